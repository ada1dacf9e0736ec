"""The page on which an account is deleted; the deleting itself is a posted form."""

from dataclasses import dataclass

import reflex as rx

from ghar_app.clock import now
from ghar_app.db import transaction
from ghar_app.models.identity.leaving import consequences
from ghar_app.models.identity.proving import own_address
from ghar_app.refusals import Refused
from ghar_app.web.leaving import STEP
from ghar_app.web.sign_in_step import read_step
from state.refusals import shows_refusals
from state.shell import SignedIn


@dataclass(frozen=True)
class LeaveView:
    """What leaving would end. `code_to` is where a code goes: sms, email, or empty."""

    ready: bool = False
    homes: int = 0
    visits: int = 0
    has_password: bool = False
    code_to: str = ""
    code_sent: bool = False


class LeavePage(SignedIn, rx.State):
    """/account/leave."""

    view: LeaveView = LeaveView()

    @rx.event
    @shows_refusals
    async def load(self) -> None:
        """Show the consequences, and what came of the form a moment ago."""
        step = read_step(self._cookies)
        is_news = step.step == STEP and step.is_news
        async with transaction() as db:
            me = await self._me(db)
            homes, visits = await consequences(db, me, at=now())
            to = own_address(me)
            self.view = LeaveView(
                ready=True,
                homes=homes,
                visits=visits,
                has_password=me.has_password,
                code_to=to.channel.value if to else "",
                code_sent=is_news and (step.notice == "code_sent" or _about_code(step.error)),
            )
        if is_news and step.error:
            error = step.error
            self._show_refusal(
                Refused(error["code"], field=error["field"] or None, **error["details"])
            )


def _about_code(error: dict) -> bool:
    return error.get("field") in ("code", "word")
