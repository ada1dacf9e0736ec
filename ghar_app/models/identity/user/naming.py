"""One name in three columns: `full_name` is the truth, first and last follow it."""

import re
from typing import TYPE_CHECKING

from ghar_app.refusals import Refused

SHORTEST, LONGEST = 2, 100
_TAG = re.compile(r"<[^>]*>")
_CONTROL = re.compile(r"[\x00-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def clean_name(typed: str, *, field: str = "full_name") -> str:
    """A name without tags, controls and double spaces. Refused `name_length` outside 2 to 100."""
    name = " ".join(_CONTROL.sub(" ", _TAG.sub("", typed)).split())
    if not SHORTEST <= len(name) <= LONGEST:
        raise Refused("name_length", field=field, shortest=SHORTEST, longest=LONGEST)
    return name


class Naming:
    """Keeps full, first and last name in step, whichever is set."""

    if TYPE_CHECKING:
        full_name: str | None
        first_name: str | None
        last_name: str | None

    def rename(self, full_name: str) -> None:
        """Set the whole name; it is split at its first space."""
        name = clean_name(full_name)
        first, _, last = name.partition(" ")
        self.full_name, self.first_name, self.last_name = name, first, last or None

    def rename_parts(self, first_name: str, last_name: str | None) -> None:
        """Set the two halves; the whole name is joined from them."""
        self.rename(f"{first_name} {last_name or ''}")
        self.first_name = " ".join(first_name.split())
        self.last_name = " ".join((last_name or "").split()) or None

    @property
    def initials(self) -> str:
        """At most two letters for the avatar; empty without a name."""
        words = (self.full_name or "").split()
        chosen = [words[0], words[-1]] if len(words) > 1 else words
        return "".join(word[0].upper() for word in chosen)
