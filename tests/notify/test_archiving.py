"""What is older than half a year leaves the list, with how its deliveries ended."""

from datetime import timedelta

from sqlmodel import select

from ghar_app.clock import now
from ghar_app.models.notify import ArchivedNotification, Notification, notify
from ghar_app.models.notify.archiving import archive_old, forget_archived
from tests.notify.people import reachable


async def test_old_ones_are_moved_and_later_forgotten(db) -> None:
    asha = await reachable(db)
    old = await notify(db, "home_gone", to=asha.id, home="Old")
    new = await notify(db, "home_gone", to=asha.id, home="New")
    line = await db.get_one(Notification, old)
    line.created_at = now() - timedelta(days=181)
    await db.flush()
    assert await archive_old(db, at=now()) == 1
    assert await archive_old(db, at=now()) == 0
    left = await db.exec(select(Notification.id).where(Notification.target_user_id == asha.id))
    assert left.all() == [new]
    [kept] = (await db.exec(select(ArchivedNotification))).all()
    assert kept.id == old
    assert {(one["channel"], one["status"]) for one in kept.deliveries} == {
        ("in_app", "delivered"),
        ("push", "queued"),
    }
    await forget_archived(db, at=now() + timedelta(days=729))
    assert (await db.exec(select(ArchivedNotification.id))).all() == [old]
    await forget_archived(db, at=now() + timedelta(days=731))
    assert (await db.exec(select(ArchivedNotification.id))).all() == []
