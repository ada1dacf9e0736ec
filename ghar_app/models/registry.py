"""Imports every domain, so that the metadata knows every table."""

from ghar_app.db.metadata import metadata
from ghar_app.models import identity, links, listings, media, notify, redirects, visits

__all__ = [
    "identity",
    "links",
    "listings",
    "media",
    "metadata",
    "notify",
    "redirects",
    "visits",
]
