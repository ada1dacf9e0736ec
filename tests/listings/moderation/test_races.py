"""Two at once, over connections of their own: moderators, an owner, reports."""

import asyncio
from collections import Counter
from uuid import UUID

import pytest
from sqlalchemy import text

from ghar_app.db import transaction
from ghar_app.models.identity import User
from ghar_app.models.listings import Property
from ghar_app.models.listings.moderation.bulk import approve_many
from ghar_app.refusals import Refused
from tests.factories.identity import person
from tests.factories.listings import home
from tests.listings.moderation.conftest import NOW, WHY, handed_in


@pytest.fixture
async def moderators(committed) -> list[User]:
    async with transaction() as db:
        return [await person(db, "admin"), await person(db, "admin")]


async def waiting(**columns) -> UUID:
    async with transaction() as db:
        return (await handed_in(db, **columns)).public_id


async def decide(by: User, key: UUID, verb: str, **how) -> str:
    """`done`, or the refusal's code."""
    try:
        async with transaction() as db:
            one = await Property.to_moderate(db, by=by, public_id=key)
            await getattr(one, verb)(db, by=by, at=NOW, **how)
    except Refused as refusal:
        return refusal.code
    return "done"


async def count(sql: str) -> int:
    async with transaction() as db:
        return int((await db.execute(text(sql))).scalar_one())


async def test_two_moderators_decide_once(moderators):
    for _ in range(5):
        key = await waiting()
        first, second = await asyncio.gather(
            decide(moderators[0], key, "approve", seen=1),
            decide(moderators[1], key, "reject", seen=1, reason=WHY),
        )
        assert sorted([first, second]) in (
            ["done", "home_already_approve"],
            ["done", "home_already_reject"],
        )
    assert await count("SELECT count(*) FROM listing_moderation_events") == 5
    assert await count("SELECT count(*) FROM notifications") == 5


async def test_an_edit_under_way_is_not_published_unseen(moderators):
    """The owner has begun to save; whoever approves what stood there before is refused."""
    key = await waiting(title="As it was seen")
    begun, go_on = asyncio.Event(), asyncio.Event()

    async def edit() -> None:
        async with transaction() as db:
            await db.execute(text("UPDATE properties SET title = 'Unseen', version = version + 1"))
            begun.set()
            await go_on.wait()

    owner = asyncio.create_task(edit())
    await begun.wait()
    approving = asyncio.create_task(decide(moderators[0], key, "approve", seen=1))
    await asyncio.sleep(0.2)
    assert not approving.done()
    go_on.set()
    await owner
    assert await approving == "home_moved_on"
    assert await count("SELECT count(*) FROM properties WHERE listing_status = 'live'") == 0
    assert await decide(moderators[0], key, "approve", seen=2) == "done"


async def test_bunches_that_overlap_neither_lock_up_nor_decide_twice(moderators):
    keys = [await waiting() for _ in range(12)]

    async def approve(by: User, chosen: list[UUID]) -> Counter[str]:
        async with transaction() as db:
            seen = dict.fromkeys(chosen, 1)
            outcomes = await approve_many(db, by=by, seen=seen, at=NOW)
        return Counter(one.refusal.code if one.refusal else "done" for one in outcomes)

    alone = [decide(moderators[0], key, "approve", seen=1) for key in keys[::3]]
    both = await asyncio.gather(
        approve(moderators[0], keys[:8]), approve(moderators[1], keys[:3:-1]), *alone
    )
    done = both[0]["done"] + both[1]["done"] + both[2:].count("done")
    assert done == len(keys)
    assert await count("SELECT count(*) FROM listing_moderation_events") == len(keys)
    assert await count("SELECT count(*) FROM audit_logs WHERE action = 'listing.approved'") == 12


async def test_reports_at_once_pause_once(committed):
    async with transaction() as db:
        key = (await home(db)).id

    async def report() -> bool:
        async with transaction() as db:
            return await (await db.get_one(Property, key)).pause_for_reports(db, at=NOW)

    assert sorted(await asyncio.gather(*[report() for _ in range(4)])) == [False] * 3 + [True]
    assert await count("SELECT count(*) FROM listing_moderation_events") == 1
