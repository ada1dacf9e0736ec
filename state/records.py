"""The banner of an outage: it asks again by itself until the database is back."""

from typing import Any

import reflex as rx
from reflex.state import OnLoadInternalState
from sqlmodel import select

from ghar_app.db import transaction
from ghar_app.db.outages import outage
from state.hydration import fill
from state.shell import Shell

FIRST_WAIT_S, LONGEST_WAIT_S = 5, 30


class Records(rx.State):
    """`wait` is seconds until the next try, `tries` how many there were in this outage."""

    wait: int = FIRST_WAIT_S
    tries: int = 0

    @rx.event
    async def look_again(self) -> Any:
        """Fill the shell when the database is back; a page that it had failed loads once more.

        Whatever somebody has typed is on a page that was there, and that page is left alone.
        """
        shell = await self.get_state(Shell)
        if not shell.viewer.records_away:
            return None
        if await _are_back():
            await fill(shell)
        if shell.viewer.records_away:
            self.tries += 1
            self.wait = min(LONGEST_WAIT_S, FIRST_WAIT_S * 2**self.tries)
            return None
        self.wait, self.tries = FIRST_WAIT_S, 0
        missing, shell._page_is_missing = shell._page_is_missing, False
        return OnLoadInternalState.on_load_internal if missing else None


async def _are_back() -> bool:
    try:
        async with transaction() as db:
            await db.exec(select(1))
    except Exception as error:
        if outage(error) is None:
            raise
        return False
    return True
