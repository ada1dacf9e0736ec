"""Days and times of visits in words, by India's clocks."""

from datetime import date, datetime, time, timedelta
from urllib.parse import quote, urlencode

from ghar_app.catalogue import Language, translate
from ghar_app.clock import in_india
from ghar_app.formats import day as long_day
from ghar_app.models.visits import Side, Visit, VisitStatus
from ghar_app.models.visits.lists import Appointment
from ghar_app.models.visits.timing import LENGTH

TONES = {
    VisitStatus.SCHEDULED: "genda",
    VisitStatus.RESCHEDULED: "genda",
    VisitStatus.CONFIRMED: "tulsi",
    VisitStatus.COMPLETED: "neel",
    VisitStatus.CANCELLED: "neutral",
    VisitStatus.NO_SHOW: "rani",
}


def weekday(day: date, language: Language) -> str:
    """Sat; शनि."""
    return translate(f"visits.weekday.{day.isoweekday()}", language)


def short_day(day: date, language: Language) -> str:
    """28 Nov."""
    return long_day(day, language)[:-5]


def named_day(day: date, language: Language) -> str:
    """Sat 28 Nov."""
    return f"{weekday(day, language)} {short_day(day, language)}"


def clock(at: datetime | time) -> str:
    """10:30."""
    return f"{in_india(at) if isinstance(at, datetime) else at:%H:%M}"


def span(visit: Visit) -> str:
    """10:30–11:30."""
    return f"{clock(visit.scheduled_date)}–{clock(visit.ends_at)}"


def span_from(at: datetime) -> str:
    """10:30–11:30, of an hour's visit."""
    return f"{clock(at)}–{clock(at + LENGTH)}"


def moment(at: datetime, language: Language) -> str:
    """Sat 28 Nov, 10:30."""
    return f"{named_day(in_india(at).date(), language)}, {clock(at)}"


def told_when(at: datetime, now: datetime, language: Language) -> str:
    """Today, tomorrow, or the day, with the time."""
    days = (in_india(at).date() - in_india(now).date()) // timedelta(days=1)
    if days in (0, 1):
        word = translate("visits.today" if days == 0 else "visits.tomorrow", language)
        return f"{word}, {clock(at)}"
    return moment(at, language)


def status_words(visit: Visit, side: Side, now: datetime, language: Language) -> str:
    """What the status is for this side: "Waiting for you" is not "Waiting for the owner"."""
    status = VisitStatus(visit.status)
    if not status.is_waiting:
        return translate(f"visits.status.{status}", language)
    if visit.scheduled_date <= now:
        return translate("visits.status.lapsed", language)
    answers = visit.proposed_by.other
    who = "you" if answers is side else answers.value
    return translate(f"visits.waits_for.{who}", language)


def tone(visit: Visit, side: Side, now: datetime) -> str:
    """The badge's colour; what waits for the viewer is the loudest."""
    status = VisitStatus(visit.status)
    if status.is_waiting and visit.scheduled_date <= now:
        return "neutral"
    if status.is_waiting and visit.proposed_by.other is side:
        return "geru"
    return TONES[status]


def directions(one: Appointment) -> str:
    """A map's address with the way to the home; empty when nobody knows where it is."""
    home = one.home
    if home.latitude is None:
        return ""
    place = f"{home.latitude:.6f},{home.longitude:.6f}"
    asked = urlencode({"api": "1", "destination": place}, quote_via=quote)
    return f"https://www.google.com/maps/dir/?{asked}"
