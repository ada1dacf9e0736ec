"""PostgreSQL goes away under load, and comes back."""

import asyncio
from collections import Counter
from collections.abc import Iterator

import httpx
import pytest

from tests.faults.conftest import NewVisitor
from tests.serving import (
    Ghar,
    say,
    served_from_own_cluster,
    start_database,
    stop_database,
    until,
)

PATHS = (
    *("/readyz", "/healthz", "/", "/search"),
    *("/flats/bengaluru", "/listing/nothing", "/sitemap.xml"),
)


@pytest.fixture(scope="module")
def ghar(built: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ghar]:
    """A server with a cluster of its own, which may be stopped."""
    with served_from_own_cluster(tmp_path_factory.mktemp("cluster")) as running:
        yield running


async def test_it_says_so_and_recovers_by_itself(ghar: Ghar, new_visitor: NewVisitor) -> None:
    visitor = await new_visitor("+919845077301")
    workers = ghar.workers()
    answers: Counter[tuple[str, int]] = Counter()
    load = [asyncio.create_task(_browse(ghar, answers)) for _ in range(6)]
    try:
        await asyncio.sleep(1)
        assert {status for _, status in answers} <= {200, 404}, answers
        answers.clear()

        await asyncio.to_thread(stop_database, ghar)
        away = await asyncio.to_thread(until, lambda: _status(ghar) == 503, what="/readyz is 503")
        assert _status(ghar, "/healthz") == 200
        await asyncio.sleep(2)
        answer = await visitor.post(
            "/session/identify", {"Origin": ghar.url}, identifier="98450 77302"
        )
        assert (answer.status_code, visitor.error) == (303, "database_unavailable")
        assert visitor.step.typed == "98450 77302"
        assert _status(ghar, "/flats/bengaluru") == 503

        await asyncio.to_thread(start_database, ghar)
        back = await asyncio.to_thread(until, lambda: _status(ghar) == 200, what="/readyz is 200")
        await asyncio.sleep(1)
    finally:
        for one in load:
            one.cancel()
        await asyncio.gather(*load, return_exceptions=True)
    say(f"noticed after {away:.1f} s, back {back:.1f} s after the database: {answers}")
    assert {status for _, status in answers} <= {200, 404, 503}, answers
    assert ghar.workers() == workers, "it recovered without a new process"

    answer = await visitor.post("/session/identify", {"Origin": ghar.url}, identifier="98450 77302")
    assert (answer.status_code, visitor.error) == (303, "")
    assert ghar.code_for("+919845077302")


async def test_jobs_go_on_afterwards(ghar: Ghar) -> None:
    """The queue's worker holds connections of its own, which died with the server."""
    ghar.do(
        "INSERT INTO procrastinate_jobs (queue_name, task_name, args, status) "
        "VALUES ('default', 'listings.resume_imports', '{\"timestamp\": 0}', 'todo')"
    )
    waiting = "SELECT count(*) FROM procrastinate_jobs WHERE status <> 'succeeded'"
    await asyncio.to_thread(until, lambda: ghar.value(waiting) == 0, 30, what="the job is done")


async def _browse(ghar: Ghar, answers: Counter[tuple[str, int]]) -> None:
    async with httpx.AsyncClient(base_url=ghar.url, timeout=30, follow_redirects=True) as client:
        number = 0
        while True:
            number += 1
            path = PATHS[number % len(PATHS)]
            # Many people, none of whom spends the limit of 500 a minute.
            headers = {"Accept": "text/html", "X-Forwarded-For": f"198.18.11.{number % 250}"}
            answer = await client.get(path, headers=headers)
            answers[path, answer.status_code] += 1
            await asyncio.sleep(0.02)


def _status(ghar: Ghar, path: str = "/readyz") -> int:
    return httpx.get(f"{ghar.url}{path}", timeout=20).status_code
