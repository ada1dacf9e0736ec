"""Two hundred tabs at one event a second each, against one tab alone."""

from bench import databases, people, servers
from bench.databases import Say
from bench.event import require_written, run_client, tab, wrong_in
from bench.measuring import Finding, compared
from bench.running import with_engine

TARGET = 4.0
TABS = 200
ROUNDS = 5
SECONDS = 6
ALONE_EVENTS, ALONE_EVERY = 120, 0.05


def measure(say: Say) -> list[Finding]:
    """Each tab is somebody's own; every event checks the session and writes once."""
    with (
        databases.running(say) as found,
        databases.copied(found, "bench_tabs", say) as database,
    ):
        cookies = with_engine(database, lambda: people.cookies(TABS))
        with servers.product(database, say) as ours:
            tabs = [tab(ours, cookie) for cookie in cookies]
            crowds = {
                "one": {"tabs": tabs[:1], "events": ALONE_EVENTS, "every": ALONE_EVERY},
                "all": {"tabs": tabs, "events": SECONDS, "every": 1.0},
            }
            plan = {"mode": "crowd", "crowds": crowds, "rounds": ROUNDS}
            say(f"Benchmarks: {TABS} tabs, {ROUNDS} rounds …")
            measured = run_client(plan, say)
        with_engine(database, lambda: require_written(TABS))
    return [
        compared(
            f"{TABS} tabs at an event a second each ÷ one tab",
            TARGET,
            measured["taken"]["all"],
            measured["taken"]["one"],
            share=0.95,
            names=(f"{TABS} tabs", "one tab"),
            failed=wrong_in(measured),
        )
    ]
