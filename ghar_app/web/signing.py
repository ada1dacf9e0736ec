"""Small values that travel through the browser and come back unchanged, or not at all."""

import hashlib
import hmac
from datetime import timedelta
from typing import Any

import jwt

from ghar_app.clock import now
from ghar_app.settings import settings


def keyed(purpose: str, text: str) -> str:
    """HMAC-SHA256 in hex; a value made for one purpose fits no other."""
    secret = settings().secret_key.get_secret_value().encode()
    return hmac.new(secret, f"{purpose}:{text}".encode(), hashlib.sha256).hexdigest()


def sign(purpose: str, payload: dict[str, Any], *, lasts: timedelta) -> str:
    """A signed text of a JSON-able payload. It can be read by its bearer: no secrets in it."""
    expiring = {"payload": payload, "exp": now() + lasts}
    return jwt.encode(expiring, keyed("signing", purpose), algorithm="HS256")


def read_signed(purpose: str, text: str | None) -> dict[str, Any] | None:
    """The payload, or None when the text is missing, changed, expired or for another purpose."""
    if not text:
        return None
    try:
        return jwt.decode(text, keyed("signing", purpose), algorithms=["HS256"])["payload"]
    except (jwt.InvalidTokenError, KeyError):
        return None
