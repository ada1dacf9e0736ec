"""/visits/plan: several homes in one day, in an order that fits, asked for in one go."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

import reflex as rx

from ghar_app import formats
from ghar_app.catalogue import translate
from ghar_app.clock import now, today
from ghar_app.db import Db, transaction
from ghar_app.geography.distance import Point
from ghar_app.models.identity import User
from ghar_app.models.listings.liking.reading import liked_ids
from ghar_app.models.listings.search.places import places_like
from ghar_app.models.listings.views import recently_viewed
from ghar_app.models.visits.planning import DayPlan, homes_to_plan, plan_day, request_day
from ghar_app.models.visits.routing import MOST
from ghar_app.models.visits.timing import FURTHEST
from ghar_app.refusals import Refused
from ghar_app.settings import settings
from ghar_app.web.visitors import visitor_key
from state.marks import MarkView
from state.refusals import shows_refusals
from state.shell import SignedIn
from state.visits.plan_view import (
    ChoiceView,
    LeftView,
    LegView,
    box_around,
    choice_of,
    left_of,
    leg_of,
    mark_of,
)

OFFERED = 16
"""Homes to choose from: those of the address, then liked ones, then those looked at."""


class PlanPage(SignedIn, rx.State):
    """`?homes=<id>,<id>` ticks homes; nothing is asked for before the route was seen."""

    choices: list[ChoiceView] = []
    day: str = ""
    earliest: str = ""
    latest: str = ""
    since: str = "09:00"
    start: str = ""
    loading: bool = True

    is_planned: bool = False
    headline: str = ""
    legs: list[LegView] = []
    left: list[LeftView] = []
    marks: list[MarkView] = []
    fit: list[float] = []
    style_url: str = ""

    asked: list[LegView] = []
    refused: list[LeftView] = []
    calendar: str = ""

    @rx.event
    @shows_refusals
    async def load(self) -> None:
        """The homes to choose from."""
        first = today() + timedelta(days=1)
        self.day, self.earliest = first.isoformat(), today().isoformat()
        self.latest = (today() + FURTHEST).isoformat()
        self.style_url = settings().map_style_url or ""
        self._forget_plan()
        try:
            async with transaction() as db:
                me = await self._me(db)
                wanted = _ids(str(self.router.url.query_parameters.get("homes", "")).split(","))
                offered = await self._offered(db, me, wanted)
                homes = await homes_to_plan(db, offered, most=OFFERED)
        finally:
            self.loading = False
        ticked = set(wanted[:MOST])
        self.choices = [
            choice_of(home, home.public_id in ticked) for home in homes if home.owner_id != me.id
        ]

    @rx.event
    @shows_refusals
    async def arrange(self, form: dict[str, Any]) -> None:
        """Find the order for the ticked homes."""
        self._forget_plan()
        self.day, self.since = str(form.get("day", "")), str(form.get("since", ""))
        self.start = str(form.get("start", ""))
        ticked = {view.id for view in self.choices if form.get(f"home-{view.id}")}
        self.choices = [replace(view, chosen=view.id in ticked) for view in self.choices]
        async with transaction() as db:
            me = await self._me(db)
            homes = await homes_to_plan(db, _ids(ticked))
            start = await _place(db, self.start)
            plan = await plan_day(
                db,
                by=me,
                homes=homes,
                day=_day(self.day),
                now=now(),
                start=start,
                since=_time(self.since),
            )
        self._show(plan, start)

    @rx.event
    @shows_refusals
    async def request_all(self) -> None:
        """Ask for every visit of the route that was shown."""
        async with transaction() as db:
            me = await self._me(db)
            homes = await homes_to_plan(db, _ids(leg.id for leg in self.legs))
            times = {leg.id: datetime.fromisoformat(leg.at) for leg in self.legs}
            wanted = [(home, times[str(home.public_id)]) for home in homes]
            outcome = await request_day(db, by=me, wanted=wanted, now=now())
        made = {visit.property_id for visit in outcome.made}
        got = {str(home.public_id) for home in homes if home.id in made}
        why = {str(home.public_id): refusal for home, refusal in outcome.refused}
        gone = Refused("visit_home_gone")
        self.asked = [leg for leg in self.legs if leg.id in got]
        self.refused = [
            LeftView(leg.title, leg.href, why.get(leg.id, gone).message(self._language))
            for leg in self.legs
            if leg.id not in got
        ]
        self.calendar = f"/visits/day/{self.day}.ics" if self.asked else ""
        self.is_planned = False

    @rx.event
    async def begin_again(self) -> None:
        """Back to the choice."""
        self._forget_plan()

    def _forget_plan(self) -> None:
        self.is_planned, self.headline = False, ""
        self.legs, self.left, self.marks, self.fit = [], [], [], []
        self.asked, self.refused, self.calendar = [], [], ""

    async def _offered(self, db: Db, me: User, wanted: list[UUID]) -> list[UUID]:
        seen = await recently_viewed(db, by=me, session_key=visitor_key(self._cookies))
        liked = _ids((await liked_ids(db, by=me))[:OFFERED])
        every = [*wanted, *liked, *(home.row.public_id for home in seen)]
        return list(dict.fromkeys(every))[:OFFERED]

    def _show(self, plan: DayPlan, start: Point | None) -> None:
        language = self._language
        self.legs = [
            leg_of(n, leg, plan.homes[leg.key], start is not None or n > 1, language)
            for n, leg in enumerate(plan.route.legs, start=1)
        ]
        self.left = list(left_of(plan, language))
        self.headline = translate(
            "visits.plan.headline",
            language,
            n=len(self.legs),
            way=formats.distance(plan.route.metres, language),
        )
        placed = zip(self.legs, plan.route.legs, strict=True)
        self.marks = [
            mark_of(leg, plan.homes[route.key])
            for leg, route in placed
            if plan.homes[route.key].latitude is not None
        ]
        places = [(mark.latitude, mark.longitude) for mark in self.marks]
        self.fit = box_around([*places, *([start] if start else [])])
        self.is_planned = True


async def _place(db: Db, typed: str) -> Point | None:
    if not typed.strip():
        return None
    found = await places_like(db, typed, most=1)
    if not found:
        raise Refused("plan_place_unknown", field="start")
    return found[0].latitude, found[0].longitude


def _ids(written: Iterable[str]) -> list[UUID]:
    found = []
    for one in written:
        try:
            found.append(UUID(one))
        except ValueError:
            continue
    return found


def _day(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise Refused("visit_no_time", field="day") from None


def _time(written: str) -> time:
    try:
        return time.fromisoformat(written)
    except ValueError:
        return time()
