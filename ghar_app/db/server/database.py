"""Databases on a server: made ready for migrations, cloned for tests, dropped."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import psycopg
from psycopg import errors, sql

from .connection import connect, identity
from .errors import ServerUnavailable
from .extensions import EXTENSIONS
from .roles import Connection
from .server import Server, with_database

Say = Callable[[str], None]
_NEW = sql.SQL("CREATE DATABASE {} ENCODING 'UTF8' TEMPLATE template0")
LOCK = 0x67686172  # advisory, held while a database is made or prepared


def prepare_database(server: Server, say: Say) -> None:
    """Create the server's database and make it ready for migrations by the owner role.

    Afterwards it has the extensions, the owner role owns it and the schema public, and the
    application's role may use, but not create, whatever the owner creates there: SELECT, INSERT,
    UPDATE, DELETE on tables, USAGE and SELECT on sequences. Doing it again changes nothing, so a
    migration that takes a right away is not undone; several processes may do it at once.

    ServerUnavailable: the login may not do it; the text says which command an administrator runs.
    """
    with _locked(_maintenance(server)) as connection:
        if not _exists(connection, server.name):
            say(f"PostgreSQL: making the database {server.name} …")
            _create(connection, server.name)
    owner, app = identity(server.owner_url), identity(server.app_url)
    with _locked(server.admin_url) as connection:
        _check_encoding(connection)
        _install_extensions(connection, update=server.provider != "external")
        if owner == app:
            return
        _hand_over(connection, server.name, owner)
        _let_use(connection, owner, app)


def clone_database(server: Server, template: str, name: str) -> Server:
    """A copy of a database that nobody is connected to, and the server under the new name."""
    _check_name(name)
    with connect(_maintenance(server)) as connection:
        owner = connection.execute(
            "SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = %s", [template]
        ).fetchone()
        if owner is None:
            raise ServerUnavailable(f"There is no database {template} to copy.")
        statement = sql.SQL("CREATE DATABASE {} TEMPLATE {} OWNER {}").format(
            sql.Identifier(name), sql.Identifier(template), sql.Identifier(str(owner[0]))
        )
        _when_unused(connection, statement, template)
    return server.database(name)


def drop_database(server: Server, name: str) -> None:
    """Disconnect everyone from a database and remove it; nothing happens if there is none."""
    with connect(_maintenance(server)) as connection:
        connection.execute(
            sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name))
        )


def rename_database(server: Server, old: str, new: str) -> Server:
    """Give a database that nobody is connected to another name; the server under that name."""
    _check_name(new)
    with connect(_maintenance(server)) as connection:
        statement = sql.SQL("ALTER DATABASE {} RENAME TO {}").format(
            sql.Identifier(old), sql.Identifier(new)
        )
        _when_unused(connection, statement, old)
    return server.database(new)


def database_exists(server: Server, name: str) -> bool:
    """Whether the server has a database of this name."""
    with connect(_maintenance(server)) as connection:
        return _exists(connection, name)


def _maintenance(server: Server) -> str:
    """A database to connect to for work on others: `postgres`, or the server's own."""
    if server.provider != "external":
        return with_database(server.admin_url, "postgres")
    for name in ("postgres", "template1"):
        try:
            with connect(with_database(server.admin_url, name)):
                return with_database(server.admin_url, name)
        except ServerUnavailable:
            continue
    return server.admin_url


@contextmanager
def _locked(url: str) -> Iterator[Connection]:
    # Held by the session and freed with it: CREATE DATABASE cannot run inside a transaction.
    with connect(url) as connection:
        connection.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        yield connection


def _exists(connection: Connection, name: str) -> bool:
    found = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
    return found.fetchone() is not None


def _create(connection: Connection, name: str) -> None:
    _check_name(name)
    try:
        connection.execute(_NEW.format(sql.Identifier(name)))
    except errors.DuplicateDatabase:
        return
    except errors.InsufficientPrivilege as error:
        raise ServerUnavailable(
            f"The database {name} does not exist, and this login may not create it. "
            f"Ask for it to be made: {_NEW.format(sql.Identifier(name)).as_string()};"
        ) from error


def _check_name(name: str) -> None:
    if not 0 < len(name.encode()) <= 63:
        raise ServerUnavailable(f"A database name has 1 to 63 bytes; this one has not: {name!r}")


def _check_encoding(connection: Connection) -> None:
    row = connection.execute("SELECT getdatabaseencoding()").fetchone()
    if row and row[0] != "UTF8":
        raise ServerUnavailable(
            f"The database {connection.info.dbname} is encoded in {row[0]}, Ghar writes UTF-8. "
            "Make it again: CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0;"
        )


