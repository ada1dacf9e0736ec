"""Checked rows become drafts, set by set, in chunks that each stand for themselves."""

import json
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import text
from sqlalchemy.exc import DataError, IntegrityError

from ghar_app.clock import now
from ghar_app.db import Db, transaction
from ghar_app.db.queue import defer
from ghar_app.log import log
from ghar_app.models.identity.user import User
from ghar_app.models.listings.importing.checking import Report
from ghar_app.models.listings.importing.counting import recount
from ghar_app.models.listings.importing.drafting import name_page
from ghar_app.models.listings.importing.inserting import INSERT, LINK_DUPLICATES
from ghar_app.models.listings.importing.locking import held
from ghar_app.models.listings.importing.resuming import RUN_JOB, failing
from ghar_app.refusals import Refused

CHUNK = 500

_READY = text("""
    SELECT line FROM portfolio_import_rows
    WHERE import_id = :id AND outcome = 'ready' ORDER BY line LIMIT :most
""")
_NOT_ACCEPTED = text("""
    UPDATE portfolio_import_rows SET outcome = 'problem', problems = problems ||
      jsonb_build_object('field', '', 'code', 'not_accepted', 'fatal', true)
    WHERE import_id = :id AND line = :line
""")
_VALUES = text('SELECT "values" FROM portfolio_import_rows WHERE import_id = :id AND line = :line')
_SET_VALUES = text("""
    UPDATE portfolio_import_rows SET "values" = CAST(:values AS jsonb)
    WHERE import_id = :id AND line = :line
""")


class Run:
    """Making drafts of an import's rows; it can stop anywhere, go on, and be undone."""

    if TYPE_CHECKING:
        id: int
        owner_id: int
        agent_id: int | None
        status: str
        counts: dict
        rows_done: int
        rows_total: int
        failure: str | None
        started_at: datetime | None
        finished_at: datetime | None

    async def start(self, db: Db, *, by: User) -> None:
        """Have all placed rows made into drafts, in a job.

        Also goes on after a failure, and takes in rows that were placed later. Pressed twice, it
        runs once. Refused `import_not_checked`, `import_nothing_ready`, `import_is_undone`.
        """
        if self.status == "running":
            return
        if self.status == "undone":
            raise Refused("import_is_undone")
        if self.status in ("mapping", "checking"):
            raise Refused("import_not_checked")
        ready = int(self.counts.get("ready", 0))
        if not ready:
            raise Refused("import_nothing_ready")
        self.status, self.failure = "running", None
        self.rows_done = self.rows_total - ready
        self.started_at, self.finished_at = self.started_at or now(), None
        await db.flush()
        await defer(db, RUN_JOB, import_id=self.id)

    @classmethod
    async def run(cls, import_id: int, report: Report | None = None) -> None:
        """Make drafts of every ready row. Each chunk commits on its own.

        Killed in the middle, whole chunks are there and the rest is not; run again, or twice at
        once, it does the rest and nothing twice. An error of ours leaves it `failed`, to be gone
        on with or undone.
        """
        async with failing(cls, import_id):
            while await cls._next_chunk(import_id, report):
                pass

    @classmethod
    async def _next_chunk(cls, import_id: int, report: Report | None) -> bool:
        async with transaction() as db:
            portfolio = await held(db, cls, import_id)
            if portfolio is None or portfolio.status != "running":
                return False
            done = await portfolio._make_drafts(db)
            portfolio.rows_done += done
            if not done:
                portfolio.status, portfolio.finished_at = "drafted", now()
                await recount(db, portfolio)
            progress = portfolio.rows_done, portfolio.rows_total
        if report is not None:
            await report(*progress)
        return done > 0

    async def _make_drafts(self, db: Db) -> int:
        """The next chunk; returns how many rows it dealt with."""
        lines = list((await db.execute(_READY, {"id": self.id, "most": CHUNK})).scalars())
        if not lines:
            return 0
        try:
            async with db.begin_nested():
                await self._insert(db, lines[0], lines[-1], len(lines))
        except (IntegrityError, DataError):
            # One row breaks a rule of the table that checking does not know: it alone stays out.
            for line in lines:
                await self._insert_one(db, line)
        return len(lines)

    async def _insert_one(self, db: Db, line: int, *, again: bool = True) -> None:
        try:
            async with db.begin_nested():
                await self._insert(db, line, line, 1)
        except (IntegrityError, DataError) as error:
            if again and "slug" in str(error.orig):
                await self._rename(db, line)
                await self._insert_one(db, line, again=False)
                return
            log().warning("import row refused", import_id=self.id, line=line, why=str(error.orig))
            await db.execute(_NOT_ACCEPTED, {"id": self.id, "line": line})

    async def _rename(self, db: Db, line: int) -> None:
        """Another home has this address: one in a billion pairs of the same words."""
        at = {"id": self.id, "line": line}
        values = dict((await db.execute(_VALUES, at)).scalar_one())
        name_page(values)
        await db.execute(_SET_VALUES, at | {"values": json.dumps(values)})

    async def _insert(self, db: Db, first: int, last: int, most: int) -> None:
        what: dict[str, Any] = {"id": self.id, "owner": self.owner_id, "agent": self.agent_id}
        made: Any = await db.execute(INSERT, what | {"first": first, "last": last})
        if made.rowcount < most:
            await db.execute(LINK_DUPLICATES, what | {"first": first, "last": last})
