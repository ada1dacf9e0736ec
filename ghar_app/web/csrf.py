"""A form may change something only if it stood on a page of ours, opened by the same browser.

Two checks, both needed: the Origin (or Referer) is one of ours, and the form carries the HMAC of
the browser's session or visitor cookie, which another site can neither read nor make.
"""

import hmac
from urllib.parse import parse_qsl, urlsplit

from fastapi import Request
from starlette.exceptions import HTTPException

from ghar_app.refusals import Refused
from ghar_app.settings import settings
from ghar_app.web.cookies import read_cookie, session_cookie, visitor_cookie
from ghar_app.web.signing import keyed

FIELD = "csrf"
HEADER = "x-ghar-csrf"
LARGEST_FORM = 16_384


def form_token(cookie_header: str | None) -> str:
    """What a form of this browser has to carry; empty while it has no cookie of ours."""
    tokens = _tokens(cookie_header)
    return tokens[0] if tokens else ""


async def checked_form(request: Request) -> dict[str, str]:
    """The fields of a posted form. Use it as a FastAPI dependency on every route that posts.

    403 for another origin, 413 and 415 for what is no small form; Refused `form_stale` when the
    token does not fit, which also happens to honest people whose page is old.
    """
    check_origin(request)
    form = await _fields(request)
    _check_token(request, form.pop(FIELD, ""))
    return form


def check_header(request: Request) -> None:
    """The same two checks for a script of ours, which sends the token in a header."""
    check_origin(request)
    _check_token(request, request.headers.get(HEADER, ""))


def check_origin(request: Request) -> None:
    """403 unless the request says that it comes from a page of ours."""
    origin = request.headers.get("origin") or _origin_of(request.headers.get("referer"))
    if origin not in settings().origins:
        raise HTTPException(403, "This form did not come from Ghar.")


def _origin_of(address: str | None) -> str | None:
    parts = urlsplit(address or "")
    return f"{parts.scheme}://{parts.netloc}" if parts.scheme and parts.netloc else None


def _check_token(request: Request, given: str) -> None:
    expected = _tokens(request.headers.get("cookie"))
    if not any(hmac.compare_digest(given.encode(), token.encode()) for token in expected):
        raise Refused("form_stale")


def _tokens(cookie_header: str | None) -> list[str]:
    """For the session first. The visitor's still counts: a tab may be older than the sign-in."""
    values = [read_cookie(cookie_header, name) for name in (session_cookie(), visitor_cookie())]
    return [keyed("csrf", value)[:40] for value in values if value]


async def _fields(request: Request) -> dict[str, str]:
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/x-www-form-urlencoded":
        raise HTTPException(415, "Only forms are understood here.")
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST_FORM:
            raise HTTPException(413, "This form is too large.")
    try:
        pairs = parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=40)
    except ValueError:
        raise HTTPException(400, "This form cannot be read.") from None
    return {name: value.replace("\x00", "") for name, value in pairs}
