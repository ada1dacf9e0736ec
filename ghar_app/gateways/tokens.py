"""Bearer tokens of an external sign-in provider (Supabase Auth): signatures, keys, outages.

claims = await issuer().claims(token)

Keys are the provider's JWKS, kept an hour and, while it cannot be reached, a day. An unknown key
id asks once more, at most once a minute, so that a flood of made-up tokens asks nobody.
"""

import asyncio
import hashlib
from collections import OrderedDict
from dataclasses import dataclass
from functools import lru_cache
from time import time
from typing import Any

import httpx
import jwt

from ghar_app.log import log
from ghar_app.settings import settings

ALGORITHMS = ("RS256", "ES256")
REQUIRED = ("exp", "iat", "iss", "sub")
FRESH_S, HELD_S, FORCED_EVERY_S = 3600, 86_400, 60
LEEWAY_S = 10
"""Seconds that the provider's clock may be off."""
TRIES, PAUSE_S, PATIENCE_S = 3, 0.3, 3.0
REMEMBERED, REMEMBERED_S = 5_000, 60


class BadToken(Exception):
    """Not the provider's, not for us, or not any more."""


class ProviderAway(Exception):
    """Nobody can say whether the token is good: the keys cannot be had."""


@dataclass(frozen=True, slots=True)
class Claims:
    """What a good token says. Addresses count as proved only when the provider says so."""

    subject: str
    email: str | None
    email_confirmed: bool
    phone: str | None
    phone_confirmed: bool
    name: str | None
    provider: str


class Issuer:
    """One provider at `base`, e.g. https://project.supabase.co; tokens are for `audience`."""

    def __init__(self, base: str, audience: str = "authenticated") -> None:
        self.issuer = f"{base.rstrip('/')}/auth/v1"
        self.audience = audience
        self._keys: dict[str, jwt.PyJWK] | None = None
        self._fetched_at = 0.0
        self._forced_at = 0.0
        self._asking = asyncio.Lock()
        self._good: OrderedDict[str, tuple[float, Claims]] = OrderedDict()

    async def claims(self, token: str) -> Claims:
        """What the token says. Raises BadToken and ProviderAway."""
        digest = hashlib.sha256(token.encode()).hexdigest()
        known = self._good.get(digest)
        if known is not None and known[0] > time():
            return known[1]
        payload = await self._verified(token)
        claims = _claims(payload)
        self._good[digest] = (min(time() + REMEMBERED_S, float(payload["exp"])), claims)
        while len(self._good) > REMEMBERED:
            self._good.popitem(last=False)
        return claims

    async def _verified(self, token: str) -> dict[str, Any]:
        try:
            header = jwt.get_unverified_header(token)
        except jwt.PyJWTError as error:
            raise BadToken("not a token") from error
        algorithm, kid = header.get("alg"), header.get("kid")
        # Said by the token itself, so it is looked up in a list and never obeyed.
        if algorithm not in ALGORITHMS or not isinstance(kid, str):
            raise BadToken("algorithm or key id")
        key = await self._key(kid)
        try:
            return jwt.decode(
                token,
                key,
                algorithms=[algorithm],
                audience=self.audience,
                issuer=self.issuer,
                leeway=LEEWAY_S,
                options={"require": list(REQUIRED)},
            )
        except (jwt.PyJWTError, ValueError, TypeError) as error:
            raise BadToken(type(error).__name__) from error

    async def _key(self, kid: str) -> jwt.PyJWK:
        async with self._asking:
            if self._keys is None or time() - self._fetched_at > FRESH_S:
                await self._fetch()
            assert self._keys is not None
            if kid not in self._keys and time() - self._forced_at > FORCED_EVERY_S:
                self._forced_at = time()
                await self._fetch()
            if kid not in self._keys:
                raise BadToken("unknown key")
            return self._keys[kid]

    async def _fetch(self) -> None:
        """Ask for the keys; without an answer those that are held go on for a day."""
        try:
            keys = await self._ask()
        except (httpx.HTTPError, ValueError, KeyError) as error:
            held = self._keys is not None and time() - self._fetched_at < HELD_S
            log().warning("sign-in provider away", error=type(error).__name__, keys_held=held)
            if held and self._keys:
                return
            raise ProviderAway from error
        # An empty list is an answer too, and is kept as long as any other.
        self._keys, self._fetched_at = keys, time()

    async def _ask(self) -> dict[str, jwt.PyJWK]:
        url = f"{self.issuer}/.well-known/jwks.json"
        async with httpx.AsyncClient(timeout=PATIENCE_S) as client:
            for left in reversed(range(TRIES)):
                try:
                    answer = await client.get(url)
                    answer.raise_for_status()
                    break
                except httpx.HTTPError:
                    if not left:
                        raise
                    await asyncio.sleep(PAUSE_S)
        found = {}
        for key in answer.json()["keys"]:
            if key.get("kid") and key.get("alg", ALGORITHMS[0]) in ALGORITHMS:
                try:
                    found[key["kid"]] = jwt.PyJWK.from_dict(key)
                except jwt.PyJWTError:
                    log().warning("a key of the sign-in provider cannot be read")
        return found


def _claims(payload: dict[str, Any]) -> Claims:
    told = payload.get("user_metadata") or {}
    app = payload.get("app_metadata") or {}
    phone = payload.get("phone") or None
    return Claims(
        subject=str(payload["sub"]),
        email=payload.get("email") or None,
        email_confirmed=bool(payload.get("email_confirmed_at"))
        or payload.get("email_verified") is True,
        phone=phone,
        phone_confirmed=bool(payload.get("phone_confirmed_at"))
        or payload.get("phone_verified") is True,
        name=told.get("full_name") or told.get("name"),
        provider=str(app.get("provider") or "email"),
    )


@lru_cache
def issuer() -> Issuer | None:
    """The configured provider, or None."""
    chosen = settings()
    if chosen.supabase_url is None:
        return None
    return Issuer(chosen.supabase_url, chosen.supabase_audience)
