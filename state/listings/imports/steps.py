"""The five steps of an import, and the ways to narrow its rows."""

from dataclasses import dataclass
from urllib.parse import urlencode

from ghar_app import formats
from ghar_app.catalogue import Language, translate
from ghar_app.models.listings.importing import PortfolioImport
from ghar_app.models.listings.importing.undoing import Consequences

STEPS = ("columns", "check", "places", "import", "publish")
CHOICES = ("purpose", "property_type", "area_basis", "city")
"""Defaults that a person can choose for the whole file."""

_FIRST = {
    "mapping": "columns",
    "checking": "check",
    "preview": "check",
    "running": "import",
    "drafted": "publish",
    "published": "publish",
    "undone": "publish",
}
_REACHED = {"columns": 0, "check": 1, "places": 1, "import": 2, "publish": 3}
_RANK = {"mapping": 0, "checking": 1, "preview": 2, "running": 3}
_SHOWN_FILTERS = (
    *("all", "ready", "unplaced", "problem", "marked", "unsure", "duplicate", "created"),
    "undone",
)


@dataclass(frozen=True)
class StepView:
    """A step: done, now, next or problem; `href` only where one can go."""

    text: str
    state: str
    href: str


@dataclass(frozen=True)
class FilterView:
    """One way to narrow the rows, with how many there are."""

    text: str
    count: str
    href: str
    chosen: bool


@dataclass(frozen=True)
class NumberView:
    """How many rows ended so, and the way to them."""

    text: str
    count: str
    href: str
    alarm: bool


def step_to_show(found: PortfolioImport, asked: str) -> str:
    """The step that was asked for, else what is to be done next."""
    is_made = found.status in ("drafted", "published", "undone")
    if asked in STEPS and not (asked == "import" and is_made):
        return asked
    if found.status == "failed":
        return "columns" if found.is_mappable else "import"
    return _FIRST[found.status]


def steps(found: PortfolioImport, now: str, language: Language) -> list[StepView]:
    """All five, seen from the one that is open."""
    rank = _RANK.get(found.status, 4)
    views = []
    for step in STEPS:
        is_over = step == "publish" and found.status == "published"
        is_now = step == now and not is_over
        state = "now" if is_now else "done" if _is_done(found, step, rank) else "next"
        if step == "places" and state != "now" and found.counts.get("unplaced"):
            state = "problem"
        reachable = rank >= _REACHED[step]
        views.append(
            StepView(
                text=translate(f"imports.step.{step}", language),
                state=state,
                href=address(found, step) if reachable else "",
            )
        )
    return views


def _is_done(found: PortfolioImport, step: str, rank: int) -> bool:
    if step == "publish":
        return found.status == "published"
    return rank > {"columns": 0, "check": 1, "places": 1, "import": 3}[step]


def filters(found: PortfolioImport, only: str, language: Language) -> list[FilterView]:
    """The kinds of rows that there are."""
    return [
        FilterView(
            text=translate(f"imports.only.{key}", language),
            count=formats.grouped(_count(found, key)),
            href=address(found, "check", only=key),
            chosen=key == only,
        )
        for key in _SHOWN_FILTERS
        if key in ("all", only) or _count(found, key)
    ]


def numbers(found: PortfolioImport, language: Language) -> list[NumberView]:
    """What became of the rows: those that were made first."""
    return [
        NumberView(
            text=translate(f"imports.only.{key}", language),
            count=formats.grouped(_count(found, key)),
            href=address(found, "check", only=key),
            alarm=key in ("problem", "unplaced") and _count(found, key) > 0,
        )
        for key in ("created", "ready", "unplaced", "problem", "duplicate")
        if key == "created" or _count(found, key)
    ]


def _count(found: PortfolioImport, key: str) -> int:
    return found.rows_total if key == "all" else int(found.counts.get(key, 0))


def address(found: PortfolioImport, step: str, **query: object) -> str:
    """The page of a step; rows are narrowed and paged by the query."""
    asked = {"step": step, **{key: str(value) for key, value in query.items() if value != "all"}}
    return f"/desk/imports/{found.public_id}?{urlencode(asked)}"


def consequence(what: Consequences, language: Language) -> str:
    """What taking the import back would do, before it is done."""
    sentences = []
    if what.drafts:
        sentences.append(("undo_drafts", what.drafts))
    if what.edited:
        sentences.append(("undo_edited", what.edited))
    if what.published:
        sentences.append(("undo_published", what.published))
    if not sentences:
        return translate("imports.undo_nothing", language)
    return " ".join(
        translate(f"imports.{key}", language, n=formats.grouped(n)) for key, n in sentences
    )
