"""Announcements are heard after the commit, over a connection that is made anew when it breaks."""

import asyncio
from types import SimpleNamespace

from sqlalchemy import text

from ghar_app.db import live, transaction
from ghar_app.db.live import Announcement, announce, announcements
from state.live import Watch, _concerned, _of_tab, unwatch, watch
from state.notify.bell import Bell
from state.notify.list import NotificationsPage

MISSED = Announcement(missed=True)


async def _end_the_ear() -> None:
    query = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query = :query"
    async with transaction() as db:
        await db.exec(text(query).bindparams(query=f"LISTEN {live.CHANNEL}"))


async def test_what_is_committed_is_heard_also_after_an_outage(committed, monkeypatch) -> None:
    monkeypatch.setattr(live, "_AGAIN_AFTER_S", 0.05)
    heard = announcements()
    assert await asyncio.wait_for(anext(heard), 5) == MISSED
    async with transaction() as db:
        await announce(db, "a", {"n": 1})
    assert await asyncio.wait_for(anext(heard), 5) == Announcement("a", {"n": 1})

    waiting = asyncio.create_task(anext(heard))
    await asyncio.sleep(0.1)
    await _end_the_ear()
    assert await asyncio.wait_for(waiting, 5) == MISSED, "what went by unheard is looked for"
    async with transaction() as db:
        await announce(db, "b")
    assert await asyncio.wait_for(anext(heard), 5) == Announcement("b")
    await heard.aclose()


async def test_what_is_rolled_back_is_not_announced(committed) -> None:
    heard = announcements()
    await asyncio.wait_for(anext(heard), 5)
    async with transaction() as db:
        await announce(db, "never")
        await db.rollback()
    async with transaction() as db:
        await announce(db, "said")
    assert (await asyncio.wait_for(anext(heard), 5)).topic == "said"
    await heard.aclose()


def _app(*tokens: str) -> SimpleNamespace:
    manager = SimpleNamespace(token_to_socket=dict.fromkeys(tokens))
    return SimpleNamespace(event_namespace=SimpleNamespace(_token_manager=manager))


def _heard(app: SimpleNamespace, told: Announcement) -> list[tuple[str, str]]:
    return sorted((one.token, one.state.__name__) for one in _concerned(app, told))


def test_a_tab_watches_one_topic_a_screen_and_only_while_it_is_here() -> None:
    try:
        watch("notify:1", "live-a", Bell, Bell.recount)
        watch("notify:1", "live-a", NotificationsPage, NotificationsPage.renew)
        watch("notify:1", "live-b", Bell, Bell.recount)
        watch("notify:2", "live-b", Bell, Bell.recount)
        app = _app("live-a", "live-b")
        both = [("live-a", "Bell"), ("live-a", "NotificationsPage")]
        assert _heard(app, Announcement("notify:1")) == both
        assert _heard(app, Announcement("notify:3")) == []
        assert _heard(app, MISSED) == [*both, ("live-b", "Bell")]

        _of_tab["live-a", Bell].asked = True
        assert _heard(app, Announcement("notify:1")) == [("live-a", "NotificationsPage")]
        assert _heard(_app(), Announcement("notify:2")) == []
        assert ("live-b", Bell) not in _of_tab, "a tab that left is forgotten"
        assert isinstance(_of_tab["live-a", Bell], Watch)
    finally:
        for token in ("live-a", "live-b"):
            for screen in (Bell, NotificationsPage):
                unwatch(token, screen)
