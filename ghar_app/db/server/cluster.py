"""The private cluster: made once under GHAR_HOME, started when needed, on a Unix socket only.

<home>/pgdata         the data, 0700
<home>/run            the socket, 0700 (or a short directory under the temporary one)
<home>/postgres.log   what the server says
<home>/server.lock    held while one process starts or stops the server
"""

from __future__ import annotations

import hashlib
import os
import shlex
import shutil
import sys
import tempfile
import time
from pathlib import Path

import psycopg

from .account import Account, account
from .apt import Say
from .errors import ServerUnavailable, unavailable
from .installation import Installation
from .postmaster import Postmaster, disarm, postmaster, programs_of
from .roles import APP, OWNER, make_roles
from .server import Provider, Server, socket_url

ADMIN = "ghar"
DATABASE = "ghar"
MAINTENANCE = "postgres"
LONGEST_SOCKET = 107 if sys.platform.startswith("linux") else 103
LARGEST_LOG = 10_000_000
SMALL_SHARED_MEMORY = 256_000_000
PATIENCE = 300  # seconds; recovery after a crash may be long, and must not be cut short

SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "max_connections": "200",
    "shared_buffers": "128MB",
    "max_wal_size": "2GB",
    "jit": "off",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "log_line_prefix": "%m [%p] %u@%d ",
}
FOR_TESTS = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


