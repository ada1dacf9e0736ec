"""Imports as the browser gets them: texts already in the visitor's language."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from ghar_app import formats
from ghar_app.catalogue import Language, translate
from ghar_app.models.listings.importing import PortfolioImport
from ghar_app.models.listings.importing.columns import SURE
from ghar_app.models.listings.importing.counting import UNSURE
from ghar_app.models.listings.importing.fields import BY_KEY, FIELDS, GROUPS
from ghar_app.models.listings.importing.pinning import Suggestion, Unplaced
from ghar_app.models.listings.importing.preview import PreviewRow
from ghar_app.models.listings.importing.saying import problem_sentence
from ghar_app.models.listings.importing.words import AreaBasis
from ghar_app.models.listings.kinds import PropertyType, Purpose

FIELD_GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = tuple(
    (group, tuple(field.key for field in FIELDS if field.group == group)) for group in GROUPS
)
"""Everything a column can mean, as a list offers it."""

TYPES = tuple(str(one) for one in PropertyType)
PURPOSES = tuple(str(one) for one in Purpose)
AREA_BASES = tuple(str(one) for one in AreaBasis)

ACTIVE = frozenset({"checking", "running"})
"""While an import is so, its screen follows the job."""

_TONES = {
    "preview": "neel",
    "running": "genda",
    "checking": "genda",
    "published": "tulsi",
    "failed": "rani",
    "ready": "tulsi",
    "created": "tulsi",
    "problem": "rani",
    "unplaced": "genda",
}


@dataclass(frozen=True)
class ImportCard:
    """One line of the list of imports."""

    href: str
    filename: str
    when: str
    owner: str
    homes: str
    status: str
    tone: str


@dataclass(frozen=True)
class ImportView:
    """One import: how far it is, and how many rows ended how."""

    href: str = ""
    result_href: str = ""
    filename: str = ""
    note: str = ""
    status: str = ""
    status_text: str = ""
    tone: str = "neutral"
    failure: str = ""
    mappable: bool = False
    done: int = 0
    total: int = 0
    done_text: str = ""
    ready: int = 0
    ready_text: str = ""
    unplaced: int = 0
    unplaced_text: str = ""
    drafts: int = 0
    drafts_text: str = ""
    earlier_href: str = ""


@dataclass(frozen=True)
class ColumnView:
    """A column of the file, and what it is taken to mean."""

    name: str
    samples: str
    field: str
    unit: str
    units: list[tuple[str, str]]
    sure: bool


@dataclass(frozen=True)
class RowView:
    """A row of the file as it will be, or became."""

    line: int
    title: str
    price: str
    outcome: str
    outcome_text: str
    tone: str
    place: str
    unsure: bool
    problems: list[str]
    href: str


@dataclass(frozen=True)
class PlaceView:
    """A locality whose homes wait for a pin."""

    key: str
    name: str
    homes: str
    address: str


def import_card(found: PortfolioImport, owner: str, language: Language) -> ImportCard:
    """The line of one import."""
    return ImportCard(
        href=f"/desk/imports/{found.public_id}",
        filename=found.filename,
        when=formats.moment(found.created_at, language),
        owner=owner,
        homes=translate("imports.homes", language, n=formats.grouped(found.rows_total)),
        status=translate(f"imports.status.{found.status}", language),
        tone=_TONES.get(found.status, "neutral"),
    )


def import_view(
    found: PortfolioImport, earlier: PortfolioImport | None, drafts: int, language: Language
) -> ImportView:
    """The import whose page this is; `drafts` of its homes are not online yet."""
    href = f"/desk/imports/{found.public_id}"
    ready, unplaced = (int(found.counts.get(key, 0)) for key in ("ready", "unplaced"))
    done, total = formats.grouped(found.rows_done), formats.grouped(found.rows_total)
    return ImportView(
        href=href,
        result_href=f"{href}/result.csv",
        filename=found.filename,
        note=_note(found, language),
        status=found.status,
        status_text=translate(f"imports.status.{found.status}", language),
        tone=_TONES.get(found.status, "neutral"),
        failure=found.failure or "",
        mappable=found.is_mappable,
        done=found.rows_done,
        total=found.rows_total,
        done_text=translate("imports.progress", language, done=done, total=total),
        ready=ready,
        ready_text=formats.grouped(ready),
        unplaced=unplaced,
        unplaced_text=formats.grouped(unplaced),
        drafts=drafts,
        drafts_text=formats.grouped(drafts),
        earlier_href=f"/desk/imports/{earlier.public_id}" if earlier else "",
    )


def _note(found: PortfolioImport, language: Language) -> str:
    homes = translate("imports.homes", language, n=formats.grouped(found.rows_total))
    sheet, others = found.reading.get("sheet"), found.reading.get("other_sheets") or []
    if sheet and others:
        return translate(
            "imports.sheets", language, homes=homes, sheet=sheet, others="”, “".join(others)
        )
    return homes


def column_views(found: PortfolioImport, language: Language) -> list[ColumnView]:
    """Every column with its mapping; a guess that is not sure says so."""
    return [
        column_view(
            column["name"],
            column["samples"],
            found.mapping.get(column["name"], {}),
            language,
        )
        for column in found.columns
    ]


def column_view(
    name: str, samples: list[str], mapped: dict[str, Any], language: Language
) -> ColumnView:
    """One column; what a person chose themselves has no confidence and is sure."""
    field = BY_KEY.get(mapped.get("field", ""))
    return ColumnView(
        name=name,
        samples=" · ".join(samples),
        field=field.key if field else "",
        unit=mapped.get("unit") or (field.units[0] if field and field.units else ""),
        units=unit_choices(field.key if field else "", language),
        sure=mapped.get("confidence", 1.0) >= SURE,
    )


def unit_choices(field: str, language: Language) -> list[tuple[str, str]]:
    """What a bare number of the field can count; nothing for a field without units."""
    known = BY_KEY.get(field)
    units = known.units if known else ()
    return [(unit, translate(f"imports.units.{unit}", language)) for unit in units]


def row_view(row: PreviewRow, language: Language) -> RowView:
    """One row of the preview."""
    return RowView(
        line=row.line,
        title=row.values.get("title") or " · ".join(cell for cell in row.raw if cell)[:120],
        price=_price(row.values, language),
        outcome=row.outcome,
        outcome_text=translate(f"imports.outcome.{row.outcome}", language),
        tone=_TONES.get(row.outcome, "neutral"),
        place=_place(row.placement, language),
        unsure=bool(row.placement) and row.placement["confidence"] < UNSURE,
        problems=[problem_sentence(problem, language) for problem in row.problems],
        href=f"/listing/{row.slug}" if row.slug else "",
    )


def _price(values: dict[str, Any], language: Language) -> str:
    columns = {Purpose.RENT: "monthly_rent", Purpose.SHORT_STAY: "daily_rate"}
    column = columns.get(Purpose(values.get("purpose", "rent")), "base_price")
    amount = Decimal(values.get(column) or 0)
    if not amount:
        return translate("formats.not_given", language)
    return formats.rupees_short(amount) if column == "base_price" else formats.rupees(amount)


def _place(placement: dict[str, Any], language: Language) -> str:
    if not placement:
        return ""
    basis = translate(f"imports.basis.{placement['basis']}", language)
    return translate(
        "imports.placed",
        language,
        basis=basis,
        percent=round(placement["confidence"] * 100),
        distance=formats.distance(placement["accuracy_m"], language),
    )


def place_view(found: Unplaced, language: Language) -> PlaceView:
    """One locality that waits; its key carries city and locality back."""
    name = ", ".join(part for part in (found.locality, found.city) if part)
    return PlaceView(
        key=f"{found.city}\n{found.locality}",
        name=name or translate("imports.no_place", language, line=found.first_line),
        homes=translate("imports.homes", language, n=formats.grouped(found.homes)),
        address="" if found.address == name else found.address,
    )


@dataclass(frozen=True)
class SuggestionView:
    """A place that a locality may mean."""

    name: str
    latitude: float
    longitude: float


def suggestion_view(found: Suggestion, language: Language) -> SuggestionView:
    """Its name, and how sure it is."""
    name = translate(
        "imports.suggestion", language, name=found.name, percent=round(found.confidence * 100)
    )
    return SuggestionView(name, found.latitude, found.longitude)
