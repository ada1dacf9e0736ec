"""One visit as its page shows it to one side."""

from dataclasses import dataclass, field
from datetime import datetime

from ghar_app.catalogue import Language, translate
from ghar_app.clock import in_india
from ghar_app.models.identity import User
from ghar_app.models.visits import Side, Visit, VisitEvent, VisitStatus
from ghar_app.models.visits.lists import Appointment
from state.visits import words
from state.visits.views import VisitCard, card


@dataclass(frozen=True)
class EventView:
    """A line of the history, as `timeline` draws it."""

    text: str
    note: str
    state: str


@dataclass(frozen=True)
class VisitView:
    """The page. What the viewer cannot do has its `can_…` off; hosts' notes are hosts' alone."""

    card: VisitCard
    lead: str
    home_href: str
    address: str
    directions: str
    calendar: str
    day_calendar: str
    is_host: bool
    people: list[str]
    wishes: str
    moved_from: str
    reason: str
    clash: str
    can_confirm: bool
    can_move: bool
    can_complete: bool
    can_mark_no_show: bool
    can_rate: bool
    feedback: str
    interest: str
    interest_words: str
    notes: str
    follow_up: bool
    follow_up_on: str
    events: list[EventView] = field(default_factory=list)


def visit_view(
    one: Appointment,
    history: list[tuple[VisitEvent, str]],
    clashing: list[Appointment],
    *,
    by: User,
    now: datetime,
    language: Language,
) -> VisitView:
    """What `by` sees."""
    visit, home = one.visit, one.home
    side, status = visit.side_of(by), VisitStatus(visit.status)
    is_host, is_late = side is Side.HOST, visit.scheduled_date <= now
    day = in_india(visit.scheduled_date).date()
    answers = status.is_waiting and visit.proposed_by.other is side
    return VisitView(
        card=card(one, by=by, now=now, language=language),
        lead=_lead(visit, side, now, language),
        home_href=f"/listing/{home.slug or home.public_id}",
        address=one.address,
        directions=words.directions(one) if status.is_open else "",
        calendar=f"/visits/{visit.public_id}/visit.ics" if status.is_open else "",
        day_calendar="" if is_host else f"/visits/day/{day}.ics",
        is_host=is_host,
        people=[
            translate("visits.visitor", language, name=one.visitor_name),
            translate("visits.host", language, name=one.host_name),
        ],
        wishes=visit.special_requirements or "",
        moved_from=_moved_from(visit, language),
        reason=_reason(visit),
        clash=_clash(clashing, is_host, language),
        can_confirm=answers and not is_late,
        can_move=status.is_open,
        can_complete=is_host and status.is_open,
        can_mark_no_show=is_host and status is VisitStatus.CONFIRMED and is_late,
        can_rate=not is_host and status is VisitStatus.COMPLETED,
        feedback=visit.visitor_feedback or "",
        interest=visit.interest_level or "",
        interest_words=translate(f"visits.interest.{visit.interest_level}", language)
        if visit.interest_level
        else "",
        notes=(visit.visit_notes or "") if is_host else "",
        follow_up=is_host and visit.follow_up_required,
        follow_up_on=str(visit.follow_up_date) if is_host and visit.follow_up_date else "",
        events=[_event(event, name, by, language) for event, name in history],
    )


def _lead(visit: Visit, side: Side, now: datetime, language: Language) -> str:
    """What is next, for whoever reads it."""
    status = VisitStatus(visit.status)
    if status.is_waiting:
        if visit.scheduled_date <= now:
            return translate("visits.lead.lapsed", language)
        answers = visit.proposed_by.other
        key = f"visits.lead.{side}_answers" if answers is side else f"visits.lead.{side}_waits"
        return translate(key, language)
    return translate(f"visits.lead.{status}_{side}", language)


def _moved_from(visit: Visit, language: Language) -> str:
    if visit.rescheduled_from is None or not VisitStatus(visit.status).is_open:
        return ""
    when = words.moment(visit.rescheduled_from, language)
    return translate("visits.moved_from", language, when=when)


def _reason(visit: Visit) -> str:
    if visit.status == VisitStatus.CANCELLED:
        return visit.cancellation_reason or ""
    return (visit.reschedule_reason or "") if VisitStatus(visit.status).is_open else ""


def _clash(clashing: list[Appointment], is_host: bool, language: Language) -> str:
    """Only its visitor reads where else they are."""
    if is_host or not clashing:
        return ""
    return translate("visits.clash", language, home=clashing[0].home.title)


def _event(event: VisitEvent, name: str, by: User, language: Language) -> EventView:
    is_me = event.actor_id == by.id
    text = translate(
        f"visits.event.{event.to_status}_{'you' if is_me else 'other'}",
        language,
        who=name or translate("visits.somebody", language),
        when=words.moment(event.scheduled_for, language),
    )
    at = words.moment(event.at, language)
    is_end = event.to_status in (VisitStatus.CANCELLED, VisitStatus.NO_SHOW)
    return EventView(
        text=text,
        note=f"{at} · “{event.note}”" if event.note else at,
        state="missed" if event.to_status == VisitStatus.NO_SHOW else "now" if is_end else "done",
    )
