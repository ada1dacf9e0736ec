"""The address of a home's page: readable words, and a piece of its id that makes it unique."""

import re
import unicodedata
from base64 import b32encode
from typing import Protocol
from uuid import UUID

LONGEST = 120
"""Characters of words; the column holds 220."""
_SHORT = 6


class Nameable(Protocol):
    """What a slug is made of; a `Property` is one, once it has its public_id (after a flush)."""

    public_id: UUID
    title: str
    bedrooms: int | None
    locality: str | None
    city: str | None

    @property
    def property_type(self) -> str: ...


def slug_for(home: Nameable) -> str:
    """`2-bhk-flat-in-indiranagar-bengaluru-k7q2xm` for a title, locality and city.

    Small letters, digits and single hyphens; locality and city are added where the title lacks
    them. A title without Latin letters (हिन्दी) gives way to the facts. The last part is six
    base32 characters of the public_id: the same home always gets the same one. A published home
    that gets another keeps its old address: the database notes it in `url_redirects`.
    """
    words = slugged(home.title) or slugged(_facts(home))
    for place in (home.locality, home.city):
        named = slugged(place or "")
        if named and f"-{named}-" not in f"-{words}-":
            words = f"{words}-{named}"
    return f"{_cut(words)}-{short_id(home.public_id)}"


def short_id(public_id: UUID) -> str:
    """Six base32 characters, 30 bits: enough to tell homes of one title apart."""
    return b32encode(public_id.bytes).decode()[:_SHORT].lower()


def slugged(text: str) -> str:
    """Latin letters and digits of a text, joined by hyphens; empty when there are none."""
    plain = unicodedata.normalize("NFKD", text.replace("&", " and ").replace("'", ""))
    latin = plain.encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", latin))


def place_slug(name: str) -> str:
    """A place as the columns `city_slug` and `locality_slug` have it; empty where they are null."""
    return re.sub("[^a-z0-9]+", "-", name.lower()).strip("-")


def _facts(home: Nameable) -> str:
    rooms = f"{home.bedrooms} bhk " if home.bedrooms else ""
    return f"{rooms}{home.property_type.replace('_', ' ')}"


def _cut(words: str) -> str:
    if len(words) <= LONGEST:
        return words
    return words[: LONGEST + 1].rpartition("-")[0]
