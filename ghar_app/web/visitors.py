"""A browser by the cookie that numbers it, without keeping the number."""

from ghar_app.web.cookies import read_cookie, session_cookie, visitor_cookie
from ghar_app.web.signing import keyed


def visitor_key(cookie_header: str | None) -> str:
    """64 characters that are the same for the same browser; empty for one without our cookies."""
    number = read_cookie(cookie_header, visitor_cookie()) or read_cookie(
        cookie_header, session_cookie()
    )
    return keyed("visitor", number) if number else ""
