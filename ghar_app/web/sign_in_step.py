"""A half-done sign-in, kept in a signed cookie between a post and the page after it.

So a reload, an error and a second tab keep what was typed. No password and no code is in it.
"""

from dataclasses import asdict, dataclass, field, replace
from datetime import timedelta
from math import ceil
from typing import Any

from fastapi import Response

from ghar_app.clock import now
from ghar_app.models.identity.identifiers import Identifier
from ghar_app.models.identity.kinds import Channel
from ghar_app.models.identity.otp import PAUSE
from ghar_app.refusals import Refused
from ghar_app.web.cookies import give, read_cookie, step_cookie, take
from ghar_app.web.signing import read_signed, sign

PURPOSE = "sign-in-step"
LASTS = timedelta(minutes=30)
STEPS = ("identifier", "code", "password")


@dataclass(frozen=True)
class SignInStep:
    """Where a sign-in stands. `road` is the channel that the last code took."""

    step: str = "identifier"
    typed: str = ""
    channel: str | None = None
    value: str | None = None
    road: str | None = None
    sent_at: float | None = None
    misses: int = 0
    next: str = "/"
    error: dict[str, Any] = field(default_factory=dict)
    notice: str = ""
    told_at: float = 0

    @property
    def who(self) -> Identifier | None:
        """Who wants in, once that is known."""
        return (
            Identifier(Channel(self.channel), self.value) if self.channel and self.value else None
        )

    @property
    def by_other_road(self) -> bool:
        """Whether the code went to the other address of the account."""
        return self.road is not None and self.road != self.channel

    @property
    def resend_in(self) -> int:
        """Seconds until another code may be asked for."""
        if self.sent_at is None:
            return 0
        return max(0, ceil(self.sent_at + PAUSE.total_seconds() - now().timestamp()))

    def about(self, who: Identifier) -> "SignInStep":
        """The same sign-in, now that it is known whose."""
        return replace(self, channel=who.channel.value, value=who.value, road=None, misses=0)

    def cleared(self) -> "SignInStep":
        """The same step without what was shown before."""
        return replace(self, error={}, notice="")

    def refused(self, refusal: Refused) -> "SignInStep":
        """The same step with a refusal to show."""
        error = {
            "code": refusal.code,
            "field": refusal.field or "",
            "details": {name: _plain(value) for name, value in refusal.details.items()},
        }
        return replace(self, error=error, told_at=now().timestamp())

    def noticed(self, notice: str) -> "SignInStep":
        """The same step with the name of a success to show."""
        return replace(self, notice=notice, told_at=now().timestamp())

    @property
    def is_news(self) -> bool:
        """Whether the refusal or notice is of this minute; later it would only confuse."""
        return now().timestamp() - self.told_at < 60


def _plain(value: object) -> object:
    return value if isinstance(value, str | int) else str(value)


def read_step(cookie_header: str | None) -> SignInStep:
    """The sign-in under way in this browser; a new one when there is none."""
    payload = read_signed(PURPOSE, read_cookie(cookie_header, step_cookie()))
    return SignInStep(**payload) if payload else SignInStep()


def keep_step(response: Response, step: SignInStep) -> None:
    """Send the step along with an answer."""
    text = sign(PURPOSE, asdict(step), lasts=LASTS)
    give(response, step_cookie(), text, seconds=int(LASTS.total_seconds()))


def forget_step(response: Response) -> None:
    """The sign-in is done."""
    take(response, step_cookie())
