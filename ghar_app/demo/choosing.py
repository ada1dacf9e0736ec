"""Which home stands where: every listing of the demo, before anything is written about it."""

from collections.abc import Iterator
from functools import lru_cache
from random import Random

from ghar_app.demo.dice import dice, likely, weighted
from ghar_app.demo.home import Home
from ghar_app.demo.kinds import CITY_TASTES, FLATS, FOUND_AMONG, HOUSES, WORK, wanted
from ghar_app.demo.living import living
from ghar_app.demo.places import CITY_WEIGHTS, Locality, localities
from ghar_app.demo.prices import price
from ghar_app.demo.shapes import shape
from ghar_app.demo.societies import Society, societies
from ghar_app.models.listings.kinds import PropertyType as T
from ghar_app.models.listings.kinds import Purpose

_BY_AGENT = {Purpose.RENT: 0.42, Purpose.BUY: 0.55, Purpose.SHORT_STAY: 0.0}


def homes() -> Iterator[Home]:
    """All homes of the quotas, kind by kind."""
    for number, (kind, purpose) in enumerate(wanted(), start=1):
        key = f"home-{number}"
        yield home(key, kind, purpose, _locality(dice("where", key), kind, purpose))


def home(
    key: str,
    kind: T,
    purpose: Purpose,
    locality: Locality,
    *,
    by_agent: bool | None = None,
) -> Home:
    """The home of a key; everything about it follows from the key and these arguments."""
    random = dice("home", key)
    agent = likely(random, _agent_share(kind, purpose)) if by_agent is None else by_agent
    society = _society(random, kind, locality)
    measures = shape(random, kind, purpose, locality, society)
    terms = living(random, kind, purpose, measures)
    return Home(
        key=key,
        kind=kind,
        purpose=purpose,
        locality=locality,
        society=society,
        shape=measures,
        living=terms,
        price=price(
            random,
            kind,
            purpose,
            locality,
            measures,
            terms,
            by_agent=agent,
            society=society is not None,
        ),
        by_agent=agent,
        days_until_free=_days_until_free(random, purpose),
    )


def _agent_share(kind: T, purpose: Purpose) -> float:
    return 0.0 if kind in (T.PG, T.FLATMATE) else _BY_AGENT[purpose]


def _society(random: Random, kind: T, locality: Locality) -> Society | None:
    chances = {T.BUILDER_FLOOR: 0.0, T.HOUSE: 0.0, T.PLOT: 0.0, T.WAREHOUSE: 0.0, T.VILLA: 0.5}
    chance = chances.get(kind, 0.3 if kind == T.PG or kind in WORK else 0.85)
    found = random.choice(societies(locality))
    usable = kind not in (T.CONDO, T.PENTHOUSE, T.LOFT) or found.floors > 3
    return found if likely(random, chance) and usable else None


def _days_until_free(random: Random, purpose: Purpose) -> int:
    if purpose == Purpose.SHORT_STAY:
        return 0
    return weighted(random, {-12: 2, 0: 4, 5: 2, 10: 2, 20: 2, 35: 1.5, 55: 1, 80: 0.4})


def _locality(random: Random, kind: T, purpose: Purpose) -> Locality:
    """A city by its size and taste for the kind, then a locality by its weight."""
    suitable = _suitable(kind, purpose)
    tastes = CITY_TASTES.get(kind, {})
    city = weighted(random, {name: CITY_WEIGHTS[name] * tastes.get(name, 1.0) for name in suitable})
    return weighted(random, {place: place.weight for place in suitable[city]})


@lru_cache
def _suitable(kind: T, purpose: Purpose) -> dict[str, tuple[Locality, ...]]:
    found: dict[str, list[Locality]] = {}
    for place in localities():
        offered = bool(FOUND_AMONG[kind] & place.offers)
        if purpose == Purpose.SHORT_STAY and kind in (*FLATS, T.ROOM):
            offered = offered and "stays" in place.offers
        if kind == T.APARTMENT and "towers" not in place.offers:
            offered = offered and "floors" in place.offers and kind not in HOUSES
        if offered:
            found.setdefault(place.city.name, []).append(place)
    return {city: tuple(places) for city, places in found.items()}
