"""One home as its page shows it: frozen, in Decimals, without a private column."""

from dataclasses import dataclass
from decimal import Decimal

from ghar_app.db import Db
from ghar_app.models.listings.detail.amenities import Grouped, HomeAmenity, amenities_of
from ghar_app.models.listings.detail.asked import Asked, asked_for
from ghar_app.models.listings.detail.costs import CostLine, Costs, costs_of, price_per_sqft
from ghar_app.models.listings.detail.facts import Fact, facts_of
from ghar_app.models.listings.detail.pictures import Picture, is_showable, pictures_of
from ghar_app.models.listings.detail.poster import Poster, poster_of
from ghar_app.models.listings.detail.summary import Address, Standing, Summary, summary_of
from ghar_app.models.listings.property import Property

__all__ = [
    "Address",
    "Asked",
    "CostLine",
    "Costs",
    "Detail",
    "Fact",
    "Glance",
    "HomeAmenity",
    "Picture",
    "Poster",
    "Standing",
    "Summary",
    "detail_of",
    "glance_of",
    "summary_of",
]


@dataclass(frozen=True, slots=True)
class Glance:
    """What one query finds: the head, the summary and the top of the page."""

    summary: Summary
    description: str
    pictures: tuple[Picture, ...]
    facts: tuple[Fact, ...]
    costs: Costs


@dataclass(frozen=True, slots=True)
class Detail:
    """All of a home's page but its neighbours (similar homes, the market)."""

    glance: Glance
    per_sqft: Decimal | None
    amenities: Grouped
    asked: tuple[Asked, ...]
    poster: Poster
    video_url: str


async def glance_of(db: Db, home: Property) -> Glance:
    """The first look at a reached home; one query."""
    return Glance(
        summary=summary_of(home),
        description=(home.description or "").strip(),
        pictures=await pictures_of(db, home),
        facts=facts_of(home),
        costs=costs_of(home),
    )


async def detail_of(db: Db, home: Property) -> Detail:
    """What the page of a reached home shows; four queries, whatever it has."""
    return Detail(
        glance=await glance_of(db, home),
        per_sqft=price_per_sqft(home),
        amenities=await amenities_of(db, home),
        asked=await asked_for(db, home),
        poster=await poster_of(db, home),
        video_url=_film_elsewhere(home),
    )


def _film_elsewhere(home: Property) -> str:
    """A film on somebody else's site, which is linked and not embedded."""
    url = home.video_tour_url or ""
    return url if is_showable(url) and url.startswith("http") else ""
