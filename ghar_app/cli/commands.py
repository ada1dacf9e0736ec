"""What a person can tell Ghar from a shell."""

import asyncio
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from pydantic import SecretStr, ValidationError

from ghar_app.db import address, migrations, server
from ghar_app.settings import Settings, settings


def say(line: str) -> None:
    """One line of progress."""
    click.echo(line, err=True)


def _checked_settings() -> Settings:
    try:
        return settings()
    except ValidationError as error:
        for problem in error.errors():
            say(f"Settings: {problem['msg'].removeprefix('Value error, ')}")
        sys.exit(2)


def _secret(value: SecretStr | None) -> str | None:
    return value.get_secret_value() if value else None


@contextmanager
def database() -> Iterator[server.Server]:
    """A migrated database for the length of the block; the last user stops a private server."""
    chosen = _checked_settings()
    try:
        with server.running(
            chosen.home,
            url=_secret(chosen.database_url),
            owner_url=_secret(chosen.database_owner_url),
            cache=chosen.cache,
            say=say,
        ) as found:
            server.prepare_database(found, say)
            address.remember(found)
            if migrations.migrate():
                say("Database: migrated")
            yield found
    except server.ServerUnavailable as error:
        say(str(error))
        sys.exit(1)


@click.group()
def main() -> None:
    """Ghar: homes in India, found, shared, rented out and shown."""


@main.command()
def run() -> None:
    """Start everything and print where it is."""
    from ghar_app.cli.serving import serve

    # As Ctrl-C does: leave through every `finally`, so that the database stops too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    with database():
        sys.exit(serve(_checked_settings(), say))


@main.command()
def migrate() -> None:
    """Bring the schema to the newest migration."""
    with database():
        pass


@main.command("fetch")
def fetch_bundle() -> None:
    """Fetch PostgreSQL ahead of the first start."""
    server.fetch(_checked_settings().cache, say)


@main.command("demo-reset")
def demo_reset() -> None:
    """Remove what the demo made and make it anew; nobody else's rows are touched."""
    from ghar_app import demo

    with database():
        asyncio.run(demo.renew(say))


@main.command("import")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--owner", help="e-mail or phone of the landlord; the demo landlord otherwise")
@click.option("--publish/--drafts", default=False, help="put the homes online at once")
def import_file(file: Path, owner: str | None, publish: bool) -> None:
    """Import a portfolio, CSV or XLSX."""
    from ghar_app.demo.people import NAMED
    from ghar_app.models.listings.importing import command

    whose = owner or next(person.phone for person in NAMED if person.key == "sunita")
    with database():
        sys.exit(asyncio.run(command.import_file(file, whose, publish=publish, say=say)))


@main.command("audit-verify")
def audit_verify() -> None:
    """Walk the audit log's hash chain and say whether it is whole."""
    from ghar_app.models.identity.audit import command

    with database():
        sys.exit(asyncio.run(command.verify(say)))
