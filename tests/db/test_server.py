"""The private cluster: started once, kept safe, stopped by the last of its users."""

import os
import shutil
import signal
import subprocess
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psycopg
import pytest

from ghar_app.db import server
from ghar_app.db.server import account
from ghar_app.db.server.postmaster import postmaster
from ghar_app.db.server.server import with_database
from tests.db.helpers import in_another_process, kill, one, pid_of, quiet

ROOT = os.geteuid() == 0


def test_programs_that_start_at_once_share_one_server(home: Path) -> None:
    code = "import sys, pathlib; ensure(pathlib.Path(sys.argv[1]), for_tests=True)"
    starters = [in_another_process(code, home) for _ in range(4)]
    said = [starter.communicate(timeout=120)[0] for starter in starters]
    assert [starter.returncode for starter in starters] == [0, 0, 0, 0]
    assert "".join(said).count("making a database cluster") == 1
    assert (home / "postgres.log").read_text().count("starting PostgreSQL") == 1
    # Their deaths left it alive, and a warm start has nothing to say.
    lines: list[str] = []
    found = server.ensure(home, say=lines.append)
    assert lines == []
    assert one(with_database(found.admin_url, "postgres"), "SHOW fsync") == "off"


def test_only_the_owner_of_the_files_can_come_in(home: Path) -> None:
    found = server.ensure(home, for_tests=True, say=quiet)
    admin = with_database(found.admin_url, "postgres")
    assert one(admin, "SHOW listen_addresses") == ""
    assert one(admin, "SHOW timezone") == "UTC"
    assert [oct((home / part).stat().st_mode & 0o777) for part in (".", "run", "pgdata")] == [
        "0o700",
        "0o700",
        "0o700",
    ]


def test_a_killed_server_comes_back_with_what_was_committed(home: Path) -> None:
    found = server.ensure(home, say=quiet)
    server.prepare_database(found, quiet)
    with psycopg.connect(found.owner_url) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 7 AS seven")
    first = pid_of(home)

    def busy() -> None:
        # A backend at work doesn't see that its server is gone, and holds the shared memory.
        threading.Timer(0.3, kill, [first]).start()
        with pytest.raises(psycopg.OperationalError):
            one(
                found.owner_url,
                "WITH work AS MATERIALIZED"
                " (SELECT sum(sqrt(n)) FROM generate_series(1, 20000000) n)"
                " SELECT pg_sleep(60) FROM work",
            )

    with ThreadPoolExecutor() as pool:
        working = pool.submit(busy)
        while postmaster(home / "pgdata"):
            pass
        again = server.ensure(home, say=quiet)
        working.result(timeout=60)
    assert again == found
    assert pid_of(home) != first
    assert "pre-existing shared memory block" in (home / "postgres.log").read_text()
    assert one(again.app_url, "SELECT seven FROM kept") == 7


def test_lock_files_that_name_a_living_stranger_are_stale(home: Path) -> None:
    server.ensure(home, for_tests=True, say=quiet)
    kill(pid_of(home))
    with subprocess.Popen(["sleep", "60"]) as stranger:
        for lock in (home / "pgdata/postmaster.pid", home / "run/.s.PGSQL.5432.lock"):
            lines = lock.read_text().splitlines()
            lock.write_text("\n".join([str(stranger.pid), *lines[1:]]) + "\n")
        found = server.ensure(home, for_tests=True, say=quiet)
        assert stranger.poll() is None
        stranger.kill()
    assert one(with_database(found.admin_url, "postgres"), "SELECT 1") == 1


def test_a_torn_lock_file_is_stale(home: Path) -> None:
    server.ensure(home, for_tests=True, say=quiet)
    kill(pid_of(home))
    (home / "pgdata/postmaster.pid").write_text("")
    assert server.ensure(home, for_tests=True, say=quiet)


def test_stopping_is_clean_and_may_be_repeated(home: Path) -> None:
    server.stop(home)
    server.ensure(home, for_tests=True, say=quiet)
    server.stop(home)
    server.stop(home)
    assert postmaster(home / "pgdata") is None
    assert not (home / "pgdata/postmaster.pid").exists()
    assert "database system is shut down" in (home / "postgres.log").read_text()


