"""Real commits: processes that are killed, files that come twice at once, jobs that run twice."""

import asyncio
import os
import signal
import subprocess
import sys
from datetime import timedelta

import psycopg
import pytest
from sqlalchemy import text

from ghar_app.clock import now
from ghar_app.db import transaction
from ghar_app.geography.placing import gazetteer
from ghar_app.models.identity import User
from ghar_app.models.listings import PortfolioImport
from ghar_app.settings import CHECKOUT
from tests.factories.identity import person
from tests.listings.importing.files import as_csv, homes

WORKER = """
import asyncio, sys
from ghar_app.geography.placing import gazetteer
from ghar_app.models import registry
from ghar_app.models.listings import PortfolioImport

async def report(done, total):
    print(done, flush=True)
    await asyncio.sleep(0.05)

step, import_id = sys.argv[1], int(sys.argv[2])
if step == "check":
    asyncio.run(PortfolioImport.check(import_id, gazetteer(), report))
else:
    asyncio.run(PortfolioImport.run(import_id, report))
"""


@pytest.fixture
async def owner(committed) -> User:
    async with transaction() as db:
        return await person(db)


async def begun(owner: User, content: bytes) -> int:
    async with transaction() as db:
        portfolio = await PortfolioImport.begin(db, by=owner, filename="homes.csv", content=content)
        await portfolio.map(db, by=owner, mapping=portfolio.mapping, defaults=portfolio.defaults)
        return portfolio.id


async def ready(owner: User, content: bytes) -> int:
    import_id = await begun(owner, content)
    await PortfolioImport.check(import_id, gazetteer())
    async with transaction() as db:
        await (await db.get_one(PortfolioImport, import_id)).start(db, by=owner)
    return import_id


async def state(import_id: int) -> PortfolioImport:
    async with transaction() as db:
        return await db.get_one(PortfolioImport, import_id)


async def counted(sql: str, **values: object) -> int:
    async with transaction() as db:
        return int((await db.execute(text(sql), values)).scalar_one())


async def homes_there() -> int:
    return await counted("SELECT count(*) FROM properties")


def killed_in_the_middle(step: str, import_id: int, *, after: int) -> int:
    """Run a step in a process of its own and kill it once it says that it did `after` chunks."""
    process = subprocess.Popen(
        [sys.executable, "-c", WORKER, step, str(import_id)],
        cwd=CHECKOUT,
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ.copy(),
    )
    assert process.stdout is not None
    said = 0
    for _ in range(after):
        said = int(process.stdout.readline())
    process.send_signal(signal.SIGKILL)
    assert process.wait(20) == -signal.SIGKILL
    process.stdout.close()
    return said


async def test_a_run_that_is_killed_leaves_whole_chunks_and_goes_on(owner):
    import_id = await ready(owner, as_csv(homes(2_600)))
    said = await asyncio.to_thread(killed_in_the_middle, "run", import_id, after=2)
    left = await state(import_id)
    made = await homes_there()
    assert said >= 1_000
    assert left.status == "running"
    assert (
        made
        == left.rows_done
        == await counted("SELECT count(*) FROM portfolio_import_rows WHERE outcome = 'created'")
    )
    assert made % 500 == 0
    assert 1_000 <= made < 2_600

    async with transaction() as db:
        assert await PortfolioImport.resume_stopped(db, still_since=now()) == [import_id]
    jobs = "SELECT count(*) FROM procrastinate_jobs WHERE task_name = 'listings.run_import'"
    assert await counted(jobs) == 2
    await PortfolioImport.run(import_id)
    done = await state(import_id)
    assert (done.status, done.rows_done, await homes_there()) == ("drafted", 2_600, 2_600)
    assert await counted("SELECT count(DISTINCT import_fingerprint) FROM properties") == 2_600


async def test_a_run_that_is_killed_can_be_undone_instead(owner):
    import_id = await ready(owner, as_csv(homes(2_000)))
    await asyncio.to_thread(killed_in_the_middle, "run", import_id, after=1)
    assert 0 < await homes_there() < 2_000
    async with transaction() as db:
        portfolio = await db.get_one(PortfolioImport, import_id)
        done = await portfolio.undo(db, by=owner)
    assert done.drafts % 500 == 0
    assert await homes_there() == 0
    await PortfolioImport.run(import_id)
    assert (await homes_there(), (await state(import_id)).status) == (0, "undone")


