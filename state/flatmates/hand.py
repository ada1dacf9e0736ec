"""What the pages of likes and decks show of people: cards, choices, the way on."""

from dataclasses import dataclass, field
from urllib.parse import urlencode

from ghar_app.catalogue import Language, translate
from ghar_app.db import Db
from ghar_app.models.flatmates.deck.filters import Order, PeopleFilters
from ghar_app.models.flatmates.deck.people import MOST_COUNTED, Dealt, Wider
from ghar_app.models.flatmates.profile.rooms import rooms_of
from ghar_app.models.flatmates.profile.showing import people
from ghar_app.models.flatmates.profile.wording import wording
from ghar_app.models.identity import User
from state.flatmates.people import PersonView, person_view


@dataclass(frozen=True)
class MateCard:
    """One card. `said` is what a screen reader hears when it comes up; `star`: they super-liked."""

    person: PersonView
    said: str
    star: bool = False
    turn: int = 0


@dataclass(frozen=True)
class Pick:
    """A filter that is on or off, and the address with the other."""

    text: str
    chosen: bool
    href: str


@dataclass(frozen=True)
class WayOn:
    """What can be let go of at the end of a deck."""

    text: str
    href: str


@dataclass(frozen=True)
class FiltersView:
    """The choices beside the deck."""

    city: str = ""
    low: str = ""
    high: str = ""
    orders: list[Pick] = field(default_factory=list)
    only: list[Pick] = field(default_factory=list)
    near: list[Pick] = field(default_factory=list)
    move: list[Pick] = field(default_factory=list)


async def cards(db: Db, hand: tuple[Dealt, ...], me: User, language: Language) -> list[MateCard]:
    """The hand in words."""
    words = await wording(db, language)
    mine = (await people(db, [me.id], viewer=me))[me.id]
    found = []
    for one in hand:
        view = person_view(one.person, language, words, mine=mine, room=one.room)
        said = ", ".join(part for part in (view.headline, view.work, view.place) if part)
        found.append(MateCard(view, said, one.is_super))
    return found


async def views(db: Db, ids: list[int], me: User, language: Language) -> dict[int, PersonView]:
    """People by their ids, compared with `me`."""
    words, rooms = await wording(db, language), await rooms_of(db, ids)
    found = await people(db, [me.id, *ids], viewer=me)
    return {
        one: person_view(found[one], language, words, mine=found[me.id], room=rooms.get(one))
        for one in ids
        if one in found
    }


def address(filters: PeopleFilters) -> str:
    """The deck with these filters."""
    query = urlencode(filters.write())
    return f"/flatmates?{query}" if query else "/flatmates"


def filters_view(
    filters: PeopleFilters, language: Language, moves: list[tuple[str, str]]
) -> FiltersView:
    """The choices, each with its address."""
    written = filters.write()

    def pick(name: str, value: str, words: str) -> Pick:
        chosen = written.get(name, "") == value
        changed = {**written, name: "" if chosen else value}
        return Pick(words, chosen, address(PeopleFilters.read(changed)))

    def named(key: str, **blanks: str) -> str:
        return translate(f"mates.filters.{key}", language, **blanks)

    return FiltersView(
        city=filters.city,
        low=written.get("min", ""),
        high=written.get("max", ""),
        orders=[
            pick("order", "" if one is Order.BEST else str(one), named(f"order_{one}"))
            for one in Order
        ],
        only=[pick("women", "1", named("women")), pick("verified", "1", named("verified"))],
        near=[pick("km", km, named("km", km=km)) for km in ("2", "5", "10", "25")],
        move=[pick("move", id, words) for id, words in moves if id != "flexible"],
    )


def ways_on(steps: tuple[Wider, ...], language: Language) -> list[WayOn]:
    """What to let go of, with how many people that leads to."""
    return [
        WayOn(
            translate(
                f"mates.wider.{one.name}",
                language,
                n=f"{one.count}+" if one.count >= MOST_COUNTED else str(one.count),
            ),
            address(one.filters),
        )
        for one in steps
    ]
