"""A home as the prose files see it: words for the blanks and names for the conditions."""

from ghar_app.demo.home import Home
from ghar_app.demo.words import Facts
from ghar_app.formats import grouped
from ghar_app.models.listings.kinds import (
    Diet,
    Furnishing,
    GenderPreference,
    Purpose,
    SharingType,
    TenantPreference,
)
from ghar_app.models.listings.kinds import PropertyType as T

_WORDS = {
    T.APARTMENT: "flat",
    T.CONDO: "apartment",
    T.BUILDER_FLOOR: "builder floor",
    T.STUDIO: "studio",
    T.LOFT: "loft",
    T.PENTHOUSE: "penthouse",
    T.HOUSE: "house",
    T.VILLA: "villa",
}
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six")
_ORDINALS = {1: "st", 2: "nd", 3: "rd"}


def facts_of(home: Home) -> Facts:
    """Everything that may be said of a home."""
    return {**_place(home), **_measures(home), **_offer(home), **_terms(home)}


def _place(home: Home) -> Facts:
    landmark = home.locality.landmark
    society = home.society.name if home.society else ""
    return {
        "kind": home.kind.value,
        f"{home.kind.value}kind": True,
        "word": _WORDS.get(home.kind, home.kind.value),
        "locality": home.locality.name,
        "city": home.locality.city.name,
        "landmark": landmark,
        "metro": landmark.endswith("metro station"),
        "rail": landmark.endswith("railway station"),
        "society": society,
        "society_or_building": society or "a small building",
        "large": bool(home.society and home.society.is_large),
        "lift": "Lift" in home.amenities,
        "gym": "Gym" in home.amenities,
        "pool": "Swimming Pool" in home.amenities,
        "power": "Power Backup" in home.amenities,
    }


def _measures(home: Home) -> Facts:
    shape = home.shape
    floor, floors = shape.floor or 0, shape.floors or 0
    sides = shape.plot_sides
    return {
        "beds": shape.bedrooms or 0,
        "bhk": f"{shape.bedrooms} BHK" if shape.bedrooms else "studio",
        "baths": int(shape.bathrooms or 0),
        "baths_word": _counted(int(shape.bathrooms or 0), "bathroom"),
        "attached": bool(shape.bathrooms),
        "balconies": shape.balconies or 0,
        "balconies_word": _counted(shape.balconies or 0, "balcony"),
        "floor": floor,
        "ground": floor <= 0,
        "floor_word": _floor(floor),
        "floor_word_capital": _floor(floor).capitalize(),
        "floors": floors,
        "floors_word": _counted(floors, "floor"),
        "carpet": grouped(shape.carpet or 0),
        "area": grouped(shape.area),
        "plot": grouped(shape.plot or 0),
        "sides": f"{sides[0]} × {sides[1]} ft" if sides else "",
        "road": shape.road or 30,
        "ceiling": shape.ceiling or 0,
        "seats": shape.seats or 0,
        "facing": shape.facing,
        "facing_lower": f"{shape.facing.lower()}-facing",
        "flooring": shape.flooring,
        "flooring_label": f"{shape.flooring.partition(' in ')[0].capitalize()} floor",
        "age": shape.age or 0,
        "parking": shape.parking,
        "corner": shape.is_corner,
        "furnished": shape.furnishing == Furnishing.FURNISHED,
        "semi": shape.furnishing == Furnishing.SEMI_FURNISHED,
        "bare": shape.furnishing == Furnishing.UNFURNISHED,
    }


def _offer(home: Home) -> Facts:
    return {
        "rent": home.purpose == Purpose.RENT,
        "buy": home.purpose == Purpose.BUY,
        "stay": home.purpose == Purpose.SHORT_STAY,
        "owner": not home.by_agent,
        "agent": home.by_agent,
        "soon": home.days_until_free <= 2,
        "later": home.days_until_free > 12,
    }


def _terms(home: Home) -> Facts:
    living = home.living
    shared = living.sharing == SharingType.SHARED_ROOM
    return {
        "family": living.tenant == TenantPreference.FAMILY,
        "bachelor": living.tenant == TenantPreference.BACHELOR,
        "company": living.tenant == TenantPreference.COMPANY,
        "anyone": living.tenant == TenantPreference.ANY,
        "pets": living.pets is True,
        "nopets": living.pets is False,
        "veg": living.diet == Diet.VEG_ONLY,
        "female": living.gender == GenderPreference.FEMALE,
        "male": living.gender == GenderPreference.MALE,
        "anygender": living.gender == GenderPreference.ANY,
        "private": living.sharing == SharingType.PRIVATE_ROOM,
        "master": living.sharing == SharingType.MASTER_BEDROOM,
        "shared": shared,
        "triple": living.is_triple,
        "meals": living.meals,
        "guests": living.guests or 0,
        "nights": living.nights,
        "lease_months": living.lease_months,
    }


def _counted(number: int, noun: str) -> str:
    word = _NUMBERS[number] if number < len(_NUMBERS) else str(number)
    plural = noun[:-1] + "ies" if noun.endswith("y") else f"{noun}s"
    return f"{word} {noun if number == 1 else plural}"


def _floor(number: int) -> str:
    if number <= 0:
        return "ground floor"
    ending = "th" if 10 <= number % 100 <= 20 else _ORDINALS.get(number % 10, "th")
    return f"{number}{ending} floor"
