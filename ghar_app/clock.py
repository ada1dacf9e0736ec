"""The one clock: instants in UTC, days and months in India (Asia/Kolkata)."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

IST = ZoneInfo("Asia/Kolkata")


def now() -> datetime:
    """This instant, in UTC and aware."""
    return datetime.now(UTC)


def today() -> date:
    """The day it is in India; at 20:00 UTC that is already tomorrow."""
    return now().astimezone(IST).date()


def in_india(instant: datetime) -> datetime:
    """An aware instant as India's clocks show it; a naive one is refused."""
    if instant.tzinfo is None:
        raise ValueError("a naive datetime says no instant")
    return instant.astimezone(IST)
