"""The two roles: one owns the tables and migrates, the other is what the application runs as."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import psycopg
from psycopg import errors, sql

OWNER = "ghar_owner"
APP = "ghar_app"

Connection = psycopg.Connection[tuple[Any, ...]]


def make_roles(connection: Connection, *, login: bool) -> None:
    """Create the roles that are missing. With `login` they may sign in themselves."""
    kind = sql.SQL("LOGIN" if login else "NOLOGIN")
    for name in (OWNER, APP):
        if role_exists(connection, name):
            continue
        # Someone else may be making the same role at this moment, perhaps in another database.
        with suppress(errors.DuplicateObject, errors.UniqueViolation):
            connection.execute(sql.SQL("CREATE ROLE {} {}").format(sql.Identifier(name), kind))


def role_exists(connection: Connection, name: str) -> bool:
    found = connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [name])
    return found.fetchone() is not None


def may_act_as(connection: Connection, name: str) -> bool:
    """Whether this login can SET ROLE to an existing role."""
    # From 16 on, whoever creates a role is its member without being able to become it.
    how = "SET" if connection.info.server_version >= 160000 else "MEMBER"
    found = connection.execute(
        "SELECT pg_has_role(session_user, oid, %s) FROM pg_roles WHERE rolname = %s", [how, name]
    ).fetchone()
    return bool(found and found[0])


def grant_role(connection: Connection, name: str) -> None:
    """Let this login act as the role; raises InsufficientPrivilege if it may not decide that."""
    connection.execute(sql.SQL("GRANT {} TO SESSION_USER").format(sql.Identifier(name)))
