"""Searches that somebody wants to hear from again, and the homes that fitted them since."""

from ghar_app.models.listings.saved.keeping import change, forget, keep, saved_by
from ghar_app.models.listings.saved.matching import catch_up, match
from ghar_app.models.listings.saved.rows import Frequency, SavedSearch, SavedSearchMatch
from ghar_app.models.listings.saved.telling import tell_due

__all__ = [
    "Frequency",
    "SavedSearch",
    "SavedSearchMatch",
    "catch_up",
    "change",
    "forget",
    "keep",
    "match",
    "saved_by",
    "tell_due",
]
