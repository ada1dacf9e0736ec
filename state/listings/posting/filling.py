"""Answers that follow from others: city, state, locality and the map from a PIN code."""

import asyncio
from collections.abc import Mapping
from typing import Any

from ghar_app.geography.neighbourhoods import Neighbourhood, neighbourhood
from ghar_app.models.listings.posting.readers import Unreadable, pin, pincode

_AROUND_DEGREES = 0.02


async def from_pincode(new: Mapping[str, Any], known: Mapping[str, str]) -> dict[str, str]:
    """What a new PIN code says, for fields that are empty or say what the old one said."""
    code = _code(new.get("pincode"))
    if not code or code == _code(known.get("pincode")):
        return {}
    now = await _said(code)
    before = await _said(_code(known.get("pincode")))
    current = {**known, **new}
    return {
        name: said
        for name, said in now.items()
        if said and current.get(name, "") in ("", before.get(name, ""))
    }


async def _said(code: str) -> dict[str, str]:
    found = await asyncio.to_thread(neighbourhood, code) if code else None
    if found is None:
        return {}
    # Several localities are offered as a choice; only a single one is filled in.
    only = found.localities[0] if len(found.localities) == 1 else ""
    return {"city": found.city, "state": found.state, "locality": only}


def _code(typed: Any) -> str:
    try:
        return pincode(str(typed or ""))
    except Unreadable:
        return ""


def point_of(typed: str) -> tuple[float, float] | None:
    """A typed pin in degrees; None where there is none."""
    try:
        return pin(typed)
    except Unreadable:
        return None


async def around_of(typed: str) -> Neighbourhood | None:
    """What a typed PIN code says; None where it is none."""
    try:
        code = pincode(typed)
    except Unreadable:
        return None
    return await asyncio.to_thread(neighbourhood, code)


def box_around(around: Neighbourhood) -> list[float]:
    """West, south, east, north around a PIN code, for a map to begin with."""
    latitude, longitude = around.point
    return [
        longitude - _AROUND_DEGREES,
        latitude - _AROUND_DEGREES,
        longitude + _AROUND_DEGREES,
        latitude + _AROUND_DEGREES,
    ]
