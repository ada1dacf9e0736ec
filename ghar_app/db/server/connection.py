"""Connections for work on the server itself, and sentences for why there is none."""

from __future__ import annotations

import psycopg

from .errors import unavailable
from .roles import Connection
from .server import FORM

PATIENCE = 10  # seconds for a connection, unless the URL has its own connect_timeout


def connect(url: str) -> Connection:
    """An autocommitting connection. ServerUnavailable without it; the password is not told."""
    if "connect_timeout=" not in url:
        url = f"{url}{'&' if '?' in url else '?'}connect_timeout={PATIENCE}"
    try:
        return psycopg.connect(url, autocommit=True)
    except psycopg.OperationalError as error:
        reason = str(error).strip().splitlines()[0]
        for prefix in ("connection failed: ", "connection is bad: "):
            reason = reason.removeprefix(prefix)
        raise unavailable(f"The database server does not let Ghar in: {reason}") from error
    except psycopg.ProgrammingError as error:
        # libpq quotes the part that it did not understand, which may be of the password.
        raise unavailable(f"The database URL cannot be read. {FORM}") from error


def identity(url: str) -> str:
    """The role that sessions of this URL act as."""
    with connect(url) as connection:
        (name,) = connection.execute("SELECT current_user").fetchall()[0]
    return str(name)
