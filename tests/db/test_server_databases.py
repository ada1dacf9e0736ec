"""Databases on a server, and what each of the two roles may do there."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psycopg
import pytest
from psycopg import errors

from ghar_app.db import server
from tests.db.helpers import one, quiet


def test_the_application_uses_but_never_creates(prepared: server.Server) -> None:
    with psycopg.connect(prepared.owner_url) as owner:
        owner.execute("CREATE TABLE notes (id serial PRIMARY KEY, text text)")
    with psycopg.connect(prepared.app_url, autocommit=True) as app:
        app.execute("INSERT INTO notes (text) VALUES ('one')")
        app.execute("UPDATE notes SET text = 'two'")
        assert app.execute("DELETE FROM notes RETURNING text").fetchall() == [("two",)]
        for forbidden in (
            "CREATE TABLE mine (id int)",
            "CREATE SCHEMA mine",
            "DROP TABLE notes",
            "TRUNCATE notes",
            "ALTER TABLE notes ADD more int",
            "CREATE EXTENSION hstore",
            "CREATE ROLE mine",
            "SET ROLE ghar_owner",
        ):
            with pytest.raises(errors.InsufficientPrivilege):
                app.execute(forbidden)
    owners = "SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = current_database()"
    assert one(prepared.admin_url, owners) == "ghar_owner"
    schema = "SELECT pg_get_userbyid(nspowner) FROM pg_namespace WHERE nspname = 'public'"
    assert one(prepared.admin_url, schema) == "ghar_owner"


def test_the_application_cannot_get_around_row_level_security(prepared: server.Server) -> None:
    with psycopg.connect(prepared.owner_url) as owner:
        owner.execute("CREATE TABLE secrets AS SELECT n FROM generate_series(1, 3) n")
        owner.execute("ALTER TABLE secrets ENABLE ROW LEVEL SECURITY")
        owner.execute("CREATE POLICY first ON secrets USING (n = 1)")
    assert one(prepared.owner_url, "SELECT count(*) FROM secrets") == 3
    with psycopg.connect(prepared.app_url, autocommit=True) as app:
        assert app.execute("SELECT n FROM secrets").fetchall() == [(1,)]
        with pytest.raises(errors.InsufficientPrivilege):
            app.execute("INSERT INTO secrets VALUES (2)")
        with pytest.raises(errors.InsufficientPrivilege):
            app.execute("ALTER TABLE secrets DISABLE ROW LEVEL SECURITY")
        app.execute("SET row_security = off")
        with pytest.raises(errors.InsufficientPrivilege):
            app.execute("SELECT n FROM secrets")


def test_preparing_at_once_and_again_changes_nothing(shared_home: Path) -> None:
    found = server.ensure(shared_home).database("prepared twice")
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: server.prepare_database(found, quiet), range(4)))
    with psycopg.connect(found.owner_url) as owner:
        owner.execute("CREATE TABLE log (line text)")
        owner.execute("REVOKE UPDATE ON log FROM ghar_app")
    lines: list[str] = []
    server.prepare_database(found, lines.append)
    assert lines == []
    assert one(found.app_url, "SELECT count(*) FROM log") == 0
    with pytest.raises(errors.InsufficientPrivilege):
        one(found.app_url, "UPDATE log SET line = '' RETURNING 1")
    server.drop_database(found, found.name)
    assert not server.database_exists(found, found.name)


def test_a_clone_has_the_rows_and_the_rights(prepared: server.Server) -> None:
    with psycopg.connect(prepared.owner_url) as owner:
        owner.execute("CREATE TABLE homes AS SELECT 'Pune' AS city")
    copy = server.clone_database(prepared, prepared.name, "copy")
    assert one(copy.app_url, "SELECT city FROM homes") == "Pune"
    with psycopg.connect(copy.owner_url) as owner:
        owner.execute("CREATE TABLE later (id serial)")
    assert one(copy.app_url, "INSERT INTO later DEFAULT VALUES RETURNING id") == 1
    with pytest.raises(server.ServerUnavailable, match="already exists"):
        server.clone_database(prepared, prepared.name, "copy")
    renamed = server.rename_database(copy, "copy", "renamed")
    with psycopg.connect(renamed.app_url) as guest:
        server.drop_database(prepared, "renamed")
        with pytest.raises(psycopg.OperationalError):
            guest.execute("SELECT 1")
    server.drop_database(prepared, "renamed")
    with pytest.raises(server.ServerUnavailable, match="no database"):
        server.clone_database(prepared, "renamed", "copy")
