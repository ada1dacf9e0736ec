"""A server as three URLs: who may do what is in the role that each one logs in as."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit, urlunsplit

from .errors import unavailable

FORM = (
    "Its form is postgresql://user:password@host:port/database; in user and password, characters "
    "such as @ : / # % are written as %40 %3A %2F %23 %25."
)
Provider = Literal["external", "system", "bundle"]


@dataclass(frozen=True)
class Server:
    """A running PostgreSQL server and one database name on it, as libpq URLs.

    admin_url may create databases and extensions, owner_url owns the schema and migrates,
    app_url is what the application runs as: no superuser, no BYPASSRLS.
    """

    provider: Provider
    admin_url: str
    owner_url: str
    app_url: str

    @property
    def name(self) -> str:
        """The database that the URLs name."""
        return database_of(self.app_url)

    def database(self, name: str) -> Server:
        """The same server and roles, another database."""
        return Server(
            provider=self.provider,
            admin_url=with_database(self.admin_url, name),
            owner_url=with_database(self.owner_url, name),
            app_url=with_database(self.app_url, name),
        )


def normalised(url: str) -> str:
    """A libpq URL from what people paste: postgres://, postgresql+psycopg:// and spaces around.

    Anything else is ServerUnavailable, without repeating the URL, which may hold a password.
    """
    scheme, separator, rest = url.strip().partition("://")
    if not separator or scheme.partition("+")[0] not in ("postgresql", "postgres"):
        raise unavailable(
            "The database URL is not one of PostgreSQL: it must begin with postgresql://"
        )
    url = f"postgresql://{rest}"
    try:
        named = database_of(url)
    except ValueError as error:
        raise unavailable(f"The database URL cannot be read. {FORM}") from error
    if urlsplit(url).netloc.count("@") > 1:
        # A part of the password would be taken for the host, and told in an error message.
        raise unavailable(f"The database URL has more than one @. {FORM}")
    if not named:
        raise unavailable(
            "The database URL names no database: put its name at the end, "
            "as in postgresql://user@host/ghar"
        )
    return url


def socket_url(role: str, directory: str, database: str) -> str:
    return f"postgresql://{role}@/{quote(database, safe='')}?host={quote(directory, safe='')}"


def database_of(url: str) -> str:
    parts = urlsplit(url)
    in_query = dict(parse_qsl(parts.query)).get("dbname", "")
    return in_query or unquote(parts.path.lstrip("/"))


def with_database(url: str, name: str) -> str:
    parts = urlsplit(url)
    query = [(key, value) for key, value in _query(parts.query) if key != "dbname"]
    return urlunsplit(parts._replace(path=f"/{quote(name, safe='')}", query=_encoded(query)))


def with_role(url: str, role: str) -> str:
    """The URL whose sessions act as `role` from the start; other options are kept."""
    parts = urlsplit(url)
    query = _query(parts.query)
    others = [value for key, value in query if key == "options"]
    rest = [(key, value) for key, value in query if key != "options"]
    options = " ".join([*others, f"-c role={role}"])
    return urlunsplit(parts._replace(query=_encoded([*rest, ("options", options)])))


def _query(query: str) -> list[tuple[str, str]]:
    # libpq decodes %20 only: a plus sign is a plus sign there, and a space for parse_qsl.
    return parse_qsl(query.replace("+", "%2B"), keep_blank_values=True)


def _encoded(query: list[tuple[str, str]]) -> str:
    return urlencode(query, quote_via=quote, safe="")