def _install_extensions(connection: Connection, *, update: bool) -> None:
    rows = connection.execute(
        "SELECT e.extname, e.extversion, a.default_version FROM pg_extension e "
        "LEFT JOIN pg_available_extensions a ON a.name = e.extname"
    ).fetchall()
    installed = {name: (now, offered) for name, now, offered in rows}
    for name in EXTENSIONS:
        if name not in installed:
            _create_extension(connection, name)
        elif update and installed[name][0] != installed[name][1]:
            connection.execute(sql.SQL("ALTER EXTENSION {} UPDATE").format(sql.Identifier(name)))


def _create_extension(connection: Connection, name: str) -> None:
    try:
        connection.execute(sql.SQL("CREATE EXTENSION {}").format(sql.Identifier(name)))
    except (errors.InsufficientPrivilege, errors.FeatureNotSupported) as error:
        raise ServerUnavailable(
            f"The extension {name} is not in the database {connection.info.dbname}, and this "
            f"login may not create it. Ask an administrator to run there: CREATE EXTENSION {name};"
        ) from error


def _hand_over(connection: Connection, database: str, owner: str) -> None:
    """Make the owner role own the schema and the database, as far as this login may."""
    row = connection.execute(
        "SELECT pg_get_userbyid(nspowner), "
        "(SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = current_database()) "
        "FROM pg_namespace WHERE nspname = 'public'"
    ).fetchone()
    schema_owner, database_owner = row if row else (None, None)
    role = sql.Identifier(owner)
    # The schema first: the right to give it away comes from owning the database.
    if schema_owner != owner:
        _if_allowed(connection, sql.SQL("ALTER SCHEMA public OWNER TO {}").format(role))
    if database_owner != owner:
        change = sql.SQL("ALTER DATABASE {} OWNER TO {}")
        _if_allowed(connection, change.format(sql.Identifier(database), role))
    may = connection.execute(
        "SELECT has_schema_privilege(%s, 'public', 'CREATE')", [owner]
    ).fetchone()
    if not (may and may[0]):
        raise ServerUnavailable(
            f"The role {owner} may not create tables in the database {database}. "
            f"Ask an administrator to run there: ALTER SCHEMA public OWNER TO {owner};"
        )


def _let_use(connection: Connection, owner: str, app: str) -> None:
    """Give the application its rights on what the owner creates, once."""
    names = {"owner": sql.Identifier(owner), "app": sql.Identifier(app)}
    _if_allowed(connection, sql.SQL("REVOKE CREATE ON SCHEMA public FROM PUBLIC"))
    granted = connection.execute(
        "SELECT 1 FROM pg_default_acl d, aclexplode(d.defaclacl) a "
        "WHERE pg_get_userbyid(d.defaclrole) = %s AND pg_get_userbyid(a.grantee) = %s",
        [owner, app],
    ).fetchone()
    if granted:
        return
    with connection.transaction():
        for statement in (
            "GRANT USAGE ON SCHEMA public TO {app}",
            "ALTER DEFAULT PRIVILEGES FOR ROLE {owner} "
            "GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {app}",
            "ALTER DEFAULT PRIVILEGES FOR ROLE {owner} GRANT USAGE, SELECT ON SEQUENCES TO {app}",
        ):
            connection.execute(sql.SQL(statement).format(**names))
        for kind, table in _existing(connection, owner):
            rights = "USAGE, SELECT" if kind == "S" else "SELECT, INSERT, UPDATE, DELETE"
            connection.execute(
                sql.SQL(f"GRANT {rights} ON {{table}} TO {{app}}").format(
                    table=sql.Identifier("public", table), **names
                )
            )


def _existing(connection: Connection, owner: str) -> list[tuple[str, str]]:
    rows = connection.execute(
        "SELECT c.relkind::text, c.relname::text FROM pg_class c "
        "JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = 'public' "
        "WHERE c.relkind IN ('r', 'p', 'v', 'm', 'S') AND pg_get_userbyid(c.relowner) = %s",
        [owner],
    ).fetchall()
    return [(str(kind), str(name)) for kind, name in rows]


def _if_allowed(connection: Connection, statement: sql.SQL | sql.Composed) -> None:
    try:
        connection.execute(statement)
    except errors.InsufficientPrivilege:
        return


def _when_unused(connection: Connection, statement: sql.Composed, name: str) -> None:
    # A connection that was closed a moment ago is still being cleared away by the server.
    until = time.monotonic() + 10
    while True:
        try:
            connection.execute(statement)
            return
        except errors.ObjectInUse as error:
            if time.monotonic() > until:
                raise ServerUnavailable(
                    f"The database {name} cannot be copied or renamed while it is in use."
                ) from error
            time.sleep(0.05)
        except psycopg.errors.DuplicateDatabase as error:
            raise ServerUnavailable(str(error).strip()) from error
