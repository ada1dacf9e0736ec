"""Visits as calendar entries (RFC 5545), which phones and calendars on the web can read."""

from collections.abc import Sequence
from datetime import timedelta
from urllib.parse import urlsplit

from icalendar import Alarm, Calendar, Event, vGeo, vUri

from ghar_app.catalogue import Language, translate
from ghar_app.models.visits import VisitStatus
from ghar_app.models.visits.lists import Appointment
from ghar_app.settings import settings

_STATES = {
    VisitStatus.SCHEDULED: "TENTATIVE",
    VisitStatus.RESCHEDULED: "TENTATIVE",
    VisitStatus.CANCELLED: "CANCELLED",
    VisitStatus.NO_SHOW: "CANCELLED",
}
_REMINDED = timedelta(hours=-2)


def calendar_of(appointments: Sequence[Appointment], language: Language) -> bytes:
    """One calendar with these visits.

    An entry's UID is the visit's, and its SEQUENCE grows with every change, so that taking it in
    again moves the entry instead of making a second.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Ghar//Visits//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for one in appointments:
        calendar.add_component(_entry(one, language))
    return bytes(calendar.to_ical())


def _entry(one: Appointment, language: Language) -> Event:
    visit, home = one.visit, one.home
    status = VisitStatus(visit.status)
    page = f"{settings().base_url}/visits/{visit.public_id}"
    entry = Event()
    entry.add("uid", f"{visit.public_id}@{urlsplit(settings().base_url).hostname}")
    entry.add("dtstamp", visit.updated_at)
    entry.add("last-modified", visit.updated_at)
    entry.add("sequence", int((visit.updated_at - visit.created_at).total_seconds()))
    entry.add("dtstart", visit.scheduled_date)
    entry.add("dtend", visit.ends_at)
    entry.add("summary", translate("visits.ics.summary", language, home=home.title))
    entry.add("description", _description(one, page, language))
    entry.add("status", _STATES.get(status, "CONFIRMED"))
    entry["url"] = vUri(page)
    entry.add("location", one.address)
    where = (home.latitude, home.longitude)
    if status is VisitStatus.CONFIRMED and None not in where:
        entry["geo"] = vGeo(where)  # type: ignore[arg-type]
    if status.is_open:
        entry.add_component(_alarm(home.title))
    return entry


def _description(one: Appointment, page: str, language: Language) -> str:
    lines = [
        translate(f"visits.status.{one.visit.status}", language),
        translate("visits.ics.people", language, host=one.host_name, visitor=one.visitor_name),
        page,
    ]
    return "\n".join(lines)


def _alarm(title: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", _REMINDED)
    return alarm
