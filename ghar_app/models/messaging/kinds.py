"""The words that a conversation's columns may hold, and the topics its watchers listen on."""

from enum import StrEnum


class App(StrEnum):
    """The part of the product that a conversation belongs to; two people have one in each."""

    FLATMATES = "flatmates"
    PM = "pm"
    REAL_ESTATE = "real_estate"
    STAYS = "stays"


class Source(StrEnum):
    """How the two came to talk."""

    LISTING_INTEREST = "listing_interest"
    PROFILE_MATCH = "profile_match"
    BOOKING_INQUIRY = "booking_inquiry"
    PROPERTY_INQUIRY = "property_inquiry"
    LEASE_INQUIRY = "lease_inquiry"
    OTHER = "other"


class ConversationStatus(StrEnum):
    """`closed` can be opened again by what opened it; `blocked` only after the block is gone."""

    ACTIVE = "active"
    ARCHIVED = "archived"
    BLOCKED = "blocked"
    CLOSED = "closed"


class Role(StrEnum):
    """What a participant may do beyond talking."""

    MEMBER = "member"
    ADMIN = "admin"


class MessageType(StrEnum):
    """People write text and images; the others are written by the product alone."""

    TEXT = "text"
    IMAGE = "image"
    SYSTEM = "system"
    VISIT_REQUEST = "visit_request"


TAKEN_BACK = "taken_back"
"""What a list names instead of the words of a message that was taken back."""
LONGEST_MESSAGE = 4000
LONGEST_PREVIEW = 120
UNANSWERED = 3
"""So many messages may stand before the owner of a home has answered."""


def thread_topic(conversation_id: int) -> str:
    """The live topic of one open thread: messages, reading, the state of the thread itself."""
    return f"thread:{conversation_id}"


def inbox_topic(user_id: int) -> str:
    """The live topic of a person's list of conversations and its unread counts."""
    return f"inbox:{user_id}"
