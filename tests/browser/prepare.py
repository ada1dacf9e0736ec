"""What the browser tests stand on, made once a run: a Chromium, the built pages, the demo."""

from collections.abc import Callable

from ghar_app import frontend
from tests import databases
from tests.browser.chromium import ensure_chromium


def everything(say: Callable[[str], None]) -> None:
    """Fetch, build and fill what is missing or out of date; quick when nothing is."""
    ensure_chromium(databases.cache(), say)
    frontend.build_if_changed(say)
    with databases.running() as found:
        databases.with_demo(found)
