"""Which pictures a home shows: one plausible gallery, and neighbours rarely lead with the same."""

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from random import Random
from typing import Any

from ghar_app.demo.dice import Deck, dice, likely
from ghar_app.demo.home import Home
from ghar_app.models.listings.kinds import ImageCategory
from ghar_app.models.listings.kinds import PropertyType as T
from ghar_app.settings import CHECKOUT

FOLDER = "/demo/photos"
_MANIFEST = CHECKOUT / "assets" / "demo" / "manifest.json"
FEWEST, MOST = 4, 8


@dataclass(frozen=True)
class Picture:
    """One picture of the demo. Pictures of one scene show the same place; `preview` is a data URI.

    A floor plan says in `suits` which kinds, bedrooms, bathrooms and balconies it may stand for.
    """

    name: str
    scene: str
    palette: str
    room: ImageCategory
    caption: str
    bytes: int
    preview: str
    width: int
    height: int
    suits: tuple[tuple[str, Any], ...] = ()

    @property
    def url(self) -> str:
        """Where the browser gets it."""
        return f"{FOLDER}/{self.name}.webp"

    @property
    def small_url(self) -> str:
        """The same, half as wide."""
        return f"{FOLDER}/{self.name}-400.webp"


@lru_cache(maxsize=1)
def pictures() -> tuple[Picture, ...]:
    """All of them, from the manifest the picture tool wrote."""
    manifest = json.loads(Path(_MANIFEST).read_text("utf-8"))
    return tuple(
        Picture(
            name=entry["name"],
            scene=entry["scene"],
            palette=entry["palette"],
            room=ImageCategory(entry["room"]),
            caption=entry["caption"],
            bytes=entry["bytes"],
            preview=entry["preview"],
            width=manifest["width"],
            height=manifest["height"],
            suits=tuple(entry.get("suits", {}).items()),
        )
        for entry in manifest["pictures"]
    )


Wish = tuple[str, ...]
"""Scenes that may fill one place of a gallery; the name before a colon picks shots by category."""

_LIVING = ("living-cream", "living-blue", "living-green", "living-wide", "flat-hall:hall")
_ONE_FLAT = "flat-"
_KITCHENS = ("kitchen", "flat-kitchen")
_BEDROOMS = ("bedroom-cream", "bedroom-accent", "flat-bedroom")
_SECOND = ("study", "flat-study", "twin", "kids", "bedroom-cream")
_BALCONIES = ("balcony", "flat-balcony", "dusk")
_BUILDINGS = ("tower-white", "tower-cream")
_STREETS = ("floors", "villa", "bungalow")
_ONLY_ONE: tuple[tuple[str, ...], ...] = (
    tuple(name.partition(":")[0] for name in _LIVING),
    _KITCHENS,
    ("balcony", "flat-balcony"),
    ("dusk", "flat-balcony"),
    (*_BUILDINGS, *_STREETS),
)
"""A home has one hall, one kitchen, one front: a gallery keeps to one scene of each of these."""
_SLEEPING = (*_BEDROOMS, *_SECOND)

_LEADS: dict[T, dict[Wish, float]] = {
    T.APARTMENT: {_LIVING: 6, _BEDROOMS: 1, _BALCONIES: 1.2, _BUILDINGS: 1.4, _KITCHENS: 0.7},
    T.CONDO: {_LIVING: 4, _BUILDINGS: 2.5, _BALCONIES: 1.5, _KITCHENS: 0.7},
    T.BUILDER_FLOOR: {_LIVING: 5, ("floors",): 3, _BEDROOMS: 1},
    T.STUDIO: {("study",): 3, ("bedroom-cream",): 2, ("living-green",): 1.5, ("flat-study",): 1},
    T.LOFT: {("living-wide",): 4, ("living-blue",): 2, ("flat-hall:hall",): 2},
    T.PENTHOUSE: {("terrace",): 5, ("dusk",): 2, ("living-wide",): 2},
    T.HOUSE: {_STREETS: 6, _LIVING: 1.5},
    T.VILLA: {("villa", "bungalow"): 6, ("terrace",): 1, ("living-wide",): 1},
    T.ROOM: {("study",): 3, ("twin",): 1, ("bedroom-cream",): 2, ("flat-study",): 2},
    T.PG: {("pg",): 8, ("twin",): 2},
    T.FLATMATE: {_BEDROOMS: 4, ("study", "flat-study"): 2, _LIVING: 2},
    T.PLOT: {("plot",): 1},
    T.OFFICE: {("office",): 1},
    T.SHOP: {("shop",): 1},
    T.WAREHOUSE: {("warehouse",): 1},
    T.COMMERCIAL: {("office",): 2, ("shop",): 2},
}
_PG: tuple[Wish, ...] = (("pg",), ("dining",), ("bathroom",), _KITCHENS, ("floors", "tower-cream"))
_REST: dict[T, tuple[Wish, ...]] = {
    T.STUDIO: (_KITCHENS, ("bathroom",), ("living-green", "living-cream"), _BALCONIES, _BUILDINGS),
    T.ROOM: (("bathroom",), _KITCHENS, ("dining",), ("floors", "tower-cream"), _BALCONIES),
    T.PG: (*_PG, ("pg",)),
    T.FLATMATE: (_LIVING, _KITCHENS, ("bathroom",), ("dining",), _BALCONIES, _BUILDINGS),
    T.PLOT: (("plot",), ("plot",)),
    T.OFFICE: (("office",), ("office",), _BUILDINGS, ("kitchen",)),
    T.SHOP: (("shop",), ("shop",), ("floors",)),
    T.WAREHOUSE: (("warehouse",), ("warehouse",)),
    T.COMMERCIAL: (("office",), ("shop",), ("office",), _BUILDINGS),
}


