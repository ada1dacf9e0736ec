"""Screens that change by themselves when somebody else did something.

A state class of a tab watches one topic; when that is announced (`ghar_app.db.live`), its handler
runs as if the tab had sent the event, and the difference goes to the browser. Each serving process
listens once and knows the tabs that are connected to it.

    watch(f"visit:{visit.id}", self.router.session.client_token, VisitPage, VisitPage.load)

A tab that connects again hydrates, so what it watches is asked for again by whoever watches.
"""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from reflex.app import App
from reflex.event import Event, EventHandler
from reflex.istate.manager.token import BaseStateToken
from reflex.state import BaseState, StateUpdate
from reflex.utils.format import format_event_handler

from ghar_app.db.live import Announcement, announcements
from ghar_app.db.outages import outage
from ghar_app.log import log


@dataclass
class Watch:
    """One tab's interest. `asked`: it is about to look, so another hint changes nothing."""

    topic: str
    token: str
    state: type[BaseState]
    handler: EventHandler
    asked: bool = False


_of_tab: dict[tuple[str, type[BaseState]], Watch] = {}
_on_topic: defaultdict[str, set[tuple[str, type[BaseState]]]] = defaultdict(set)


def watch(topic: str, token: str, state: type[BaseState], handler: Any) -> None:
    """Call `handler` (an event of `state` without arguments) whenever `topic` is announced.

    It takes the place of what this tab's state watched before.
    """
    key = (token, state)
    if (before := _of_tab.get(key)) is not None and before.topic == topic:
        return
    unwatch(token, state)
    _of_tab[key] = Watch(topic, token, state, handler)
    _on_topic[topic].add(key)


def unwatch(token: str, state: type[BaseState]) -> None:
    """Leave this tab alone."""
    gone = _of_tab.pop((token, state), None)
    if gone is None:
        return
    others = _on_topic[gone.topic]
    others.discard((token, state))
    if not others:
        del _on_topic[gone.topic]


@asynccontextmanager
async def listening(app: App) -> AsyncIterator[None]:
    """Serve the watches of this process for the length of the block."""
    task = asyncio.create_task(_listen(app))
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def _listen(app: App) -> None:
    running: set[asyncio.Task[None]] = set()
    async for told in announcements():
        for one in _concerned(app, told):
            one.asked = True
            task = asyncio.create_task(_look(app, one))
            running.add(task)
            task.add_done_callback(running.discard)


def _concerned(app: App, told: Announcement) -> list[Watch]:
    keys = list(_of_tab) if told.missed else list(_on_topic.get(told.topic, ()))
    found = []
    for key in keys:
        one = _of_tab[key]
        if not _is_here(app, one.token):
            unwatch(*key)
        elif not one.asked:
            found.append(one)
    return found


def _is_here(app: App, token: str) -> bool:
    namespace = app.event_namespace
    return namespace is not None and token in namespace._token_manager.token_to_socket


async def _look(app: App, one: Watch) -> None:
    try:
        async with app.modify_state(BaseStateToken(ident=one.token, cls=one.state)) as root:
            one.asked = False
            state = await root.get_state(one.state)
            if state._get_root_state().is_hydrated:  # type: ignore[attr-defined]
                await one.handler.fn(state)
                return
        await _ask_the_tab(app, one)
    except Exception as error:
        one.asked = False
        if outage(error) is None:
            log().error("a watch failed", handler=one.handler.fn.__qualname__, exc_info=error)


async def _ask_the_tab(app: App, one: Watch) -> None:
    """Its state was forgotten while nothing happened there: its own event brings it back."""
    event = Event(name=format_event_handler(one.handler), payload={})
    assert app.event_namespace is not None
    await app.event_namespace.emit_update(StateUpdate(events=[event]), token=one.token)
