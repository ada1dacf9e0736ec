"""Two at the same moment, over parallel connections."""

import asyncio
from collections.abc import Awaitable, Callable
from uuid import UUID

from sqlmodel import func, select

from ghar_app.clock import now
from ghar_app.db import Db, transaction
from ghar_app.models.identity import User
from ghar_app.models.listings import ListingModerationEvent, Property
from ghar_app.models.listings.posting.answers import answers_of
from ghar_app.models.listings.posting.saving import ChangedElsewhere
from ghar_app.refusals import Refused
from tests.factories.identity import person
from tests.factories.posting import draft, uploads

Act = Callable[[Db, Property, User], Awaitable[object]]


async def _posted(**answers) -> UUID:
    async with transaction() as db:
        me = await person(db)
        made = await draft(db, me, **answers)
        return made.public_id


async def _in_one_transaction(home: UUID, act: Act) -> object:
    """What one window does; a refusal is its answer."""
    try:
        async with transaction() as db:
            found = (await db.exec(select(Property).where(Property.public_id == home))).one()
            me = await db.get(User, found.owner_id)
            assert me is not None
            return await act(db, found, me)
    except Refused as refusal:
        return refusal


async def _at_once(home: UUID, *acts: Act) -> list[object]:
    return await asyncio.gather(*[_in_one_transaction(home, act) for act in acts])


async def test_two_windows_save_the_same_field_and_one_is_told(committed) -> None:
    home = await _posted(photos=0)

    def saving(title: str) -> Act:
        return lambda db, found, me: found.save(
            db, by=me, step="basics", values={"title": title}, seen=1
        )

    outcomes = await _at_once(home, *[saving(f"Window {n}") for n in range(5)])
    told = [one for one in outcomes if isinstance(one, ChangedElsewhere)]
    assert len(told) == 4
    async with transaction() as db:
        found = (await db.exec(select(Property))).one()
        kept = (await answers_of(db, found, await found.unpublished(db)))["title"]
    assert all(one.both["title"][1] == kept for one in told)


async def test_publishing_five_times_at_once_publishes_once(committed) -> None:
    home = await _posted()
    acts: list[Act] = [lambda db, found, me: found.publish(db, by=me, at=now(), seen=2)] * 5
    assert await _at_once(home, *acts) == ["live"] * 5
    async with transaction() as db:
        events = (await db.exec(select(func.count(ListingModerationEvent.id)))).one()
        version = (await db.exec(select(Property.version))).one()
    assert (events, version) == (1, 2)


async def test_pause_against_publishing_an_edit_ends_paused_with_the_edit(committed) -> None:
    home = await _posted()
    await _in_one_transaction(home, lambda db, one, me: one.publish(db, by=me, at=now()))
    title = {"title": "Another title"}
    await _in_one_transaction(
        home, lambda db, one, me: one.save(db, by=me, step="basics", values=title, seen=3)
    )
    await _at_once(
        home,
        lambda db, one, me: one.publish(db, by=me, at=now()),
        lambda db, one, me: one.pause(db, by=me, at=now()),
    )
    async with transaction() as db:
        found = (await db.exec(select(Property))).one()
    assert (found.listing_status, found.title) == ("paused", "Another title")


async def test_pictures_added_from_two_devices_are_all_there(committed) -> None:
    home = await _posted(photos=0)
    async with transaction() as db:
        me = (await db.exec(select(User))).one()
        files = [file.id for file in await uploads(db, me, 6)]

    def adding(file: UUID) -> Act:
        return lambda db, found, me: found.attach(db, by=me, files=[file])

    await _at_once(home, *[adding(file) for file in files])
    async with transaction() as db:
        found = (await db.exec(select(Property))).one()
        answers = await answers_of(db, found, await found.unpublished(db))
    assert {photo["id"] for photo in answers["photos"]} == {str(file) for file in files}
    assert [photo["main"] for photo in answers["photos"]].count(True) == 1


async def test_two_presses_on_new_make_one_draft(committed) -> None:
    async with transaction() as db:
        me = await person(db)

    async def press() -> int:
        async with transaction() as db:
            return (await Property.draft(db, by=me)).id

    assert len(set(await asyncio.gather(press(), press(), press()))) == 1
