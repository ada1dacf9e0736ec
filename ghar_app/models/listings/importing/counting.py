"""How many rows ended how, kept on the import so that a screen reads one row."""

from typing import Any

from sqlalchemy import text

from ghar_app.db import Db

_COUNT = text("""
    SELECT outcome, count(*), count(*) FILTER (WHERE problems <> '[]'::jsonb)
    FROM portfolio_import_rows WHERE import_id = :id GROUP BY outcome
""")
_UNSURE = text("""
    SELECT count(*) FROM portfolio_import_rows
    WHERE import_id = :id AND outcome IN ('ready', 'created')
      AND (placement ->> 'confidence')::float8 < :unsure
""")
_BASES = text("""
    SELECT placement ->> 'basis', count(*) FROM portfolio_import_rows
    WHERE import_id = :id AND placement <> '{}'::jsonb AND outcome <> 'problem' GROUP BY 1
""")


UNSURE = 0.8
"""A place of less confidence is shown as one to look at."""

MARKABLE = ("ready", "unplaced", "created")
"""Outcomes of rows that go in, marked or not."""


async def recount(db: Db, portfolio: Any) -> None:
    """Bring `counts` to what the rows say: by outcome, marked, unsure, and by basis of place."""
    found = (await db.execute(_COUNT, {"id": portfolio.id})).all()
    unsure = (await db.execute(_UNSURE, {"id": portfolio.id, "unsure": UNSURE})).scalar_one()
    bases = (await db.execute(_BASES, {"id": portfolio.id})).all()
    portfolio.counts = {
        **{outcome: number for outcome, number, _ in found},
        "marked": sum(marked for outcome, _, marked in found if outcome in MARKABLE),
        "unsure": unsure,
        "placed": dict(sorted((basis, number) for basis, number in bases)),
    }
    await db.flush()
