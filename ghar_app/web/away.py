"""What a route without words of its own answers while the database is away."""

from fastapi import FastAPI, Request, Response
from fastapi.responses import PlainTextResponse
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from ghar_app.db.outages import outage
from ghar_app.web.front import language_of


def answer_while_away(app: FastAPI) -> None:
    """503 with Retry-After and a sentence instead of a bare 500; a mistake of ours stays one."""
    for kind in (DBAPIError, PoolTimeout):
        app.add_exception_handler(kind, _away)


async def _away(request: Request, error: Exception) -> Response:
    refusal = outage(error)
    if refusal is None:
        raise error
    sentence = refusal.message(language_of(request.headers))
    headers = {"Retry-After": str(refusal.retry_after), "Cache-Control": "no-store"}
    return PlainTextResponse(sentence, 503, headers)
