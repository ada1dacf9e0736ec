"""Imports every domain, so that the metadata knows every table."""

from ghar_app.db.metadata import metadata
from ghar_app.models import (
    content,
    identity,
    links,
    listings,
    media,
    messaging,
    notify,
    redirects,
    visits,
)
from ghar_app.models.flatmates import matches, profile, safety
from ghar_app.models.identity import blocks, linked, onboarding, quotas
from ghar_app.models.visits import sharing as sharing_days

__all__ = [
    "blocks",
    "content",
    "identity",
    "linked",
    "links",
    "listings",
    "matches",
    "media",
    "messaging",
    "metadata",
    "notify",
    "onboarding",
    "profile",
    "quotas",
    "redirects",
    "safety",
    "sharing_days",
    "visits",
]
