"""Where each listing stands: new, verified, featured, under offer, gone, waiting, in draft."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from random import Random

from ghar_app.clock import in_india
from ghar_app.demo.dice import dice, likely
from ghar_app.demo.home import Home
from ghar_app.models.listings.kinds import (
    PG_FLATMATE_TYPES,
    ListingStatus,
    ModerationStatus,
    PropertyStatus,
    Purpose,
    VerificationStatus,
    Visibility,
)

OLDEST_DAYS = 110
TOUCHED_DAYS = 40
"""Nothing is older than this in `updated_at`: listings that nobody touches for 60 days pause."""


@dataclass(frozen=True)
class Fate:
    """One listing's standing. `published` and `touched` are instants; None: never published."""

    published: datetime | None
    touched: datetime
    status: PropertyStatus = PropertyStatus.AVAILABLE
    listing: ListingStatus = ListingStatus.LIVE
    moderation: ModerationStatus = ModerationStatus.LIVE
    moderation_reason: str | None = None
    visibility: Visibility = Visibility.PUBLIC
    verification: VerificationStatus = VerificationStatus.PENDING
    is_managed: bool = False

    @property
    def is_available(self) -> bool:
        """False once it is sold, let, or still waits for a moderator."""
        gone = self.status in (PropertyStatus.SOLD, PropertyStatus.RENTED)
        return not gone and self.moderation == ModerationStatus.LIVE


_REASONS = (
    "The pictures show another room than the one offered.",
    "Please say what the deposit is and when it is returned.",
    "The address is missing: seekers need at least the street.",
    "The text asks people to pay before they have seen the room.",
)


def fate(home: Home, number: int, now: datetime) -> Fate:
    """The standing of the listing with this number; every status has its fixed share."""
    random = dice("fate", home.key)
    published = _published(random, number, now)
    plain = Fate(
        published=published,
        touched=_touched(random, published, now),
        visibility=Visibility.FEATURED if number % 33 == 7 else Visibility.PUBLIC,
        verification=_verification(random),
    )
    return _exceptional(plain, home, number)


def _exceptional(plain: Fate, home: Home, number: int) -> Fate:
    if home.kind in PG_FLATMATE_TYPES:
        return _moderated(plain, number)
    if number % 79 == 11:
        gone = PropertyStatus.SOLD if home.purpose == Purpose.BUY else PropertyStatus.RENTED
        if home.purpose != Purpose.SHORT_STAY:
            return replace(plain, status=gone, visibility=Visibility.PUBLIC)
    if number % 83 == 29 and home.purpose != Purpose.SHORT_STAY:
        return replace(plain, status=PropertyStatus.UNDER_OFFER)
    if number % 251 == 40:
        return replace(plain, listing=ListingStatus.PAUSED)
    return plain


def _moderated(plain: Fate, number: int) -> Fate:
    """Shared homes pass a moderator: a few still wait, a few were sent back."""
    if number % 23 == 5:
        return replace(
            plain,
            published=None,
            listing=ListingStatus.PENDING_REVIEW,
            moderation=ModerationStatus.PENDING_REVIEW,
            verification=VerificationStatus.PENDING,
            visibility=Visibility.PUBLIC,
        )
    if number % 53 == 8:
        return replace(
            plain,
            published=None,
            listing=ListingStatus.REJECTED,
            moderation=ModerationStatus.REJECTED,
            moderation_reason=_REASONS[number % len(_REASONS)],
            verification=VerificationStatus.PENDING,
            visibility=Visibility.PUBLIC,
        )
    return plain


def _published(random: Random, number: int, now: datetime) -> datetime:
    """One in fifty since midnight in India, the others the rarer the longer ago."""
    midnight = in_india(now).replace(hour=0, minute=0, second=0, microsecond=0)
    if number % 50 == 3:
        return midnight + (now - midnight) * random.random()
    days = 1 + int(OLDEST_DAYS * random.random() ** 1.7)
    return midnight - timedelta(days=days) + timedelta(minutes=random.randint(7 * 60, 22 * 60))


def _touched(random: Random, published: datetime, now: datetime) -> datetime:
    recent = now - timedelta(days=TOUCHED_DAYS) * random.random()
    return max(published, recent)


def _verification(random: Random) -> VerificationStatus:
    if likely(random, 0.24):
        return VerificationStatus.VERIFIED
    return VerificationStatus.IN_PROGRESS if likely(random, 0.03) else VerificationStatus.PENDING
