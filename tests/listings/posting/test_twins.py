"""The same home twice: its owner sees it, moderators are told, strangers' homes stay theirs."""

from datetime import UTC, datetime

from ghar_app.models.listings.posting.twins import TWIN, twins_of
from tests.factories.identity import person
from tests.factories.posting import draft, uploads

AT = datetime(2026, 11, 20, 6, 30, tzinfo=UTC)


async def test_the_same_flat_again(db) -> None:
    me = await person(db)
    first = await draft(db, me, pin="12.97840,77.64080")
    await first.publish(db, by=me, at=AT)
    again = await draft(db, me, pin="12.97855,77.64090")
    assert [(one.public_id, one.is_own) for one in await twins_of(db, again)] == [
        (first.public_id, True)
    ]
    # A warning and no reason to wait; but moderators read it where the home waits anyway.
    await again.publish(db, by=me, at=AT)
    assert again.listing_status == "live"
    one_photo = await draft(db, me, photos=1)
    await one_photo.publish(db, by=me, at=AT)
    assert TWIN in one_photo.review_flags


async def test_not_the_same(db) -> None:
    me = await person(db)
    first = await draft(db, me)
    await first.publish(db, by=me, at=AT)
    for other in (
        {"pin": "12.9800,77.6408"},
        {"bedrooms": "3"},
        {"address_line1": "Zest Towers", "locality": "Domlur", "pincode": "560071"},
        {"purpose": "buy", "base_price": "9000000"},
    ):
        assert await twins_of(db, await draft(db, me, **other)) == [], other
    assert await twins_of(db, await draft(db, await person(db))) == []


async def test_the_same_picture_on_a_strangers_home(db) -> None:
    me, other = await person(db), await person(db)
    theirs = await draft(db, other, photos=0, pin="12.90,77.60")
    await theirs.attach(db, by=other, files=[(await uploads(db, other, 1, sha="s"))[0].id])
    await theirs.publish(db, by=other, at=AT)
    mine = await draft(db, me, photos=0)
    await mine.attach(db, by=me, files=[(await uploads(db, me, 1, sha="s"))[0].id])
    (found,) = await twins_of(db, mine)
    assert (found.by_picture, found.public_id, found.title) == (True, None, "")
