"""What people read of a visit, in their language, in the transaction that changed it."""

from sqlmodel import select

from ghar_app.clock import now
from ghar_app.models.notify import Notification
from tests.factories.identity import person
from tests.factories.listings import home
from tests.factories.visits import agreed


async def test_both_sides_read_it_in_their_language(db) -> None:
    owner = await person(db, full_name="Sunita Rao", preferences={"language": "hi"})
    seeker = await person(db, full_name="Ananya Sen")
    place = await home(db, owner, title="Sunlit flat")
    one = await agreed(db, seeker, place, owner)
    await one.cancel(db, by=owner, now=now())
    found = (await db.exec(select(Notification).order_by(Notification.created_at))).all()
    told = {(row.type_key, row.target_user_id) for row in found}
    assert told == {
        ("visit_requested", owner.id),
        ("visit_confirmed", owner.id),
        ("visit_confirmed", seeker.id),
        ("visit_cancelled", seeker.id),
    }
    assert {row.action_url for row in found} == {f"/visits/{one.public_id}"}
    asked = next(row for row in found if row.type_key == "visit_requested")
    assert asked.title == "Ananya Sen Sunlit flat देखना चाहते हैं"
    off = next(row for row in found if row.type_key == "visit_cancelled")
    assert off.title == "Visit cancelled: Sunlit flat"
