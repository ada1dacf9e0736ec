"""The smallest app that Reflex makes: what a page weighs before anything of ours is in it."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

from bench.databases import Say, directory
from bench.environment import LOCK
from ghar_app.db import server

_CONFIG = """
import sys
from pathlib import Path

import reflex as rx

config = rx.Config(
    app_name="blank",
    bun_path=Path(sys.prefix) / "bin" / "bun",
    telemetry_enabled=False,
    show_built_with_reflex=False,
    disable_plugins=[rx.plugins.SitemapPlugin],
)
"""

_APP = """
import reflex as rx


class Clicks(rx.State):
    count: int = 0

    @rx.event
    def click(self) -> None:
        self.count += 1


def index() -> rx.Component:
    return rx.el.main(
        rx.el.h1("Blank"), rx.el.button("Click", on_click=Clicks.click), rx.el.p(Clicks.count)
    )


app = rx.App()
app.add_page(index)
"""


def built(say: Say) -> Path:
    """The folder of its compiled pages, made once a version of Reflex."""
    key = hashlib.sha256((_CONFIG + _APP).encode() + LOCK.read_bytes()).hexdigest()[:10]
    home = directory() / f"blank-{key}"
    done = home / ".web" / "build" / "client"
    with server.locked(directory() / "blank.lock"):
        if not (done / "index.html").exists():
            say("Benchmarks: compiling a blank Reflex app …")
            shutil.rmtree(home, ignore_errors=True)
            (home / "blank").mkdir(parents=True)
            (home / "rxconfig.py").write_text(_CONFIG)
            (home / "blank" / "__init__.py").write_text("")
            (home / "blank" / "blank.py").write_text(_APP)
            _compile(home)
    return done


def _compile(home: Path) -> None:
    # GHAR_… and REFLEX_… of whoever runs the benchmark must not reach the other app.
    variables = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("GHAR_", "REFLEX_"))
    }
    exported = subprocess.run(
        [sys.executable, "-m", "reflex", "export", "--frontend-only", "--no-zip"],
        cwd=home,
        env=variables,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if exported.returncode:
        raise RuntimeError(f"the blank app did not compile:\n{exported.stdout[-2000:]}")
