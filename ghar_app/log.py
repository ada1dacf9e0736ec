"""Structured logs: who did what, never what they typed.

Request and actor ids travel in context variables; personal values are cut out by key before a
line is written, and SQL parameters never reach a log (the engine hides them).
"""

import logging
import re
import secrets
import sys
from typing import Any

import structlog

from ghar_app.settings import settings

PERSONAL = frozenset(
    {
        "address",
        "code",
        "cookie",
        "email",
        "identifier",
        "message",
        "name",
        "password",
        "phone",
        "query",
        "token",
        "url",
    }
)
"""Keys whose values are never written."""


def _without_personal(_logger: Any, _method: str, event: dict[str, Any]) -> dict[str, Any]:
    for key in PERSONAL & event.keys():
        event[key] = "[hidden]"
    return event


_VALUES = re.compile(r"^(DETAIL:|\[parameters:|CONTEXT:|HINT:).*$", re.MULTILINE)


def _without_values(_logger: Any, _method: str, event: dict[str, Any]) -> dict[str, Any]:
    """PostgreSQL quotes the whole refused row in DETAIL; a log is no place for it."""
    if "exception" in event:
        event["exception"] = _VALUES.sub(r"\1 [hidden]", event["exception"])
    return event


def configure() -> None:
    """Set up logging for this process; called once by whatever starts it."""
    level = getattr(logging, settings().log_level.upper())
    shared: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        _without_personal,
        structlog.processors.format_exc_info,
        _without_values,
    ]
    as_json = settings().log_format == "json"
    last = structlog.processors.JSONRenderer() if as_json else structlog.dev.ConsoleRenderer()
    structlog.configure(
        processors=[*shared, last],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=True,
    )
    logging.basicConfig(level=max(level, logging.WARNING), stream=sys.stderr, format="%(message)s")


def log() -> Any:
    """The logger of the product."""
    return structlog.get_logger()


def error_id() -> str:
    """A short id that a person can read out and we can find: eight letters and digits."""
    alphabet = "23456789abcdefghjkmnpqrstuvwxyz"
    return "".join(secrets.choice(alphabet) for _ in range(8))
