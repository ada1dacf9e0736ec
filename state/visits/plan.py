"""/visits/plan: several homes in one day, in an order that fits, asked for in one go."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

import reflex as rx

from ghar_app import formats
from ghar_app.catalogue import Language, translate
from ghar_app.clock import in_india, now, today
from ghar_app.db import Db, transaction
from ghar_app.geography.distance import Point
from ghar_app.models.identity import User
from ghar_app.models.listings import Property
from ghar_app.models.listings.kinds import PropertyType
from ghar_app.models.listings.liking.reading import liked_ids
from ghar_app.models.listings.search.places import places_like
from ghar_app.models.listings.views import recently_viewed
from ghar_app.models.visits.planning import DayPlan, homes_to_plan, plan_day, request_day
from ghar_app.models.visits.routing import MOST, Leg
from ghar_app.models.visits.timing import FURTHEST
from ghar_app.refusals import Refused
from ghar_app.settings import settings
from ghar_app.web.visitors import visitor_key
from state.listings.cards import KINDS
from state.marks import MarkView
from state.refusals import shows_refusals
from state.shell import SignedIn
from state.visits import words

OFFERED = 16
"""Homes to choose from: those of the address, then liked ones, then those looked at."""
_MARGIN = 0.01
"""Degrees around the route on the map, about a kilometre."""


@dataclass(frozen=True)
class ChoiceView:
    """A home to tick."""

    id: str
    title: str
    place: str
    image: str
    kind: str
    chosen: bool


@dataclass(frozen=True)
class LegView:
    """A visit of the route; `travel` is the way to it, empty for the first without a start."""

    number: str
    id: str
    at: str
    time: str
    title: str
    place: str
    href: str
    travel: str


@dataclass(frozen=True)
class LeftView:
    """A home without a place in the day, and why."""

    title: str
    href: str
    why: str


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
            _choice(home, home.public_id in ticked) for home in homes if home.owner_id != me.id
        ]

    @rx.event
    @shows_refusals
    async def arrange(self, form: dict[str, Any]) -> None:
        """Find the order for the ticked homes."""
        self._forget_plan()
        self.day, self.since = str(form.get("day", "")), str(form.get("since", ""))
        self.start = str(form.get("start", ""))
        ticked = {view.id for view in self.choices if form.get(f"home-{view.id}")}
        self.choices = [_ticked(view, view.id in ticked) for view in self.choices]
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
            _leg(n, leg, plan.homes[leg.key], start is not None or n > 1, language)
            for n, leg in enumerate(plan.route.legs, start=1)
        ]
        self.left = list(_left(plan, language))
        self.headline = translate(
            "visits.plan.headline",
            language,
            n=len(self.legs),
            way=formats.distance(plan.route.metres, language),
        )
        self.marks = [_mark(leg, plan.homes[route.key]) for leg, route in
                      zip(self.legs, plan.route.legs, strict=True)]  # fmt: skip
        places = [(mark.latitude, mark.longitude) for mark in self.marks]
        self.fit = _fit([*places, *([start] if start else [])])
        self.is_planned = True


def _choice(home: Property, chosen: bool) -> ChoiceView:
    return ChoiceView(
        id=str(home.public_id),
        title=home.title,
        place=", ".join(part for part in (home.locality, home.city) if part),
        image=home.main_image_url or "",
        kind=KINDS.get(PropertyType(home.property_type), "flat"),
        chosen=chosen,
    )


def _ticked(view: ChoiceView, chosen: bool) -> ChoiceView:
    return ChoiceView(view.id, view.title, view.place, view.image, view.kind, chosen)


def _leg(number: int, leg: Leg, home: Property, has_way: bool, language: Language) -> LegView:
    minutes = int(leg.travel.total_seconds() // 60)
    way = formats.distance(leg.metres, language)
    return LegView(
        number=str(number),
        id=str(home.public_id),
        at=in_india(leg.at).isoformat(),
        time=words.span_from(leg.at),
        title=home.title,
        place=", ".join(part for part in (home.locality, home.city) if part),
        href=_href(home),
        travel=translate("visits.plan.travel", language, n=minutes, way=way) if has_way else "",
    )


def _left(plan: DayPlan, language: Language) -> Iterable[LeftView]:
    reasons = (("full", plan.route.left), ("not_free", plan.not_free), ("asked", plan.asked))
    for why, ids in reasons:
        for id in ids:
            home = plan.homes[id]
            yield LeftView(home.title, _href(home), translate(f"visits.plan.{why}", language))


def _mark(leg: LegView, home: Property) -> MarkView:
    return MarkView(
        id=leg.id,
        latitude=home.latitude or 0,
        longitude=home.longitude or 0,
        label=f"{leg.number} · {leg.time[:5]}",
        label_long=f"{leg.number}. {leg.time}, {leg.title}",
        href=leg.href,
    )


def _fit(places: Sequence[Point]) -> list[float]:
    """West, south, east, north around the route."""
    if not places:
        return []
    latitudes, longitudes = zip(*places, strict=True)
    return [
        min(longitudes) - _MARGIN,
        min(latitudes) - _MARGIN,
        max(longitudes) + _MARGIN,
        max(latitudes) + _MARGIN,
    ]


def _href(home: Property) -> str:
    return f"/listing/{home.slug or home.public_id}"


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
