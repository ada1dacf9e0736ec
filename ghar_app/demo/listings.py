"""The listings of the demo: a home, who offers it, where it stands, what it says and shows."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from ghar_app.demo.cast import agents, operators, owners
from ghar_app.demo.choosing import homes
from ghar_app.demo.dice import Deck, dice
from ghar_app.demo.fates import Fate, fate
from ghar_app.demo.home import Home
from ghar_app.demo.people import NAMED, Person
from ghar_app.demo.pictures import Gallery, Picture
from ghar_app.demo.places import scattered
from ghar_app.demo.portfolio import portfolio
from ghar_app.demo.writer import Text, Writer
from ghar_app.geography.distance import Point
from ghar_app.models.listings.kinds import PropertyType as T
from ghar_app.models.listings.kinds import Purpose

_BUILDER, _HOST, _FLATMATES = "vikram", "tara", ("kavya", "rohan")
_PEOPLE = {person.key: person for person in NAMED}


@dataclass(frozen=True)
class Listing:
    """Everything the tables need to know of one listing."""

    home: Home
    owner: Person
    agent: Person | None
    fate: Fate
    text: Text
    pictures: tuple[Picture, ...]
    point: Point
    now: datetime


def listings(now: datetime) -> Iterator[Listing]:
    """All of them. `now` decides only dates: the homes are the same on every day."""
    desk, people = _Desk(Writer(), Gallery(), now), _Casting()
    for home, standing in portfolio(now):
        yield _listing(home, _PEOPLE["sunita"], None, standing, desk)
    for number, home in enumerate(homes(), start=1):
        owner = people.owner_of(home)
        agent = people.agent_of(home) if home.by_agent else None
        yield _listing(home, owner, agent, fate(home, number, now), desk)


def _listing(
    home: Home,
    owner: Person,
    agent: Person | None,
    standing: Fate,
    desk: "_Desk",
) -> Listing:
    random = dice("point", home.key)
    if home.society:
        point = scattered(random, home.society.point, 35)
    else:
        point = scattered(random, home.locality.point)
    return Listing(
        home=home,
        owner=owner,
        agent=agent,
        fate=standing,
        text=desk.writer.write(home),
        pictures=desk.gallery.pictures_for(home),
        point=point,
        now=desk.now,
    )


@dataclass(frozen=True)
class _Desk:
    writer: Writer
    gallery: Gallery
    now: datetime


class _Casting:
    """Gives every home an owner of its city, and agents their turn."""

    def __init__(self) -> None:
        self._deck = Deck("casting")
        self._built = self._hosted = 0
        self._flatmates = list(_FLATMATES)

    def owner_of(self, home: Home) -> Person:
        city = home.locality.city.name
        if home.kind == T.FLATMATE and city == "Bengaluru" and self._flatmates:
            return _PEOPLE[self._flatmates.pop()]
        if self._is_new_flat(home):
            self._built += 1
            return _PEOPLE[_BUILDER]
        if home.purpose == Purpose.SHORT_STAY and city == "Kolkata" and self._hosted < 5:
            self._hosted += 1
            return _PEOPLE[_HOST]
        crowd = operators() if home.kind == T.PG else owners()
        return self._deck.draw(crowd[city], city, home.kind == T.PG)

    def _is_new_flat(self, home: Home) -> bool:
        new = (home.shape.age or 99) <= 2 and not home.by_agent
        sold = home.purpose == Purpose.BUY and home.kind in (T.APARTMENT, T.CONDO, T.PENTHOUSE)
        return sold and new and home.locality.city.name == "Mumbai" and self._built < 12

    def agent_of(self, home: Home) -> Person:
        city = home.locality.city.name
        return self._deck.draw(agents()[city], city, "agents")
