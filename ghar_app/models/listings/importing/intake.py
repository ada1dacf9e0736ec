"""A file comes in: its rows are kept as they stand, its columns are guessed."""

import asyncio
import hashlib
import json
from collections.abc import Iterator
from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING, Any, Self

from sqlalchemy import select
from sqlmodel import col

from ghar_app.db import Db
from ghar_app.models.identity.user import User
from ghar_app.models.listings.importing import columns
from ghar_app.models.listings.importing.csv_reading import Row
from ghar_app.models.listings.importing.folding import plain_line
from ghar_app.models.listings.importing.reach import agent_for
from ghar_app.models.listings.importing.reading import Table, read
from ghar_app.models.listings.importing.remembering import recall
from ghar_app.models.listings.importing.rows import PortfolioImportRow

GUESSED_FROM = 200
_SAMPLES = 3
_AT_ONCE = 2_000


class Intake:
    """Taking a portfolio file in."""

    if TYPE_CHECKING:
        id: int
        owner_id: int
        columns: list
        mapping: dict
        defaults: dict
        rows_total: int
        sha256: str
        status: str
        started_at: datetime | None

        def __init__(self, **columns: Any) -> None: ...

    @classmethod
    async def begin(
        cls, db: Db, *, by: User, filename: str, content: bytes, owner: User | None = None
    ) -> Self:
        """Keep a CSV or XLSX file's rows for `owner` (`by` unless given), nothing online yet.

        Refused with a sentence of its own, field `file`, for every kind of file that cannot be
        taken (see `reading.read`), and `not_allowed` for someone else's homes.
        """
        whose = owner or by
        agent_id = await agent_for(db, by=by, owner=whose)
        table = await asyncio.to_thread(read, content)
        made = cls(
            owner_id=whose.id,
            agent_id=agent_id,
            filename=plain_line(filename, 200) or "homes",
            sha256=hashlib.sha256(content).hexdigest(),
            reading=_reading(table),
        )
        db.add(made)
        await db.flush()
        await made._keep(db, table)
        await db.flush()
        return made

    async def guess(self, db: Db) -> dict[str, Any]:
        """What each column seems to mean, {name: {field, unit, confidence}}; nothing is changed."""
        first: Any = (
            select(col(PortfolioImportRow.raw))
            .where(col(PortfolioImportRow.import_id) == self.id)
            .order_by(col(PortfolioImportRow.line))
            .limit(GUESSED_FROM)
        )
        rows = list((await db.execute(first)).scalars())
        names = [column["name"] for column in self.columns]
        guesses = await asyncio.to_thread(columns.guess, names, rows)
        return {
            name: {"field": found.field, "unit": found.unit, "confidence": found.confidence}
            for name, found in zip(names, guesses, strict=True)
        }

    async def uploaded_before(self, db: Db) -> Self | None:
        """The newest earlier import of the very same bytes that made homes and was not undone."""
        table = type(self)
        same = (
            select(table)
            .where(
                col(table.owner_id) == self.owner_id,
                col(table.sha256) == self.sha256,
                col(table.id) < self.id,
                col(table.started_at).is_not(None),
                col(table.status) != "undone",
            )
            .order_by(col(table.id).desc())
        )
        return (await db.execute(same.limit(1))).scalar()

    async def _keep(self, db: Db, table: Table) -> None:
        samples: list[list[str]] = []
        rows = iter(table.rows)
        while chunk := await asyncio.to_thread(_take, rows):
            samples += [cells for _, cells in chunk[: GUESSED_FROM - len(samples)]]
            await _copy(db, self.id, chunk)
            self.rows_total += len(chunk)
        self.columns = [
            {"name": name, "samples": _samples(samples, index)}
            for index, name in enumerate(table.columns)
        ]
        remembered = await recall(db, self.owner_id, table.columns)
        self.mapping = await self.guess(db) if remembered is None else remembered.mapping
        self.defaults = first_defaults(self.mapping) | (remembered.defaults if remembered else {})


def first_defaults(mapping: dict[str, Any]) -> dict[str, Any]:
    """What is offered for what no column says: an apartment where bedrooms are counted."""
    fields = {mapped["field"] for mapped in mapping.values()}
    purpose = "buy" if "sale_price" in fields and "rent" not in fields else "rent"
    return {"purpose": purpose, "property_type": "apartment" if "bedrooms" in fields else ""}


def _reading(table: Table) -> dict[str, Any]:
    return {
        "has_header": table.has_header,
        "sheet": table.sheet,
        "other_sheets": list(table.other_sheets),
    }


def _take(rows: Iterator[Row]) -> list[Row]:
    return list(islice(rows, _AT_ONCE))


def _samples(rows: list[list[str]], index: int) -> list[str]:
    """A few different values of a column."""
    values = (row[index][:60] for row in rows if index < len(row) and row[index])
    return list(dict.fromkeys(values))[:_SAMPLES]


async def _copy(db: Db, import_id: int, rows: list[Row]) -> None:
    """COPY takes rows several times faster than INSERT."""
    raw = await (await db.connection()).get_raw_connection()
    driver: Any = raw.driver_connection
    async with (
        driver.cursor() as cursor,
        cursor.copy(
            "COPY portfolio_import_rows (import_id, line, raw, outcome) FROM STDIN"
        ) as copy,
    ):
        for line, cells in rows:
            await copy.write_row((import_id, line, json.dumps(cells, ensure_ascii=False), "read"))
