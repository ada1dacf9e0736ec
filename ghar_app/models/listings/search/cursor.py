"""Where a page ended: the sort value and the id of its last row, and which search it was."""

import base64
import binascii
import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ghar_app.models.listings.search.filters import Filters
from ghar_app.refusals import Refused

VERSION = 1


@dataclass(frozen=True, slots=True)
class Cursor:
    """`key` are the values of the order's columns in the last row seen."""

    key: tuple[Any, ...]

    def write(self, filters: Filters) -> str:
        """Opaque text; it fits only the filters and order it was made for."""
        body = {"v": VERSION, "k": [_plain(value) for value in self.key], "h": _stamp(filters)}
        return base64.urlsafe_b64encode(json.dumps(body).encode()).decode().rstrip("=")

    @classmethod
    def read(
        cls, written: str, filters: Filters, kinds: tuple[Callable[[Any], Any], ...]
    ) -> "Cursor":
        """Refused when it was tampered with, is of another version, or of another search."""
        try:
            padded = written + "=" * (-len(written) % 4)
            body = json.loads(base64.urlsafe_b64decode(padded.encode()))
            if body["v"] != VERSION or body["h"] != _stamp(filters):
                raise ValueError
            values = zip(kinds, body["k"], strict=True)
            return cls(tuple(None if value is None else kind(value) for kind, value in values))
        except (ValueError, KeyError, TypeError, ArithmeticError, binascii.Error):
            raise Refused("invalid_cursor") from None


def _plain(value: Any) -> Any:
    return value if isinstance(value, int | float | None) else str(value)


def _stamp(filters: Filters) -> str:
    text = json.dumps([filters.write(), filters.order])
    return hashlib.sha256(text.encode()).hexdigest()[:12]
