"""Failures of the database that are nobody's mistake, as something a person can be told."""

from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from ghar_app.refusals import Refused

_CANCELLED = "57014"
_BUSY = ("40001", "40P01", "55P03")


def outage(error: BaseException) -> Refused | None:
    """What to tell of a database failure, or None when it is none of these.

    `took_too_long` for a statement stopped by its timeout, `busy` for a deadlock, a failed
    serialisation or a lock that could not be had, `database_unavailable` for the rest.
    """
    if isinstance(error, PoolTimeout):
        return Refused("database_unavailable", retry_after=5)
    if not isinstance(error, DBAPIError):
        return None
    state = getattr(error.orig, "sqlstate", None)
    if state == _CANCELLED:
        return Refused("took_too_long", retry_after=1)
    if state in _BUSY:
        return Refused("busy", retry_after=1)
    if isinstance(error, OperationalError | InterfaceError) or error.connection_invalidated:
        return Refused("database_unavailable", retry_after=5)
    return None
