"""Everything the product tells people, as a registry: what it is, how it travels, how often.

A kind's words are `notify.<key>.title` and `notify.<key>.body` of the catalogue.
"""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from ghar_app.log import log


class Category(StrEnum):
    """Why somebody is told: something of theirs happened, their account, or we advertise."""

    TRANSACTIONAL = "transactional"
    SYSTEM = "system"
    MARKETING = "marketing"


class Priority(StrEnum):
    """How pressing it is; `critical` does not wait for the end of quiet hours."""

    LOW = "low"
    NORMAL = "normal"
    HIGH = "high"
    CRITICAL = "critical"


class Channel(StrEnum):
    """The road it travels. The in-app row is always written."""

    IN_APP = "in_app"
    PUSH = "push"
    EMAIL = "email"
    SMS = "sms"
    WHATSAPP = "whatsapp"


OUTWARD = (Channel.PUSH, Channel.EMAIL, Channel.SMS, Channel.WHATSAPP)
"""The channels that leave the product."""


class Group(StrEnum):
    """What the list can be filtered by."""

    VISITS = "visits"
    HOMES = "homes"
    MESSAGES = "messages"
    STAYS = "stays"
    ACCOUNT = "account"
    NEWS = "news"


@dataclass(frozen=True)
class Cap:
    """At most so many of a kind to one person, by India's days and weeks (Monday first)."""

    a_day: int
    a_week: int


@dataclass(frozen=True)
class Kind:
    """One type of notification. `opt_in` is a further setting that stops it when it is false."""

    key: str
    category: Category
    group: Group
    priority: Priority
    channels: tuple[Channel, ...]
    lifetime: timedelta
    cap: Cap | None = None
    opt_in: str = ""

    @property
    def is_marketing(self) -> bool:
        """Whether an explicit no of any sort stops it."""
        return self.category is Category.MARKETING


_CHANNELS = {
    "p": Channel.PUSH,
    "e": Channel.EMAIL,
    "s": Channel.SMS,
    "w": Channel.WHATSAPP,
}
_TRANSACTIONAL, _SYSTEM, _MARKETING = Category
_CAPS = {
    "promotion_generic": Cap(2, 7),
    "discount_offer": Cap(1, 3),
    "win_back": Cap(1, 2),
    "upsell_suggestion": Cap(3, 10),
    "onboarding_nudge": Cap(1, 3),
    "property_recommendation": Cap(3, 10),
    "daily_digest": Cap(1, 7),
}
_OPT_INS = {
    "property_recommendation": "recommendations",
    "daily_digest": "digest",
    "price_drop": "price_drops",
    "saved_search_match": "saved_searches",
}

# key, priority (l n h c), channels beside in-app (p e s w), days it is worth reading
_TABLE: dict[tuple[Category, Group], str] = {
    (_TRANSACTIONAL, Group.VISITS): """
        visit_requested h pesw 30
        visit_confirmed h pesw 30
        visit_rescheduled h pesw 30
        visit_cancelled h pesw 30
        visit_completed n pe 60
        visit_reminder h pesw 2
        flatmate_visit_scheduled h pe 30
        flatmate_visit_confirmed h pe 30
    """,
    (_TRANSACTIONAL, Group.HOMES): """
        listing_approved n pe 90
        listing_on_behalf n pe 90
        listing_rejected h pe 90
        listing_edit_requested h pe 90
        listing_paused h pe 90
        listing_stale n pe 30
        price_drop n pe 14
        home_gone n p 30
        saved_search_match n pe 14
        flatmate_listing_approved n pe 90
        flatmate_listing_rejected h pe 90
        document_approved n pe 90
    """,
    (_TRANSACTIONAL, Group.MESSAGES): """
        chat_message n p 30
        enquiry_received h pesw 60
        contact_revealed n pe 30
        flatmate_new_message n p 30
        flatmate_new_match n pe 30
        flatmate_super_liked n p 30
        flatmate_new_like l p 30
    """,
    (_TRANSACTIONAL, Group.STAYS): """
        booking_requested h pesw 30
        booking_confirmed h pesw 90
        booking_declined h pes 30
        booking_dates_taken h pes 30
        payment_failed c pes 30
    """,
    (_SYSTEM, Group.ACCOUNT): """
        security_alert c pes 180
        password_changed h pe 180
        account_suspended h e 180
        account_deleted h e 30
        data_export_ready n pe 7
        report_actioned n pe 60
        report_dismissed n p 60
        flatmate_account_suspended h e 180
        flatmate_account_warned h pe 180
        flatmate_report_actioned n pe 60
        flatmate_report_dismissed n p 60
        app_update l p 30
        policy_update n e 90
    """,
    (_MARKETING, Group.NEWS): """
        promotion_generic l pe 14
        discount_offer l pe 14
        win_back l e 14
        upsell_suggestion l pe 14
        onboarding_nudge l pe 14
        property_recommendation l pe 7
        daily_digest l e 2
        admin_broadcast n pe 30
    """,
}
_PRIORITIES = {"l": Priority.LOW, "n": Priority.NORMAL, "h": Priority.HIGH, "c": Priority.CRITICAL}


def _kind(line: str, category: Category, group: Group) -> Kind:
    key, priority, channels, days = line.split()
    return Kind(
        key=key,
        category=category,
        group=group,
        priority=_PRIORITIES[priority],
        channels=tuple(_CHANNELS[letter] for letter in channels),
        lifetime=timedelta(days=int(days)),
        cap=_CAPS.get(key),
        opt_in=_OPT_INS.get(key, ""),
    )


KINDS: dict[str, Kind] = {
    kind.key: kind
    for (category, group), lines in _TABLE.items()
    for kind in (_kind(line, category, group) for line in lines.strip().splitlines())
}
"""Every kind by its key."""

FALLBACK = "admin_broadcast"


def kind_of(key: str) -> Kind:
    """The kind of a key. An unknown one is treated as a broadcast, and the log says so."""
    if key not in KINDS:
        log().warning("unknown kind of notification", kind=key)
        return KINDS[FALLBACK]
    return KINDS[key]


def kinds_in(group: Group) -> list[str]:
    """The keys of a group."""
    return [kind.key for kind in KINDS.values() if kind.group is group]
