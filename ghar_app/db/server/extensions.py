"""The extensions that Ghar uses, and from which version on."""

from __future__ import annotations

import re

OLDEST_MAJOR = 15
EXTENSIONS = ["postgis", "vector", "btree_gist", "pg_trgm", "unaccent", "citext"]
OLDEST = {"vector": (0, 8)}
PACKAGES_OF = {"vector": "pgvector", "postgis": "PostGIS"}


def new_enough(name: str, version: str | None) -> bool:
    """Whether this version of the extension will do; None means that it isn't there."""
    if version is None:
        return False
    numbers = tuple(int(number) for number in re.findall(r"\d+", version))
    return numbers >= OLDEST.get(name, ())


def in_words(name: str) -> str:
    """`vector 0.8 or newer (pgvector)`"""
    oldest = ".".join(str(number) for number in OLDEST.get(name, ()))
    version = f" {oldest} or newer" if oldest else ""
    package = f" ({PACKAGES_OF[name]})" if name in PACKAGES_OF else " (postgresql-contrib)"
    return f"{name}{version}{package}"
