"""/admin: how the house stands."""

from dataclasses import dataclass

import reflex as rx

from ghar_app.catalogue import translate
from ghar_app.clock import now
from ghar_app.db import transaction
from ghar_app.formats import grouped
from ghar_app.models.ops.numbers import numbers
from state.refusals import shows_refusals
from state.shell import SignedIn

HOURS_TOO_LONG = 24


@dataclass(frozen=True)
class NumbersView:
    """Texts; `late` says in words that something has waited too long, else empty."""

    people: str = ""
    suspended: str = ""
    online: str = ""
    waiting: str = ""
    late: str = ""
    reported: str = ""
    visits_today: str = ""
    failed: str = ""
    has_failed: bool = False


class AdminHome(SignedIn, rx.State):
    """Reads only."""

    numbers: NumbersView = NumbersView()
    ready: bool = False

    @rx.event
    @shows_refusals
    async def load(self) -> None:
        """The numbers as they are now."""
        at = now()
        async with transaction() as db:
            me = await self._me(db)
            found = await numbers(db, by=me, at=at)
        hours = int((at - found.oldest).total_seconds() // 3600) if found.oldest else 0
        late = translate("ops.waits", self._language, n=hours) if hours >= HOURS_TOO_LONG else ""
        self.numbers = NumbersView(
            people=grouped(found.people),
            suspended=grouped(found.suspended),
            online=grouped(found.online),
            waiting=grouped(found.waiting),
            late=late,
            reported=grouped(found.reported),
            visits_today=grouped(found.visits_today),
            failed=grouped(found.failed),
            has_failed=found.failed > 0,
        )
        self.ready = True
