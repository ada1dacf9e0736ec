"""A portfolio of 3,000 homes, from the file's bytes to drafts, against COPY of the very same rows.

Our side is the product's own path: take the file in, guess its columns, check and place every row,
make drafts. The other side is the least a database can do: COPY of the finished import, its rows
and its homes into the same tables, in one transaction, from bytes that lie ready in memory.
"""

import csv
import io
import random
from dataclasses import dataclass

import psycopg

from bench import databases
from bench.databases import Say
from bench.measuring import Finding, compared, in_turns
from bench.running import with_engine
from ghar_app.db import transaction
from ghar_app.db.server import Server
from ghar_app.geography.localities import localities
from ghar_app.geography.placing import gazetteer
from ghar_app.models.identity import User
from ghar_app.models.listings.importing import PortfolioImport

HOMES = 3_000
CITIES = ("Bangalore", "Mumbai", "Delhi", "Hyderabad", "Chennai", "Kolkata")
HEADER = (
    *("Posted On", "BHK", "Rent", "Size", "Floor", "Area Type", "Area Locality", "City"),
    *("Furnishing", "Tenant Preferred", "Bathroom", "Point of Contact"),
)
_IMPORTS = "SELECT id FROM portfolio_imports WHERE owner_id = {owner}"
_OWNED = {
    "portfolio_imports": "owner_id = {owner}",
    "portfolio_import_rows": f"import_id IN ({_IMPORTS})",
    "properties": "owner_id = {owner}",
}


def measure(say: Say) -> list[Finding]:
    """One ratio."""
    with (
        databases.running(say) as found,
        databases.copied(found, "portfolio_import", say) as database,
    ):
        say("Benchmarks: importing a portfolio …")
        return with_engine(database, lambda: _measured(database))


async def _measured(database: Server) -> list[Finding]:
    owner = await _owner()
    content = portfolio(HOMES)
    await _imported(owner, content)
    dump = _Dump(database, owner.id)
    dump.take()
    made = len(dump.pieces["properties"].splitlines())

    async def ours(_turn: int) -> None:
        await _imported(owner, content)

    async def copied(_turn: int) -> None:
        dump.copy()

    async def emptied(_turn: int) -> None:
        dump.clear()

    # Everything is deleted and swept before each side, so that both write into the same tables.
    sides = {"ours": ours, "copy": copied}
    await in_turns(sides, turns=1, rounds=1, before=emptied)
    taken = await in_turns(sides, turns=1, before=emptied)
    return [
        compared(
            f"import of {HOMES:,} rows ({made:,} placed homes) ÷ COPY of the same rows",
            None,
            taken["ours"],
            taken["copy"],
            share=0.5,
            names=("file to drafts", "COPY"),
        )
    ]


async def _owner() -> User:
    async with transaction() as db:
        owner = User(email="bench-landlord@ghar.test", full_name="Bench Landlord")
        db.add(owner)
    return owner


async def _imported(owner: User, content: bytes) -> None:
    async with transaction() as db:
        portfolio = await PortfolioImport.begin(db, by=owner, filename="homes.csv", content=content)
        await portfolio.map(db, by=owner, mapping=portfolio.mapping, defaults=portfolio.defaults)
    await PortfolioImport.check(portfolio.id, gazetteer())
    async with transaction() as db:
        checked = await PortfolioImport.reachable(
            db, by=owner, public_id=portfolio.public_id, lock=True
        )
        await checked.start(db, by=owner)
    await PortfolioImport.run(portfolio.id)


@dataclass
class _Table:
    name: str
    columns: str
    condition: str


class _Dump:
    """An import with its rows and homes, as COPY wrote them."""

    def __init__(self, database: Server, owner: int) -> None:
        self._url = database.owner_url
        self._tables = [
            _Table(name, self._columns(name), condition.format(owner=owner))
            for name, condition in _OWNED.items()
        ]
        self.pieces: dict[str, bytes] = {}

    def take(self) -> None:
        """Keep what is there now."""
        with psycopg.connect(self._url) as connection:
            for table in self._tables:
                rows = f"SELECT {table.columns} FROM {table.name} WHERE {table.condition}"
                with connection.cursor().copy(f"COPY ({rows}) TO STDOUT") as copy:
                    self.pieces[table.name] = b"".join(bytes(block) for block in copy)

    def clear(self) -> None:
        """Delete and sweep it."""
        with psycopg.connect(self._url, autocommit=True) as connection:
            for table in (self._tables[2], self._tables[1], self._tables[0]):
                connection.execute(f"DELETE FROM {table.name} WHERE {table.condition}")
                connection.execute(f"VACUUM {table.name}")

    def copy(self) -> None:
        """Write it back: three COPYs in one transaction. The homes refer to the import."""
        with psycopg.connect(self._url) as connection:
            for table in (self._tables[0], self._tables[2], self._tables[1]):
                into = f"COPY {table.name} ({table.columns}) FROM STDIN"
                with connection.cursor().copy(into) as copy:
                    copy.write(self.pieces[table.name])

    def _columns(self, table: str) -> str:
        """All but those that the table computes itself."""
        with psycopg.connect(self._url) as connection:
            found = connection.execute(
                "SELECT column_name FROM information_schema.columns"
                " WHERE table_schema = 'public' AND table_name = %s AND is_generated = 'NEVER'"
                " ORDER BY ordinal_position",
                [table],
            )
            return ", ".join(f'"{name}"' for (name,) in found)


def portfolio(count: int, *, seed: int = 11) -> bytes:
    """A CSV of the shape that rental portals export: real localities, everything else rolled."""
    dice = random.Random(seed)
    known = {city: [one.name for one in localities(city)] for city in CITIES}
    text = io.StringIO()
    written = csv.writer(text)
    written.writerow(HEADER)
    for number in range(count):
        city = dice.choice(CITIES)
        top = dice.randint(1, 20)
        locality = dice.choice(known[city])
        if dice.random() < 0.3:
            locality = f"{dice.choice(('Sai', 'Green', 'Lake'))} Residency {number}, {locality}"
        written.writerow(
            [
                f"2026-{dice.randint(4, 7):02d}-{dice.randint(1, 28):02d}",
                dice.randint(1, 4),
                5_000 + number * 5,
                dice.randint(300, 3_000),
                f"{dice.choice(['Ground', dice.randint(1, top)])} out of {top}",
                dice.choice(["Super Area", "Carpet Area"]),
                locality,
                city,
                dice.choice(["Furnished", "Semi-Furnished", "Unfurnished"]),
                dice.choice(["Bachelors/Family", "Bachelors", "Family"]),
                dice.randint(1, 4),
                dice.choice(["Contact Owner", "Contact Agent"]),
            ]
        )
    return text.getvalue().encode()
