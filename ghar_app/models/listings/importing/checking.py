"""Every row is read, checked and placed, in chunks that each stand for themselves."""

import asyncio
import json
from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING, Any, Self

from sqlalchemy import text

from ghar_app.clock import today
from ghar_app.db import Db, transaction
from ghar_app.geography.placing import Gazetteer
from ghar_app.models.listings.importing.counting import recount
from ghar_app.models.listings.importing.folding import fold
from ghar_app.models.listings.importing.locking import held
from ghar_app.models.listings.importing.placing import Placer
from ghar_app.models.listings.importing.resuming import failing
from ghar_app.models.listings.importing.validation import Checker

CHUNK = 1_000
Report = Callable[[int, int], Awaitable[None]]
"""Told how many rows are done, and of how many."""

_TAKE = text("""
    SELECT line, raw FROM portfolio_import_rows
    WHERE import_id = :id AND outcome = 'read' ORDER BY line LIMIT :most
""")
_PUT = text("""
    UPDATE portfolio_import_rows r
    SET "values" = v."values", problems = v.problems, placement = v.placement,
        outcome = v.outcome, property_id = NULL
    FROM jsonb_to_recordset(CAST(:rows AS jsonb))
      AS v(line int, "values" jsonb, problems jsonb, placement jsonb, outcome text)
    WHERE r.import_id = :id AND r.line = v.line AND r.line BETWEEN :first AND :last
""")
_ALREADY_LISTED = text("""
    UPDATE portfolio_import_rows r SET outcome = 'duplicate', property_id = p.id
    FROM properties p
    WHERE r.import_id = :id AND r.outcome IN ('ready', 'unplaced') AND p.owner_id = :owner
      AND p.import_fingerprint = r."values" ->> 'import_fingerprint'
""")
_TWICE_IN_FILE = text("""
    WITH content AS MATERIALIZED (
      SELECT line, "values" ->> 'import_fingerprint' AS print
      FROM portfolio_import_rows WHERE import_id = :id AND outcome IN ('ready', 'unplaced')
    ), twins AS MATERIALIZED (
      SELECT line, first
      FROM (SELECT line, min(line) OVER (PARTITION BY print) AS first FROM content) numbered
      WHERE line > first
    )
    UPDATE portfolio_import_rows r
    SET outcome = 'duplicate', problems = r.problems || jsonb_build_object(
        'field', '', 'code', 'same_as_line', 'fatal', false, 'line', twins.first)
    FROM twins WHERE r.import_id = :id AND r.line = twins.line
""")
_AMENITIES = text("""
    SELECT a.title, coalesce(a.canonical_id, a.id) FROM amenities a WHERE a.is_active
""")


class Checked:
    """Checking an import's rows; it can stop anywhere and go on."""

    if TYPE_CHECKING:
        id: int
        owner_id: int
        status: str
        columns: list
        mapping: dict
        defaults: dict
        rows_total: int
        rows_done: int

    @classmethod
    async def check(
        cls, import_id: int, gazetteer: Gazetteer, report: Report | None = None
    ) -> None:
        """Check all rows that are not checked yet; each chunk commits on its own.

        Run twice at once, or again after a crash, it does the rest and nothing twice. A mapping
        that changes meanwhile is taken up with the next chunk.
        """
        choice = _Choice(gazetteer)
        async with failing(cls, import_id):
            while await cls._check_next(import_id, choice, report):
                pass

    @classmethod
    async def _check_next(cls, import_id: int, choice: "_Choice", report: Report | None) -> bool:
        async with transaction() as db:
            portfolio = await held(db, cls, import_id)
            if portfolio is None or portfolio.status != "checking":
                return False
            checked = await portfolio._check_chunk(db, await choice.checker(db, portfolio))
            if not checked:
                await portfolio._close_check(db)
            progress = portfolio.rows_done, portfolio.rows_total
        if report is not None:
            await report(*progress)
        return checked > 0

    async def _check_chunk(self, db: Db, checker: Checker) -> int:
        rows = (await db.execute(_TAKE, {"id": self.id, "most": CHUNK})).all()
        if rows:
            # Reading cells is work for the processor: others' clicks must not wait for it.
            checked = await asyncio.to_thread(_checked, rows, checker)
            lines = {"first": rows[0].line, "last": rows[-1].line}
            await db.execute(_PUT, {"id": self.id, "rows": checked, **lines})
            self.rows_done += len(rows)
        return len(rows)

    async def _close_check(self: Self, db: Db) -> None:
        await db.execute(_ALREADY_LISTED, {"id": self.id, "owner": self.owner_id})
        await db.execute(_TWICE_IN_FILE, {"id": self.id})
        self.status = "preview"
        await recount(db, self)


class _Choice:
    """The checker for an import's mapping, made anew when the owner chooses another."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._placer = Placer(gazetteer)
        self._chosen: Any = None
        self._checker: Checker | None = None

    async def checker(self, db: Db, portfolio: Checked) -> Checker:
        """The one for what is chosen now."""
        chosen = (portfolio.mapping, portfolio.defaults)
        if self._checker is None or self._chosen != chosen:
            amenities = (await db.execute(_AMENITIES)).all()
            self._checker = Checker(
                [column["name"] for column in portfolio.columns],
                portfolio.mapping,
                portfolio.defaults,
                placer=self._placer,
                amenities={fold(title): id for title, id in amenities},
                today=today(),
            )
            self._chosen = chosen
        return self._checker


def _checked(rows: Sequence[Any], checker: Checker) -> str:
    """The rows' new contents, as JSON for `_PUT`."""
    return json.dumps([_one(line, cells, checker) for line, cells in rows], ensure_ascii=False)


def _one(line: int, cells: list[str], checker: Checker) -> dict[str, Any]:
    draft = checker.check(cells)
    return {
        "line": line,
        "values": draft.values,
        "problems": draft.problems,
        "placement": draft.placement,
        "outcome": draft.outcome,
    }
