"""What people type to say who they are: a phone number or an email address.

Phones are kept as E.164 (`+919845012318`), addresses in lower case. Digits may be typed in
Devanagari. A number without a country is Indian.
"""

import re
import unicodedata
from dataclasses import dataclass

import phonenumbers

from ghar_app.formats import email_masked, phone, phone_masked
from ghar_app.models.identity.kinds import Channel
from ghar_app.refusals import Refused

_E164 = re.compile(r"\+[1-9]\d{1,14}")
_INDIAN_MOBILE = re.compile(r"\+91[6-9]\d{9}")
_LOCAL_PART = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_LABEL = re.compile(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?")
_NOISE = re.compile(r"[\s\-.()\[\]{}\u2010-\u2015\u2212\u200e\u200f\u202a-\u202e\u2066-\u2069]")
LONGEST = 254


@dataclass(frozen=True)
class Identifier:
    """A normalised phone number or email address."""

    channel: Channel
    value: str

    @property
    def is_phone(self) -> bool:
        """Whether a code goes there by SMS."""
        return self.channel is Channel.SMS

    @property
    def shown(self) -> str:
        """As people write it: +91 98450 12318."""
        return phone(self.value) if self.is_phone else self.value

    @property
    def masked(self) -> str:
        """+91 98450 ••318 or a•••a@example.in."""
        return phone_masked(self.value) if self.is_phone else email_masked(self.value)


def identify(typed: str, *, field: str = "identifier") -> Identifier:
    """What somebody typed into the one box, normalised.

    Refused `identifier_missing`, `identifier_unclear` (letters but no @),
    `phone_not_indian_mobile` (ten digits, the first of them 6 to 9), or what `normal_phone` and
    `normal_email` refuse.
    """
    if not typed.strip():
        raise Refused("identifier_missing", field=field)
    if "@" in typed:
        return Identifier(Channel.EMAIL, normal_email(typed, field=field))
    if re.search(r"[^\W\d_]", typed):
        raise Refused("identifier_unclear", field=field)
    number = normal_phone(typed, field=field)
    if number.startswith("+91") and not _INDIAN_MOBILE.fullmatch(number):
        raise Refused("phone_not_indian_mobile", field=field)
    return Identifier(Channel.SMS, number)


def normal_phone(typed: str, *, field: str = "phone") -> str:
    """E.164 of a typed number: 10 digits are Indian, a leading 00 is +, 11 to 15 digits get a +.

    Landlines are numbers too; `identify` wants one that takes an SMS. Refused `phone_invalid`.
    """
    number = _international(_ascii_digits(_NOISE.sub("", typed)))
    if not _E164.fullmatch(number) or not _possible(number):
        raise Refused("phone_invalid", field=field)
    return number


def _international(digits: str) -> str:
    if digits.startswith("00"):
        return "+" + digits[2:]
    if digits.startswith("+") or not digits.isdigit():
        return digits
    if len(digits) == 10:
        return "+91" + digits
    if len(digits) == 11 and digits.startswith("0"):  # India's trunk prefix
        return "+91" + digits[1:]
    return "+" + digits if 11 <= len(digits) <= 15 else digits


def _ascii_digits(text: str) -> str:
    return "".join(str(unicodedata.digit(c, c)) if c.isdigit() else c for c in text)


def _possible(number: str) -> bool:
    if number.startswith("+91"):  # the library also knows India's short service numbers
        return len(number) == 13
    try:
        return phonenumbers.is_possible_number(phonenumbers.parse(number))
    except phonenumbers.NumberParseException:
        return False


def normal_email(typed: str, *, field: str = "email") -> str:
    """An address in lower case, its host in ASCII. Refused `email_invalid`."""
    local, at, host = unicodedata.normalize("NFKC", typed.strip()).rpartition("@")
    try:
        host = host.encode("idna").decode("ascii").lower()
    except UnicodeError:
        raise Refused("email_invalid", field=field) from None
    labels = host.split(".")
    sound = (
        at
        and _LOCAL_PART.fullmatch(local)
        and len(local) <= 64
        and len(labels) >= 2
        and all(_LABEL.fullmatch(label) for label in labels)
        and not labels[-1].isdigit()
        and len(labels[-1]) >= 2
        and len(local) + 1 + len(host) <= LONGEST
    )
    if not sound:
        raise Refused("email_invalid", field=field)
    return f"{local.lower()}@{host}"


def last_ten(e164: str) -> str | None:
    """The ten digits by which an Indian number is looked up; None for other countries."""
    return e164[-10:] if e164.startswith("+91") and len(e164) == 13 else None
