"""An event with the session check and one write, against a bare socket with the same SQL."""

import json
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from reflex.state import State
from reflex.utils.format import format_event_handler
from sqlalchemy import func, select
from sqlmodel import col

from bench import databases, people, recording, servers
from bench.databases import Say
from bench.environment import peer_python
from bench.measuring import ROUNDS, Finding, compared
from bench.running import with_engine
from ghar_app.db import transaction
from ghar_app.models.identity import User
from state.identity.account import AccountPage

TARGET = 3.0
TURNS = 150
PATH = "/account"
THEMES = ("dark", "light")


def measure(say: Say) -> list[Finding]:
    """One tab at each server, one event at a time, the servers in turn."""
    with (
        databases.running(say) as found,
        databases.copied(found, "bench_event", say) as database,
        tempfile.TemporaryDirectory() as folder,
    ):
        cookies, recordings = with_engine(database, _prepared)
        path = recording.hand_over(recordings, Path(folder) / "statements")
        with (
            servers.product(database, say) as ours,
            servers.peer(
                "bare_socket:app", say, database=database.app_url, recordings=path
            ) as theirs,
        ):
            sides = {"ghar": tab(ours, cookies[0]), "bare": tab(theirs, cookies[1])}
            plan = {"mode": "turns", "sides": sides, "rounds": ROUNDS, "turns": TURNS}
            measured = run_client(plan, say)
        with_engine(database, lambda: require_written(2))
    taken = measured["taken"]
    return [
        compared(
            "event with session check and one write ÷ bare python-socketio",
            TARGET,
            taken["ghar"],
            taken["bare"],
            share=0.95,
            names=("Ghar", "bare socket"),
            failed=wrong_in(measured),
        )
    ]


async def _prepared() -> tuple[list[str], list[list[recording.Statement]]]:
    """Two sessions, and what the handler sends to the database in the second for each theme."""
    cookies = await people.cookies(2)
    found = []
    for theme in THEMES:
        screen = await people.state_of(AccountPage, cookies[1], PATH)
        with recording.recorded() as statements:
            await AccountPage.choose_theme.fn(screen, theme)
        if screen.refusal.code or len(statements) != 2:
            raise RuntimeError(f"the handler did not do what is measured: {statements}")
        found.append(statements)
    return cookies, found


async def require_written(people_at_work: int) -> None:
    """Whoever sent events has a theme now; else something else was measured."""
    async with transaction() as db:
        written = select(func.count()).where(col(User.preferences).has_key("theme"))
        if (await db.execute(written)).scalar_one() != people_at_work:
            raise RuntimeError("the events were answered, but not all of them were written")


def tab(url: str, cookie: str) -> dict[str, Any]:
    """A tab on the account page that changes its theme again and again."""
    router = {"pathname": PATH, "asPath": PATH, "query": {}}
    name = format_event_handler(AccountPage.choose_theme)
    return {
        "url": url,
        "cookie": cookie,
        "hello": {
            "name": f"{State.get_full_name()}.hydrate",
            "payload": {},
            "router_data": router,
        },
        "events": [
            {"name": name, "payload": {"theme": theme}, "router_data": router} for theme in THEMES
        ],
    }


def run_client(plan: dict[str, Any], say: Say) -> dict[str, Any]:
    """Let the tabs of a plan do their work in a process of their own."""
    script = servers.PEERS / "socket_client.py"
    done = subprocess.run(
        [str(peer_python(say)), str(script)],
        input=json.dumps(plan),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"the client failed:\n{done.stderr[-3000:]}")
    return json.loads(done.stdout)


def wrong_in(measured: dict[str, Any]) -> str:
    """What went wrong with the tabs; empty when nothing did."""
    errors, strays = measured["errors"], measured["strays"]
    if errors:
        return f"{len(errors)} errors, first {errors[0]}"
    return f"{strays} answers that nobody asked for" if strays else ""