class Cluster:
    """One cluster. Start and stop it only while holding `lock`."""

    def __init__(self, home: Path) -> None:
        self.home = home.absolute()
        self.data = self.home / "pgdata"
        self.log = self.home / "postgres.log"
        self.lock = self.home / "server.lock"
        self.users = self.home / "run.users"

    @property
    def major(self) -> int | None:
        """The PostgreSQL version of the data, None before there is any."""
        try:
            return int((self.data / "PG_VERSION").read_text())
        except (OSError, ValueError):
            return None

    def answering(self) -> Server | None:
        """The server, if it takes a connection now."""
        alive = postmaster(self.data)
        if alive is None or not alive.sockets or not _is_private(Path(alive.sockets)):
            return None
        try:
            with psycopg.connect(
                socket_url(ADMIN, alive.sockets, MAINTENANCE), connect_timeout=5, autocommit=True
            ) as connection:
                make_roles(connection, login=True)
        except psycopg.OperationalError:
            return None
        return self._server(alive)

    def start(self, installation: Installation, *, for_tests: bool, say: Say) -> Server:
        """Make the cluster if there is none, and start its server if none is starting."""
        runner = account()
        if runner.entry:
            self.home.chmod(0o711)
        runner.check_reach(self.home, installation.programs)
        if self.major is None:
            self._refuse_strange_data()
            self._make(installation, runner, say, for_tests=for_tests)
        runner.own(self.data)
        return self._awaited() or self._launch(installation, runner, for_tests=for_tests)

    def stop(self) -> None:
        alive = postmaster(self.data)
        if alive:
            alive.stop(self.data)

    def _server(self, alive: Postmaster) -> Server:
        return Server(
            provider=self._provider(),
            admin_url=socket_url(ADMIN, alive.sockets, DATABASE),
            owner_url=socket_url(OWNER, alive.sockets, DATABASE),
            app_url=socket_url(APP, alive.sockets, DATABASE),
        )

    def _provider(self) -> Provider:
        programs = programs_of(self.data)
        if programs and any((above / "manifest.json").exists() for above in programs.parents):
            return "bundle"
        return "system"

    def _make(
        self, installation: Installation, runner: Account, say: Say, *, for_tests: bool
    ) -> None:
        say(f"PostgreSQL: making a database cluster in {self.data} …")
        draft = self.home / "pgdata.making"
        shutil.rmtree(draft, ignore_errors=True)
        draft.mkdir(mode=0o700)
        runner.own(draft)
        # The builtin collation sorts the same on every machine and after every upgrade.
        builtin = ["--locale-provider=builtin"] if installation.major >= 17 else []
        done = runner.run(
            [
                installation.program("initdb"),
                *("-D", str(draft), "-U", ADMIN, "-E", "UTF8"),
                *builtin,
                "--locale=C.UTF-8",
                *("--auth-local=trust", "--auth-host=scram-sha-256"),
                *(["--no-sync"] if for_tests else []),
            ],
            installation.variables,
        )
        if done.returncode:
            shutil.rmtree(draft, ignore_errors=True)
            raise self._explained("PostgreSQL could not make its cluster", done.stderr)
        draft.rename(self.data)

    def _refuse_strange_data(self) -> None:
        # A cluster appears here complete or not at all, so whatever this is, somebody wants it.
        if self.data.exists() and any(self.data.iterdir()):
            raise ServerUnavailable(
                f"{self.data} has files in it and is not a PostgreSQL cluster that can be read. "
                "Move it away, or set GHAR_HOME to another directory."
            )

    def _awaited(self) -> Server | None:
        """The server, when it is alive already: starting, recovering, or on its way out."""
        until = time.monotonic() + PATIENCE
        while postmaster(self.data):
            server = self.answering()
            if server:
                return server
            if time.monotonic() > until:
                raise ServerUnavailable(
                    f"PostgreSQL has been starting for {PATIENCE} seconds and takes no "
                    f"connections. Its log says why: {self.log}"
                )
            time.sleep(0.05)
        return None

    def _launch(self, installation: Installation, runner: Account, *, for_tests: bool) -> Server:
        sockets = self._socket_directory(runner)
        disarm(self.data, sockets)
        self._turn_log(runner)
        settings = SETTINGS | (FOR_TESTS if for_tests else {}) | _shared_memory()
        settings["unix_socket_directories"] = f'"{sockets}"'
        options = " ".join(f"-c {shlex.quote(f'{key}={value}')}" for key, value in settings.items())
        command = [installation.program("pg_ctl"), "start", "-w", "-t", str(PATIENCE)]
        command += ["-D", str(self.data), "-l", str(self.log), "-o", options]
        until = time.monotonic() + 30
        while True:
            begin = self.log.stat().st_size
            done = runner.run(command, installation.variables)
            server = self.answering()
            if server:
                return server
            said = self._said_since(begin)
            # Connections that outlived a killed server end by themselves, but not at once.
            if "shared memory block" not in said or time.monotonic() > until:
                raise self._explained("PostgreSQL did not start", said or done.stderr)
            time.sleep(0.2)

    def _socket_directory(self, runner: Account) -> Path:
        directory = self.home / "run"
        if len(os.fsencode(directory / ".s.PGSQL.5432")) > LONGEST_SOCKET:
            name = f"ghar-{os.geteuid()}-{hashlib.sha256(os.fsencode(self.home)).hexdigest()[:12]}"
            directory = Path(tempfile.gettempdir()) / name
            if len(os.fsencode(directory / ".s.PGSQL.5432")) > LONGEST_SOCKET:
                directory = Path("/tmp") / name  # noqa: S108 - mode and owner are checked below
        is_new = not os.path.lexists(directory)
        if is_new:
            directory.mkdir(mode=0o700)
        if is_new or directory.parent == self.home:
            runner.own(directory)
        if not _is_private(directory):
            raise ServerUnavailable(
                f"{directory} is not a directory of yours that is closed to others (0700). "
                "Remove it, or set GHAR_HOME to a shorter path."
            )
        return directory

    def _turn_log(self, runner: Account) -> None:
        if self.log.exists() and self.log.stat().st_size > LARGEST_LOG:
            self.log.replace(self.log.with_suffix(".log.1"))
        self.log.touch(mode=0o600)
        runner.own(self.log)

    def _said_since(self, begin: int) -> str:
        with self.log.open("rb") as log:
            log.seek(begin)
            return log.read()[-2000:].decode(errors="replace").strip()

    def _explained(self, failure: str, said: str) -> ServerUnavailable:
        if "No space left on device" in said:
            return ServerUnavailable(
                f"{failure}: the disk of {self.home} is full. Make room, or set GHAR_HOME to a "
                "directory on another disk."
            )
        last = "\n  ".join(said.strip().splitlines()[-6:])
        return unavailable(f"{failure}. It says (more in {self.log}):\n  {last}")


def _is_private(directory: Path) -> bool:
    try:
        found = directory.lstat()
    except OSError:
        return False
    is_directory = (found.st_mode & 0o170000) == 0o040000
    return is_directory and found.st_uid == account().uid and not found.st_mode & 0o077


def _shared_memory() -> dict[str, str]:
    # Containers often have 64 MB there, too little for a parallel build of a vector index.
    try:
        found = os.statvfs("/dev/shm")  # noqa: S108 - only its size is read
    except OSError:
        size = 0
    else:
        size = found.f_blocks * found.f_frsize
    if sys.platform.startswith("linux") and size < SMALL_SHARED_MEMORY:
        return {"dynamic_shared_memory_type": "mmap"}
    return {}
