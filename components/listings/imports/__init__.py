"""The steps of a portfolio import."""

from components.listings.imports.check import check_step
from components.listings.imports.columns import columns_step
from components.listings.imports.places import places_step
from components.listings.imports.publish import import_step, publish_step

__all__ = ["check_step", "columns_step", "import_step", "places_step", "publish_step"]
