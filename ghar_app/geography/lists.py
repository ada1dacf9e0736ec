"""Hand-made lists of localities, one file a city, and what stands in them.

A line of `localities/<city>.txt` is `anchors | names`:

- `560095 | Koramangala Block 5; …`: the names have PIN code 560095 and lie at its middle.
- `560076/Mico Layout | BTM Layout`: at that post office of the PIN code.
- `560008/H A L II Stage 560093 | Indiranagar`: between several; the first gives the PIN code.
- `560052 @560001/Vasanthanagar | High Grounds`: from `@` on only the position is meant, for a PIN
  code whose own offices have no good one. `@12.94,77.75` is a point (degrees).
- `- @19.119,72.847 | Andheri`: of several PIN codes, so of none.
- `560066/Whitefield ~3000 | Whitefield`: it reaches about so many metres around.
- `Jakkur = Jakkur` among the names: this one lies at that post office of the line's PIN code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

_ANCHOR = re.compile(r"\s+(?=@?\d)")


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where names lie: a `point`, or a post office of a PIN code, or ("" for `office`) all."""

    pincode: str
    office: str = ""
    point: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """One hand-listed name; `pincode` is "" for a name of several.

    `is_head` when it opens its line: the rest are its neighbours. `reach_m` is how far its homes
    lie from the anchors, 0 when the list does not say.
    """

    name: str
    pincode: str
    anchors: tuple[Anchor, ...]
    is_head: bool
    reach_m: int = 0


@lru_cache
def listed(city: str) -> tuple[Listed, ...]:
    """The hand-made list of a city (by the name we show), () for a city without one."""
    source = files(__package__) / "localities" / f"{city.lower()}.txt"
    if not city.isalpha() or not source.is_file():
        return ()
    lines = source.read_text("utf-8").splitlines()
    return tuple(name for line in lines if "|" in line for name in _names(line))


def _names(line: str) -> Iterator[Listed]:
    places, _, names = line.partition("|")
    places, _, reach = places.partition("~")
    parts = _ANCHOR.split(places.strip())
    pincode = parts[0][:6].strip("-")
    meant = next((i for i, part in enumerate(parts) if part.startswith("@")), 0)
    anchors = tuple(_anchor(part) for part in parts[meant:])
    for index, entry in enumerate(names.split(";")):
        name, _, office = (part.strip() for part in entry.partition("="))
        if name:
            at = (Anchor(pincode, office),) if office else anchors
            yield Listed(name, pincode, at, is_head=index == 0, reach_m=int(reach or 0))


def _anchor(part: str) -> Anchor:
    place = part.removeprefix("@")
    if "," in place:
        latitude, longitude = place.split(",")
        return Anchor("", point=(float(latitude), float(longitude)))
    pincode, _, office = place.partition("/")
    return Anchor(pincode, office.strip())
