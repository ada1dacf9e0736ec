"""The head of a home's page: what search engines and share previews read. No HTML here."""

import json
from typing import Any
from uuid import UUID

from ghar_app.catalogue import Language, translate
from ghar_app.clock import in_india
from ghar_app.models.listings.detail import Glance, Picture, Summary
from ghar_app.models.listings.kinds import MediaType, PropertyType, Purpose
from ghar_app.settings import settings
from ghar_app.web.homes import words
from ghar_app.web.shell import Head, Preload

LEAD_SIZES = "(min-width: 1360px) 632px, (min-width: 768px) 50vw, 100vw"
"""How wide the first picture is drawn; the page's own <img> says the same, so that the picture
fetched ahead is the one that is shown."""
TILE_SIZES = "(min-width: 1360px) 316px, (min-width: 768px) 25vw, 100vw"
"""How wide the others are."""
_SCHEMA_TYPES = {
    PropertyType.APARTMENT: "Apartment",
    PropertyType.BUILDER_FLOOR: "Apartment",
    PropertyType.CONDO: "Apartment",
    PropertyType.PENTHOUSE: "Apartment",
    PropertyType.STUDIO: "Apartment",
    PropertyType.LOFT: "Apartment",
    PropertyType.HOUSE: "House",
    PropertyType.VILLA: "SingleFamilyResidence",
    PropertyType.ROOM: "Room",
    PropertyType.PG: "Room",
    PropertyType.FLATMATE: "Room",
}
_UNITS = {Purpose.RENT: "MON", Purpose.SHORT_STAY: "DAY"}
"""UN/CEFACT codes of what a price is for."""


def absolute(path: str) -> str:
    """A full address of a path of ours; full addresses stay as they are."""
    return path if path.startswith("http") else f"{settings().base_url}{path}"


def address_of(home: Summary) -> str:
    """The path of a home's page: its slug, else its public id."""
    return f"/listing/{home.slug or home.public_id}"


def is_public_id(text: str) -> bool:
    """Whether an address names a home by its public id and not by its slug."""
    try:
        return str(UUID(text)) == text.lower()
    except ValueError:
        return False


def home_head(glance: Glance, language: Language) -> Head:
    """Title, description, canonical address, preview picture and structured data."""
    home = glance.summary
    stills = [one for one in glance.pictures if one.media_type == MediaType.IMAGE]
    lead = stills[0] if stills else None
    told = words.page_description(home, glance.description, language)
    structured = (_listing(home, told, stills, language), _breadcrumbs(home, language))
    return Head(
        title=words.page_title(home, language),
        description=told,
        canonical=absolute(address_of(home)),
        image=absolute(lead.url) if lead else None,
        # What only those in charge see is no page for search engines.
        index=home.standing.is_open or home.standing.is_over,
        json_ld=[json.dumps(one, ensure_ascii=False) for one in structured],
        preload=Preload(lead.url, lead.srcset, LEAD_SIZES) if lead else None,
    )


def _listing(
    home: Summary, told: str, pictures: list[Picture], language: Language
) -> dict[str, Any]:
    url = absolute(address_of(home))
    found: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "RealEstateListing",
        "@id": url,
        "url": url,
        "name": home.title,
        "description": told,
        "inLanguage": language,
        "dateModified": in_india(home.updated_at).isoformat(timespec="seconds"),
        "about": _accommodation(home),
    }
    if home.published_at:
        posted = in_india(home.published_at).isoformat(timespec="seconds")
        found["datePosted"] = posted
    if pictures:
        found["image"] = [absolute(one.url) for one in pictures[:8]]
    if home.price:
        found["offers"] = _offer(home, url)
    return found


def _accommodation(home: Summary) -> dict[str, Any]:
    address = {
        "@type": "PostalAddress",
        "addressLocality": home.address.locality or home.address.city,
        "addressRegion": home.address.state or home.address.city,
        "postalCode": home.address.pincode,
        "addressCountry": "IN",
    }
    found: dict[str, Any] = {
        "@type": _SCHEMA_TYPES.get(home.kind, "Place"),
        "name": home.title,
        "address": {name: value for name, value in address.items() if value},
    }
    rooms = found["@type"] not in ("Place", "Room")
    if rooms and home.bedrooms:
        found["numberOfBedrooms"] = home.bedrooms
    if rooms and home.area:
        found["floorSize"] = {
            "@type": "QuantitativeValue",
            "value": f"{home.area:f}".removesuffix(".00"),
            "unitCode": "FTK",
        }
    return found


def _offer(home: Summary, url: str) -> dict[str, Any]:
    price = f"{home.price:.2f}"
    found: dict[str, Any] = {
        "@type": "Offer",
        "url": url,
        "price": price,
        "priceCurrency": "INR",
        "availability": f"https://schema.org/{'SoldOut' if home.standing.is_over else 'InStock'}",
        "businessFunction": "http://purl.org/goodrelations/v1#"
        + ("Sell" if home.purpose == Purpose.BUY else "LeaseOut"),
    }
    if home.purpose in _UNITS:
        found["priceSpecification"] = {
            "@type": "UnitPriceSpecification",
            "price": price,
            "priceCurrency": "INR",
            "unitCode": _UNITS[home.purpose],
        }
    return found


def crumbs(home: Summary, language: Language) -> list[tuple[str, str]]:
    """The way to a home: (words, path) of all homes, its city, its locality."""
    way = [(translate("listings.detail.breadcrumb_home", language), "/search")]
    where = home.address
    if where.city and where.city_slug:
        way.append((where.city, f"/flats/{where.city_slug}"))
    if where.locality and where.locality_slug and where.city_slug:
        way.append((where.locality, f"/flats/{where.city_slug}/{where.locality_slug}"))
    return way


def _breadcrumbs(home: Summary, language: Language) -> dict[str, Any]:
    here = (words.short_offer(home, language), address_of(home))
    return breadcrumb_list([*crumbs(home, language), here])


def breadcrumb_list(way: list[tuple[str, str]]) -> dict[str, Any]:
    """schema.org's form of a way of (words, path)."""
    return {
        "@context": "https://schema.org",
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": name, "item": absolute(path)}
            for place, (name, path) in enumerate(way, 1)
        ],
    }