def test_the_last_one_to_leave_stops_the_server(home: Path) -> None:
    code = (
        "import sys, pathlib\n"
        "with running(pathlib.Path(sys.argv[1]), for_tests=True, say=lambda line: None):\n"
        "    print('in', flush=True); sys.stdin.read()"
    )
    guest = in_another_process(code, home, start_new_session=True, stderr=subprocess.DEVNULL)
    assert guest.stdout is not None
    assert guest.stdout.readline() == "in\n"
    with server.running(home, for_tests=True, say=quiet) as found:
        server.prepare_database(found, quiet)
        # The terminal's Ctrl-C reaches everything that the guest's terminal started.
        os.killpg(guest.pid, signal.SIGINT)
        guest.communicate(timeout=30)
        assert one(found.app_url, "SELECT 1") == 1
    assert postmaster(home / "pgdata") is None


def test_a_guest_that_leaves_first_stops_nothing(home: Path) -> None:
    with server.running(home, for_tests=True, say=quiet):
        host = pid_of(home)
        with server.running(home, say=quiet):
            assert pid_of(home) == host
        assert pid_of(home) == host
    assert postmaster(home / "pgdata") is None


def test_a_long_path_gets_a_short_socket(home: Path) -> None:
    deep = home / ("long " * 20) / "it's"
    found = server.ensure(deep, for_tests=True, say=quiet)
    alive = postmaster(deep / "pgdata")
    assert alive is not None
    try:
        assert one(with_database(found.admin_url, "postgres"), "SELECT 1") == 1
        assert not (deep / "run").exists()
        # Someone else could have put a directory there: one that is open to others is not used.
        os.chmod(alive.sockets, 0o755)
        server.stop(deep)
        with pytest.raises(server.ServerUnavailable, match="closed to others"):
            server.ensure(deep, for_tests=True, say=quiet)
    finally:
        server.stop(deep)
        shutil.rmtree(alive.sockets)


def test_a_home_that_cannot_be_used_is_refused_and_left_alone(home: Path) -> None:
    home.mkdir()
    (home / "file").touch()
    with pytest.raises(server.ServerUnavailable, match="GHAR_HOME"):
        server.ensure(home / "file" / "home", say=quiet)
    (home / "pgdata").mkdir()
    (home / "pgdata" / "letter").write_text("mine")
    with pytest.raises(server.ServerUnavailable, match="Move it away"):
        server.ensure(home, say=quiet)
    assert (home / "pgdata" / "letter").read_text() == "mine"


def test_data_of_another_version_is_not_touched(home: Path) -> None:
    (home / "pgdata").mkdir(parents=True)
    (home / "pgdata" / "PG_VERSION").write_text("12\n")
    with pytest.raises(server.ServerUnavailable, match="made by PostgreSQL 12"):
        server.ensure(home, say=quiet)
    assert [path.name for path in (home / "pgdata").iterdir()] == ["PG_VERSION"]


def test_a_server_that_cannot_start_says_why(home: Path) -> None:
    server.ensure(home, for_tests=True, say=quiet)
    server.stop(home)
    with (home / "pgdata/postgresql.conf").open("a") as configuration:
        configuration.write("work_mem = 'much'\n")
    with pytest.raises(server.ServerUnavailable, match="work_mem"):
        server.ensure(home, for_tests=True, say=quiet)


@pytest.mark.skipif(not ROOT, reason="is about being root")
def test_root_hands_the_server_to_someone_else(home: Path, monkeypatch) -> None:
    server.ensure(home, for_tests=True, say=quiet)
    runner = Path(f"/proc/{pid_of(home)}/uid_map").read_text().split()
    assert runner[0] != "0" or Path(f"/proc/{pid_of(home)}").stat().st_uid != 0
    server.stop(home)
    # Without user namespaces an account has to do it, and it cannot reach a closed directory.
    closed = home / "closed"
    closed.mkdir(mode=0o700)
    monkeypatch.setattr(account, "_in_namespace", lambda: None)
    account.account.cache_clear()
    try:
        with pytest.raises(server.ServerUnavailable, match="may not enter"):
            server.ensure(closed / "home", for_tests=True, say=quiet)
    finally:
        account.account.cache_clear()
