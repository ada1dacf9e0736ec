"""What a seeker asks for. The URL is its home: `Filters.read` and `Filters.write` are inverses."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any, Literal, TypeVar
from uuid import UUID

from ghar_app.formats import rupees
from ghar_app.geography.cities import canonical_city
from ghar_app.models.listings.kinds import (
    Diet,
    Furnishing,
    GenderPreference,
    KitchenType,
    PropertyType,
    Purpose,
    SharingType,
    TenantPreference,
    VentilationType,
)
from ghar_app.refusals import Refused

LONGEST_QUERY = 200
DEFAULT_RADIUS_KM = 5
RADIUS_KM = (1, 100)
MOST_BEDROOMS = 5
"""A chosen 5 means five or more."""


class Sort(StrEnum):
    """Every order ends in id, so that pages never overlap."""

    DISTANCE = "distance"
    PRICE_LOW = "price_low"
    PRICE_HIGH = "price_high"
    NEWEST = "newest"
    POPULAR = "popular"
    RELEVANCE = "relevance"


class MoveIn(StrEnum):
    """When somebody wants to move, in days of India; the upper bound is exclusive."""

    IMMEDIATE = "immediate"
    WITHIN_1_WEEK = "within_1_week"
    WITHIN_2_WEEKS = "within_2_weeks"
    WITHIN_1_MONTH = "within_1_month"
    WITHIN_2_MONTHS = "within_2_months"
    WITHIN_3_MONTHS = "within_3_months"
    THIS_MONTH = "this_month"
    NEXT_MONTH = "next_month"
    FLEXIBLE = "flexible"


@dataclass(frozen=True, slots=True)
class Circle:
    """A point and a radius around it, in degrees and kilometres."""

    latitude: float
    longitude: float
    radius_km: float = DEFAULT_RADIUS_KM


@dataclass(frozen=True, slots=True)
class Box:
    """A part of the map, in degrees."""

    west: float
    south: float
    east: float
    north: float


@dataclass(frozen=True, slots=True)
class Filters:
    """All conditions hold together; an empty one is no condition. Money is rupees, areas sq ft."""

    q: str = ""
    id: str = ""
    purpose: Purpose = Purpose.RENT
    city: str = ""
    locality: str = ""
    pincode: str = ""
    circle: Circle | None = None
    box: Box | None = None
    types: tuple[PropertyType, ...] = ()
    price_min: Decimal | None = None
    price_max: Decimal | None = None
    bedrooms: tuple[int, ...] = ()
    bathrooms_min: int | None = None
    area_min: int | None = None
    area_max: int | None = None
    floor_min: int | None = None
    floor_max: int | None = None
    parking_min: int | None = None
    age_max: int | None = None
    windows_min: int | None = None
    guests: int | None = None
    amenities: tuple[str, ...] = ()
    features: tuple[str, ...] = ()
    furnishing: tuple[Furnishing, ...] = ()
    kitchen: tuple[KitchenType, ...] = ()
    ventilation: tuple[VentilationType, ...] = ()
    gender: GenderPreference | None = None
    sharing: SharingType | None = None
    tenant: TenantPreference | None = None
    diet: Diet | None = None
    pets: bool = False
    lift: bool = False
    verified: bool = False
    posted_by: Literal["", "owner", "agent"] = ""
    move_in: MoveIn | None = None
    available_from: date | None = None
    sort: Sort | None = None

    @property
    def order(self) -> Sort:
        """The chosen order if it makes sense here, else nearest first with a point, else newest."""
        if self.sort is Sort.DISTANCE and self.circle is None:
            return Sort.NEWEST
        if self.sort is Sort.RELEVANCE and not self.q:
            return Sort.NEWEST
        if self.sort is not None:
            return self.sort
        return Sort.DISTANCE if self.circle is not None else Sort.NEWEST

    @classmethod
    def read(cls, query: Mapping[str, str]) -> "Filters":
        """Filters out of a URL's query. Refused with the field at fault; unknown names: skipped."""
        reader = _Reader(query)
        found = cls(
            q=reader.text("q", LONGEST_QUERY),
            id=reader.public_id(),
            purpose=reader.choice("purpose", Purpose) or Purpose.RENT,
            city=reader.city(),
            locality=reader.text("locality", 200),
            pincode=reader.pincode(),
            circle=reader.circle(),
            box=reader.box(),
            types=reader.choices("type", PropertyType),
            price_min=reader.money("min"),
            price_max=reader.money("max"),
            bedrooms=reader.bedrooms(),
            bathrooms_min=reader.whole("bath", 0, 20),
            area_min=reader.whole("area_min", 0, 1_000_000),
            area_max=reader.whole("area_max", 0, 1_000_000),
            floor_min=reader.whole("floor_min", -5, 200),
            floor_max=reader.whole("floor_max", -5, 200),
            parking_min=reader.whole("parking", 0, 20),
            age_max=reader.whole("age", 0, 200),
            windows_min=reader.whole("windows", 0, 100),
            guests=reader.whole("guests", 1, 20),
            amenities=reader.texts("amenities"),
            features=reader.texts("features"),
            furnishing=reader.choices("furnishing", Furnishing),
            kitchen=reader.choices("kitchen", KitchenType),
            ventilation=reader.choices("ventilation", VentilationType),
            gender=reader.choice("gender", GenderPreference),
            sharing=reader.choice("sharing", SharingType),
            tenant=reader.choice("tenant", TenantPreference),
            diet=reader.choice("diet", Diet),
            pets=reader.flag("pets"),
            lift=reader.flag("lift"),
            verified=reader.flag("verified"),
            posted_by=reader.posted_by(),
            move_in=reader.choice("move_in", MoveIn),
            available_from=reader.day("from"),
            sort=reader.choice("sort", Sort),
        )
        found._refuse_crossed()
        return found

    def _refuse_crossed(self) -> None:
        for name, low, high in (
            ("price", self.price_min, self.price_max),
            ("area", self.area_min, self.area_max),
            ("floor", self.floor_min, self.floor_max),
        ):
            if low is not None and high is not None and low > high:
                raise Refused("min_above_max", field=name, low=_said(low), high=_said(high))

    def write(self) -> dict[str, str]:
        """A URL's query without what is at its default; sorted, so equal filters read alike."""
        written: dict[str, str] = {}
        for field in fields(self):
            value = getattr(self, field.name)
            if value == field.default and field.name != "purpose":
                continue
            written.update(_written(field.name, value))
        return dict(sorted(written.items()))

    def without(self, name: str) -> "Filters":
        """These filters with one of them at its default again."""
        default: Any = next(field.default for field in fields(self) if field.name == name)
        return replace(self, **{name: default})

    def with_(self, **changes: Any) -> "Filters":
        """These filters with others in place of some."""
        return replace(self, **changes)