class Gallery:
    """Chooses pictures home by home and remembers what each locality led with."""

    def __init__(self) -> None:
        self._deck = Deck("pictures")

    def pictures_for(self, home: Home) -> tuple[Picture, ...]:
        """Four to eight pictures, the leading one first, a fitting floor plan last."""
        random = dice("gallery", home.key)
        chosen = [self._lead(random, home)]
        for wish in _wishes(random, home):
            if len(chosen) < MOST - 1:
                chosen += _one(random, wish, chosen, _only_one(home))
        plans = _plans(home)
        if plans and (len(chosen) < FEWEST or likely(random, 0.55)):
            chosen.append(random.choice(plans))
        return tuple(chosen)

    def _lead(self, random: Random, home: Home) -> Picture:
        leads = _LEADS[home.kind]
        wish = random.choices(list(leads), list(leads.values()))[0]
        return self._deck.draw(_of(wish), home.locality.city.name, home.locality.name, home.purpose)


def _wishes(random: Random, home: Home) -> list[Wish]:
    rest = _REST.get(home.kind)
    if rest is not None:
        return list(rest)
    shape = home.shape
    bedrooms = shape.bedrooms or 1
    wishes: list[Wish] = [_LIVING, _KITCHENS, _BEDROOMS, ("bathroom",)]
    if bedrooms > 1:
        wishes.append(_SECOND)
    if home.kind in (T.HOUSE, T.VILLA):
        wishes += [_STREETS, _STREETS]
    elif home.kind == T.BUILDER_FLOOR:
        wishes.append(("floors",))
    else:
        wishes.append(_BUILDINGS)
    if home.kind == T.PENTHOUSE:
        wishes.insert(1, ("terrace",))
    elif shape.balconies:
        wishes.insert(4, _BALCONIES)
    if bedrooms > 2:
        wishes.append(("dining", "flat-hall:hall"))
    kept = max(FEWEST, len(wishes) - random.randint(0, 2))
    return wishes[:kept]


def _only_one(home: Home) -> tuple[tuple[str, ...], ...]:
    single = home.group == "flats" and (home.shape.bedrooms or 0) <= 1
    return (*_ONLY_ONE, _SLEEPING) if single else _ONLY_ONE


def _one(
    random: Random, wish: Wish, chosen: list[Picture], only_one: tuple[tuple[str, ...], ...]
) -> list[Picture]:
    """A picture for one place, in the colours its scene already has here; none if none is left."""
    colours = {picture.scene: picture.palette for picture in chosen}
    names = {picture.name for picture in chosen}
    barred = {
        scene
        for group in only_one
        if any(other in colours for other in group)
        for scene in group
        if scene not in colours
    }
    fitting = [
        picture
        for picture in _of(wish)
        if picture.name not in names
        and picture.scene not in barred
        and colours.get(picture.scene, picture.palette) == picture.palette
    ]
    # A flat whose hall leads the gallery is one flat, so its own rooms come first.
    same_flat = [picture for picture in fitting if picture.scene.startswith(_ONE_FLAT)]
    if same_flat and chosen[0].scene.startswith(_ONE_FLAT):
        fitting = same_flat
    return [random.choice(fitting)] if fitting else []


@lru_cache
def _of(wish: Wish) -> tuple[Picture, ...]:
    wanted = dict(name.partition(":")[::2] for name in wish)
    return tuple(
        picture
        for picture in pictures()
        if picture.scene in wanted and wanted[picture.scene] in ("", picture.room)
    )


def _plans(home: Home) -> list[Picture]:
    """Plans of just such a home; a workplace's plan stands for its kind."""
    return [picture for picture in pictures() if picture.suits and _suits(picture, home)]


def _suits(plan: Picture, home: Home) -> bool:
    wanted = dict(plan.suits)
    if home.kind.value in wanted["kinds"]:
        return True
    shape = home.shape
    rooms = (shape.bedrooms, shape.bathrooms, shape.balconies)
    return (
        home.group == "flats"
        and "home" in wanted["kinds"]
        and rooms == (wanted["bedrooms"], wanted["bathrooms"], wanted["balconies"])
    )
