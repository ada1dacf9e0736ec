"""When a visit may be: in the future, at most ninety days ahead, to the minute."""

from datetime import UTC, datetime, timedelta

from ghar_app.clock import IST
from ghar_app.refusals import Refused

FURTHEST = timedelta(days=90)
LENGTH = timedelta(minutes=60)


def settled(at: datetime, now: datetime) -> datetime:
    """The moment in UTC; one without a zone is by India's clocks.

    Refused `visit_in_past`, `visit_too_far`.
    """
    aware = at.replace(tzinfo=IST) if at.tzinfo is None else at
    exact = aware.astimezone(UTC).replace(second=0, microsecond=0)
    if exact <= now:
        raise Refused("visit_in_past", field="slot")
    if exact > now + FURTHEST:
        raise Refused("visit_too_far", field="slot", days=FURTHEST.days)
    return exact


def written(at: str) -> datetime:
    """A time as a form sends it (ISO 8601). Refused `visit_no_time` for anything else."""
    try:
        return datetime.fromisoformat(at)
    except ValueError:
        raise Refused("visit_no_time", field="slot") from None
