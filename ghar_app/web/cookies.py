"""Our cookies: their names, their flags, and reading them from a header.

The session cookie is HttpOnly, so no script ever sees the token; `__Host-` ties it to this exact
host over https. The visitor cookie is a random number for forms of people who are not signed in.
"""

import secrets

from fastapi import Response
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import cookie_parser
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ghar_app.settings import settings

YEAR = 365 * 24 * 3600
# The server decides when a session ends; the browser only has to keep the cookie long enough.
SESSION_SECONDS = YEAR


def _named(name: str) -> str:
    return f"__Host-{name}" if settings().https else name


def session_cookie() -> str:
    """The name of the cookie that holds the session's token."""
    return _named("ghar_session")


def visitor_cookie() -> str:
    """The name of the cookie that numbers a browser."""
    return _named("ghar_visitor")


def step_cookie() -> str:
    """The name of the cookie that carries a half-done sign-in from post to page."""
    return _named("ghar_step")


def last_cookie() -> str:
    """The name of the cookie that says how this browser signed in the last time."""
    return _named("ghar_last")


def provider_cookie() -> str:
    """The name of the cookie of a browser that is away at an outside sign-in provider."""
    return _named("ghar_provider")


def read_cookie(header: str | None, name: str) -> str | None:
    """One cookie's value out of a Cookie header; None when it is absent or empty."""
    return cookie_parser(header or "").get(name) or None


def give(response: Response, name: str, value: str, *, seconds: int) -> None:
    """Set a cookie that scripts and other sites cannot use."""
    response.set_cookie(
        name,
        value,
        max_age=seconds,
        path="/",
        secure=settings().https,
        httponly=True,
        samesite="lax",
    )


def take(response: Response, name: str) -> None:
    """Remove a cookie."""
    response.delete_cookie(name, path="/", secure=settings().https, httponly=True, samesite="lax")


class VisitorCookie:
    """ASGI middleware: a page that is loaded without the visitor cookie brings it along."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on; add the cookie to HTML answers of browsers that have none."""
        if scope["type"] != "http" or scope["method"] != "GET":
            await self.app(scope, receive, send)
            return
        if read_cookie(Headers(scope=scope).get("cookie"), visitor_cookie()):
            await self.app(scope, receive, send)
            return
        await self.app(scope, receive, _numbering(send))


def _numbering(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            if headers.get("content-type", "").startswith("text/html"):
                cookie = Response()
                give(cookie, visitor_cookie(), secrets.token_urlsafe(24), seconds=YEAR)
                headers.append("set-cookie", cookie.headers["set-cookie"])
                # A shared cache would hand one visitor's number to everyone.
                headers["cache-control"] = "private, no-cache"
        await send(message)

    return sending