async def test_a_check_that_is_killed_goes_on(owner):
    import_id = await begun(owner, as_csv(homes(4_500)))
    await asyncio.to_thread(killed_in_the_middle, "check", import_id, after=2)
    left = await state(import_id)
    unread = "SELECT count(*) FROM portfolio_import_rows WHERE outcome = 'read'"
    assert left.status == "checking"
    assert await counted(unread) == 4_500 - left.rows_done > 0
    await PortfolioImport.check(import_id, gazetteer())
    done = await state(import_id)
    assert (done.status, done.rows_done, await counted(unread)) == ("preview", 4_500, 0)


async def test_an_import_that_moves_is_not_resumed(owner):
    import_id = await ready(owner, as_csv(homes(10)))
    async with transaction() as db:
        before = now() - timedelta(minutes=2)
        assert await PortfolioImport.resume_stopped(db, still_since=before) == []
        assert await PortfolioImport.resume_stopped(db, still_since=now()) == [import_id]


async def test_two_workers_on_one_import_make_every_home_once(owner):
    import_id = await ready(owner, as_csv(homes(2_200)))
    await asyncio.gather(*(PortfolioImport.run(import_id) for _ in range(3)))
    assert await homes_there() == 2_200
    assert (await state(import_id)).counts["created"] == 2_200


async def test_one_file_twice_at_once_makes_every_home_once(owner):
    content = as_csv(homes(1_500))
    first, second = await ready(owner, content), await ready(owner, content)
    assert (await state(second)).counts["ready"] == 1_500
    await asyncio.gather(PortfolioImport.run(first), PortfolioImport.run(second))
    assert await homes_there() == 1_500
    ends = [(await state(one)).counts for one in (first, second)]
    assert sum(end.get("created", 0) for end in ends) == 1_500
    assert sum(end.get("duplicate", 0) for end in ends) == 1_500
    linked = "SELECT count(*) FROM portfolio_import_rows WHERE property_id IS NULL"
    assert await counted(linked) == 0


async def test_an_undo_stops_a_run(owner):
    import_id = await ready(owner, as_csv(homes(2_500)))

    async def undo_soon(done: int, _total: int) -> None:
        if done == 500:
            async with transaction() as db:
                await (await db.get_one(PortfolioImport, import_id)).undo(db, by=owner)

    await PortfolioImport.run(import_id, undo_soon)
    left = await state(import_id)
    assert (left.status, await homes_there()) == ("undone", 0)
    assert left.counts["undone"] == 500


async def test_a_mistake_of_ours_is_marked_and_can_be_gone_on_with(owner):
    import_id = await ready(owner, as_csv(homes(1_200)))

    async def break_down(done: int, _total: int) -> None:
        if done == 500:
            raise RuntimeError("as if a bug")

    with pytest.raises(RuntimeError):
        await PortfolioImport.run(import_id, break_down)
    left = await state(import_id)
    assert (left.status, left.counts["created"], left.counts["ready"]) == ("failed", 500, 700)
    assert left.failure
    async with transaction() as db:
        await (await db.get_one(PortfolioImport, import_id)).start(db, by=owner)
    await PortfolioImport.run(import_id)
    assert (await state(import_id)).counts["created"] == 1_200


async def test_a_draft_that_something_hangs_on_is_archived_by_undo(owner, committed):
    import_id = await ready(owner, as_csv(homes(3)))
    await PortfolioImport.run(import_id)
    bound = await counted("SELECT max(id) FROM properties")
    with psycopg.connect(committed.owner_url, autocommit=True) as schema:
        schema.execute("CREATE TABLE visits_of_a_test (home int REFERENCES properties (id))")
        schema.execute("INSERT INTO visits_of_a_test VALUES (%s)", [bound])
    async with transaction() as db:
        done = await (await db.get_one(PortfolioImport, import_id)).undo(db, by=owner)
    assert (done.drafts, done.published) == (2, 1)
    async with transaction() as db:
        left = (await db.execute(text("SELECT id, listing_status FROM properties"))).all()
    assert [tuple(row) for row in left] == [(bound, "archived")]
