"""Homes on offer: what they are, how they are found, how a portfolio comes in."""

from ghar_app.models.listings.history import UserSearchHistory
from ghar_app.models.listings.importing import PortfolioImport
from ghar_app.models.listings.importing.remembering import PortfolioMapping
from ghar_app.models.listings.importing.rows import PortfolioImportRow
from ghar_app.models.listings.liking import UserSwipe
from ghar_app.models.listings.masters import MasterArea, MasterCity
from ghar_app.models.listings.placement import (
    Amenity,
    ContactReveal,
    ListingModerationEvent,
    PropertyAmenity,
    PropertyImage,
    PropertyInquiry,
    PropertyPriceHistory,
    PropertyReview,
    PropertyVerification,
    PropertyView,
)
from ghar_app.models.listings.posting.rows import PropertyDraft, PropertyEdit
from ghar_app.models.listings.property import Property
from ghar_app.models.listings.reporting import PropertyReport
from ghar_app.models.listings.saved import SavedSearch, SavedSearchMatch
from ghar_app.models.listings.shortlists import Shortlist, ShortlistItem

__all__ = [
    "Amenity",
    "ContactReveal",
    "ListingModerationEvent",
    "MasterArea",
    "MasterCity",
    "PortfolioImport",
    "PortfolioImportRow",
    "PortfolioMapping",
    "Property",
    "PropertyAmenity",
    "PropertyDraft",
    "PropertyEdit",
    "PropertyImage",
    "PropertyInquiry",
    "PropertyPriceHistory",
    "PropertyReport",
    "PropertyReview",
    "PropertyVerification",
    "PropertyView",
    "SavedSearch",
    "SavedSearchMatch",
    "Shortlist",
    "ShortlistItem",
    "UserSearchHistory",
    "UserSwipe",
]
