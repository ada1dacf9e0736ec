"""Maps over MapLibre: homes of a search, one place, choosing a place. README.md is the guide."""

from components.map.home_map import Box, highlights, home_map
from components.map.marks import MarkView
from components.map.pin_map import pin_map
from components.map.point_map import point_map

__all__ = ["Box", "MarkView", "highlights", "home_map", "pin_map", "point_map"]
