"""A home that goes online is put to the saved searches: to a hundred thousand against a thousand.

Both databases hold the same new homes and the same searches that fit them; the others are spread
over the same six cities and two hundred further towns, and fit none. So what grows is only what
has to be passed over. A side writes its matches down and takes them back.
"""

import random
from collections import Counter
from decimal import Decimal

import psycopg
from sqlalchemy import delete, insert
from sqlmodel import col, select

from bench import databases, homes, recording
from bench.databases import Say
from bench.homes import CITIES
from bench.measuring import Finding, compared, in_turns
from bench.running import OneOfSeveral, run
from ghar_app.db import transaction
from ghar_app.db.server import Server
from ghar_app.models.listings.kinds import Furnishing, Purpose
from ghar_app.models.listings.property import Property
from ghar_app.models.listings.saved import Frequency, SavedSearch, match
from ghar_app.models.listings.saved.keeping import coarse, fingerprint
from ghar_app.models.listings.search import Circle, Filters

FEW, MANY = 1_000, 100_000
TARGET = 5.0
HOMES = 60
SPARE = 5_000
"""Searches beyond the many, for those that are left out because they fit."""
OWNED = 10
"""Searches of one person."""
TOWNS = tuple((f"Town {n}", 9 + n % 20, 73 + n // 20 * 1.2) for n in range(200))

INDEXES = ("ix_saved_searches_city", "ix_saved_searches_around")

_PEOPLE = """
INSERT INTO users (email, full_name, is_active)
SELECT 'bench-' || i || '@ghar.test', 'Seeker ' || i, true FROM generate_series(1, %s) AS i
RETURNING id
"""


def measure(say: Say) -> list[Finding]:
    """One ratio."""
    with (
        databases.running(say) as found,
        databases.empty(found, "saved_few") as few,
        databases.empty(found, "saved_many") as many,
    ):
        say(f"Benchmarks: saving {MANY:,} searches …")
        seekers = {server.name: _people(server) for server in (few, many)}
        return run(lambda: _measured(few, many, seekers, say))


def _people(server: Server) -> list[int]:
    homes.fill(server.owner_url, HOMES)
    with psycopg.connect(server.owner_url) as connection:
        rows = connection.execute(_PEOPLE, ((MANY + SPARE) // OWNED,))
        return [key for (key,) in rows]


async def _measured(
    few: Server, many: Server, seekers: dict[str, list[int]], say: Say
) -> list[Finding]:
    small, large = _Searches(few), _Searches(many)
    await large.save(searches(), seekers[many.name])
    _analyse(many)
    await large.thin_out()
    await small.save(searches()[:FEW], seekers[few.name])
    for side, server in ((small, few), (large, many)):
        _analyse(server)
        await side.read_homes()
    fits = Counter({turn: await large.match(turn) for turn in range(HOMES)})
    if fits != Counter({turn: await small.match(turn) for turn in range(HOMES)}):
        raise RuntimeError("The two databases do not hold the same searches that fit.")
    await large.require_indexes()
    say(f"Benchmarks: {fits.total()} searches fit one of {HOMES} homes; matching …")
    taken = await in_turns({"few": small.match, "many": large.match}, turns=HOMES)
    await small.close()
    await large.close()
    return [
        compared(
            f"a new home put to {MANY:,} saved searches ÷ to {FEW:,}",
            TARGET,
            taken["many"],
            taken["few"],
            share=0.5,
            names=(f"{MANY:,}", f"{FEW:,}"),
        )
    ]


def searches() -> list[Filters]:
    """The same on every run: half in the cities of the homes, half in towns that have none."""
    rolled = random.Random(5)
    return [_search(rolled) for _ in range(MANY + SPARE)]


def _search(rolled: random.Random) -> Filters:
    city, latitude, longitude = rolled.choice(CITIES if rolled.random() < 0.5 else TOWNS)
    purpose = Purpose.RENT if rolled.random() < 0.7 else Purpose.BUY
    step = 2_000 if purpose is Purpose.RENT else 500_000
    least = rolled.randrange(0, 40) * step
    asked = Filters(
        purpose=purpose,
        price_min=Decimal(least),
        price_max=Decimal(least + rolled.randrange(2, 12) * step),
        bedrooms=tuple(range(low := rolled.randint(1, 4), rolled.randint(low, 4) + 1)),
    )
    if rolled.random() < 0.3:
        asked = asked.with_(furnishing=(rolled.choice(list(Furnishing)),))
    if rolled.random() < 0.4:
        middle = latitude + rolled.gauss(0, 0.06), longitude + rolled.gauss(0, 0.06)
        return asked.with_(circle=Circle(*middle, radius_km=rolled.choice((1, 2, 3, 5))))
    asked = asked.with_(city=city)
    if rolled.random() < 0.8:
        asked = asked.with_(locality=f"Ward {rolled.randrange(200)}")
    return asked


def _analyse(server: Server) -> None:
    with psycopg.connect(server.owner_url, autocommit=True) as connection:
        connection.execute("VACUUM ANALYZE saved_searches")


class _TakenBack(Exception):
    """Ends a transaction without its work."""


class _Searches(OneOfSeveral):
    """Matching in one of the databases."""

    homes: list[Property]

    def __init__(self, server: Server) -> None:
        super().__init__(server)
        self._url = server.app_url

    async def save(self, asked: list[Filters], seekers: list[int]) -> None:
        """Each search under a person of its turn; what one person would save twice is left out."""
        self.use()
        rows = {}
        for number, filters in enumerate(asked):
            key, seeker = fingerprint(filters), seekers[number // OWNED]
            rows[seeker, key] = {
                "user_id": seeker,
                "name": "Measured",
                "filters": filters.write(),
                "fingerprint": key,
                "alert_frequency": Frequency.INSTANT,
                **coarse(filters),
            }
        saved = list(rows.values())
        async with transaction() as db:
            for start in range(0, len(saved), FEW):
                for placed in (True, False):
                    batch = saved[start : start + FEW]
                    batch = [row for row in batch if (row["around"] is None) is placed]
                    if batch:
                        await db.execute(insert(SavedSearch), batch)

    async def thin_out(self) -> None:
        """Leave the first `FEW` and, up to `MANY`, those that fit no home."""
        await self.read_homes()
        fitting = {key for home in self.homes for key in await self._fitting(home)}
        async with transaction() as db:
            query = select(SavedSearch.id).order_by(col(SavedSearch.id)).offset(FEW)
            beyond = list((await db.exec(query)).all())
            kept = [key for key in beyond if key not in fitting][: MANY - FEW]
            if len(kept) < MANY - FEW:
                raise RuntimeError(f"Only {FEW + len(kept):,} searches are left.")
            gone = set(beyond).difference(kept)
            await db.execute(delete(SavedSearch).where(col(SavedSearch.id).in_(gone)))

    async def read_homes(self) -> None:
        """The homes that go online, one a turn."""
        self.use()
        async with transaction() as db:
            query = select(Property).where(Property.is_public).order_by(Property.id)
            self.homes = list((await db.exec(query)).all())

    async def require_indexes(self) -> None:
        """Both indexes lead to the searches; none is found by reading all."""
        self.use()
        with recording.recorded() as statements:
            await self.match(0)
        text, parameters = next(one for one in statements if "saved_searches" in one[0])
        async with await psycopg.AsyncConnection.connect(self._url) as connection:
            cursor = await connection.execute(f"EXPLAIN {text}", parameters)
            plan = "\n".join(line for (line,) in await cursor.fetchall())
        missing = [name for name in INDEXES if name not in plan]
        if missing or "Seq Scan on saved_searches" in plan:
            raise RuntimeError(f"Not by index ({', '.join(missing)}):\n{plan}")

    async def match(self, turn: int) -> int:
        """How many searches fit one home."""
        return len(await self._fitting(self.homes[turn]))

    async def _fitting(self, home: Property) -> list[int]:
        self.use()
        found: list[int] = []
        try:
            async with transaction() as db:
                found = await match(db, home)
                raise _TakenBack
        except _TakenBack:
            return found
