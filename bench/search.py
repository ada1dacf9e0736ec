"""The search screen's queries: at a million homes against ten thousand, and against plain SQL.

A side is what the screen does in a transaction of its own: `find` for the first page, `chart` for
the marks of the map around it. The plain side sends the statements that `find` sent, word for
word, through psycopg alone. All sides search the same places with the same filters.
"""

import random
from dataclasses import replace
from decimal import Decimal

from psycopg_pool import AsyncConnectionPool

from bench import databases, recording
from bench.databases import FEW, MANY, Say
from bench.homes import CITIES
from bench.measuring import Finding, compared, in_turns
from bench.recording import Statement
from bench.running import OneOfSeveral, run
from ghar_app.db import engine, transaction
from ghar_app.db.server import Server
from ghar_app.models.listings.kinds import Furnishing
from ghar_app.models.listings.search import Circle, Filters, find
from ghar_app.models.listings.search.chart import Chart, chart
from ghar_app.models.listings.search.frame import frame_of

GROWTH_TARGET, PLAIN_TARGET, MAP_TARGET = 4.0, 1.5, 1.5
SEARCHES = 80
RADIUS_KM = 5


def measure(say: Say) -> list[Finding]:
    """Three ratios of one run."""
    with databases.running(say) as found:
        few, many = (databases.filled(found, count, say) for count in (FEW, MANY))
        say("Benchmarks: searching …")
        return run(lambda: _measured(few, many))


async def _measured(few: Server, many: Server) -> list[Finding]:
    asked = searches()
    small, large = _Database(few), _Database(many)
    large.use()
    plain = [await _statements_of(filters) for filters in asked]
    async with AsyncConnectionPool(many.app_url, open=False, kwargs=_as_the_product()) as pool:
        sides = {
            "few": lambda turn: small.page(asked[turn]),
            "many": lambda turn: large.page(asked[turn]),
            "plain": lambda turn: _sent(pool, plain[turn]),
            "map": lambda turn: large.marks(asked[turn]),
        }
        await in_turns(sides, turns=SEARCHES, rounds=1)  # caches fill, statements are prepared
        taken = await in_turns(sides, turns=SEARCHES)
    clustered = await large.clustered(asked)
    await small.close()
    await large.close()
    return [
        compared(
            f"radius search with filters, {MANY:,} homes ÷ {FEW:,}",
            GROWTH_TARGET,
            taken["many"],
            taken["few"],
            share=0.95,
            names=(f"{MANY:,}", f"{FEW:,}"),
        ),
        compared(
            f"the same at {MANY:,} ÷ its SQL through psycopg",
            PLAIN_TARGET,
            taken["many"],
            taken["plain"],
            share=0.95,
            names=("Ghar", "psycopg"),
        ),
        compared(
            f"map of that search at {MANY:,} ÷ its first page",
            MAP_TARGET,
            taken["map"],
            taken["many"],
            share=0.95,
            names=(f"map, {clustered:.0%} with clusters,", "page"),
        ),
    ]


def searches() -> list[Filters]:
    """The same on every run: dense centres and outskirts of six cities, two kinds of filters."""
    rolled = random.Random(3)
    found = []
    for number in range(SEARCHES):
        _, latitude, longitude = rolled.choice(CITIES)
        circle = Circle(latitude + rolled.gauss(0, 0.03), longitude + rolled.gauss(0, 0.03))
        asked = Filters(circle=replace(circle, radius_km=RADIUS_KM), bedrooms=(2,))
        if number % 2:
            asked = asked.with_(
                price_max=Decimal(40_000),
                furnishing=(Furnishing.FURNISHED, Furnishing.SEMI_FURNISHED),
            )
        found.append(asked)
    return found


class _Database(OneOfSeveral):
    """The search screen on one of the databases."""

    async def page(self, filters: Filters) -> None:
        """The list's first page."""
        self.use()
        async with transaction() as db:
            await find(db, filters)

    async def marks(self, filters: Filters) -> Chart:
        """The map around it."""
        self.use()
        async with transaction() as db:
            return await chart(db, filters, await frame_of(db, filters))

    async def clustered(self, asked: list[Filters]) -> float:
        """Which share of the maps shows clusters; the others show single homes."""
        drawn = [await self.marks(filters) for filters in asked]
        return sum(any(mark.count > 1 for mark in one.marks) for one in drawn) / len(drawn)


async def _statements_of(filters: Filters) -> list[Statement]:
    with recording.recorded() as statements:
        async with transaction() as db:
            await find(db, filters)
    return statements


def _as_the_product() -> dict[str, object]:
    """The product's planner settings, so that both sides get the same plans."""
    options = engine.engine().url.query["options"]
    return {"autocommit": True, "prepare_threshold": 3, "options": options}


async def _sent(pool: AsyncConnectionPool, statements: list[Statement]) -> None:
    async with pool.connection() as connection, connection.transaction():
        for text, parameters in statements:
            cursor = await connection.execute(text, parameters or None)
            if cursor.description:
                await cursor.fetchall()
