"""Where the frame leads. An entry stands here when its page exists."""

from dataclasses import dataclass

from components.text import t
from components.ui.base import Number, Text


@dataclass(frozen=True)
class Entry:
    """A place to go: the key that `active` names, its words, its path, its icon, a count."""

    key: str
    text: Text
    href: str
    icon: str = ""
    count: Number | None = None


SIGN_IN = "/login"
SIGN_OUT = "/session/sign-out"
SET_LANGUAGE = "/language"
TERMS = "/terms"
PRIVACY = "/privacy"


def main_entries() -> list[Entry]:
    """The top bar."""
    return [
        Entry("rent", t("shell.nav.rent"), "/search?purpose=rent"),
        Entry("buy", t("shell.nav.buy"), "/search?purpose=buy"),
        Entry("stays", t("shell.nav.stays"), "/search?purpose=short_stay"),
        Entry("flatmates", t("mates.deck.title"), "/flatmates"),
        Entry("swipe", t("shell.nav.swipe"), "/swipe"),
        Entry("owners", t("shell.nav.owners"), "/desk"),
    ]


def legal_entries() -> list[Entry]:
    """The small print, in the footer."""
    return [
        Entry("terms", t("legal.terms.title"), TERMS),
        Entry("privacy", t("legal.privacy.title"), PRIVACY),
    ]


def phone_entries() -> list[Entry]:
    """The bar at the foot of a phone; at most five."""
    return [
        Entry("explore", t("shell.phone.explore"), "/search", "search"),
        Entry("swipe", t("shell.phone.swipe"), "/swipe", "layers"),
        Entry("saved", t("shell.phone.saved"), "/favourites", "heart"),
        Entry("owners", t("shell.phone.list"), "/desk", "house-plus"),
        Entry("account", t("shell.phone.you"), "/account", "user-round"),
    ]


def desk_entries() -> list[Entry]:
    """The side of the desk."""
    return [
        Entry("homes", t("shell.desk.homes"), "/desk", "building-2"),
        Entry("visits", t("visits.desk.title"), "/desk/visits", "calendar-days"),
        Entry("enquiries", t("contact.enquiries"), "/desk/enquiries", "message-circle"),
        Entry("imports", t("imports.title"), "/desk/imports", "file-up"),
        Entry("explore", t("shell.desk.explore"), "/search", "search"),
    ]


def admin_entries() -> list[Entry]:
    """The side of the moderators' and admins' desk."""
    return [
        Entry("home", t("shell.admin.home"), "/admin", "gauge"),
        Entry("review", t("shell.admin.review"), "/admin/moderation", "shield-check"),
        Entry("reports", t("shell.admin.reports"), "/admin/reports", "flag"),
        Entry("people", t("ops.people"), "/admin/people", "users"),
        Entry("masters", t("shell.admin.masters"), "/admin/masters", "list-tree"),
        Entry("audit", t("ops.audit"), "/admin/audit", "scroll-text"),
        Entry("broadcast", t("notify.broadcast.title"), "/admin/broadcast", "megaphone"),
    ]
