"""Removing the demo: rows that carry `is_seed_data`, and what cannot stay without them.

Foreign keys decide. What hangs on a seed row by CASCADE goes with it; what is tied to one by
RESTRICT (a lease on a demo home, a home of a demo owner) goes before it; a column that may be
emptied is emptied by SET NULL, and its row stays. So a table that comes later needs no line here.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter

from sqlalchemy import text

from ghar_app.db import Db

ROOTS = ("properties", "agents", "users")
"""The tables with an `is_seed_data` column."""

Doomed = dict[str, set[str]]
"""Rows to remove, by table: their keys as text, several columns joined by commas."""


@dataclass(frozen=True)
class Tie:
    """One foreign key: rows of `child` that name a row of `parent` cannot outlive it."""

    child: str
    column: str
    parent: str
    key: str
    restricts: bool


@dataclass(frozen=True)
class Key:
    """A table's primary key: its column and type, or an expression over several as text."""

    expression: str
    type: str


Keys = dict[str, Key]


async def reset(db: Db) -> int:
    """Remove what `seed` made and what hangs on it; the number of demo listings removed.

    Places, amenities and roles stay: they belong to no demo. Rows of real people stay, but for
    those that hang on a demo row.
    """
    ties, keys = await _ties(db), await _keys(db)
    doomed = await _seeded(db, keys)
    count = len(doomed["properties"])
    await _spread(db, doomed, _leading_to_restrictions(ties), keys)
    for table in _order(doomed, ties):
        await _delete(db, table, keys[table], doomed[table])
    return count


_TIES = """
SELECT child.relname AS child, own.attname AS column, parent.relname AS parent,
       theirs.attname AS key, tie.confdeltype IN ('r', 'a') AS restricts
FROM pg_constraint AS tie
JOIN pg_class AS child ON child.oid = tie.conrelid
JOIN pg_class AS parent ON parent.oid = tie.confrelid
JOIN pg_attribute AS own ON own.attrelid = child.oid AND own.attnum = tie.conkey[1]
JOIN pg_attribute AS theirs ON theirs.attrelid = parent.oid AND theirs.attnum = tie.confkey[1]
WHERE tie.contype = 'f' AND tie.confdeltype IN ('r', 'a', 'c')
  AND array_length(tie.conkey, 1) = 1 AND tie.connamespace = 'public'::regnamespace"""


async def _ties(db: Db) -> list[Tie]:
    return [Tie(**row._mapping) for row in await db.execute(text(_TIES))]


_KEYS = """
SELECT own.relname AS table, array_agg(quote_ident(part.attname)) AS columns,
       min(format_type(part.atttypid, NULL)) AS type
FROM pg_index AS key
JOIN pg_class AS own ON own.oid = key.indrelid
JOIN pg_attribute AS part ON part.attrelid = own.oid AND part.attnum = ANY (key.indkey)
WHERE key.indisprimary AND own.relnamespace = 'public'::regnamespace
GROUP BY own.relname"""


async def _keys(db: Db) -> Keys:
    found: Keys = {}
    for table, columns, kind in await db.execute(text(_KEYS)):
        joined = ", ".join(columns)
        found[table] = (
            Key(joined, kind) if len(columns) == 1 else Key(f"concat_ws(',', {joined})", "text")
        )
    return found


async def _seeded(db: Db, keys: Keys) -> Doomed:
    found: Doomed = defaultdict(set)
    for table in ROOTS:
        key = keys[table].expression
        rows = await db.execute(text(f"SELECT ({key})::text FROM {table} WHERE is_seed_data"))
        found[table] = set(rows.scalars())
    return found


def _leading_to_restrictions(ties: Iterable[Tie]) -> list[Tie]:
    """The ties worth following: a child that nothing restricts goes by CASCADE on its own."""
    ties = list(ties)
    needed = [tie for tie in ties if tie.restricts]
    while True:
        parents = {tie.parent for tie in needed}
        more = [tie for tie in ties if tie not in needed and tie.child in parents]
        if not more:
            return needed
        needed += more


async def _spread(db: Db, doomed: Doomed, ties: list[Tie], keys: Keys) -> None:
    """Add rows tied to doomed rows, until none is added."""
    fresh = {table: set(rows) for table, rows in doomed.items()}
    while fresh:
        found: Doomed = defaultdict(set)
        for tie in ties:
            if fresh.get(tie.parent):
                found[tie.child] |= await _tied(db, tie, keys, fresh[tie.parent])
                found[tie.child] -= doomed[tie.child]
        fresh = {table: rows for table, rows in found.items() if rows}
        for table, rows in fresh.items():
            doomed[table] |= rows


async def _tied(db: Db, tie: Tie, keys: Keys, parents: set[str]) -> set[str]:
    named = f"SELECT {tie.key} FROM {tie.parent} WHERE {_among(keys[tie.parent])}"
    rows = await db.execute(
        text(
            f"SELECT ({keys[tie.child].expression})::text FROM {tie.child}"
            f" WHERE {tie.column} IN ({named})"
        ),
        {"rows": list(parents)},
    )
    return set(rows.scalars())


def _among(key: Key) -> str:
    return f"{key.expression} = ANY (CAST(CAST(:rows AS text[]) AS {key.type}[]))"


def _order(doomed: Doomed, ties: Iterable[Tie]) -> list[str]:
    """Children before their parents; only restrictions count where tables refer in a circle."""
    tables = [table for table, rows in doomed.items() if rows]
    for counted in (ties, [tie for tie in ties if tie.restricts]):
        sorter: TopologicalSorter[str] = TopologicalSorter({table: set() for table in tables})
        for tie in counted:
            if tie.child != tie.parent and tie.child in tables and tie.parent in tables:
                sorter.add(tie.parent, tie.child)
        try:
            return list(sorter.static_order())
        except CycleError:
            continue
    return tables


async def _delete(db: Db, table: str, key: Key, rows: set[str]) -> None:
    await db.execute(text(f"DELETE FROM {table} WHERE {_among(key)}"), {"rows": list(rows)})
