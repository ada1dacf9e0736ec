"""What happened to listings: prices that changed, moderators' decisions, checks on the spot."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from decimal import Decimal

from ghar_app.demo.dice import dice, likely
from ghar_app.demo.listings import Listing
from ghar_app.demo.loading import Row
from ghar_app.models.listings.detail.asked import FIELDS
from ghar_app.models.listings.kinds import (
    PG_FLATMATE_TYPES,
    ListingStatus,
    ModerationStatus,
    VerificationStatus,
)

CHANGED_PRICES = 120
_SETTLED = timedelta(days=9)


def price_changes(listings: Iterable[Listing], ids: dict[str, int]) -> list[Row]:
    """One to three changes of what is asked, for 120 listings; mostly they went down."""
    old_enough = [listing for listing in listings if _has_aged(listing)]
    chosen = sorted(old_enough, key=lambda listing: dice("changed", listing.home.key).random())
    return [
        {"property_id": ids[listing.home.key], **change}
        for listing in chosen[:CHANGED_PRICES]
        for change in _changes(listing)
    ]


def _has_aged(listing: Listing) -> bool:
    fate = listing.fate
    published = fate.published
    return (
        published is not None
        and fate.listing == ListingStatus.LIVE
        and fate.touched - published > _SETTLED
    )


def _changes(listing: Listing) -> list[Row]:
    """Walked backwards from what is asked now, so that the last one ends there."""
    random = dice("prices", listing.home.key)
    asked = listing.home.price.asked
    step = _step(asked)
    published, until = listing.fate.published, listing.fate.touched
    assert published is not None
    found: list[Row] = []
    for _ in range(random.choice((1, 1, 1, 2, 2, 3))):
        rise = random.uniform(0.03, 0.09) if likely(random, 0.78) else -random.uniform(0.02, 0.05)
        before = (asked * Decimal(1 + rise) / step).quantize(Decimal(1)) * step
        if before == asked:
            before += step
        until = published + (until - published) * random.uniform(0.45, 0.95)
        found.append(
            {
                "field": FIELDS[listing.home.purpose],
                "old": before,
                "new": asked,
                "changed_at": until,
            }
        )
        asked = before
    return found[::-1]


def _step(asked: Decimal) -> Decimal:
    for most, step in ((20_000, 100), (200_000, 500), (20_000_000, 50_000)):
        if asked < most:
            return Decimal(step)
    return Decimal(100_000)


def decisions(listings: Iterable[Listing], ids: dict[str, int], moderator: int) -> list[Row]:
    """Shared homes were handed in and, most of them, decided on."""
    found: list[Row] = []
    for listing in listings:
        if listing.home.kind not in PG_FLATMATE_TYPES:
            continue
        fate, number = listing.fate, ids[listing.home.key]
        handed_in = (fate.published or fate.touched) - timedelta(hours=5)
        found.append(_decision(number, None, "draft", "pending_review", "submit", handed_in))
        if fate.moderation == ModerationStatus.PENDING_REVIEW:
            continue
        rejected = fate.moderation == ModerationStatus.REJECTED
        found.append(
            _decision(
                number,
                moderator,
                "pending_review",
                "rejected" if rejected else "live",
                "reject" if rejected else "approve",
                fate.published or fate.touched,
                fate.moderation_reason,
            )
        )
    return found


def _decision(
    number: int,
    actor: int | None,
    before: str,
    after: str,
    action: str,
    at: datetime,
    reason: str | None = None,
) -> Row:
    return {
        "property_id": number,
        "actor_id": actor,
        "from_status": before,
        "to_status": after,
        "action": action,
        "reason": reason,
        "created_at": at,
    }


def checks(listings: Iterable[Listing], ids: dict[str, int], checker: int) -> list[Row]:
    """Who looked at the verified homes, and when."""
    found = []
    for listing in listings:
        if listing.fate.verification != VerificationStatus.VERIFIED:
            continue
        random = dice("check", listing.home.key)
        done = listing.fate.touched
        found.append(
            {
                "property_id": ids[listing.home.key],
                "assigned_to": checker,
                "type": "standard",
                "status": "completed",
                "scheduled_at": done - timedelta(days=2),
                "started_at": done - timedelta(minutes=random.randint(25, 70)),
                "completed_at": done,
                "report": {"checked": ["address", "ownership", "photos", "size"]},
                "quality_score": random.randint(7, 10),
                "ownership_verified": True,
                "condition_rating": random.randint(3, 5),
                "location_rating": random.randint(3, 5),
            }
        )
    return found
