"""The demo landlord's fourteen homes in Bengaluru, in every state a landlord knows."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from ghar_app.demo.choosing import home
from ghar_app.demo.fates import Fate
from ghar_app.demo.home import Home
from ghar_app.demo.places import localities
from ghar_app.models.listings.kinds import (
    ListingStatus,
    PropertyStatus,
    Purpose,
    VerificationStatus,
    Visibility,
)
from ghar_app.models.listings.kinds import PropertyType as T

_HOMES = (
    (T.APARTMENT, "Jayanagar", "vacant"),
    (T.APARTMENT, "Jayanagar", "let"),
    (T.APARTMENT, "JP Nagar", "let"),
    (T.APARTMENT, "JP Nagar", "vacant"),
    (T.APARTMENT, "Indiranagar", "let"),
    (T.APARTMENT, "HSR Layout", "featured"),
    (T.APARTMENT, "HSR Layout", "let"),
    (T.APARTMENT, "Koramangala", "offer"),
    (T.APARTMENT, "BTM Layout", "draft"),
    (T.BUILDER_FLOOR, "Jayanagar", "let"),
    (T.BUILDER_FLOOR, "Banashankari", "paused"),
    (T.STUDIO, "Koramangala", "vacant"),
    (T.HOUSE, "JP Nagar", "draft"),
    (T.SHOP, "Jayanagar", "paused"),
)


def portfolio(now: datetime) -> Iterator[tuple[Home, Fate]]:
    """Her homes, all for rent and without an agent, with where each stands."""
    places = {place.name: place for place in localities() if place.city.name == "Bengaluru"}
    for number, (kind, locality, state) in enumerate(_HOMES, start=1):
        yield (
            home(f"sunita-{number}", kind, Purpose.RENT, places[locality], by_agent=False),
            _fate(
                state,
                published=now - timedelta(days=3 + 5 * number, hours=number),
                touched=now - timedelta(days=number, hours=2),
            ),
        )


def _fate(state: str, *, published: datetime, touched: datetime) -> Fate:
    live = Fate(
        published=published,
        touched=touched,
        verification=VerificationStatus.VERIFIED,
        is_managed=True,
    )
    changed: dict[str, Fate] = {
        "let": replace(live, status=PropertyStatus.RENTED),
        "featured": replace(live, visibility=Visibility.FEATURED),
        "offer": replace(live, status=PropertyStatus.UNDER_OFFER),
        "paused": replace(live, listing=ListingStatus.PAUSED),
        "draft": replace(
            live,
            published=None,
            listing=ListingStatus.DRAFT,
            verification=VerificationStatus.PENDING,
        ),
    }
    return changed.get(state, live)
