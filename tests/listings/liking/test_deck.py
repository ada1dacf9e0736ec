"""The deck: the likeliest first, nothing of one's own, nothing twice, and a way on at its end."""

from datetime import timedelta

from ghar_app.clock import now
from ghar_app.models.listings.liking.deciding import leave, like, undo
from ghar_app.models.listings.liking.deck import dealt, dealt_again, wider
from ghar_app.models.listings.search import Circle, Filters
from tests.factories.identity import person
from tests.factories.listings import home
from tests.queries import counted

RENT = Filters()
AT = now()


async def _deal(db, by=None, filters: Filters = RENT, **more) -> list[int]:
    return [one.row.id for one in await dealt(db, filters, by=by, **more)]


async def test_a_stranger_gets_what_others_like(db) -> None:
    plain = await home(db, view_count=1)
    looked = await home(db, view_count=9)
    liked = await home(db, like_count=3)
    await home(db, listing_status="paused")
    await home(db, purpose="buy", base_price=1)
    assert await _deal(db) == [liked.id, looked.id, plain.id]
    assert await _deal(db, but=[looked.id]) == [liked.id, plain.id]
    assert await _deal(db, size=1) == [liked.id]


async def test_homes_like_the_latest_like_come_first(db) -> None:
    me = await person(db)
    earlier = await home(db, city="Mumbai", locality="Bandra")
    latest = await home(db, city="Bengaluru", locality="Indiranagar")
    places = {
        7: {},
        6: {"property_type": "villa"},
        5: {"locality": "Whitefield"},
        4: {"locality": "Whitefield", "property_type": "villa"},
        3: {"city": "Pune"},
        2: {"city": "Pune", "property_type": "villa"},
        1: {"city": "Pune", "locality": None},
        0: {"city": None, "locality": "Aundh", "property_type": "villa"},
    }
    made = {score: await home(db, like_count=10 - score, **more) for score, more in places.items()}
    await like(db, [str(earlier.public_id)], by=me, at=AT)
    await like(db, [str(latest.public_id)], by=me, at=AT + timedelta(minutes=1))
    assert await _deal(db, me) == [made[score].id for score in sorted(made, reverse=True)]
    within = Filters(city="Bengaluru")
    assert await _deal(db, me, within) == [made[score].id for score in (7, 6, 5, 4)]
    kind = Filters.read({"type": "villa"})
    assert await _deal(db, me, kind) == [made[score].id for score in (6, 4, 2, 0)]
    await undo(db, by=me, at=AT + timedelta(minutes=2))
    assert latest.id in await _deal(db, me), "what is undone comes back"


async def test_own_and_decided_homes_are_not_dealt(db, connection) -> None:
    me = await person(db)
    await home(db, me)
    passed, liked, left = [await home(db) for _ in range(3)]
    await leave(db, [str(passed.public_id)], by=me, at=AT)
    await like(db, [str(liked.public_id)], by=me, at=AT)
    with counted(connection) as sent:
        assert await _deal(db, me) == [left.id]
    assert len(sent) <= 9, sent
    other = await person(db)
    assert len(await _deal(db, other)) == 4


async def test_a_whole_deck_gives_every_home_once(db) -> None:
    me = await person(db)
    for number in range(30):
        await home(db, city=("Bengaluru", "Pune")[number % 2], like_count=number % 3)
    seen: list[int] = []
    while hand := await dealt(db, RENT, by=me, size=7):
        for one in hand:
            seen.append(one.row.id)
            decide = like if one.row.id % 2 else leave
            await decide(db, [str(one.row.public_id)], by=me, at=AT)
    assert len(seen) == len(set(seen)) == 30


async def test_the_end_of_a_deck_offers_the_smallest_step_on(db) -> None:
    me = await person(db)
    near = await home(db, latitude=12.97, longitude=77.64)
    far = await home(db, latitude=12.97, longitude=77.70, property_type="villa")
    circle = Filters(circle=Circle(12.97, 77.64, 5))
    found = await wider(db, circle, by=me, but=[near.id])
    assert found is not None
    assert (found.name, found.count) == ("circle", 1)
    assert found.filters.circle == Circle(12.97, 77.64, 10)
    narrow = Filters.read({"city": "Bengaluru", "locality": "Indiranagar", "type": "apartment"})
    found = await wider(db, narrow, by=me, but=[near.id])
    assert found is not None
    assert (found.name, found.filters) == ("wishes", Filters(city="Bengaluru"))
    await leave(db, [str(far.public_id), str(near.public_id)], by=me, at=AT)
    assert await wider(db, circle, by=me) is None


async def test_a_home_that_comes_back_must_still_be_public(db) -> None:
    shown, hidden = await home(db), await home(db, listing_status="paused")
    again = await dealt_again(db, shown.id)
    assert again is not None
    assert again.row.id == shown.id
    assert await dealt_again(db, hidden.id) is None
