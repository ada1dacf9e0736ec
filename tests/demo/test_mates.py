"""The demo's flatmates: whole profiles, alike on every machine, and something to answer."""

from sqlalchemy import text
from sqlmodel import select

from ghar_app.db import Db
from ghar_app.demo.mates_cast import MATES
from ghar_app.models.flatmates.profile.rooms import rooms_of
from ghar_app.models.flatmates.profile.showing import people
from ghar_app.models.identity import User
from ghar_app.models.messaging.conversation import UserConversation
from ghar_app.settings import CHECKOUT


async def _named(db: Db, key: str) -> User:
    return (await db.exec(select(User).where(User.email == f"{key}@ghar.test"))).one()


async def test_forty_people_can_be_met_and_their_faces_are_files(demo: Db) -> None:
    dealt = (await demo.exec(select(User).where(User.flatmates_in_deck))).all()
    assert len(dealt) == len(MATES) == 40
    isha = await _named(demo, "isha")
    shown = await people(demo, [one.id for one in dealt], viewer=isha)
    urls = {url for one in shown.values() for url in one.photos}
    assert len(urls) > 24
    assert not [url for url in urls if not (CHECKOUT / "assets" / url.lstrip("/")).exists()]
    assert sum(not one.photos for one in shown.values()) == 3
    scores = {one.likeness.score for one in shown.values() if one.likeness}
    assert len(scores) > 10
    assert all(one.areas and one.bio and one.budget_max for one in shown.values())
    faces = [one.photos[0] for one in shown.values() if one.city == "Bengaluru" and one.photos]
    assert len(faces) == len(set(faces)), "no face twice in one city"


async def test_isha_has_likes_to_answer_two_matches_and_threads(demo: Db) -> None:
    isha = await _named(demo, "isha")
    assert isha.flatmates_mode == "seeker"
    liked = await demo.execute(
        text(
            "SELECT swipe_action, count(*) FROM user_swipes s WHERE target_user_id = :me"
            " AND NOT EXISTS (SELECT 1 FROM user_swipes m WHERE m.user_id = :me"
            "  AND m.target_user_id = s.user_id) GROUP BY 1"
        ),
        {"me": isha.id},
    )
    assert dict(liked.tuples().all()) == {"like": 4, "super_like": 1}
    for key in ("ananya", "rohan"):
        other = await _named(demo, key)
        thread = await UserConversation.between(demo, isha.id, other.id)
        assert thread is not None
        assert (thread.status, thread.source) == ("active", "profile_match")
    owners = [(await _named(demo, key)).id for key in ("ananya", "kavya", "isha")]
    rooms = await rooms_of(demo, owners)
    assert sorted(rooms) == sorted(owners[:2])
    assert {room.city for room in rooms.values()} == {"Bengaluru"}
