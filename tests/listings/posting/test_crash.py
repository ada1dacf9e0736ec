"""kill -9 in the middle of publishing: a home is online with all of it, or still a whole draft."""

import asyncio
import os
import signal
import subprocess
import sys

import pytest
from sqlmodel import col, select

from ghar_app.clock import now
from ghar_app.db import transaction
from ghar_app.models.identity import User
from ghar_app.models.listings import (
    ListingModerationEvent,
    Property,
    PropertyDraft,
    PropertyEdit,
    PropertyPriceHistory,
)
from ghar_app.settings import CHECKOUT
from tests.factories.identity import person
from tests.factories.posting import draft

PUBLISHER = """
import asyncio, sys, time
from sqlalchemy import event
from ghar_app.clock import now
from ghar_app.db import engine, transaction
from ghar_app.models import registry
from ghar_app.models.identity import User
from ghar_app.models.listings import Property

async def publish(id):
    @event.listens_for(engine.engine().sync_engine, "after_cursor_execute")
    def told(*_):
        print("statement", flush=True)
        time.sleep(0.02)
    async with transaction() as db:
        home = await db.get_one(Property, id)
        await home.publish(db, by=await db.get_one(User, home.owner_id), at=now())
    print("committed", flush=True)
    time.sleep(60)

asyncio.run(publish(int(sys.argv[1])))
"""
"""Says each statement; whoever listens ends it after one of them."""


async def _an_edit_of_a_live_home() -> int:
    async with transaction() as db:
        me = await person(db)
        home = await draft(db, me)
        await home.publish(db, by=me, at=now())
        values = {"monthly_rent": "39000", "title": "After the edit"}
        await home.save(db, by=me, step="price", values=values, seen=3)
        return home.id


def _killed_after(id: int, statements: int) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", PUBLISHER, str(id)],
        cwd=CHECKOUT,
        env=os.environ.copy(),
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    with process:
        heard = [process.stdout.readline().strip()]
        while len(heard) < statements and heard[-1] != "committed":
            heard.append(process.stdout.readline().strip())
        process.send_signal(signal.SIGKILL)
    assert "" not in heard, heard


@pytest.mark.slow
@pytest.mark.parametrize("statements", [3, 7, 11, 14, 99])
async def test_nothing_is_half_done(committed, statements: int) -> None:
    id = await _an_edit_of_a_live_home()
    await asyncio.to_thread(_killed_after, id, statements)
    async with transaction() as db:
        home = await db.get_one(Property, id)
        waiting = await db.get_one(PropertyDraft, id)
        edits = (await db.exec(select(PropertyEdit))).all()
        prices = (await db.exec(select(PropertyPriceHistory))).all()
        done = statements == 99
        assert (home.title == "After the edit") is done
        assert (home.monthly_rent == 39_000) is done
        assert (home.version, len(edits), len(prices)) == ((3, 1, 1) if done else (2, 0, 0))
        assert bool(waiting.answers) is not done
        events = select(ListingModerationEvent.action).order_by(col(ListingModerationEvent.id))
        assert list(await db.exec(events)) == ["publish"]
        # Whatever happened, one press more is all it takes.
        me = await db.get_one(User, home.owner_id)
        assert await home.publish(db, by=me, at=now()) == "live"
        assert (home.title, home.version) == ("After the edit", 3)
