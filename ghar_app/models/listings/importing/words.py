"""The words of advertisements, English and Hindi, and the values they stand for."""

import re
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import TypeVar

from ghar_app.models.listings.importing.folding import fold
from ghar_app.models.listings.importing.numbers import Unreadable
from ghar_app.models.listings.kinds import (
    Diet,
    Furnishing,
    GenderPreference,
    PropertyType,
    Purpose,
    SharingType,
    TenantPreference,
)

V = TypeVar("V")
_PUNCTUATION = re.compile(r"[\s/,&+._()-]+")


class AreaBasis(StrEnum):
    """Which of a home's areas a bare size means."""

    CARPET = "carpet_area"
    BUILT_UP = "built_up_area"
    SUPER = "super_built_up_area"
    PLOT = "plot_area"


PURPOSES: dict[Purpose, tuple[str, ...]] = {
    Purpose.RENT: ("rent", "for rent", "rental", "lease", "to let", "tolet", "किराया", "किराये पर"),
    Purpose.BUY: ("buy", "sale", "sell", "for sale", "resale", "new", "बिक्री", "बेचना"),
    Purpose.SHORT_STAY: ("short stay", "short term", "daily", "homestay", "vacation", "nightly"),
}
TYPES: dict[PropertyType, tuple[str, ...]] = {
    PropertyType.APARTMENT: (
        *("apartment", "apartments", "flat", "flats", "residential apartment", "multistorey"),
        *("multistorey apartment", "multi storey apartment", "society flat", "फ्लैट", "अपार्टमेंट"),
        *("bhk", "serviced apartment", "service apartment"),
    ),
    PropertyType.HOUSE: (
        *("house", "independent house", "independent", "bungalow", "row house", "duplex", "kothi"),
        *("residential house", "home", "farm house", "farmhouse", "मकान", "घर", "कोठी"),
    ),
    PropertyType.BUILDER_FLOOR: (
        *("builder floor", "floor", "independent floor", "builder floor apartment"),
        *("independent builder floor", "बिल्डर फ्लोर"),
    ),
    PropertyType.ROOM: ("room", "single room", "independent room", "private room", "कमरा"),
    PropertyType.VILLA: ("villa", "villas", "विला"),
    PropertyType.PLOT: (
        *(
            "plot",
            "land",
            "residential plot",
            "site",
            "plot land",
            "residential land",
            "vacant plot",
        ),
        *("प्लॉट", "जमीन", "भूखंड"),
    ),
    PropertyType.CONDO: ("condo", "condominium"),
    PropertyType.PENTHOUSE: ("penthouse", "पेंटहाउस"),
    PropertyType.STUDIO: ("studio", "studio apartment", "1rk", "1 rk", "rk", "स्टूडियो"),
    PropertyType.LOFT: ("loft",),
    PropertyType.PG: ("pg", "paying guest", "hostel", "co living", "coliving", "पीजी"),
    PropertyType.FLATMATE: ("flatmate", "flat mate", "roommate", "shared flat", "sharing"),
    PropertyType.OFFICE: (
        *("office", "office space", "commercial office", "commercial office space", "कार्यालय"),
        "दफ्तर",
    ),
    PropertyType.SHOP: ("shop", "showroom", "retail", "commercial shop", "दुकान"),
    PropertyType.WAREHOUSE: ("warehouse", "godown", "गोदाम"),
    PropertyType.COMMERCIAL: (
        "commercial",
        "commercial space",
        "commercial property",
        "industrial",
    ),
}
FURNISHINGS: dict[Furnishing, tuple[str, ...]] = {
    Furnishing.FURNISHED: (
        *("furnished", "fully furnished", "full furnished", "full", "fully", "ff", "yes"),
        *("सज्जित", "पूरी तरह सज्जित", "फर्निश्ड"),
    ),
    Furnishing.SEMI_FURNISHED: (
        *("semi furnished", "semifurnished", "semi", "partially furnished", "partly furnished"),
        *("sf", "part furnished", "अर्ध सज्जित", "आंशिक सज्जित", "सेमी फर्निश्ड"),
    ),
    Furnishing.UNFURNISHED: (
        *("unfurnished", "un furnished", "not furnished", "none", "bare shell", "uf", "no"),
        *("bare", "असज्जित", "अनफर्निश्ड", "बिना फर्नीचर"),
    ),
}
TENANTS: dict[TenantPreference, tuple[str, ...]] = {
    TenantPreference.FAMILY: ("family", "families", "only family", "परिवार", "family only"),
    TenantPreference.BACHELOR: (
        *("bachelor", "bachelors", "students", "student", "working professionals", "singles"),
        *("working professional", "अविवाहित", "छात्र", "बैचलर", "bachelors only"),
    ),
    TenantPreference.COMPANY: ("company", "corporate", "company lease", "कंपनी"),
    TenantPreference.ANY: (
        *("any", "anyone", "all", "no preference", "bachelors family", "family bachelors"),
        *("bachelor family", "family bachelor", "bachelors and family", "कोई भी", "सभी"),
        *("family bachelors company", "bachelors family company", "open for all"),
    ),
}
DIETS: dict[Diet, tuple[str, ...]] = {
    Diet.VEG_ONLY: ("veg", "veg only", "vegetarian", "vegetarian only", "pure veg", "शाकाहारी"),
    Diet.NON_VEG_OK: ("non veg ok", "non veg", "non vegetarian", "nonveg", "मांसाहारी"),
    Diet.ANY: ("any", "no preference", "all", "कोई भी"),
}
GENDERS: dict[GenderPreference, tuple[str, ...]] = {
    GenderPreference.MALE: ("male", "boys", "men", "gents", "only boys", "पुरुष", "लडके"),
    GenderPreference.FEMALE: (
        "female",
        "girls",
        "women",
        "ladies",
        "only girls",
        "महिला",
        "लडकियां",
    ),
    GenderPreference.ANY: ("any", "both", "unisex", "co ed", "all", "कोई भी"),
}
SHARINGS: dict[SharingType, tuple[str, ...]] = {
    SharingType.PRIVATE_ROOM: ("private", "private room", "single", "single sharing"),
    SharingType.SHARED_ROOM: (
        *("shared", "shared room", "double", "double sharing", "triple", "triple sharing"),
        *("twin sharing", "2 sharing", "3 sharing"),
    ),
    SharingType.MASTER_BEDROOM: ("master", "master bedroom"),
    SharingType.ENTIRE_FLAT: ("entire", "entire flat", "full flat", "whole flat"),
}
AREA_BASES: dict[AreaBasis, tuple[str, ...]] = {
    AreaBasis.CARPET: ("carpet", "carpet area", "कारपेट"),
    AreaBasis.BUILT_UP: ("built", "built area", "built up", "built up area", "builtup", "bua"),
    AreaBasis.SUPER: (
        "super",
        "super area",
        "super built up",
        "super built up area",
        "sba",
        "sbua",
    ),
    AreaBasis.PLOT: ("plot", "plot area", "land area"),
}
POSTERS: dict[str, tuple[str, ...]] = {
    "owner": ("owner", "contact owner", "individual", "self", "landlord", "मालिक"),
    "agent": ("agent", "contact agent", "broker", "dealer", "agency", "एजेंट", "दलाल"),
    "builder": ("builder", "contact builder", "developer", "बिल्डर"),
}
FLAGS: dict[bool, tuple[str, ...]] = {
    True: ("yes", "y", "true", "1", "allowed", "ok", "हां", "हाँ"),
    False: ("no", "n", "false", "0", "not allowed", "नहीं"),
}


def reader(words: Mapping[V, tuple[str, ...]], code: str) -> Callable[[str], V]:
    """A reader that knows these words, whatever their case, hyphens and slashes."""
    known = {loose(word): value for value, spoken in words.items() for word in spoken}
    known |= {loose(str(value)): value for value in words if isinstance(value, str)}

    def read(text: str) -> V:
        try:
            return known[loose(text)]
        except KeyError:
            raise Unreadable(code, text=text[:40]) from None

    return read


def loose(text: str) -> str:
    """Folded, every kind of separator one space."""
    return _PUNCTUATION.sub(" ", fold(text)).strip()
