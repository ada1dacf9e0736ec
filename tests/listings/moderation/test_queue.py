"""The queue: oldest first, filtered, counted, and read by its index."""

from datetime import timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.dialects import postgresql

from ghar_app.models.listings.moderation import queue
from ghar_app.models.listings.moderation.queue import Wanted, beside, counts, waiting
from ghar_app.refusals import Refused
from tests.factories.identity import person
from tests.factories.listings import home
from tests.listings.moderation.conftest import NOW, handed_in


async def names(db, by, most: int = 25, after=None, **wanted) -> list[str]:
    rows = await waiting(db, by=by, wanted=Wanted(**wanted), at=NOW, after=after, most=most)
    return [row.title for row in rows]


async def test_oldest_first_page_by_page(db, moderator):
    same = [await handed_in(db, title=f"same {n}", hours=9) for n in range(3)]
    await handed_in(db, title="old", hours=100)
    await handed_in(db, title="new", hours=1)
    await home(db, title="online")
    order = ["old", "same 0", "same 1", "same 2", "new"]
    assert await names(db, moderator) == order
    after = (same[0].submitted_at, same[0].id)
    assert await names(db, moderator, after=after, most=2) == ["same 1", "same 2"]
    before, later = await beside(db, by=moderator, wanted=Wanted(), at=NOW, of=after)
    assert later == same[1].public_id
    assert before is not None
    assert await beside(db, by=moderator, wanted=Wanted(city="Pune"), at=NOW, of=after) == (
        None,
        None,
    )


async def test_filters(db, moderator):
    await handed_in(db, title="pg", review_flags=["drugs", "few_photos"], hours=30)
    await handed_in(db, title="flat", property_type="apartment", city="Mumbai", hours=80)
    await handed_in(db, title="edit", published_at=NOW - timedelta(days=9), hours=2)
    assert await names(db, moderator, kind="apartment") == ["flat"]
    assert await names(db, moderator, city="Mumbai") == ["flat"]
    assert await names(db, moderator, flag="drugs") == ["pg"]
    assert await names(db, moderator, flag="edited") == ["edit"]
    assert await names(db, moderator, hours=24) == ["flat", "pg"]
    assert await names(db, moderator, hours=72, flag="drugs") == []


def test_an_address_says_what_is_wanted_and_nothing_else():
    asked = {"kind": "castle", "city": "Pune", "flag": "drugs", "hours": "12"}
    assert Wanted.read(asked) == Wanted(city="Pune", flag="drugs")
    whole = Wanted(kind="pg", city="Pune", flag="edited", hours=72)
    assert Wanted.read(whole.write()) == whole
    assert Wanted().write() == {}


async def test_counts(db, moderator):
    await handed_in(db, review_flags=["drugs", "few_photos"], hours=30)
    await handed_in(db, review_flags=["few_photos"], property_type="flatmate", hours=3)
    await handed_in(db, city="Mumbai")
    found = await counts(db, by=moderator)
    assert (found.waiting, found.whole, found.oldest) == (3, True, NOW - timedelta(hours=30))
    assert found.flags == {"few_photos": 2, "drugs": 1}
    assert found.kinds == {"pg": 2, "flatmate": 1}
    assert found.cities == {"Bengaluru": 2, "Mumbai": 1}


async def test_an_empty_queue(db, moderator):
    found = await counts(db, by=moderator)
    assert (found.waiting, found.oldest, found.flags) == (0, None, {})


async def test_only_moderators_see_the_queue(db):
    stranger, owner = await person(db), await person(db, "owner")
    for who in (stranger, owner):
        with pytest.raises(Refused, match="not_allowed"):
            await names(db, who)
        with pytest.raises(Refused, match="not_allowed"):
            await counts(db, by=who)
        with pytest.raises(Refused, match="not_allowed"):
            await beside(db, by=who, wanted=Wanted(), at=NOW, of=(NOW, 1))
    assert await names(db, await person(db, "employee")) == []


async def test_waiting_begins_by_itself_and_ends_when_the_home_leaves(db):
    one = await home(db)
    one.listing_status, one.review_flags = "pending_review", ["drugs"]
    await db.flush()
    await db.refresh(one)
    began = one.submitted_at
    assert began is not None
    assert one.review_flags == ["drugs"]
    one.listing_status = "pending_review"
    one.title = "Edited while it waits"
    await db.flush()
    await db.refresh(one)
    assert one.submitted_at == began
    one.listing_status = "live"
    await db.flush()
    await db.refresh(one)
    assert (one.submitted_at, one.review_flags) == (None, [])


@pytest.mark.parametrize(
    "wanted",
    [Wanted(), Wanted(hours=24), Wanted(city="Mumbai"), Wanted(flag="drugs")],
)
async def test_the_queue_is_read_by_an_index(db, moderator, wanted):
    await db.execute(
        text("""
        INSERT INTO properties (owner_id, title, property_type, purpose, listing_status, city,
          base_price, submitted_at, review_flags)
        SELECT :owner, 'Home ' || i, 'pg', 'rent',
          CASE WHEN i % 2 = 0 THEN 'pending_review' ELSE 'draft' END,
          CASE WHEN i % 50 = 0 THEN 'Mumbai' ELSE 'Pune' END, 0, now() - make_interval(mins => i),
          CASE WHEN i % 500 = 0 THEN '{drugs}'::text[] ELSE '{}' END
        FROM generate_series(1, 6000) AS i"""),
        {"owner": moderator.id},
    )
    await db.execute(text("ANALYZE properties"))
    query = (
        queue.select(*queue._COLUMNS)
        .where(queue._WAITING, *queue._conditions(wanted, NOW))
        .order_by(queue.P.submitted_at, queue.P.id)
        .limit(25)
    )
    sql = query.compile(dialect=postgresql.dialect(), compile_kwargs={"literal_binds": True})
    plan = await db.execute(text(f"EXPLAIN {sql}".replace(":", "\\:")))
    said = "\n".join(row[0] for row in plan)
    assert "ix_properties_waiting" in said
    assert "Seq Scan" not in said
