"""What the routes for our own scripts share: who asks, and refusals as JSON."""

from typing import Any

from fastapi import Request

from ghar_app.catalogue import Language
from ghar_app.db import transaction
from ghar_app.db.outages import outage
from ghar_app.log import error_id, log
from ghar_app.models.identity import User, holder
from ghar_app.refusals import NotFound, Refused
from ghar_app.web.cookies import read_cookie, session_cookie

STATUSES = {
    "our_mistake": 500,
    "database_unavailable": 503,
    "took_too_long": 503,
    "busy": 503,
    "sign_in_first": 401,
    "form_stale": 403,
    "too_many_tries": 429,
    "try_later": 503,
    "file_too_large": 413,
    "batch_too_large": 413,
    "quota_full": 413,
    "too_many_files": 413,
    "import_too_large": 413,
    "file_type_refused": 415,
    "file_type_mismatch": 415,
    "file_empty": 422,
    "file_broken": 422,
    "picture_broken": 422,
    "picture_too_many_pixels": 422,
    "storage_full": 507,
}
"""HTTP status by refusal; any other is 400, and what isn't there is 404."""


async def asking(request: Request) -> User | None:
    """Who is signed in; None for anybody else."""
    token = read_cookie(request.headers.get("cookie"), session_cookie())
    if token is None:
        return None
    async with transaction() as db:
        return await holder(db, token)


async def require_user(request: Request) -> User:
    """Who is signed in; Refused `sign_in_first`."""
    user = await asking(request)
    if user is None:
        raise Refused("sign_in_first")
    return user


def spoken(error: Exception) -> Refused:
    """What to tell of anything that went wrong: a refusal, a database that is away, our mistake."""
    if isinstance(error, Refused):
        return error
    known = outage(error)
    if known is None:
        number = error_id()
        log().exception("request failed", error_id=number, exc_info=error)
        known = Refused("our_mistake", error_id=number)
    return known


def told(refusal: Refused, language: Language) -> dict[str, Any]:
    """A refusal for a script: `{"error": {code, message, status, retry_after, details}}`."""
    return {
        "error": {
            "code": refusal.code,
            "message": refusal.message(language),
            "status": status_of(refusal),
            "retry_after": refusal.retry_after,
            "details": {k: v for k, v in refusal.details.items() if isinstance(v, str | int)},
        }
    }


def status_of(refusal: Refused) -> int:
    """The HTTP status that says the same as a refusal."""
    return STATUSES.get(refusal.code, 404 if isinstance(refusal, NotFound) else 400)
