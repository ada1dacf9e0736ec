"""How many homes of which kind, and where each kind is found."""

from collections.abc import Iterator

from ghar_app.models.listings.kinds import PropertyType as T
from ghar_app.models.listings.kinds import Purpose

FLATS = (T.APARTMENT, T.CONDO, T.BUILDER_FLOOR, T.STUDIO, T.LOFT, T.PENTHOUSE)
HOUSES = (T.HOUSE, T.VILLA)
ROOMS = (T.ROOM, T.PG, T.FLATMATE)
WORK = (T.OFFICE, T.SHOP, T.WAREHOUSE, T.COMMERCIAL)

QUOTAS: dict[Purpose, dict[T, int]] = {
    Purpose.RENT: {
        T.APARTMENT: 400,
        T.BUILDER_FLOOR: 110,
        T.HOUSE: 56,
        T.VILLA: 22,
        T.CONDO: 44,
        T.PENTHOUSE: 12,
        T.STUDIO: 54,
        T.LOFT: 10,
        T.ROOM: 56,
        T.PG: 140,
        T.FLATMATE: 76,
        T.OFFICE: 50,
        T.SHOP: 36,
        T.WAREHOUSE: 16,
        T.COMMERCIAL: 14,
        T.PLOT: 8,
    },
    Purpose.BUY: {
        T.APARTMENT: 300,
        T.BUILDER_FLOOR: 62,
        T.HOUSE: 62,
        T.VILLA: 46,
        T.CONDO: 40,
        T.PENTHOUSE: 16,
        T.STUDIO: 18,
        T.LOFT: 6,
        T.ROOM: 5,
        T.PLOT: 64,
        T.OFFICE: 22,
        T.SHOP: 18,
        T.WAREHOUSE: 6,
        T.COMMERCIAL: 8,
    },
    Purpose.SHORT_STAY: {
        T.APARTMENT: 76,
        T.STUDIO: 36,
        T.ROOM: 30,
        T.HOUSE: 10,
        T.VILLA: 24,
        T.CONDO: 12,
        T.BUILDER_FLOOR: 12,
        T.PENTHOUSE: 6,
        T.LOFT: 5,
        T.PLOT: 2,
        T.OFFICE: 3,
        T.SHOP: 2,
        T.WAREHOUSE: 2,
        T.COMMERCIAL: 3,
    },
}

FOUND_AMONG: dict[T, frozenset[str]] = {
    T.APARTMENT: frozenset({"towers", "floors"}),
    T.CONDO: frozenset({"towers"}),
    T.BUILDER_FLOOR: frozenset({"floors"}),
    T.STUDIO: frozenset({"towers", "pg"}),
    T.LOFT: frozenset({"towers"}),
    T.PENTHOUSE: frozenset({"towers"}),
    T.HOUSE: frozenset({"houses"}),
    T.VILLA: frozenset({"villas"}),
    T.ROOM: frozenset({"floors", "pg"}),
    T.PG: frozenset({"pg"}),
    T.FLATMATE: frozenset({"pg"}),
    T.PLOT: frozenset({"plots"}),
    T.OFFICE: frozenset({"offices"}),
    T.SHOP: frozenset({"shops"}),
    T.WAREHOUSE: frozenset({"warehouses"}),
    T.COMMERCIAL: frozenset({"offices", "shops"}),
}
"""A kind is offered where the locality has one of these."""

CITY_TASTES: dict[T, dict[str, float]] = {
    T.APARTMENT: {"Delhi": 0.75, "Mumbai": 1.2},
    T.BUILDER_FLOOR: {"Delhi": 3.0, "Mumbai": 0.15},
    T.HOUSE: {"Mumbai": 0.15, "Delhi": 0.7, "Hyderabad": 1.4, "Chennai": 1.5},
    T.VILLA: {"Delhi": 0.25, "Hyderabad": 1.5},
    T.PG: {"Kolkata": 0.7, "Mumbai": 0.8},
    T.STUDIO: {"Mumbai": 1.4, "Bengaluru": 1.2},
}
"""How much likelier than elsewhere a kind is in a city; 1 where nothing stands."""


def wanted() -> Iterator[tuple[T, Purpose]]:
    """The kind and purpose of every listing, kind by kind."""
    for purpose, quotas in QUOTAS.items():
        for kind, count in quotas.items():
            for _ in range(count):
                yield kind, purpose
