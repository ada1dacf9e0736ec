"""What stands before every HTTP answer: language of the shell, security headers, request ids."""

import re
from http.cookies import CookieError, SimpleCookie
from typing import Any
from uuid import uuid4

import structlog
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ghar_app.catalogue import Language, known_language
from ghar_app.settings import settings
from ghar_app.web import shell

LANGUAGE_COOKIE = "ghar_language"
_FILE = re.compile(r"\.[a-z0-9]{1,8}$", re.IGNORECASE)


def language_of(headers: Headers) -> Language:
    """The visitor's choice, else the browser's first wish."""
    cookies: SimpleCookie = SimpleCookie()
    try:
        cookies.load(headers.get("cookie", ""))
    except CookieError:
        return "en"
    if LANGUAGE_COOKIE in cookies:
        return known_language(cookies[LANGUAGE_COOKIE].value)
    return known_language(headers.get("accept-language", "")[:2])


class Front:
    """ASGI middleware around the whole application."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer Hindi page loads with the shell, give everything else headers and an id."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request_id = uuid4().hex[:12]
        headers = Headers(scope=scope)
        scope.setdefault("state", {})["language"] = language_of(headers)
        with structlog.contextvars.bound_contextvars(request=request_id):
            await self._answer(scope, receive, _with_headers(send, request_id, scope["path"]))

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        if _is_page(scope) and scope["state"]["language"] == "hi":
            await _in_hindi(self.app, scope, receive, send)
            return
        await self.app(scope, receive, send)


def _is_page(scope: Scope) -> bool:
    wants = Headers(scope=scope).get("accept", "")
    return scope["method"] == "GET" and "text/html" in wants and not _FILE.search(scope["path"])


async def _in_hindi(app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
    """Whatever is answered out of the build's English files becomes the Hindi shell."""
    status = 0

    async def sending(message: Message) -> None:
        nonlocal status
        if message["type"] == "http.response.start" and _is_of_the_build(message):
            status = message["status"]
        if not status:
            await send(message)

    await app(scope, receive, sending)
    if status:
        # "Not modified" is true of the English file, not of the shell.
        answer = shell.page("hi", status=200 if status == 304 else status)
        await answer(scope, receive, send)


def _is_of_the_build(start: Message) -> bool:
    """Only files carry an ETag; our own pages are made for each request."""
    headers = MutableHeaders(scope=start)
    is_page = headers.get("content-type", "").startswith("text/html") or start["status"] == 304
    return "etag" in headers and is_page


def _with_headers(send: Send, request_id: str, path: str) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in _SECURITY.items():
                headers.setdefault(name, value)
            if settings().production:
                headers.setdefault("Strict-Transport-Security", "max-age=31536000")
                headers.setdefault("Content-Security-Policy", _CSP)
            if path.startswith(_UNLISTED):
                headers.setdefault("X-Robots-Tag", "noindex")
            headers["X-Request-Id"] = request_id
        await send(message)

    return sending


_UNLISTED = (
    *("/search", "/compare", "/recent", "/swipe", "/favourites", "/shortlist"),
    *("/account", "/desk", "/login", "/outbox"),
)
"""Pages that say something else to everybody: search engines may open, not list them."""
_SECURITY: dict[str, Any] = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "geolocation=(self), camera=(), microphone=()",
}
# React Router's bootstrap and Reflex's theme script are inline; MapLibre makes workers of blobs.
_CSP = (
    "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline';"
    " img-src 'self' data: blob: https:; font-src 'self'; connect-src 'self' https: wss:;"
    " worker-src 'self' blob:; frame-ancestors 'none'; base-uri 'self'; form-action 'self'"
)
