"""One naming rule for every constraint, and one width for every reference."""

from sqlalchemy import BigInteger, Column, Integer, Table, event
from sqlmodel import SQLModel

SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}

metadata = SQLModel.metadata


@event.listens_for(Column, "after_parent_attach")
def _as_wide_as_its_target(column: Column, parent: Table) -> None:  # type: ignore[type-arg]
    """A reference to a bigint key is a bigint; SQLModel would make it four bytes."""
    if column.foreign_keys and type(column.type) is Integer:
        column.type = BigInteger()
