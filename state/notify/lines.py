"""A notification as a line of a list."""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from ghar_app import formats
from ghar_app.catalogue import Language, translate
from ghar_app.clock import in_india, today
from ghar_app.models.notify import Notification
from ghar_app.models.notify.kinds import kind_of
from ghar_app.models.notify.words import reread


@dataclass(frozen=True)
class NoteView:
    """One line. `when` is a clock time today, else a day; `group` decides the icon."""

    id: str = ""
    href: str = ""
    title: str = ""
    body: str = ""
    when: str = ""
    group: str = ""
    unread: bool = False


@dataclass(frozen=True)
class DayView:
    """The lines of one day."""

    label: str = ""
    notes: list[NoteView] = field(default_factory=list)


def line(row: Notification, language: Language) -> NoteView:
    """A row in the language it is looked at in."""
    words = reread(row.type_key, row.data.get("blanks", {}), language)
    title, body = words or (row.title, row.body)
    local = in_india(row.created_at)
    return NoteView(
        id=str(row.id),
        href=f"/notifications/{row.id}",
        title=title,
        body=body,
        when=f"{local:%H:%M}" if local.date() == today() else formats.day(local.date(), language),
        group=kind_of(row.type_key).group,
        unread=not row.is_read,
    )


def by_day(rows: list[Notification], language: Language) -> list[DayView]:
    """Lines under their days in India, in the order they come in."""
    days: dict[date, list[NoteView]] = {}
    for row in rows:
        day = in_india(row.created_at).date()
        view = replace(line(row, language), when=f"{in_india(row.created_at):%H:%M}")
        days.setdefault(day, []).append(view)
    return [DayView(_label(day, language), notes) for day, notes in days.items()]


def joined(days: list[DayView], more: list[DayView]) -> list[DayView]:
    """Two pages as one list: a day that the first breaks off goes on in the second."""
    if days and more and days[-1].label == more[0].label:
        whole = DayView(more[0].label, [*days[-1].notes, *more[0].notes])
        return [*days[:-1], whole, *more[1:]]
    return [*days, *more]


def _label(day: date, language: Language) -> str:
    if day == today():
        return translate("notify.today", language)
    if day == today() - timedelta(days=1):
        return translate("notify.yesterday", language)
    return formats.day(day, language)
