"""Proof that a phone or an address is this person's."""

from datetime import datetime
from typing import TYPE_CHECKING

from ghar_app.models.identity.identifiers import Identifier
from ghar_app.models.identity.kinds import AuthMethod


class Verifying:
    """Sets the `*_verified` columns together; they are only ever upgraded here."""

    if TYPE_CHECKING:
        is_verified: bool
        phone_verified: bool
        email_verified: bool
        phone_verified_at: datetime | None
        email_verified_at: datetime | None
        last_auth_method: str | None
        last_auth_method_at: datetime | None

    def arrive(self, who: Identifier, *, method: AuthMethod, at: datetime) -> None:
        """Note a sign-in by an identifier that has just been proved."""
        if who.is_phone:
            self.phone_verified = True
            self.phone_verified_at = self.phone_verified_at or at
        else:
            self.email_verified = True
            self.email_verified_at = self.email_verified_at or at
        self.is_verified = True
        self.last_auth_method, self.last_auth_method_at = method, at
