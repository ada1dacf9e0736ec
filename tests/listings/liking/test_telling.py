"""Likers hear of a lower price and of a home that is gone; nobody else does."""

from decimal import Decimal

from sqlmodel import select

from ghar_app.clock import now
from ghar_app.models.listings.liking import telling
from ghar_app.models.listings.liking.deciding import leave, like
from ghar_app.models.listings.liking.telling import tell_gone, tell_likers, tell_more
from ghar_app.models.notify import Notification
from tests.factories.identity import person
from tests.factories.listings import home


async def _told(db) -> list[tuple[int | None, str, str]]:
    found = await db.exec(select(Notification).order_by(Notification.target_user_id))
    return [(one.target_user_id, one.type_key, one.title) for one in found.all()]


async def test_who_likes_a_home_is_told_once(db) -> None:
    fan, former, stranger = [await person(db) for _ in range(3)]
    shown = await home(db, title="Sunlit 2 BHK")
    for one in (fan, former):
        await like(db, [str(shown.public_id)], by=one, at=now())
    await leave(db, [str(shown.public_id)], by=former, at=now())
    await tell_likers(db, shown, Decimal(38_500), Decimal(35_000))
    assert await _told(db) == [(fan.id, "price_drop", "Sunlit 2 BHK is now ₹35,000")]
    await tell_likers(db, shown, Decimal(35_000), Decimal(33_000))
    assert await _told(db) == [(fan.id, "price_drop", "Sunlit 2 BHK is now ₹33,000")]
    await tell_gone(db, shown)
    assert [kind for _, kind, _ in await _told(db)] == ["price_drop", "home_gone"]
    row = (await db.exec(select(Notification))).first()
    assert (row.action_url, row.entity_id) == (f"/listing/{shown.slug}", str(shown.public_id))
    assert stranger.id not in {to for to, _, _ in await _told(db)}


async def test_many_are_told_a_few_at_a_time(db, monkeypatch) -> None:
    fans, shown = [await person(db) for _ in range(5)], await home(db)
    for one in fans:
        await like(db, [str(shown.public_id)], by=one, at=now())
    waiting: list[dict] = []

    async def later(_db, task: str, **arguments) -> None:
        assert task == telling.TELL_JOB
        waiting.append(arguments)

    monkeypatch.setattr(telling, "AT_ONCE", 2)
    monkeypatch.setattr(telling, "defer", later)
    await tell_likers(db, shown, Decimal(38_500), Decimal(35_000))
    assert len(await _told(db)) == 2
    while waiting:
        await tell_more(db, **waiting.pop())
    assert [to for to, _, _ in await _told(db)] == [one.id for one in fans]
