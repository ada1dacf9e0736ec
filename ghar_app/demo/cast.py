"""Everybody else of the demo: owners, PG operators and agents without a password."""

from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from random import Random

from ghar_app.demo.dice import dice, likely
from ghar_app.demo.mates_cast import mate_people
from ghar_app.demo.people import NAMED, AgentCard, Person
from ghar_app.demo.places import CITY_WEIGHTS
from ghar_app.models.identity.kinds import AgentType, ExperienceLevel, UserTier

OWNERS, OPERATORS, AGENTS = 420, 22, 24
_NAMES = Path(__file__).parent / "names" / "people.txt"
_LANGUAGES = {
    "Bengaluru": "Kannada",
    "Mumbai": "Marathi",
    "Delhi": "Punjabi",
    "Hyderabad": "Telugu",
    "Chennai": "Tamil",
    "Kolkata": "Bengali",
}
_SAYINGS = (
    "Shows at most five homes a day, so that there is time for each.",
    "Works in the neighbourhood where the office is, and nowhere else.",
    "Reads the agreement with you before you sign it.",
    "Ten years of flats to rent, most of them found by word of mouth.",
    "Looks after homes of owners who live abroad.",
    "Sends the facts and the charges in writing before the first visit.",
)


@lru_cache(maxsize=1)
def owners() -> dict[str, tuple[Person, ...]]:
    """The owners of each city."""
    return _everywhere("owner", OWNERS, 2000, ("client", "owner"))


@lru_cache(maxsize=1)
def operators() -> dict[str, tuple[Person, ...]]:
    """Those who run PGs, by city."""
    named = {person.city: person for person in NAMED if person.key == "suresh"}
    others = _everywhere("operator", OPERATORS, 3000, ("client", "owner"))
    return {
        city: (*([named[city]] if city in named else []), *found) for city, found in others.items()
    }


@lru_cache(maxsize=1)
def agents() -> dict[str, tuple[Person, ...]]:
    """Agents by city, the named ones first."""
    named = [person for person in NAMED if person.agent]
    others = _everywhere("agent", AGENTS, 4000, ("client", "agent"))
    return {
        city: (*(person for person in named if person.city == city), *found)
        for city, found in others.items()
    }


def everybody() -> tuple[Person, ...]:
    """All people of the demo, each once."""
    groups = (owners(), operators(), agents())
    crowd = (person for group in groups for found in group.values() for person in found)
    return tuple({person.key: person for person in (*NAMED, *crowd, *mate_people())}.values())


def _everywhere(
    kind: str, count: int, first_number: int, roles: tuple[str, ...]
) -> dict[str, tuple[Person, ...]]:
    found: dict[str, tuple[Person, ...]] = {}
    number = first_number
    for city, weight in CITY_WEIGHTS.items():
        size = max(2, round(count * weight))
        found[city] = tuple(_person(kind, city, number + n, roles) for n in range(size))
        number += size
    return found


def _person(kind: str, city: str, number: int, roles: tuple[str, ...]) -> Person:
    random = dice("person", kind, city, number)
    women, men, families = _names()[city]
    first = random.choice(women if likely(random, 0.45) else men)
    is_agent = kind == "agent"
    return Person(
        key=f"{kind}-{number}",
        name=f"{first} {random.choice(families)}",
        phone=f"+9161000{number:05d}",
        email=None,
        city=city,
        born=date(1956, 1, 1) + timedelta(days=random.randrange(43 * 365)),
        tier=UserTier.AGENT if is_agent else UserTier.USER,
        roles=roles,
        agent=_card(random, city) if is_agent else None,
    )


def _card(random: Random, city: str) -> AgentCard:
    return AgentCard(
        kind=random.choice(tuple(AgentType)),
        level=random.choice(tuple(ExperienceLevel)),
        languages=("English", "Hindi", _LANGUAGES[city]),
        description=random.choice(_SAYINGS),
        rating=round(random.uniform(3.8, 4.8), 1),
        specialization=tuple(random.sample(("rent", "resale", "plots", "offices", "shops"), 2)),
    )


@lru_cache(maxsize=1)
def _names() -> dict[str, tuple[list[str], list[str], list[str]]]:
    lines = _NAMES.read_text("utf-8").splitlines()
    parts = [line.split("|") for line in lines if line and not line.startswith("#")]
    return {city.strip(): (w.split(), m.split(), f.split()) for city, w, m, f in parts}
