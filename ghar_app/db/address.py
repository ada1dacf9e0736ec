"""Where this process's database is: found by start-up, handed to every process it starts."""

import json
import os
from dataclasses import asdict

from ghar_app.db.server import Server

VARIABLE = "GHAR_RUNTIME_DATABASE"


def remember(server: Server) -> None:
    """Tell this process and its children which server start-up chose."""
    os.environ[VARIABLE] = json.dumps(asdict(server))


def runtime_address() -> Server:
    """The server that start-up chose."""
    chosen = os.environ.get(VARIABLE)
    if chosen is None:
        raise RuntimeError("no database was started for this process; begin with `make run`")
    return Server(**json.loads(chosen))
