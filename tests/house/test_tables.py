"""Tables: money is never a float, and the migrations make what the models say."""

import re

from alembic.script import ScriptDirectory
from sqlalchemy import (
    Column,
    DateTime,
    Float,
    Numeric,
    PrimaryKeyConstraint,
    Table,
    UniqueConstraint,
)

from alembic import command
from ghar_app.db import migrations, server
from ghar_app.models.registry import metadata

MONEY = re.compile(
    r"(^|_)(price|rent|deposit|amount|cost|fee|brokerage|maintenance|charge|income|budget|"
    r"(daily|nightly|weekly)_rate)s?($|_(min|max|monthly|inr))"
)
UNINDEXED = {
    "properties.current_tenant_id",
    "properties.moderated_by",
    "properties.verified_by",
    "property_images.verified_by",
}
"""Staff and tenants are anonymised, not deleted; an index would make every listing dearer."""


def _columns() -> list[Column]:
    return [column for table in metadata.tables.values() for column in table.columns]


COLUMNS = _columns()


def test_money_is_numeric_with_two_decimals() -> None:
    money = [column for column in COLUMNS if _is_money(column)]
    assert len(money) > 5
    wrong = [
        f"{column} is {column.type}"
        for column in money
        if not isinstance(column.type, Numeric)
        or isinstance(column.type, Float)
        or (column.type.precision, column.type.scale) != (14, 2)
    ]
    assert not wrong


def _is_money(column: Column) -> bool:
    is_number = isinstance(column.type, Numeric | Float)
    return is_number and bool(MONEY.search(column.name))


def test_floats_are_for_places_and_ratings_only() -> None:
    allowed = re.compile(r"latitude|longitude|_(lat|lng)$|rating|confidence|score")
    floats = [f"{column}" for column in COLUMNS if isinstance(column.type, Float)]
    assert not [name for name in floats if not allowed.search(name)]


def test_moments_know_their_zone() -> None:
    naive = [
        f"{column}"
        for column in COLUMNS
        if isinstance(column.type, DateTime) and not column.type.timezone
    ]
    assert not naive


def test_there_is_one_newest_migration() -> None:
    assert len(ScriptDirectory.from_config(migrations.config()).get_heads()) == 1


def test_migrations_make_what_the_models_say(database: server.Server) -> None:
    """Raises with the list of differences."""
    command.check(migrations.config())


def test_foreign_keys_have_an_index() -> None:
    """Else deleting the row that one points to reads the whole table."""
    missing = {
        f"{table.name}.{key.parent.name}"
        for table in metadata.tables.values()
        for key in table.foreign_keys
        if key.parent.name not in _first_columns(table)
    }
    assert missing == UNINDEXED


def _first_columns(table: Table) -> set[str]:
    """The columns that an index, a unique constraint or the primary key begins with."""
    lists = [index.columns for index in table.indexes]
    lists += [
        one.columns
        for one in table.constraints
        if isinstance(one, PrimaryKeyConstraint | UniqueConstraint)
    ]
    lists += [[column] for column in table.columns if column.index or column.unique]
    return {next(iter(columns)).name for columns in lists if len(columns)}
