"""Favourites: the latest like first, what became of each home, and nothing lost between pages."""

from datetime import timedelta
from decimal import Decimal

import pytest

from ghar_app.clock import now
from ghar_app.models.listings.liking.deciding import leave, like, note
from ghar_app.models.listings.liking.favourites import favourites
from ghar_app.models.listings.search import Filters
from ghar_app.refusals import Refused
from tests.factories.identity import person
from tests.factories.listings import home
from tests.queries import counted

AT = now()


async def _like(db, me, *homes) -> None:
    for minute, one in enumerate(homes):
        await like(db, [str(one.public_id)], by=me, at=AT + timedelta(minutes=minute))


async def _ids(db, me, **more) -> list[int]:
    return [one.home.row.id for one in (await favourites(db, by=me, **more)).favourites]


async def test_one_s_own_likes_latest_first_by_pages(db, connection) -> None:
    me, other = await person(db), await person(db)
    homes = [await home(db) for _ in range(7)]
    await _like(db, me, *homes)
    await _like(db, other, homes[0])
    await leave(db, [str(homes[3].public_id)], by=me, at=AT)
    wanted = [one.id for one in reversed(homes) if one is not homes[3]]
    assert await _ids(db, me) == wanted
    seen, after = [], None
    while True:
        with counted(connection) as sent:
            page = await favourites(db, by=me, after=after, size=2)
        assert len(sent) == 2, sent
        seen += [one.home.row.id for one in page.favourites]
        if not seen[2:]:
            new = str((await home(db)).public_id)
            await like(db, [new], by=me, at=AT + timedelta(hours=1))
        after = page.next
        if after is None:
            break
    assert seen == wanted, "a new like moves nobody"
    with pytest.raises(Refused, match="invalid_cursor"):
        await favourites(db, by=me, after="nonsense")


async def test_what_became_of_them(db) -> None:
    me = await person(db)
    cheaper, dearer, let, paused, archived, private = [await home(db) for _ in range(6)]
    await _like(db, me, cheaper, dearer, let, paused, archived, private)
    await note(db, str(cheaper.public_id), "Ask about water", by=me)
    cheaper.monthly_rent, dearer.monthly_rent = Decimal(36_000), Decimal(40_000)
    let.status, let.is_available = "rented", False
    paused.listing_status, archived.listing_status = "paused", "archived"
    private.visibility = "private"
    await db.flush()
    found = {one.home.row.id: one for one in (await favourites(db, by=me)).favourites}
    assert set(found) == {cheaper.id, dearer.id, let.id, paused.id}
    assert (found[cheaper.id].dropped, found[cheaper.id].note) == (
        Decimal(2_500),
        "Ask about water",
    )
    assert found[dearer.id].dropped is None
    assert [found[one.id].gone for one in (cheaper, let, paused)] == ["", "rented", "unavailable"]


async def test_all_filters_of_a_search_hold(db) -> None:
    me = await person(db)
    flat, villa = await home(db), await home(db, property_type="villa", city="Pune")
    sale = await home(db, purpose="buy", base_price=Decimal(9_000_000))
    await _like(db, me, flat, villa, sale)
    assert await _ids(db, me, filters=Filters()) == [villa.id, flat.id]
    assert await _ids(db, me, filters=Filters.read({"type": "villa"})) == [villa.id]
    assert await _ids(db, me, filters=Filters.read({"purpose": "buy"})) == [sale.id]
    assert await _ids(db, me, filters=Filters(city="Bengaluru")) == [flat.id]
