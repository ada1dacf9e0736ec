"""A day's plan as the browser gets it: homes to tick, the route, what was left out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ghar_app import formats
from ghar_app.catalogue import Language, translate
from ghar_app.clock import in_india
from ghar_app.geography.distance import Point
from ghar_app.models.listings import Property
from ghar_app.models.listings.kinds import PropertyType
from ghar_app.models.visits.planning import DayPlan
from ghar_app.models.visits.routing import Leg
from state.listings.cards import KINDS
from state.marks import MarkView
from state.visits import words

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


def choice_of(home: Property, chosen: bool) -> ChoiceView:
    """A home to tick."""
    return ChoiceView(
        id=str(home.public_id),
        title=home.title,
        place=", ".join(part for part in (home.locality, home.city) if part),
        image=home.main_image_url or "",
        kind=KINDS.get(PropertyType(home.property_type), "flat"),
        chosen=chosen,
    )


def leg_of(number: int, leg: Leg, home: Property, has_way: bool, language: Language) -> LegView:
    """A visit of the route; `has_way` when there is somewhere to come from."""
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


def left_of(plan: DayPlan, language: Language) -> Iterable[LeftView]:
    """The homes without a place in the day."""
    reasons = (("full", plan.route.left), ("not_free", plan.not_free), ("asked", plan.asked))
    for why, ids in reasons:
        for id in ids:
            home = plan.homes[id]
            yield LeftView(home.title, _href(home), translate(f"visits.plan.{why}", language))


def mark_of(leg: LegView, home: Property) -> MarkView:
    """A visit's pin, of a home whose place is known: its number and time."""
    assert home.latitude is not None
    assert home.longitude is not None
    return MarkView(
        id=leg.id,
        latitude=home.latitude,
        longitude=home.longitude,
        label=f"{leg.number} · {leg.time[:5]}",
        label_long=f"{leg.number}. {leg.time}, {leg.title}",
        href=leg.href,
    )


def box_around(places: Sequence[Point]) -> list[float]:
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
