"""The one kind of Range header that players send: a single stretch of bytes (RFC 9110 §14)."""

import re
from dataclasses import dataclass

from starlette.datastructures import Headers

_STRETCH = re.compile(r"bytes=(\d{0,18})-(\d{0,18})")


class Unsatisfiable(Exception):
    """The stretch begins behind the end, or is empty."""


@dataclass(frozen=True)
class Range:
    """`length` bytes from `start` on."""

    start: int
    length: int


def asked_range(headers: Headers, *, size: int, etag: str) -> Range | None:
    """What part is asked for; None for all of it.

    Several stretches at once, other units and an If-Range that no longer fits get the whole file,
    as the RFC allows. Raises Unsatisfiable.
    """
    found = _STRETCH.fullmatch(headers.get("range", "").replace(" ", ""))
    if found is None or headers.get("if-range", etag) != etag:
        return None
    first, last = found.groups()
    if first == "" and last == "":
        return None
    if first == "":
        start, end = max(0, size - int(last)), size - 1
    else:
        start, end = int(first), min(int(last or size - 1), size - 1)
    if last and first and int(last) < int(first):
        return None
    if start >= size or start > end:
        raise Unsatisfiable
    return Range(start, end - start + 1)
