"""/desk/visits: what a host has to answer, and the calendar by week or day."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

import reflex as rx

from ghar_app.catalogue import Language, translate
from ghar_app.clock import IST, in_india, now
from ghar_app.db import transaction
from ghar_app.models.identity import User
from ghar_app.models.visits import Visit
from ghar_app.models.visits.lists import Appointment, follow_ups, hosted, waiting
from ghar_app.models.visits.timing import written
from state.refusals import shows_refusals
from state.shell import SignedIn
from state.visits import words
from state.visits.views import VisitCard, card

DAY, WEEK = "day", "week"


@dataclass(frozen=True)
class CalendarDay:
    """One day of the calendar; `href` shows it alone."""

    value: str
    weekday: str
    text: str
    href: str
    is_today: bool
    visits: list[VisitCard] = field(default_factory=list)


class DeskVisits(SignedIn, rx.State):
    """`?view=day|week` and `?on=YYYY-MM-DD`; an admin sees everybody's."""

    view: str = WEEK
    title: str = ""
    earlier: str = ""
    later: str = ""
    week_href: str = ""
    day_href: str = ""
    today_href: str = ""
    waiting: list[VisitCard] = []
    follow_ups: list[VisitCard] = []
    days: list[CalendarDay] = []
    total: int = 0
    loading: bool = True
    done: str = ""

    @rx.event
    @shows_refusals
    async def load(self) -> None:
        """The chosen week or day, and what waits."""
        self.done = ""
        try:
            await self._fill()
        finally:
            self.loading = False

    @rx.event
    @shows_refusals
    async def confirm(self, visit_id: str, seen: str) -> None:
        """Agree to a request from the list."""
        async with transaction() as db:
            me = await self._me(db)
            visit = await Visit.reachable(db, by=me, public_id=visit_id)
            await visit.confirm(db, by=me, time=written(seen), now=now())
        self.done = translate("visits.done.confirmed", self._language)
        await self._fill()

    async def _fill(self) -> None:
        moment = now()
        first, last = self._range(in_india(moment).date())
        since, until = (datetime.combine(day, time(), IST) for day in (first, last))
        async with transaction() as db:
            me = await self._me(db)
            asked = await waiting(db, by=me, now=moment)
            found = await hosted(db, by=me, since=since, until=until)
            later = await follow_ups(db, by=me)
            self.waiting = self._cards(asked, me, moment)
            self.follow_ups = self._cards(later, me, moment)
            cards = self._cards(found, me, moment)
        self.total = len(found)
        self.days = _days(first, last, found, cards, in_india(moment).date(), self._language)

    def _cards(self, found: Sequence[Appointment], me: User, moment: datetime) -> list[VisitCard]:
        return [card(one, by=me, now=moment, language=self._language) for one in found]

    def _range(self, today: date) -> tuple[date, date]:
        query = self.router.url.query_parameters
        on = _day(query.get("on", "")) or today
        self.view = DAY if query.get("view") == DAY else WEEK
        first = on if self.view == DAY else on - timedelta(days=on.weekday())
        length = timedelta(days=1 if self.view == DAY else 7)
        self.title = _title(first, first + length, self._language)
        self.earlier = _href(self.view, first - length)
        self.later = _href(self.view, first + length)
        self.week_href, self.day_href = _href(WEEK, on), _href(DAY, on)
        self.today_href = _href(self.view, today)
        return first, first + length


def _days(
    first: date,
    last: date,
    found: Sequence[Appointment],
    cards: Sequence[VisitCard],
    today: date,
    language: Language,
) -> list[CalendarDay]:
    by_day: dict[date, list[VisitCard]] = {}
    for one, view in zip(found, cards, strict=True):
        by_day.setdefault(in_india(one.visit.scheduled_date).date(), []).append(view)
    length = (last - first).days
    return [
        CalendarDay(
            value=day.isoformat(),
            weekday=words.weekday(day, language),
            text=words.short_day(day, language),
            href=_href(DAY, day),
            is_today=day == today,
            visits=by_day.get(day, []),
        )
        for day in (first + timedelta(days=n) for n in range(length))
    ]


def _title(first: date, last: date, language: Language) -> str:
    if last - first == timedelta(days=1):
        return words.named_day(first, language)
    until = last - timedelta(days=1)
    return f"{words.short_day(first, language)} – {words.short_day(until, language)}"


def _href(view: str, on: date) -> str:
    return f"/desk/visits?view={view}&on={on}"


def _day(written_day: str) -> date | None:
    """A day of the address; anything else is today's, and so is the end of time."""
    try:
        day = date.fromisoformat(written_day)
    except ValueError:
        return None
    return day if 2000 <= day.year <= 2200 else None
