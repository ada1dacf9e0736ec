"""Addresses of stored files, and from one variant's address to another's."""

import re
from uuid import UUID

PREFIX = "/media/"
_PICTURE = re.compile(r"(/media/[0-9a-f-]{36}/)(?:thumbnail|medium|large)\.webp")


def address(id: UUID, variant: str, extension: str) -> str:
    """`/media/<id>/large.webp`."""
    return f"{PREFIX}{id}/{variant}.{extension}"


def variant_url(url: str | None, variant: str) -> str | None:
    """The `thumbnail`, `medium` or `large` of a picture of ours; other addresses unchanged.

    For cards, which know a listing's `main_image_url` and no more.
    """
    found = _PICTURE.fullmatch(url or "")
    return f"{found[1]}{variant}.webp" if found else url
