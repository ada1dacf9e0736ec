"""What a home is called and what is asked for it, in the visitor's language."""

from decimal import Decimal

from ghar_app import formats
from ghar_app.catalogue import Language, translate
from ghar_app.models.listings.detail import Picture, Summary
from ghar_app.models.listings.families import family_of
from ghar_app.models.listings.kinds import PropertyType, Purpose

LONGEST_DESCRIPTION = 157
SHORTEST_DESCRIPTION = 94
"""A text is cut at a space, but not so early that little of it is left."""
_BY_ROOMS = frozenset(family_of(PropertyType.APARTMENT) + family_of(PropertyType.HOUSE))
_PERIODS = {Purpose.RENT: "formats.per_month", Purpose.SHORT_STAY: "formats.per_night"}


def kind_of(home: Summary, language: Language) -> str:
    """2 BHK apartment; Plot."""
    kind = translate(f"homes.type.{home.kind}", language)
    if not _has_rooms(home):
        return kind
    inside = kind.lower() if language == "en" and not kind.isupper() else kind
    return translate("listings.detail.bhk_kind", language, n=home.bedrooms, kind=inside)


def offer(home: Summary, language: Language) -> str:
    """2 BHK apartment for rent."""
    kind = kind_of(home, language)
    return translate(f"listings.detail.offer.{home.purpose}", language, what=kind)


def short_offer(home: Summary, language: Language) -> str:
    """2 BHK for rent: the last step of the breadcrumbs."""
    if _has_rooms(home):
        kind = translate("homes.bhk", language, n=home.bedrooms)
    else:
        kind = translate(f"homes.type.{home.kind}", language)
    return translate(f"listings.detail.offer.{home.purpose}", language, what=kind)


def _has_rooms(home: Summary) -> bool:
    """Whether people name this kind of home by its bedrooms: a PG's or a room's they do not."""
    return bool(home.bedrooms) and home.kind in _BY_ROOMS


def place(home: Summary) -> str:
    """Indiranagar, Bengaluru; empty when neither is known."""
    return ", ".join(part for part in (home.address.locality, home.address.city) if part)


def money(amount: Decimal | None, purpose: Purpose, language: Language) -> str:
    """₹38,500 for a rent or a night, ₹1.42 Cr for a sale."""
    if not amount:
        return translate("homes.price_unknown", language)
    return formats.rupees_short(amount) if purpose == Purpose.BUY else formats.rupees(amount)


def period(purpose: Purpose, language: Language) -> str:
    """/month, /night, nothing for a sale."""
    return translate(_PERIODS[purpose], language) if purpose in _PERIODS else ""


def price(home: Summary, language: Language) -> str:
    """₹38,500/month."""
    per = period(home.purpose, language) if home.price else ""
    return money(home.price, home.purpose, language) + per


def page_title(home: Summary, language: Language) -> str:
    """What the tab and search engines show; the owner's own wording wins."""
    if home.meta_title:
        return home.meta_title
    if not place(home):
        return translate("listings.detail.page_title_short", language, title=home.title)
    return translate("listings.detail.page_title", language, title=home.title, place=place(home))


def page_description(home: Summary, description: str, language: Language) -> str:
    """At most 157 characters: the offer, the price, area and furnishing, the owner's words."""
    if home.meta_description:
        return cut(home.meta_description)
    what = offer(home, language)
    if place(home):
        what = translate("listings.detail.in", language, what=what, place=place(home))
    facts = [price(home, language)]
    if home.area:
        facts.append(formats.area(home.area, language))
    if home.furnishing:
        facts.append(translate(f"homes.furnishing.{home.furnishing}", language))
    stop = "।" if language == "hi" else "."
    return cut(f"{what}: {', '.join(facts)}{stop} {description}")


def cut(text: str, longest: int = LONGEST_DESCRIPTION) -> str:
    """A text on one line, ended at a space with … where it would be longer."""
    plain = " ".join(text.split())
    if len(plain) <= longest:
        return plain
    head = plain[: longest - 1]
    space = head.rfind(" ")
    kept = head[:space] if space >= min(SHORTEST_DESCRIPTION, longest // 2) else head
    return kept.rstrip(" ,.;:–-·।") + "…"


def picture_alt(picture: Picture, home: Summary, language: Language) -> str:
    """What a picture shows: its caption, else its room and the home's name."""
    if picture.caption:
        return picture.caption
    category = translate(f"listings.detail.category.{picture.category}", language)
    return translate("listings.detail.picture", language, category=category, title=home.title)
