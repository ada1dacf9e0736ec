"""Showing a day of visits to family: the link on /visits, and the page that it opens."""

from datetime import date
from typing import Any

import reflex as rx

from ghar_app import formats
from ghar_app.catalogue import Language, translate
from ghar_app.clock import in_india, now
from ghar_app.db import Db, transaction
from ghar_app.models.identity import User
from ghar_app.models.visits.lists import Appointment, upcoming
from ghar_app.models.visits.sharing import (
    day_topic,
    end_sharing,
    open_share,
    share_day,
    shared_day,
)
from ghar_app.refusals import NotFound, Refused
from ghar_app.settings import settings
from state.live import watch
from state.refusals import shows_refusals
from state.shell import SignedIn, Visitor
from state.visits.views import VisitCard, public_card

WAITING, SHOWN, MISSING = "waiting", "shown", "missing"


class DayShare(SignedIn, rx.State):
    """The panel on /visits: which day, and its link."""

    days: list[tuple[str, str]] = []
    day: str = ""
    link: str = ""

    @rx.event
    @shows_refusals
    async def load(self) -> None:
        """The days of the coming visits."""
        async with transaction() as db:
            me = await self._me(db)
            found = await upcoming(db, by=me, now=now())
            days = sorted({in_india(one.visit.scheduled_date).date() for one in found})
            self.days = [(one.isoformat(), formats.day(one, self._language)) for one in days]
            if self.day not in {value for value, _ in self.days}:
                self.day = self.days[0][0] if self.days else ""
            await self._show(db, me)

    @rx.event
    @shows_refusals
    async def choose(self, day: str) -> None:
        """Another day."""
        self.day = day
        async with transaction() as db:
            await self._show(db, await self._me(db))

    @rx.event
    @shows_refusals
    async def share(self) -> None:
        """Make the link."""
        async with transaction() as db:
            me = await self._me(db)
            await share_day(db, by=me, day=_day(self.day), at=now())
            await self._show(db, me)

    @rx.event
    @shows_refusals
    async def end(self) -> None:
        """The link leads nowhere from here on."""
        async with transaction() as db:
            me = await self._me(db)
            await end_sharing(db, by=me, day=_day(self.day), at=now())
            await self._show(db, me)

    async def _show(self, db: Db, me: User) -> None:
        token = await open_share(db, by=me, day=_day(self.day)) if self.day else None
        self.link = f"{settings().base_url}/visits/day/{token}" if token else ""


class SharedDayPage(Visitor, rx.State):
    """/visits/day/<token>: for whoever has the link; it changes by itself."""

    phase: str = WAITING
    title: str = ""
    visits: list[VisitCard] = []

    _token: str = ""

    @rx.event
    @shows_refusals
    async def load(self) -> None:
        """The day of the address."""
        self._token = str(self.router.url.path).rstrip("/").rpartition("/")[2]
        await self._look()

    @rx.event
    @shows_refusals
    async def renew(self) -> None:
        """A visit was agreed, moved or called off."""
        await self._look()

    async def _look(self) -> None:
        try:
            async with transaction() as db:
                found = await shared_day(db, self._token)
        except NotFound:
            self.phase, self.visits, self.title = MISSING, [], ""
            return
        here = self.router.session.client_token
        watch(day_topic(found.user_id), here, SharedDayPage, SharedDayPage.renew)
        language = self._language
        day = formats.day(found.day, language)
        self.title = translate("visits.shared.title", language, name=found.first_name, day=day)
        self.visits = _cards(found.visits, language)
        self.phase = SHOWN


def _cards(found: Any, language: Language) -> list[VisitCard]:
    visits: list[Appointment] = list(found)
    return [public_card(one, now=now(), language=language) for one in visits]


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Refused("nothing_to_share", field="day") from None
