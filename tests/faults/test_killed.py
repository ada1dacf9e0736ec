"""kill -9 of the process that answers, in the middle of answering."""

import asyncio
import os
import signal

import httpx

from ghar_app.web.csrf import form_token
from tests.faults.conftest import NewVisitor
from tests.serving import Ghar, say, until
from tests.web.conftest import Visitor

ROUNDS = 2
AT_ONCE = 12
CRASH_LOOP_S = 6
"""granian gives up on a worker that dies again within 5.5 s of its start."""


async def test_a_killed_worker_comes_back_and_leaves_no_halves(
    ghar: Ghar, new_visitor: NewVisitor
) -> None:
    visitor = await new_visitor()
    before = ghar.workers()
    for number in range(ROUNDS):
        killed = ghar.workers()
        joining = [
            asyncio.create_task(_ask_for_a_code(visitor, ghar, number * AT_ONCE + one))
            for one in range(AT_ONCE)
        ]
        await asyncio.wait(joining, return_when=asyncio.FIRST_COMPLETED)
        for worker in killed:
            os.kill(worker, signal.SIGKILL)
        answered = await asyncio.gather(*joining)
        seconds = await asyncio.to_thread(until, lambda: _answers(ghar), what="it answers again")
        assert not set(killed) & set(ghar.workers())
        say(f"killed with {answered.count(True)} of {AT_ONCE} answered; back in {seconds:.1f} s")

        await asyncio.sleep(CRASH_LOOP_S)

        # A code and the message that carries it are made in one transaction.
        codes, messages, phones = ghar.rows(
            "SELECT (SELECT count(*) FROM otp_verifications), "
            "(SELECT count(*) FROM outbox_messages), "
            "(SELECT count(DISTINCT recipient) FROM outbox_messages)"
        )[0]
        assert codes == messages == phones
        assert messages >= answered.count(True)
    assert ghar.process.poll() is None
    assert before != ghar.workers()
    assert await _ask_for_a_code(visitor, ghar, 99)


async def _ask_for_a_code(visitor: Visitor, ghar: Ghar, number: int) -> bool:
    """Whether the answer came. Each asker has an address of its own, as limits are by address."""
    headers = {
        "Origin": ghar.url,
        "Cookie": visitor.cookies,
        "X-Forwarded-For": f"198.18.9.{number + 1}",
    }
    form = {"csrf": form_token(visitor.cookies), "identifier": f"98450772{number:02d}"}
    async with httpx.AsyncClient(base_url=ghar.url, timeout=10) as client:
        try:
            answer = await client.post("/session/identify", data=form, headers=headers)
        except httpx.TransportError:
            return False
    return answer.status_code == 303 and "set-cookie" in answer.headers


def _answers(ghar: Ghar) -> bool:
    try:
        return httpx.get(f"{ghar.url}/readyz", timeout=2).status_code == 200
    except httpx.TransportError:
        return False
