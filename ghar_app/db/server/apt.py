"""Download Debian packages with the host's apt, without root and without touching its state."""

from __future__ import annotations

import errno
import os
import re
import shutil
import subprocess
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from .errors import unavailable
from .mirror import keyring, mirror

Say = Callable[[str], None]
MEGABYTE = 1_000_000
SECONDS_BETWEEN_LINES = 2.0

# Parsed after the host's own configuration, so that its proxy settings stay and its hooks go.
CONFIGURATION = """\
Dir::Etc::sourcelist "{at}/sources.list";
Dir::Etc::sourceparts "-";
Dir::Etc::preferences "/dev/null";
Dir::Etc::preferencesparts "{at}/none";
Dir::State "{at}/state";
Dir::State::lists "{at}/state/lists";
Dir::State::status "{at}/status";
Dir::Cache "{at}/cache";
Dir::Cache::archives "{at}/cache/archives";
APT::Sandbox::User "";
APT::Architecture "{architecture}";
APT::Architectures {{ "{architecture}"; }};
APT::Update::Error-Mode "any";
Acquire::Languages "none";
Acquire::Retries "2";
Acquire::http::Timeout "30";
Acquire::https::Timeout "30";
#clear APT::Update::Pre-Invoke;
#clear APT::Update::Post-Invoke;
#clear APT::Update::Post-Invoke-Success;
"""


@dataclass(frozen=True)
class Package:
    """One .deb as the signed package list describes it; size in bytes, sha256 in hex."""

    name: str
    version: str
    file: str
    size: int
    sha256: str


class Apt:
    """A private apt: its own sources, lists and (empty) dpkg status under one directory."""

    def __init__(self, at: Path, *, architecture: str, suite: str) -> None:
        self.at = at
        self.mirror = mirror()
        self._lay_out(architecture, suite)

    def update(self) -> None:
        self._run(["update"], f"the package lists of {self.mirror} could not be read")

    def describe(self, names: Sequence[str]) -> list[Package]:
        failure = f"{self.mirror} does not offer every package"
        listing = self._run(["download", "--print-uris", *names], failure)
        return [_package(line) for line in listing.splitlines() if line.startswith("'")]

    def download(self, packages: Sequence[Package], say: Say) -> list[Path]:
        """The .deb files, checked by apt against the signed list."""
        debs = self.at / "debs"
        debs.mkdir()
        total = sum(package.size for package in packages)
        title = f"PostgreSQL: fetching {len(packages)} packages ({total / MEGABYTE:.0f} MB)"
        say(f"{title} …")
        wanted = [f"{package.name}={package.version}" for package in packages]
        # Progress and complaints on one pipe: a file for them could not be written on a full disk.
        read, write = os.pipe()
        process = subprocess.Popen(
            [*self._command, "-o", f"APT::Status-Fd={write}", "download", *wanted],
            cwd=debs,
            env=_environment(),
            pass_fds=[write],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=write,
        )
        os.close(write)
        with process, open(read, encoding="utf-8", errors="replace") as lines:
            complaints = _report(lines, title, say)
        if process.returncode:
            _fail(f"the packages could not be fetched from {self.mirror}", complaints)
        return [debs / package.file for package in packages]

    @property
    def _command(self) -> list[str]:
        return ["apt-get", "-q", "-c", str(self.at / "apt.conf")]

    def _lay_out(self, architecture: str, suite: str) -> None:
        for directory in ["state/lists/partial", "cache/archives/partial", "none"]:
            (self.at / directory).mkdir(parents=True)
        (self.at / "status").touch()
        (self.at / "sources.list").write_text(
            f"deb [signed-by={keyring()}] {self.mirror} {suite} main\n"
        )
        (self.at / "apt.conf").write_text(
            CONFIGURATION.format(at=self.at, architecture=architecture)
        )

    def _run(self, arguments: list[str], failure: str) -> str:
        done = subprocess.run(
            [*self._command, *arguments],
            cwd=self.at,
            env=_environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
        )
        if done.returncode:
            _fail(failure, done.stderr)
        return done.stdout


def check_tools() -> None:
    for tool in ("apt-get", "dpkg-deb"):
        if shutil.which(tool) is None:
            raise unavailable(f"PostgreSQL cannot be fetched here: there is no {tool}.")


def unpack(packages: Sequence[Path], root: Path, say: Say) -> None:
    say(f"PostgreSQL: unpacking {len(packages)} packages …")
    for package in packages:
        done = subprocess.run(
            ["dpkg-deb", "--extract", str(package), str(root)],
            env=_environment(),
            capture_output=True,
            text=True,
        )
        if done.returncode:
            _fail(f"{package.name} could not be unpacked", done.stderr)


def _package(line: str) -> Package:
    _uri, file, size, checksum = line.split()
    name, version, _architecture = file.removesuffix(".deb").split("_")
    return Package(name, version.replace("%3a", ":"), file, int(size), checksum.split(":")[1])


def _report(lines: Iterable[str], title: str, say: Say) -> str:
    """Say how far it is, now and then; what is not about progress comes back."""
    said = time.monotonic()
    others = []
    for line in lines:
        match = re.match(r"dlstatus:\d+:([\d.]+):", line)
        if not match:
            others.append(line)
        elif time.monotonic() - said >= SECONDS_BETWEEN_LINES:
            said = time.monotonic()
            say(f"{title} … {float(match[1]):.0f} %")
    return "".join(others)


def _fail(failure: str, output: str) -> NoReturn:
    if os.strerror(errno.ENOSPC) in output:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    reasons = [line[2:].strip() for line in output.splitlines() if line.startswith("E:")]
    reason = reasons[0] if reasons else output.strip()[-300:]
    raise unavailable(
        f"PostgreSQL cannot be fetched: {failure}: {reason}\n"
        "Check the network and its proxy, or set GHAR_DEBIAN_MIRROR to another Debian mirror."
    )


def _environment() -> dict[str, str]:
    # English messages, which are searched for the reason of a failure.
    return {**os.environ, "LC_ALL": "C", "LANGUAGE": "C"}
