"""The SQL that the product really sends, written down so that a peer can send the same."""

import pickle
from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum
from pathlib import Path
from typing import Any

from psycopg.types.json import Jsonb
from sqlalchemy import event

from ghar_app.db import engine

Statement = tuple[str, dict[str, Any]]
"""Text with named placeholders and its parameters, as psycopg takes them."""


@contextmanager
def recorded() -> Iterator[list[Statement]]:
    """The statements of this block, in order, without BEGIN and COMMIT."""
    found: list[Statement] = []

    def note(_connection, _cursor, text, parameters, _context, _many):
        found.append((str(text), {str(name): _plain(one) for name, one in parameters.items()}))

    watched = engine.engine().sync_engine
    event.listen(watched, "before_cursor_execute", note)
    try:
        yield found
    finally:
        event.remove(watched, "before_cursor_execute", note)


def hand_over(recordings: list[list[Statement]], path: Path) -> str:
    """Write recordings to a file for a peer; returns its name."""
    path.write_bytes(pickle.dumps(recordings))
    return str(path)


def _plain(value: Any) -> Any:
    """Types that a peer without our code can read."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Jsonb):
        return Jsonb(value.obj)
    return value
