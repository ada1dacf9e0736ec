"""The words that a visit's columns may hold."""

from enum import StrEnum


class VisitStatus(StrEnum):
    """As stored. Outward, `scheduled` is "requested" and `rescheduled` "another time suggested"."""

    SCHEDULED = "scheduled"
    CONFIRMED = "confirmed"
    RESCHEDULED = "rescheduled"
    COMPLETED = "completed"
    CANCELLED = "cancelled"
    NO_SHOW = "no_show"

    @property
    def is_open(self) -> bool:
        """Whether the visit may still take place."""
        return self in OPEN

    @property
    def is_waiting(self) -> bool:
        """Whether one side has to answer the other."""
        return self in (VisitStatus.SCHEDULED, VisitStatus.RESCHEDULED)


OPEN = (VisitStatus.SCHEDULED, VisitStatus.RESCHEDULED, VisitStatus.CONFIRMED)
"""These hold their time: a visitor has one of them a home at any moment."""


class VisitContext(StrEnum):
    """What people meet for."""

    PROPERTY_TOUR = "property_tour"
    FLATMATE_MEET = "flatmate_meet"


class Interest(StrEnum):
    """How much a visitor liked what they saw."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class Side(StrEnum):
    """Who proposes and who answers."""

    VISITOR = "visitor"
    HOST = "host"

    @property
    def other(self) -> "Side":
        """The one that answers."""
        return Side.HOST if self is Side.VISITOR else Side.VISITOR


def day_topic(user_id: int) -> str:
    """The live topic of a visitor's visits."""
    return f"visits:{user_id}"
