"""Where a row's home stands on the map: never a silent guess."""

from typing import Any

from ghar_app.geography.placing import Gazetteer, Placement
from ghar_app.models.listings.kinds import PlacedBy

EXACT_M = 20
"""What a position given in the file is taken to be good for, in metres."""

_PLACED_BY = {"pincode": PlacedBy.PINCODE, "pin": PlacedBy.PIN, "file": PlacedBy.PIN}


class Placer:
    """Places rows; homes of one locality are looked up once."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._known: dict[tuple[str | None, ...], Placement | None] = {}

    def place(self, values: dict[str, Any], *, city: str | None) -> dict[str, Any]:
        """Fill in the point; returns what is told of it, {} for a home that cannot be placed.

        A position given in the file is taken, then the PIN code's, then the locality's. `city` is
        the name that stood in the file: Thane is placed as Thane, and listed under Mumbai.
        """
        if values.get("latitude") is not None:
            return placed(values, "file", 1.0, EXACT_M, "")
        key = (city, values.get("locality"), values.get("pincode"))
        if key not in self._known:
            self._known[key] = self._gazetteer.place(*key)
        found = self._known[key]
        if found is None:
            return {}
        values["latitude"], values["longitude"] = found.latitude, found.longitude
        return placed(values, found.basis, found.confidence, found.accuracy_m, found.matched_name)


def placed(
    values: dict[str, Any], basis: str, confidence: float, accuracy_m: int, matched: str
) -> dict[str, Any]:
    """Write into the values how the point came about; the same for whoever looks."""
    values["placed_by"] = _PLACED_BY.get(basis, PlacedBy.LOCALITY).value
    values["location_accuracy"] = accuracy_m
    return {
        "basis": basis,
        "confidence": round(confidence, 2),
        "accuracy_m": accuracy_m,
        "matched": matched,
    }
