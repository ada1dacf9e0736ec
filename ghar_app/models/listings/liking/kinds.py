"""The words a decision is stored with."""

from enum import StrEnum


class SwipeTarget(StrEnum):
    """What was decided upon."""

    PROPERTY = "property"
    USER = "user"


class SwipeAction(StrEnum):
    """The decision. A super like is for people only."""

    PASS = "pass"
    LIKE = "like"
    SUPER_LIKE = "super_like"
