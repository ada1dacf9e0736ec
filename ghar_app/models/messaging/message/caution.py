"""Words in a first message that often belong to fraud: both sides are warned, nothing is stopped.

A phone number or a UPI address invites people away from here; "token" and "advance" ask for money
before anybody has seen the home.
"""

import re
import unicodedata

FIRST = 5
"""Among so many first messages of a thread a warning is shown."""

_PHONE = re.compile(r"(?<!\d)(?:\+?91[\s-]?)?[6-9](?:[\s-]?\d){9}(?!\d)")
_UPI = re.compile(r"\b[\w.-]{2,}@(?:ok\w+|ybl|upi|paytm|apl|ibl|axl|ptyes|ptaxis)\b", re.I)
_MONEY = re.compile(
    r"\b(advance|token amount|token money|booking amount|pay ?now|gpay|phonepe|paytm)\b"
    r"|टोकन|एडवांस|अग्रिम|बयाना",
    re.I,
)


def needs_caution(body: str) -> bool:
    """Whether a message asks for money or gives a way around."""
    plain = unicodedata.normalize("NFKC", body)
    digits = "".join(str(int(sign)) if sign.isdecimal() else sign for sign in plain)
    return any(pattern.search(digits) for pattern in (_PHONE, _UPI, _MONEY))