def _said(value: Decimal | int) -> str:
    return rupees(value) if isinstance(value, Decimal) else str(value)


_NAMES = {
    "types": "type",
    "price_min": "min",
    "price_max": "max",
    "bedrooms": "bhk",
    "bathrooms_min": "bath",
    "parking_min": "parking",
    "age_max": "age",
    "windows_min": "windows",
    "pincode": "pin",
    "available_from": "from",
    "posted_by": "by",
}


def _written(name: str, value: Any) -> dict[str, str]:
    if isinstance(value, Circle):
        return {
            "lat": f"{value.latitude:.5f}",
            "lng": f"{value.longitude:.5f}",
            "radius": f"{value.radius_km:g}",
        }
    if isinstance(value, Box):
        edges = (value.west, value.south, value.east, value.north)
        return {"box": ",".join(f"{edge:.4f}" for edge in edges)}
    key = _NAMES.get(name, name)
    if isinstance(value, tuple):
        return {key: ",".join(str(one) for one in value)}
    if isinstance(value, bool):
        return {key: "1"}
    if isinstance(value, Decimal):
        return {key: f"{value:f}".removesuffix(".00")}
    return {key: str(value)}


Choice = TypeVar("Choice", bound=StrEnum)


class _Reader:
    """Reads one value a call; what cannot be read is refused with the field's name."""

    def __init__(self, query: Mapping[str, str]) -> None:
        self.query = query

    def text(self, name: str, longest: int) -> str:
        found = " ".join(self.query.get(name, "").replace("\x00", "").split())
        if len(found) > longest:
            raise Refused("too_long", field=name, most=longest)
        return found

    def texts(self, name: str) -> tuple[str, ...]:
        parts = (part.strip() for part in self.text(name, 1000).split(","))
        return tuple(dict.fromkeys(part for part in parts if part))

    def city(self) -> str:
        typed = self.text("city", 100)
        return canonical_city(typed) or typed

    def public_id(self) -> str:
        found = self.text("id", 36)
        try:
            return str(UUID(found)) if found else ""
        except ValueError:
            raise Refused("home_not_found") from None

    def pincode(self) -> str:
        found = self.text("pin", 10).replace(" ", "")
        if found and not (found.isascii() and found.isdigit() and len(found) == 6):
            raise Refused("pincode_digits", field="pin")
        if found.startswith("0"):
            raise Refused("pincode_zero", field="pin")
        return found

    def choice(self, name: str, kind: type[Choice]) -> Choice | None:
        found = self.text(name, 60)
        if not found:
            return None
        try:
            return kind(found)
        except ValueError:
            raise _unknown(name, found, kind) from None

    def choices(self, name: str, kind: type[Choice]) -> tuple[Choice, ...]:
        found = []
        for part in self.texts(name):
            try:
                found.append(kind(part))
            except ValueError:
                raise _unknown(name, part, kind) from None
        return tuple(found)

    def bedrooms(self) -> tuple[int, ...]:
        found = []
        for part in self.texts("bhk"):
            if not part.isdecimal() or int(part) > 50:
                raise Refused("not_a_number", field="bhk", value=part)
            found.append(min(int(part), MOST_BEDROOMS))
        return tuple(sorted(set(found)))

    def whole(self, name: str, least: int, most: int) -> int | None:
        found = self.text(name, 20)
        if not found:
            return None
        try:
            value = int(found)
        except ValueError:
            raise Refused("not_a_number", field=name, value=found) from None
        if not least <= value <= most:
            raise Refused("out_of_range", field=name, least=least, most=most)
        return value

    def money(self, name: str) -> Decimal | None:
        found = self.text(name, 20).replace(",", "")
        if not found:
            return None
        try:
            value = Decimal(found)
        except InvalidOperation:
            raise Refused("not_a_number", field=name, value=found) from None
        if not value.is_finite() or value < 0 or value > Decimal(10) ** 11:
            raise Refused("out_of_range", field=name, least=0, most="1,00,00,00,00,000")
        return value.quantize(Decimal("0.01"))

    def flag(self, name: str) -> bool:
        return self.query.get(name, "") in {"1", "true", "yes"}

    def posted_by(self) -> Literal["", "owner", "agent"]:
        found = self.text("by", 10)
        if found == "owner":
            return "owner"
        if found == "agent":
            return "agent"
        return ""

    def day(self, name: str) -> date | None:
        found = self.text(name, 10)
        if not found:
            return None
        try:
            return date.fromisoformat(found)
        except ValueError:
            raise Refused("not_a_day", field=name, value=found) from None

    def circle(self) -> Circle | None:
        latitude, longitude = self._degrees("lat", 90), self._degrees("lng", 180)
        if (latitude is None) != (longitude is None):
            raise Refused("half_a_point", field="radius")
        radius = self._number("radius")
        if radius is not None and not RADIUS_KM[0] <= radius <= RADIUS_KM[1]:
            raise Refused("out_of_range", field="radius", least=RADIUS_KM[0], most=RADIUS_KM[1])
        if latitude is None or longitude is None:
            return None
        return Circle(latitude, longitude, radius or DEFAULT_RADIUS_KM)

    def box(self) -> Box | None:
        parts = self.texts_raw("box")
        if not parts:
            return None
        try:
            west, south, east, north = (float(part) for part in parts)
        except ValueError:
            raise Refused("bad_area", field="box") from None
        inside = -180 <= west < east <= 180 and -90 <= south < north <= 90
        if not inside:
            raise Refused("bad_area", field="box")
        return Box(west, south, east, north)

    def texts_raw(self, name: str) -> list[str]:
        found = self.text(name, 100)
        return found.split(",") if found else []

    def _degrees(self, name: str, most: int) -> float | None:
        value = self._number(name)
        if value is not None and abs(value) > most:
            raise Refused("out_of_range", field=name, least=-most, most=most)
        return value

    def _number(self, name: str) -> float | None:
        found = self.text(name, 30)
        if not found:
            return None
        try:
            value = float(found)
        except ValueError:
            raise Refused("not_a_number", field=name, value=found) from None
        if value != value or value in (float("inf"), float("-inf")):
            raise Refused("not_a_number", field=name, value=found)
        return value


def _unknown(name: str, found: str, kind: Iterable[StrEnum]) -> Refused:
    choices = ", ".join(str(one) for one in kind)
    return Refused("unknown_choice", field=name, value=found, choices=choices)
