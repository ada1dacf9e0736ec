"""How far somebody has come: computed from the columns each time, never stored."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from ghar_app.models.identity.kinds import NEEDS_NO_PASSWORD
from ghar_app.refusals import Refused

APPS = {
    "ghar360": None,
    "estate": "estate_onboarding_completed",
    "flatmates": "flatmates_onboarding_completed",
    "stays": "stays_onboarding_completed",
}
"""The product's parts and the column that says somebody has been led through; ghar360 has none."""


class Step(StrEnum):
    """What somebody still has to do, in this order."""

    IDENTIFIER_VERIFICATION = "identifier_verification"
    PASSWORD_SETUP = "password_setup"
    PROFILE_COMPLETION = "profile_completion"
    APP_ONBOARDING = "app_onboarding"
    ACTIVE = "active"


@dataclass(frozen=True)
class Gate:
    """Where somebody stands, and which profile columns are missing."""

    step: Step
    missing: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether contacting, booking and posting are allowed."""
        return self.step is Step.ACTIVE


class Gated:
    """Browsing needs no gate; contacting, booking and posting need `active`."""

    if TYPE_CHECKING:
        is_active: bool
        phone_verified: bool
        email_verified: bool
        password_hash: str | None
        last_auth_method: str | None
        full_name: str | None
        date_of_birth: datetime | None

    def gate(self, app: str = "ghar360") -> Gate:
        """Where this person stands for one part of the product.

        ValueError for a part that doesn't exist: that is a mistake of ours, not of a person.
        """
        if app not in APPS:
            raise ValueError(f"no part of the product is called {app!r}")
        if not (self.phone_verified or self.email_verified):
            return Gate(Step.IDENTIFIER_VERIFICATION)
        if self.password_hash is None and self.last_auth_method not in NEEDS_NO_PASSWORD:
            return Gate(Step.PASSWORD_SETUP)
        missing = tuple(
            column for column in ("full_name", "date_of_birth") if not getattr(self, column)
        )
        if missing:
            return Gate(Step.PROFILE_COMPLETION, missing)
        if not self._led_through(app):
            return Gate(Step.APP_ONBOARDING)
        return Gate(Step.ACTIVE)

    def require_open(self, app: str = "ghar360") -> None:
        """Refused `account_inactive`, or `gate_<step>` naming what is still to be done."""
        if not self.is_active:
            raise Refused("account_inactive")
        gate = self.gate(app)
        if not gate.is_open:
            raise Refused(f"gate_{gate.step.value}", missing=gate.missing)

    def _led_through(self, app: str) -> bool:
        column = APPS[app]
        # A missing column reads as "not yet": the check fails closed.
        return column is None or getattr(self, column, False) is True
