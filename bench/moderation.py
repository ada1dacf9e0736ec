"""The moderators' first page: with fifty thousand homes waiting against fifty.

A side is what the screen does in a transaction of its own: the oldest homes that fit the filter,
and the counts above them. Both sides ask for the same filters in turn.
"""

import psycopg

from bench import databases, homes
from bench.databases import Say
from bench.measuring import Finding, compared, in_turns
from bench.running import OneOfSeveral, run
from ghar_app.clock import now
from ghar_app.db import transaction
from ghar_app.db.server import Server
from ghar_app.models.identity import User
from ghar_app.models.listings.moderation.queue import Wanted, counts, waiting
from tests.factories.identity import person

FEW, MANY = 50, 50_000
TARGET = 2.0
LOOKS = 100
FILTERS = (
    Wanted(),
    Wanted(city="Mumbai"),
    Wanted(flag="few_photos"),
    Wanted(kind="apartment"),
    Wanted(hours=24),
)

# Everything is a function of the row's number; one in three has a flag, one in fifty a rare one.
_WAIT = """
UPDATE properties SET listing_status = 'pending_review', moderation_status = 'pending_review',
  is_available = false, submitted_at = now() - make_interval(mins => id::int),
  review_flags = CASE WHEN id % 50 = 0 THEN '{drugs}' WHEN id % 3 = 0 THEN '{few_photos,no_society}'
    ELSE '{}' END::text[]
"""


def measure(say: Say) -> list[Finding]:
    """One ratio."""
    with (
        databases.running(say) as found,
        databases.empty(found, "moderation_few") as few,
        databases.empty(found, "moderation_many") as many,
    ):
        say(f"Benchmarks: handing in {MANY:,} homes …")
        for database, count in ((few, FEW), (many, MANY)):
            _hand_in(database, count)
        say("Benchmarks: opening the queue …")
        return run(lambda: _measured(few, many))


def _hand_in(database: Server, count: int) -> None:
    homes.fill(database.owner_url, count)
    with psycopg.connect(database.owner_url, autocommit=True) as connection:
        connection.execute(_WAIT)
        connection.execute("VACUUM ANALYZE properties")


async def _measured(few: Server, many: Server) -> list[Finding]:
    small, large = _Queue(few), _Queue(many)
    for queue in (small, large):
        await queue.sign_in()
    sides = {"few": small.look, "many": large.look}
    await in_turns(sides, turns=LOOKS, rounds=1)  # caches fill, statements are prepared
    taken = await in_turns(sides, turns=LOOKS)
    for queue in (small, large):
        await queue.close()
    return [
        compared(
            f"first page of a queue of {MANY:,} ÷ of {FEW}",
            TARGET,
            taken["many"],
            taken["few"],
            share=0.95,
            names=(f"{MANY:,}", f"{FEW}"),
        )
    ]


class _Queue(OneOfSeveral):
    """The moderators' screen on one of the databases."""

    moderator: User

    async def sign_in(self) -> None:
        """Somebody who may look."""
        self.use()
        async with transaction() as db:
            self.moderator = await person(db, "admin")

    async def look(self, turn: int) -> None:
        """The first page, narrowed by each filter in turn."""
        self.use()
        wanted = FILTERS[turn % len(FILTERS)]
        async with transaction() as db:
            await waiting(db, by=self.moderator, wanted=wanted, at=now())
            await counts(db, by=self.moderator)
