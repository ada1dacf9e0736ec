"""Found homes as the browser gets them: texts already in the visitor's language."""

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from ghar_app import formats
from ghar_app.catalogue import Language, translate
from ghar_app.clock import in_india, now, today
from ghar_app.models.listings.kinds import PropertyType, Purpose, VerificationStatus, Visibility
from ghar_app.models.listings.search.page import Home
from ghar_app.models.media.addresses import card_srcset

KINDS: dict[PropertyType, str] = {
    PropertyType.HOUSE: "house",
    PropertyType.BUILDER_FLOOR: "house",
    PropertyType.VILLA: "villa",
    PropertyType.ROOM: "room",
    PropertyType.PG: "pg",
    PropertyType.FLATMATE: "pg",
    PropertyType.PLOT: "plot",
    PropertyType.OFFICE: "office",
    PropertyType.WAREHOUSE: "office",
    PropertyType.SHOP: "shop",
    PropertyType.COMMERCIAL: "shop",
}
"""The stand-in picture of each type; the others are flats."""


_PARTS = frozenset({PropertyType.PG, PropertyType.FLATMATE, PropertyType.ROOM, PropertyType.STUDIO})
"""Parts of a home are called by what they are, not by a number of bedrooms."""


@dataclass(frozen=True)
class CardView:
    """One card. `seen` and `chosen` change in the browser; nothing here is private."""

    id: str
    href: str
    kind: str
    image: str
    srcset: str
    photos: int
    alt: str
    price: str
    per: str
    facts: str
    place: str
    all_in: str
    badge: str
    badge_kind: str
    gone: str
    seen: bool = False


def card(home: Home, language: Language, seen: frozenset[int] = frozenset()) -> CardView:
    """The view of one found home."""
    row = home.row
    shown = str(row.public_id)
    image = row.main_image_url or (home.images[0] if home.images else "")
    badge_kind = _badge(home)
    return CardView(
        id=shown,
        href=f"/listing/{row.slug}",
        kind=KINDS.get(PropertyType(row.property_type), "flat"),
        image=image,
        srcset=card_srcset(image),
        photos=max(1, len(home.images)),
        alt=row.title,
        price=price(row.effective_price, row.purpose, language),
        per=per(row.purpose, language) if row.effective_price else "",
        facts=_facts(home, language),
        place=_place(home, language),
        all_in=_all_in(home, language),
        badge=translate(f"homes.{badge_kind}", language) if badge_kind else "",
        badge_kind=badge_kind,
        gone="" if row.status == "available" else translate(f"homes.status.{row.status}", language),
        seen=row.id in seen,
    )


def price(amount: Decimal | None, purpose: str, language: Language) -> str:
    """₹38,500 for a rent, ₹1.42 Cr for a sale."""
    if not amount:
        return translate("homes.price_unknown", language)
    return formats.rupees_short(amount) if purpose == Purpose.BUY else formats.rupees(amount)


def per(purpose: str, language: Language) -> str:
    """/month, /night, or nothing for a sale."""
    keys = {Purpose.RENT: "formats.per_month", Purpose.SHORT_STAY: "formats.per_night"}
    key = keys.get(Purpose(purpose))
    return translate(key, language) if key else ""


def _facts(home: Home, language: Language) -> str:
    row = home.row
    facts = []
    if row.bedrooms and PropertyType(row.property_type) not in _PARTS:
        facts.append(translate("homes.bhk", language, n=row.bedrooms))
    else:
        facts.append(translate(f"homes.type.{row.property_type}", language))
    if row.area_sqft:
        facts.append(formats.area(row.area_sqft, language))
    if row.furnishing_level:
        facts.append(translate(f"homes.furnishing.{row.furnishing_level}", language))
    return " · ".join(facts)


def _place(home: Home, language: Language) -> str:
    row = home.row
    place = ", ".join(part for part in (row.locality, row.city) if part)
    if home.metres is None:
        return place
    return f"{row.locality or row.city} · {formats.distance(home.metres, language)}"


def _all_in(home: Home, language: Language) -> str:
    row = home.row
    if row.purpose != Purpose.RENT or not row.maintenance_charges or not row.effective_price:
        return ""
    whole = formats.rupees(row.effective_price + row.maintenance_charges)
    return translate("homes.all_in", language, amount=whole)


def _badge(home: Home) -> str:
    row = home.row
    if row.verification_status == VerificationStatus.VERIFIED:
        return "verified"
    if row.visibility == Visibility.FEATURED:
        return "featured"
    if row.published_at is None:
        return ""
    if in_india(row.published_at).date() >= today():
        return "new_today"
    return "new" if row.published_at > now() - timedelta(days=7) else ""
