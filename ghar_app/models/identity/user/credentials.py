"""The password of an account, and the lock after five wrong ones in a row."""

from datetime import datetime, timedelta
from math import ceil
from typing import TYPE_CHECKING

from ghar_app.clock import now
from ghar_app.models.identity.user.passwords import check_password, hashed, matches
from ghar_app.refusals import Refused

TRIES = 5
LOCKED_FOR = timedelta(minutes=15)


class Credentials:
    """Verbs on the columns `password_hash`, `failed_login_attempts` and `locked_until`."""

    if TYPE_CHECKING:
        email: str | None
        phone: str | None
        full_name: str | None
        is_active: bool
        password_hash: str | None
        password_changed_at: datetime | None
        failed_login_attempts: int
        locked_until: datetime | None

    @property
    def has_password(self) -> bool:
        """Whether a password can open this account."""
        return self.password_hash is not None

    async def set_password(self, password: str) -> None:
        """Store a new password. Refused as `check_password` says; ends any lock."""
        check_password(password, not_like=[self.email, self.phone, self.full_name])
        self.password_hash = await hashed(password)
        self.password_changed_at = now()
        self.failed_login_attempts, self.locked_until = 0, None

    async def try_password(self, password: str) -> Refused | None:
        """Why this password does not open the account, or None when it does.

        Call it on a row from `locked_user`, so that parallel tries are counted one by one. The
        answer is returned and not raised, because the count of failures must be committed.
        """
        at = now()
        if self.locked_until is not None and self.locked_until > at:
            return locked_refusal(self.locked_until - at)
        if self.locked_until is not None:
            self.failed_login_attempts, self.locked_until = 0, None
        if await matches(password, self.password_hash) and self.is_active:
            self.failed_login_attempts = 0
            return None
        self.failed_login_attempts += 1
        if self.failed_login_attempts < TRIES:
            return wrong_password()
        self.locked_until = at + LOCKED_FOR
        return locked_refusal(LOCKED_FOR)


def wrong_password() -> Refused:
    """One sentence for a wrong password, a missing account and an account without one."""
    return Refused("wrong_password", field="password")


def locked_refusal(left: timedelta) -> Refused:
    """Too many wrong passwords; says how many minutes are left."""
    seconds = max(1, ceil(left.total_seconds()))
    return Refused(
        "password_locked", field="password", retry_after=seconds, n=max(1, ceil(seconds / 60))
    )
