"""Signing in through a Supabase project in the browser: authorisation code with PKCE (RFC 7636).

url = authorize_url("google", back_to=…, challenge=challenge_of(verifier))
token = await exchange(code, verifier)       # an access token, to be verified like any other
"""

import hashlib
from base64 import urlsafe_b64encode
from urllib.parse import urlencode

import httpx

from ghar_app.refusals import Refused
from ghar_app.settings import settings

PATIENCE_S = 5.0
RETRY_S = 5


def providers() -> tuple[str, ...]:
    """The outside accounts that the configured project offers; none without a project."""
    chosen = settings()
    return tuple(chosen.supabase_providers) if chosen.supabase_url else ()


def challenge_of(verifier: str) -> str:
    """The S256 challenge of a verifier, base64url without padding."""
    return urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).decode().rstrip("=")


def authorize_url(provider: str, *, back_to: str, challenge: str) -> str:
    """Where the browser goes to sign in; it comes back to `back_to` with `?code=`."""
    query = {
        "provider": provider,
        "redirect_to": back_to,
        "code_challenge": challenge,
        "code_challenge_method": "s256",
    }
    return f"{_base()}/authorize?{urlencode(query)}"


async def exchange(code: str, verifier: str) -> str:
    """The access token of a code.

    Refused `provider_code_refused` for a code that is used, expired or somebody else's, and
    `provider_away` (retry in 5 s) when the project cannot be reached.
    """
    headers = {}
    if settings().supabase_anon_key is not None:
        headers["apikey"] = settings().supabase_anon_key.get_secret_value()  # type: ignore[union-attr]
    body = {"auth_code": code, "code_verifier": verifier}
    try:
        async with httpx.AsyncClient(timeout=PATIENCE_S) as client:
            answer = await client.post(
                f"{_base()}/token?grant_type=pkce", json=body, headers=headers
            )
    except httpx.HTTPError:
        raise Refused("provider_away", retry_after=RETRY_S) from None
    if answer.status_code >= 500:
        raise Refused("provider_away", retry_after=RETRY_S)
    if not answer.is_success:
        raise Refused("provider_code_refused")
    try:
        token = answer.json()["access_token"]
    except (ValueError, KeyError, TypeError):
        raise Refused("provider_away", retry_after=RETRY_S) from None
    return str(token)


def _base() -> str:
    url = settings().supabase_url
    assert url is not None, "nobody offers a provider that is not configured"
    return f"{url.rstrip('/')}/auth/v1"
