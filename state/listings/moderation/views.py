"""Waiting homes as the browser gets them: texts in the moderator's language."""

import dataclasses
from dataclasses import dataclass


@dataclass(frozen=True)
class FlagView:
    """A flag: its name, its colour, and why."""

    text: str
    tone: str
    why: str = ""
    icon: str = ""


@dataclass(frozen=True)
class WaitingView:
    """One line of the queue."""

    id: str
    href: str
    version: int
    title: str
    kind: str
    kind_text: str
    image: str
    place: str
    price: str
    owner: str
    age: str
    age_tone: str
    flags: list[FlagView]
    edited: bool


@dataclass(frozen=True)
class ChoiceView:
    """A way to narrow the queue; a link."""

    text: str
    count: str
    href: str
    chosen: bool


@dataclass(frozen=True)
class OutcomeView:
    """A home of a bunch that was not decided on, and why."""

    title: str
    why: str


@dataclass(frozen=True)
class PictureView:
    """A picture, drawn large; `twin` says where else it hangs."""

    url: str
    srcset: str
    alt: str
    twin: str = ""


@dataclass(frozen=True)
class ChangeView:
    """One changed field, old and new. `fresh`: changed since the moderator began to look."""

    field: str
    old: str
    new: str
    fresh: bool
    pictures: list[str] = dataclasses.field(default_factory=list)


@dataclass(frozen=True)
class PieceView:
    """A piece of a text, marked where a flag read it."""

    text: str
    marked: bool


@dataclass(frozen=True)
class LineView:
    """A line with a quiet note: an event, another home."""

    text: str
    note: str
    href: str = ""
    tone: str = "neutral"
    state: str = "done"


@dataclass(frozen=True)
class ReportedView:
    """A home that was reported."""

    id: str
    href: str
    title: str
    kind: str
    image: str
    place: str
    people: str
    reasons: list[str]
    status: str
    tone: str
    age: str
    age_tone: str


@dataclass(frozen=True)
class FactView:
    """A fact in a pair."""

    label: str
    text: str
    known: bool = True


@dataclass(frozen=True)
class OwnerView:
    """Who offers the home, and what is known of their other homes."""

    name: str = ""
    initials: str = ""
    avatar: str = ""
    note: str = ""
    masked: str = ""
    homes: str = ""
    rejected: str = ""
    edits_asked: str = ""
    others: list[LineView] = dataclasses.field(default_factory=list)


@dataclass(frozen=True)
class CaseView:
    """A home and everything around it."""

    id: str = ""
    version: int = 0
    title: str = ""
    kind: str = "flat"
    kind_text: str = ""
    status: str = ""
    status_text: str = ""
    status_tone: str = "neutral"
    age: str = ""
    age_tone: str = "neutral"
    summary: str = ""
    place: str = ""
    href: str = ""
    reason: str = ""
    is_waiting: bool = False
    is_live: bool = False
    is_held_back: bool = False
    is_new: bool = False
    pictures: list[PictureView] = dataclasses.field(default_factory=list)
    flags: list[FlagView] = dataclasses.field(default_factory=list)
    description: list[PieceView] = dataclasses.field(default_factory=list)
    facts: list[FactView] = dataclasses.field(default_factory=list)
    changes: list[ChangeView] = dataclasses.field(default_factory=list)
    events: list[LineView] = dataclasses.field(default_factory=list)
    twins: list[LineView] = dataclasses.field(default_factory=list)
    reports: list[LineView] = dataclasses.field(default_factory=list)
    owner: OwnerView = dataclasses.field(default_factory=OwnerView)
