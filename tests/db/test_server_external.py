"""A server that somebody else runs, played by a private cluster over its socket."""

from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest
from psycopg import errors

from ghar_app.db import server
from ghar_app.db.server import extensions, external
from ghar_app.db.server.server import normalised, with_database, with_role
from tests.db.helpers import one, quiet


def test_one_url_of_a_superuser_acts_as_both_roles(prepared: server.Server) -> None:
    url = f"{prepared.admin_url}&options=-c%20work_mem%3D7MB"
    found = server.ensure(Path("/nonexistent"), url=url, say=quiet)
    assert found.provider == "external"
    server.prepare_database(found, quiet)
    assert one(found.owner_url, "SELECT current_user") == "ghar_owner"
    assert one(found.app_url, "SELECT current_user || current_setting('work_mem')") == "ghar_app7MB"
    with pytest.raises(errors.InsufficientPrivilege):
        one(found.app_url, "CREATE TABLE mine (id int)")


def test_two_urls_are_used_as_they_are(prepared: server.Server) -> None:
    with server.running(
        Path("/nonexistent"), url=prepared.app_url, owner_url=prepared.owner_url, say=quiet
    ) as found:
        assert found == server.Server(
            "external", prepared.owner_url, prepared.owner_url, prepared.app_url
        )
    with pytest.raises(server.ServerUnavailable, match="without GHAR_DATABASE_URL"):
        server.ensure(Path("/nonexistent"), owner_url=prepared.owner_url)


@pytest.fixture
def managed(home: Path) -> Callable[[str, str], str]:
    """URLs for ordinary logins on a server that has neither our roles nor a superuser for us."""
    admin = with_database(server.ensure(home, for_tests=True, say=quiet).admin_url, "postgres")

    def url(login: str, rights: str) -> str:
        with psycopg.connect(admin, autocommit=True) as connection:
            connection.execute("DROP ROLE IF EXISTS ghar_owner, ghar_app")
            connection.execute(f"CREATE ROLE {login} LOGIN {rights}")
            connection.execute(f"CREATE DATABASE {login} OWNER {login}")
        return with_database(admin, login).replace("//ghar@", f"//{login}@")

    return url


def as_admin(url: str, *statements: str) -> None:
    login = url.partition("//")[2].partition("@")[0]
    with psycopg.connect(url.replace(f"//{login}@", "//ghar@"), autocommit=True) as connection:
        for statement in statements:
            connection.execute(statement)


def test_a_managed_login_that_makes_roles(managed) -> None:
    url = managed("tenant", "CREATEROLE CREATEDB")
    found = server.ensure(Path("/nonexistent"), url=url, say=quiet)
    with pytest.raises(server.ServerUnavailable, match="run there: CREATE EXTENSION postgis;"):
        server.prepare_database(found, quiet)
    as_admin(url, "CREATE EXTENSION postgis", "CREATE EXTENSION vector")
    server.prepare_database(found, quiet)
    server.prepare_database(server.ensure(Path("/nonexistent"), url=url, say=quiet), quiet)
    with psycopg.connect(found.owner_url) as owner:
        owner.execute("CREATE TABLE homes AS SELECT 'SRID=4326;POINT(0 0)'::geography AS at")
    assert one(found.app_url, "SELECT current_user FROM homes") == "ghar_app"
    with pytest.raises(errors.InsufficientPrivilege):
        one(found.app_url, "DROP TABLE homes")
    other = found.database("tenants")
    as_admin(url, "CREATE DATABASE template_of_admin")
    server.clone_database(found, "tenant", "tenants")
    assert one(other.app_url, "SELECT count(*) FROM homes") == 1


def test_a_managed_login_that_may_nothing(managed) -> None:
    url = managed("lodger", "")
    said: list[str] = []
    found = server.ensure(Path("/nonexistent"), url=url, say=said.append)
    assert "GHAR_DATABASE_OWNER_URL" in said[0]
    assert (found.owner_url, found.app_url) == (url, url)
    as_admin(url, "CREATE EXTENSION postgis", "CREATE EXTENSION vector")
    server.prepare_database(found, quiet)
    with pytest.raises(server.ServerUnavailable, match='CREATE DATABASE "other house"'):
        server.prepare_database(found.database("other house"), quiet)


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("mysql://u:secret@localhost/ghar", "must begin with postgresql://"),
        ("postgresql://u:secret@localhost", "names no database"),
        ("postgresql://u:secret@[localhost/ghar", "cannot be read"),
        ("postgresql://u:se@secret@localhost/ghar", "more than one @"),
        ("postgresql://u:secret@localhost/ghar?nonsense=1", "cannot be read"),
        ("postgresql://u:secret@localhost:1/ghar", "refused"),
        ("postgresql://u:secret@/ghar?host=/nonexistent", "No such file"),
    ],
)
def test_a_url_that_leads_nowhere(url: str, reason: str) -> None:
    with pytest.raises(server.ServerUnavailable, match=reason) as refusal:
        server.ensure(Path("/nonexistent"), url=url)
    assert "secret" not in str(refusal.value)
    assert "GHAR_DATABASE_URL" in str(refusal.value)


def test_what_a_server_lacks_is_named(prepared: server.Server, monkeypatch) -> None:
    assert server.ensure(Path("/nonexistent"), url=prepared.admin_url, say=quiet)
    monkeypatch.setattr(external, "EXTENSIONS", ["postgis", "nowhere_to_be_had"])
    with pytest.raises(server.ServerUnavailable, match="does not offer nowhere_to_be_had"):
        server.ensure(Path("/nonexistent"), url=prepared.admin_url)
    monkeypatch.setattr(external, "EXTENSIONS", ["vector"])
    monkeypatch.setitem(extensions.OLDEST, "vector", (99, 1))
    with pytest.raises(server.ServerUnavailable, match=r"vector 99.1 or newer \(pgvector\)"):
        server.ensure(Path("/nonexistent"), url=prepared.admin_url)
    monkeypatch.setattr(external, "OLDEST_MAJOR", 99)
    with pytest.raises(server.ServerUnavailable, match="99 is the oldest"):
        server.ensure(Path("/nonexistent"), url=prepared.admin_url)


def test_urls_keep_what_is_in_them() -> None:
    url = normalised(
        " postgresql+psycopg://u:p%40ss@a,b:6/x?options=-c%20jit%3Doff&sslmode=require"
    )
    assert url == "postgresql://u:p%40ss@a,b:6/x?options=-c%20jit%3Doff&sslmode=require"
    as_app = with_role(url, "ghar_app")
    assert as_app == (
        "postgresql://u:p%40ss@a,b:6/x?"
        "sslmode=require&options=-c%20jit%3Doff%20-c%20role%3Dghar_app"
    )
    assert with_database("postgresql://h/?dbname=x", "y z") == "postgresql://h/y%20z"
    parsed = psycopg.conninfo.conninfo_to_dict(as_app)
    assert parsed["options"] == "-c jit=off -c role=ghar_app"
