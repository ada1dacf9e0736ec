"""The editor of weekly hours on /desk/visits."""

from dataclasses import dataclass
from datetime import time
from typing import Any

import reflex as rx
from sqlmodel import select

from ghar_app.catalogue import translate
from ghar_app.db import Db, transaction
from ghar_app.models.identity import User
from ghar_app.models.listings import Property
from ghar_app.models.visits.hours import Week, Window
from ghar_app.models.visits.opening import (
    agent_week,
    homes_to_open,
    own_agent,
    own_week,
    set_agent_hours,
    set_hours,
)
from ghar_app.refusals import NotFound, Refused
from state.refusals import shows_refusals
from state.shell import SignedIn

MINE = "mine"
"""Stands for an agent's own hours among the homes to choose from."""
SPANS = 2
"""Spans of a day that the editor offers."""


@dataclass(frozen=True)
class WeekdayView:
    """A day's spans as HH:MM, empty where there is none. `n` 1 is Monday."""

    n: str
    name: str
    from1: str = ""
    to1: str = ""
    from2: str = ""
    to2: str = ""


class HoursEditor(SignedIn, rx.State):
    """One home at a time; its hours can be given to all homes of its owner."""

    homes: list[tuple[str, str]] = []
    home: str = ""
    week: list[WeekdayView] = []
    version: int = 0
    saved: str = ""

    @rx.event
    @shows_refusals
    async def load(self) -> None:
        """The homes that somebody can open, and the hours of the first."""
        asked = str(self.router.url.query_parameters.get("home", ""))
        self.saved = ""
        async with transaction() as db:
            me = await self._me(db)
            found = await homes_to_open(db, by=me)
            own = await own_agent(db, by=me)
            mine = translate("visits.hours.mine", self._language)
            self.homes = [
                *([(MINE, mine)] if own else []),
                *[(str(home.public_id), home.title) for home in found],
            ]
            known = [value for value, _ in self.homes]
            self.home = asked if asked in known else (known[0] if known else "")
            if self.home:
                await self._show(db, me)

    @rx.event
    @shows_refusals
    async def choose(self, home: str) -> None:
        """The hours of another home."""
        self.saved = ""
        async with transaction() as db:
            me = await self._me(db)
            self.home = home
            await self._show(db, me)

    @rx.event
    @shows_refusals
    async def save(self, form: dict[str, Any]) -> None:
        """Keep what stands in the form."""
        self.saved = ""
        async with transaction() as db:
            me = await self._me(db)
            week = {day: _windows(form, day) for day in range(1, 8)}
            if self.home == MINE:
                await set_agent_hours(db, by=me, week=week)
                said = translate("visits.hours.saved_mine", self._language)
            else:
                home = await self._reached(db, me)
                everywhere = bool(form.get("everywhere"))
                count = await set_hours(db, home, by=me, week=week, everywhere=everywhere)
                said = translate("visits.hours.saved", self._language, n=count)
            await self._show(db, me)
        self.saved = said

    async def _reached(self, db: Db, me: User) -> Property:
        home = await Property.reachable(db, by=me, public_id=self.home)
        mine = select(Property.id).where(Property.id == home.id, Property.is_in_charge(me))
        if (await db.exec(mine)).first() is None:
            raise NotFound("home")
        return home

    async def _week(self, db: Db, me: User) -> Week:
        if self.home != MINE:
            return await own_week(db, await self._reached(db, me))
        agent = await own_agent(db, by=me)
        if agent is None:
            raise NotFound("home")
        return await agent_week(db, agent)

    async def _show(self, db: Db, me: User) -> None:
        week = await self._week(db, me)
        self.week = [_view(day, week.get(day, ()), self._language) for day in range(1, 8)]
        # A form keeps what was typed until it is drawn anew.
        self.version += 1


def _view(day: int, windows: Any, language: Any) -> WeekdayView:
    shown = [
        text for begins, ends in windows[:SPANS] for text in (f"{begins:%H:%M}", f"{ends:%H:%M}")
    ]
    name = translate(f"visits.weekday_long.{day}", language)
    return WeekdayView(str(day), name, *shown)


def _windows(form: dict[str, Any], day: int) -> list[Window]:
    found = []
    for n in range(1, SPANS + 1):
        begins = str(form.get(f"from{n}_{day}", "")).strip()
        ends = str(form.get(f"to{n}_{day}", "")).strip()
        if begins or ends:
            found.append((_time(begins, day), _time(ends, day)))
    return found


def _time(text: str, day: int) -> time:
    try:
        return time.fromisoformat(text)
    except ValueError:
        raise Refused("hours_unreadable", field=f"day{day}") from None
