"""A server that somebody else runs: GHAR_DATABASE_URL, and perhaps GHAR_DATABASE_OWNER_URL."""

from __future__ import annotations

from psycopg import errors

from .connection import connect, identity
from .database import Say
from .errors import ServerUnavailable, unavailable
from .extensions import EXTENSIONS, OLDEST_MAJOR, in_words, new_enough
from .roles import APP, OWNER, Connection, grant_role, make_roles, may_act_as
from .server import Server, database_of, normalised, with_database, with_role


def reach(url: str, owner_url: str | None, say: Say) -> Server:
    """The server behind a URL, once it is known to be good enough.

    With two URLs, each is used as it is. With one, its login acts as the roles ghar_owner and
    ghar_app where it may, which keeps row-level security in force; else it is used for both.

    ServerUnavailable: unreadable URL, unreachable, too old, or without an extension.
    """
    url = normalised(url)
    if owner_url:
        owner_url = normalised(owner_url)
        with _somewhere(owner_url) as connection:
            _check(connection)
        return Server("external", admin_url=owner_url, owner_url=owner_url, app_url=url)
    with _somewhere(url) as connection:
        _check(connection)
        acts = _take_roles(connection)
        reached = with_database(url, connection.info.dbname)
    if not acts:
        say(
            f"PostgreSQL: this login may not act as the roles {OWNER} and {APP}, so it is used "
            "for everything; give it CREATEROLE, or set GHAR_DATABASE_OWNER_URL as well."
        )
        return Server("external", admin_url=url, owner_url=url, app_url=url)
    _check_options_arrive(reached)
    return Server(
        "external",
        admin_url=url,
        owner_url=with_role(url, OWNER),
        app_url=with_role(url, APP),
    )


def _somewhere(url: str) -> Connection:
    """A connection to the URL's database, or to a neighbour while that doesn't exist yet."""
    try:
        return connect(url)
    except ServerUnavailable as refusal:
        if isinstance(refusal.__cause__, errors.ConnectionTimeout):
            raise
        neighbour = _neighbour(url)
        if neighbour is None:
            raise
        return neighbour


def _neighbour(url: str) -> Connection | None:
    try:
        connection = connect(with_database(url, "postgres"))
    except ServerUnavailable:
        return None
    found = connection.execute(
        "SELECT 1 FROM pg_database WHERE datname = %s", [database_of(url)]
    ).fetchone()
    if found is None:
        return connection
    connection.close()
    return None


def _check(connection: Connection) -> None:
    version = connection.info.server_version
    if version < OLDEST_MAJOR * 10000:
        raise unavailable(
            f"The database server is PostgreSQL {version // 10000}; "
            f"{OLDEST_MAJOR} is the oldest that will do."
        )
    rows = connection.execute(
        "SELECT name, coalesce(installed_version, default_version) FROM pg_available_extensions "
        "UNION SELECT extname, extversion FROM pg_extension"
    ).fetchall()
    offered = {name: version for name, version in rows}
    missing = [name for name in EXTENSIONS if not new_enough(name, offered.get(name))]
    if missing:
        raise unavailable(
            "The database server does not offer "
            f"{', '.join(in_words(name) for name in missing)}. Install it on that server, or "
            "allow it in your provider's settings."
        )


def _take_roles(connection: Connection) -> bool:
    """Make and take both roles where this login may; whether it can act as both."""
    try:
        make_roles(connection, login=False)
        for name in (OWNER, APP):
            if not may_act_as(connection, name):
                grant_role(connection, name)
    except errors.InsufficientPrivilege:
        pass
    return all(may_act_as(connection, name) for name in (OWNER, APP))


def _check_options_arrive(url: str) -> None:
    # Poolers often drop start-up options, and the application would run as the login itself.
    for role in (OWNER, APP):
        if identity(with_role(url, role)) != role:
            raise unavailable(
                "The connection options of GHAR_DATABASE_URL do not reach the server; a "
                "connection pooler drops them. Connect to the server itself, or set both "
                "GHAR_DATABASE_URL (an ordinary login) and GHAR_DATABASE_OWNER_URL (the owner)."
            )
