"""One demo home before it becomes rows: where, what, for how much and on what terms."""

from dataclasses import dataclass

from ghar_app.demo.kinds import FLATS, HOUSES, ROOMS
from ghar_app.demo.living import Living
from ghar_app.demo.places import Locality
from ghar_app.demo.prices import Price
from ghar_app.demo.shapes import Shape
from ghar_app.demo.societies import Society
from ghar_app.models.listings.kinds import PropertyType as T
from ghar_app.models.listings.kinds import Purpose


@dataclass(frozen=True)
class Home:
    """All facts of one home. `key` names it for ever; the same key is the same home."""

    key: str
    kind: T
    purpose: Purpose
    locality: Locality
    society: Society | None
    shape: Shape
    living: Living
    price: Price
    by_agent: bool
    days_until_free: int

    @property
    def group(self) -> str:
        """Which prose and pictures it gets: flats, houses, rooms or work."""
        if self.kind in FLATS:
            return "flats"
        if self.kind in HOUSES:
            return "houses"
        return "rooms" if self.kind in ROOMS else "work"

    @property
    def amenities(self) -> tuple[str, ...]:
        """Names of the building's amenities."""
        return self.society.amenities if self.society else ()
