"""How this browser signed in the last time, so that its owner need not remember.

A signed cookie of this one browser, with the method in it and nothing else: no account, no number,
no address. Whoever types an identifier elsewhere learns nothing from it.
"""

from datetime import timedelta

from fastapi import Response

from ghar_app.models.identity import AuthMethod
from ghar_app.web.cookies import give, last_cookie, read_cookie
from ghar_app.web.signing import read_signed, sign

PURPOSE = "last-sign-in"
LASTS = timedelta(days=365)


def keep_way(response: Response, method: AuthMethod) -> None:
    """Send the method along with the answer that signs somebody in."""
    text = sign(PURPOSE, {"method": method.value}, lasts=LASTS)
    give(response, last_cookie(), text, seconds=int(LASTS.total_seconds()))


def last_way(cookie_header: str | None) -> AuthMethod | None:
    """The method of the last sign-in; None for a browser that never signed in here."""
    payload = read_signed(PURPOSE, read_cookie(cookie_header, last_cookie()))
    return AuthMethod(payload["method"]) if payload else None
