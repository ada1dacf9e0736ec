"""Who calls `/api/v1`: the person of a bearer token, or a JSON answer that says what is wrong."""

from fastapi import Request
from fastapi.responses import JSONResponse
from sqlalchemy.exc import DBAPIError, OperationalError

from ghar_app.clock import now
from ghar_app.db import Db
from ghar_app.db.outages import outage
from ghar_app.gateways.tokens import BadToken, ProviderAway, issuer
from ghar_app.models.identity import User
from ghar_app.models.identity.user.first_sight import meet
from ghar_app.refusals import Refused
from ghar_app.web.front import language_of

RETRY_S = 5


class Turned(Exception):
    """The caller gets this answer instead."""

    def __init__(self, status: int, code: str, retry_after: int | None = None) -> None:
        super().__init__(code)
        self.status, self.code, self.retry_after = status, code, retry_after

    def answer(self) -> JSONResponse:
        """The answer: `{"code": …}`, and a Retry-After when waiting helps."""
        headers = {"Cache-Control": "no-store"}
        if self.retry_after:
            headers["Retry-After"] = str(self.retry_after)
        if self.status == 401:
            headers["WWW-Authenticate"] = "Bearer"
        return JSONResponse({"code": self.code}, self.status, headers)


async def caller(db: Db, request: Request) -> User:
    """The active person of the token. Raises Turned.

    The row is read on each call, so a suspension acts on the next one whatever is remembered of
    the token.
    """
    found = issuer()
    if found is None:
        raise Turned(501, "AUTH_PROVIDER_NOT_CONFIGURED")
    try:
        claims = await found.claims(_token(request))
    except BadToken as error:
        raise Turned(401, "TOKEN_INVALID") from error
    except ProviderAway as error:
        raise Turned(503, "AUTH_PROVIDER_UNREACHABLE", RETRY_S) from error
    try:
        return await meet(db, claims, at=now())
    except Refused as error:
        raise Turned(403, "USER_INACTIVE") from error
    except (DBAPIError, OperationalError, OSError, TimeoutError) as error:
        if outage(error) is None:
            raise
        raise Turned(503, "AUTH_DB_UNAVAILABLE", RETRY_S) from error


def _token(request: Request) -> str:
    header = request.headers.get("authorization")
    if header is None:
        raise Turned(401, "AUTH_HEADER_MISSING")
    scheme, _, token = header.partition(" ")
    if not token or " " in token.strip():
        raise Turned(401, "INVALID_AUTH_HEADER")
    if scheme.lower() != "bearer":
        raise Turned(401, "INVALID_AUTH_SCHEME")
    return token.strip()


def refused(request: Request, refusal: Refused, status: int = 422) -> JSONResponse:
    """A rule said no: its code, its sentence and its field."""
    body = {"code": refusal.code, "message": refusal.message(language_of(request.headers))}
    if refusal.field:
        body["field"] = refusal.field
    headers = {"Retry-After": str(refusal.retry_after)} if refusal.retry_after else {}
    return JSONResponse(body, status, {"Cache-Control": "no-store", **headers})
