"""Hashing of passwords (argon2id) and what a password may be. CPU work happens in a thread."""

import asyncio
from functools import lru_cache

from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher

from ghar_app.refusals import Refused

SHORTEST, LONGEST = 8, 128
_COMMON = (
    "12345678 123456789 1234567890 11111111 00000000 87654321 password password1 "
    "password123 passw0rd p@ssw0rd p@ssword qwertyui qwerty123 qwertyuiop asdfghjkl "
    "1q2w3e4r 1qaz2wsx abcd1234 abc12345 a1b2c3d4 iloveyou sunshine princess football "
    "cricket1 welcome1 welcome123 admin123 administrator letmein1 india123 india1234 "
    "bharat123 mumbai123 delhi123 jaishreeram krishna123 omnamahshivaya ghar1234 "
    "ghar12345 test1234 changeme"
)
COMMON = frozenset(_COMMON.split())

hasher = PasswordHash((Argon2Hasher(),))


def check_password(password: str, *, not_like: list[str | None]) -> None:
    """Refused, beside the field `password`, for a password that is easily guessed.

    `password_length` outside 8 to 128 characters, `password_common`, and `password_personal`
    when it is the person's own number, address or name.
    """
    if not SHORTEST <= len(password) <= LONGEST:
        raise Refused("password_length", field="password", shortest=SHORTEST, longest=LONGEST)
    plain = password.casefold()
    if plain in COMMON or len(set(plain)) < 3:
        raise Refused("password_common", field="password")
    own = [text.casefold() for text in not_like if text]
    if plain in own or plain in [text.partition("@")[0] for text in own] or _digits_of(own, plain):
        raise Refused("password_personal", field="password")


def _digits_of(own: list[str], plain: str) -> bool:
    return plain.isdigit() and any(text.endswith(plain) for text in own)


async def hashed(password: str) -> str:
    """The argon2id hash that is stored."""
    return await asyncio.to_thread(hasher.hash, password)


async def matches(password: str, stored: str | None) -> bool:
    """Whether the password fits. Without a stored hash it takes as long, and doesn't fit.

    So the time an answer takes does not tell whether there is an account.
    """
    fits = await asyncio.to_thread(hasher.verify, password[: LONGEST + 1], stored or _nobody())
    return fits and stored is not None


@lru_cache
def _nobody() -> str:
    return hasher.hash("nobody has this password")
