"""Conversations as the browser gets them: texts in the viewer's language."""

import re
from dataclasses import dataclass, field, replace
from datetime import datetime

from ghar_app import formats
from ghar_app.catalogue import Language, translate
from ghar_app.clock import in_india, now
from ghar_app.models.messaging.inbox import Line
from ghar_app.models.messaging.kinds import TAKEN_BACK, MessageType
from ghar_app.models.messaging.message import UserMessage

_LINK = re.compile(r"https?://[^\s<>\"']+", re.I)


@dataclass(frozen=True)
class Part:
    """A piece of a text: words, or an address that leads away from here."""

    text: str
    href: str = ""


@dataclass(frozen=True)
class MessageView:
    """One bubble. `day` stands above it where a day begins; `token` is the sender's own key."""

    number: int
    mine: bool
    kind: str
    parts: list[Part] = field(default_factory=list)
    time: str = ""
    day: str = ""
    token: str = ""
    caution: bool = False


@dataclass(frozen=True)
class LineView:
    """One conversation in the list."""

    id: str
    href: str
    name: str
    initials: str
    avatar: str
    note: str
    preview: str
    at: str
    unread: int
    unread_text: str
    closed: bool
    muted: bool


def message_view(row: UserMessage, *, me: int, language: Language, day: str = "") -> MessageView:
    """A message for whoever is `me`; what was taken back has lost its words."""
    system = row.message_type == MessageType.SYSTEM
    if row.deleted_at is not None:
        words = translate("messaging.taken_back", language)
    elif system:
        words = translate(f"messaging.system.{row.body}", language)
    else:
        words = row.body or ""
    return MessageView(
        number=row.id,
        mine=row.sender_id == me,
        kind="system" if system else "text",
        parts=[Part(words)] if system or row.deleted_at else _parts(words),
        time=f"{in_india(row.created_at):%H:%M}",
        day=day,
        token=str(row.client_token or ""),
        caution=row.deleted_at is None and bool((row.details or {}).get("caution")),
    )


def message_views(
    rows: list[UserMessage], *, me: int, language: Language, last_day: str = ""
) -> list[MessageView]:
    """Messages in order, each day named once; `last_day` is the one above the first."""
    found = []
    for row in rows:
        day = day_words(row.created_at, language)
        shown = day if day != last_day else ""
        found.append(message_view(row, me=me, language=language, day=shown))
        last_day = day
    return found


def without(shown: list[MessageView], gone: set[int], language: Language) -> list[MessageView]:
    """The same bubbles, those that were taken back without their words."""
    words = [Part(translate("messaging.taken_back", language))]
    return [
        replace(one, parts=words, caution=False) if one.number in gone else one for one in shown
    ]


def day_words(at: datetime, language: Language) -> str:
    """Today, yesterday, or the day."""
    day, today = in_india(at).date(), in_india(now()).date()
    if day == today:
        return translate("messaging.today", language)
    if (today - day).days == 1:
        return translate("messaging.yesterday", language)
    return formats.day(day, language)


_MARKS = {f"[{kind}]" for kind in (*MessageType, TAKEN_BACK) if kind != MessageType.TEXT}


def line_view(row: Line, *, me: int, language: Language) -> LineView:
    """A conversation as one line."""
    name = row.peer_name or translate(
        "messaging.gone" if row.peer_is_gone else "messaging.somebody", language
    )
    preview = row.preview or translate("messaging.nothing_yet", language)
    # A person may write "[hello]" too: only the product's own marks are named.
    if preview in _MARKS:
        preview = translate(f"messaging.preview.{preview[1:-1]}", language)
    if row.preview and row.last_sender == me:
        preview = translate("messaging.you_wrote", language, words=preview)
    at = in_india(row.at)
    is_today = at.date() == in_india(now()).date()
    return LineView(
        id=str(row.public_id),
        href=f"/chats/{row.public_id}",
        name=name,
        initials=row.peer_initials,
        avatar=row.peer_avatar,
        note=row.home_title,
        preview=preview,
        at=f"{at:%H:%M}" if is_today else day_words(row.at, language),
        unread=row.unread,
        unread_text="99+" if row.unread > 99 else str(row.unread),
        closed=row.status != "active",
        muted=row.is_muted,
    )


def _parts(words: str) -> list[Part]:
    """The text with its addresses apart; everything else stays text, whatever it looks like."""
    parts, at = [], 0
    for found in _LINK.finditer(words):
        if found.start() > at:
            parts.append(Part(words[at : found.start()]))
        href = found.group().rstrip(".,;:!?)]}")
        parts.append(Part(href, href))
        at = found.start() + len(href)
    if at < len(words):
        parts.append(Part(words[at:]))
    return parts
