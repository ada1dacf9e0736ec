"""The rows of an import, twenty at a time, as a person looks through them."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, and_, literal_column, select, true
from sqlmodel import col

from ghar_app.db import Db
from ghar_app.models.listings.importing.counting import MARKABLE, UNSURE
from ghar_app.models.listings.importing.rows import PortfolioImportRow
from ghar_app.models.listings.property import Property
from ghar_app.refusals import NotFound

PAGE = 20
R = PortfolioImportRow
_IS_MARKED = R.problems.op("<>")(literal_column("'[]'::jsonb"))  # type: ignore[attr-defined]
_CONFIDENCE: ColumnElement[float] = literal_column("(placement ->> 'confidence')::float8")

FILTERS: dict[str, ColumnElement[bool]] = {
    "all": true(),
    "ready": col(R.outcome) == "ready",
    "marked": and_(col(R.outcome).in_(MARKABLE), _IS_MARKED),
    "unsure": and_(col(R.outcome).in_(("ready", "created")), _CONFIDENCE < UNSURE),
    "problem": col(R.outcome) == "problem",
    "unplaced": col(R.outcome) == "unplaced",
    "duplicate": col(R.outcome) == "duplicate",
    "created": col(R.outcome) == "created",
    "undone": col(R.outcome) == "undone",
}
"""What a list of rows can be narrowed to."""


@dataclass(frozen=True)
class PreviewRow:
    """One row: what stood there, what it becomes, and the address of the home it made."""

    line: int
    outcome: str
    raw: list[str]
    values: dict[str, Any]
    problems: list[dict[str, Any]]
    placement: dict[str, Any]
    slug: str | None


@dataclass(frozen=True)
class PreviewPage:
    """Rows in the file's order, and whether there are some before and after them."""

    rows: list[PreviewRow]
    has_earlier: bool
    has_later: bool


class Previewed:
    """Looking at an import's rows."""

    if TYPE_CHECKING:
        id: int

    async def preview(
        self,
        db: Db,
        *,
        only: str = "all",
        after: int | None = None,
        before: int | None = None,
        most: int = PAGE,
    ) -> PreviewPage:
        """Rows of one kind (a key of `FILTERS`) after or before a line. NotFound for another."""
        if only not in FILTERS:
            raise NotFound()
        backwards = before is not None
        query = _rows(self.id).where(FILTERS[only])
        if before is not None:
            query = query.where(col(R.line) < before).order_by(col(R.line).desc())
        else:
            query = query.where(col(R.line) > (after or 0)).order_by(col(R.line))
        found = [PreviewRow(*row) for row in await db.execute(query.limit(most + 1))]
        more, rows = len(found) > most, found[:most]
        if backwards:
            rows.reverse()
        return PreviewPage(
            rows,
            has_earlier=more if backwards else bool(after),
            has_later=True if backwards else more,
        )

    async def rows_after(self, db: Db, line: int, *, most: int) -> list[PreviewRow]:
        """The next rows of the file, for walking through all of them."""
        query = _rows(self.id).where(col(R.line) > line).order_by(col(R.line)).limit(most)
        return [PreviewRow(*row) for row in await db.execute(query)]


def _rows(import_id: int) -> Any:
    return (
        select(  # type: ignore[call-overload]
            R.line, R.outcome, R.raw, R.values, R.problems, R.placement, Property.slug
        )
        .outerjoin(Property, col(Property.id) == col(R.property_id))
        .where(col(R.import_id) == import_id)
    )
