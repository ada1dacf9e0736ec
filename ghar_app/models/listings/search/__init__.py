"""Finding homes: filters, pages of results, the map, what to relax when nothing fits."""

from ghar_app.models.listings.search.filters import Box, Circle, Filters
from ghar_app.models.listings.search.page import Page, find

__all__ = ["Box", "Circle", "Filters", "Page", "find"]
