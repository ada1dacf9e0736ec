"""How many statements a piece of code sends."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncConnection

_BOOKKEEPING = ("SAVEPOINT", "RELEASE", "ROLLBACK")


@contextmanager
def counted(connection: AsyncConnection) -> Iterator[list[str]]:
    """The SQL that a test's connection executes inside the block, without savepoints."""
    sent: list[str] = []

    def note(_conn, _cursor, statement, *_rest) -> None:
        if not statement.startswith(_BOOKKEEPING):
            sent.append(statement)

    event.listen(connection.sync_connection, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(connection.sync_connection, "before_cursor_execute", note)
