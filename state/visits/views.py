"""Visits as the browser gets them: texts in the viewer's language."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from ghar_app.catalogue import Language, translate
from ghar_app.clock import in_india
from ghar_app.models.identity import User
from ghar_app.models.listings.kinds import PropertyType
from ghar_app.models.visits import Side, VisitStatus
from ghar_app.models.visits.lists import Appointment
from ghar_app.models.visits.slots import OpenDay, SlotState
from state.listings.cards import KINDS
from state.visits import words


@dataclass(frozen=True)
class SlotView:
    """A time to choose. `value` is what the form sends; `note` says why it can't be chosen."""

    value: str
    text: str
    is_free: bool
    note: str = ""


@dataclass(frozen=True)
class DayView:
    """A day to choose, with its times; `value` is YYYY-MM-DD."""

    value: str
    weekday: str
    text: str
    said: str
    free: int
    slots: list[SlotView] = field(default_factory=list)


@dataclass(frozen=True)
class VisitCard:
    """A visit in a list."""

    id: str
    href: str
    day: str
    time: str
    title: str
    place: str
    image: str
    kind: str
    status: str
    tone: str
    who: str
    asks_feedback: bool = False
    seen: str = ""


def days_of(days: Sequence[OpenDay], language: Language) -> list[DayView]:
    """The picker's days."""
    return [_day(day, language) for day in days]


def _day(day: OpenDay, language: Language) -> DayView:
    free = sum(slot.is_free for slot in day.slots)
    said = "visits.picker.free" if free else "visits.picker.none"
    return DayView(
        value=day.day.isoformat(),
        weekday=words.weekday(day.day, language),
        text=words.short_day(day.day, language),
        said=translate(said, language, n=free) if free else translate(said, language),
        free=free,
        slots=[
            SlotView(
                value=slot.at.isoformat(),
                text=words.clock(slot.at),
                is_free=slot.is_free,
                note=_note(slot.state, language),
            )
            for slot in day.slots
        ],
    )


def _note(state: SlotState, language: Language) -> str:
    if state is SlotState.FREE:
        return ""
    return translate(f"visits.picker.{state}", language)


def first_free(days: Sequence[DayView]) -> str:
    """The first day on which something is free, else the first."""
    return next((day.value for day in days if day.free), days[0].value if days else "")


def nearest_of(found: object, language: Language) -> list[SlotView]:
    """The free times that a refusal brought."""
    times = found if isinstance(found, list) else []
    return [
        SlotView(at.isoformat(), words.moment(at, language), is_free=True)
        for at in map(in_india, times)
    ]


def public_card(one: Appointment, *, now: datetime, language: Language) -> VisitCard:
    """A visit for whoever has the link to a day: nobody's name, and the home's own page."""
    visit, home = one.visit, one.home
    waits = VisitStatus(visit.status).is_waiting and visit.scheduled_date > now
    return VisitCard(
        id=str(visit.public_id),
        href=f"/listing/{home.slug}",
        day=words.named_day(in_india(visit.scheduled_date).date(), language),
        time=words.span(visit),
        title=home.title,
        place=one.place,
        image=home.main_image_url or "",
        kind=KINDS.get(PropertyType(home.property_type), "flat"),
        status=translate("visits.shared.waiting", language)
        if waits
        else words.status_words(visit, Side.VISITOR, now, language),
        tone="genda" if waits else words.tone(visit, Side.VISITOR, now),
        who="",
    )


def card(one: Appointment, *, by: User, now: datetime, language: Language) -> VisitCard:
    """A visit as one line; `who` is the other side."""
    visit, home = one.visit, one.home
    side = visit.side_of(by)
    is_mine = visit.user_id == by.id
    return VisitCard(
        id=str(visit.public_id),
        href=f"/visits/{visit.public_id}",
        day=words.named_day(in_india(visit.scheduled_date).date(), language),
        time=words.span(visit),
        title=home.title,
        place=one.place,
        image=home.main_image_url or "",
        kind=KINDS.get(PropertyType(home.property_type), "flat"),
        status=words.status_words(visit, side, now, language),
        tone=words.tone(visit, side, now),
        who=one.host_name if is_mine else one.visitor_name,
        asks_feedback=is_mine
        and visit.status == VisitStatus.COMPLETED
        and visit.interest_level is None,
        seen=visit.scheduled_date.isoformat(),
    )
