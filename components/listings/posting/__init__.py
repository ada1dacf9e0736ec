"""The wizard's parts, one file a step."""

from components.listings.posting.basics import basics_step
from components.listings.posting.details import details_step
from components.listings.posting.frame import wizard
from components.listings.posting.location import location_step
from components.listings.posting.photos import photos_step
from components.listings.posting.preview import preview_step
from components.listings.posting.price import price_step

__all__ = [
    "basics_step",
    "details_step",
    "location_step",
    "photos_step",
    "preview_step",
    "price_step",
    "wizard",
]
