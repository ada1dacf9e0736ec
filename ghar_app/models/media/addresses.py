"""Addresses of stored files, and from one variant's address to another's."""

import re
from uuid import UUID

PREFIX = "/media/"
_PICTURE = re.compile(r"(/media/[0-9a-f-]{36}/)(?:thumbnail|medium|large)\.webp")

_CARD_WIDTHS = {"thumbnail": 512, "medium": 1024}
"""Longest sides in pixels (see uses.py). A card is never drawn so large that it needs `large`."""
_DEMO = re.compile(r"(/demo/photos/[a-z0-9-]+)\.webp")
_DEMO_WIDTHS = {"-400": 400, "": 800}


def address(id: UUID, variant: str, extension: str) -> str:
    """`/media/<id>/large.webp`."""
    return f"{PREFIX}{id}/{variant}.{extension}"


def variant_url(url: str | None, variant: str) -> str | None:
    """The `thumbnail`, `medium` or `large` of a picture of ours; other addresses unchanged.

    For cards, which know a listing's `main_image_url` and no more.
    """
    found = _PICTURE.fullmatch(url or "")
    return f"{found[1]}{variant}.webp" if found else url


def card_srcset(url: str | None) -> str:
    """For a card's `<img srcset>`: the small pictures of ours or of the demo; "" for others."""
    if _PICTURE.fullmatch(url or ""):
        return ", ".join(f"{variant_url(url, name)} {w}w" for name, w in _CARD_WIDTHS.items())
    demo = _DEMO.fullmatch(url or "")
    if demo is None:
        return ""
    return ", ".join(f"{demo[1]}{end}.webp {width}w" for end, width in _DEMO_WIDTHS.items())
