"""The words that columns of this domain may hold, beside those of the registry."""

from enum import StrEnum


class Status(StrEnum):
    """Where a delivery stands.

    `sending` is written before the gateway is called; `unknown` is what a crash left there on a
    road where asking twice might say it twice.
    """

    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    DELIVERED = "delivered"
    OPENED = "opened"
    FAILED = "failed"
    SUPPRESSED = "suppressed"
    UNKNOWN = "unknown"


class Reason(StrEnum):
    """Why a delivery waits or was not sent."""

    QUIET_HOURS = "quiet_hours"
    CAP = "cap"
    OPTED_OUT = "opted_out"
    NO_ADDRESS = "no_address"
    NO_PROVIDER = "no_provider"
    EXPIRED = "expired"
    INACTIVE = "inactive"


class Audience(StrEnum):
    """Whom a notification was meant for."""

    USER = "user"
    TOPIC = "topic"
    ALL = "all"
    SEGMENT = "segment"
    TOKENS = "tokens"


class Platform(StrEnum):
    """Where a device token works."""

    ANDROID = "android"
    IOS = "ios"
    WEB = "web"


class BroadcastStatus(StrEnum):
    """Where a broadcast stands; one that is being sent can no longer be called off."""

    SCHEDULED = "scheduled"
    SENDING = "sending"
    SENT = "sent"
    CANCELLED = "cancelled"
