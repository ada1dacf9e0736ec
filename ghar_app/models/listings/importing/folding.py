"""Text as people type it into spreadsheets, brought to one form for comparing."""

import re
import unicodedata

BLANKS = frozenset(
    {"", "-", "--", "—", "–", ".", "na", "n/a", "n.a.", "nil", "none", "null", "nan"}
    | {"not available", "not given", "#n/a", "#ref!", "#value!", "#name?", "लागू नहीं"}
)
"""Folded cells that say nothing."""

_SPACES = re.compile(r"\s+")
_UNPRINTED = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b\u200e\u200f\ufeff\ud800-\udfff]")
_TAGS = re.compile(r"<[a-zA-Z/!][^>]*>")
_NUKTA = "\u093c"
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""What makes a spreadsheet run a cell instead of showing it."""


def clean(text: str) -> str:
    """A cell as it is kept: composed, without what PostgreSQL or a reader cannot take.

    The apostrophe that keeps a spreadsheet from running a cell (`harmless`) is taken off again.
    """
    if not (text.isascii() and text.isprintable()):
        # A program read UTF-8 as Windows-1252 and wrote it back: the sign is still to be told.
        text = text.replace("â‚¹", "₹")
        text = _UNPRINTED.sub("", unicodedata.normalize("NFC", text))
    text = text.strip()
    return text[1:] if text[:1] == "'" and text[1:].startswith(FORMULA_STARTS) else text


def harmless(text: str) -> str:
    """A cell for a file that somebody opens in a spreadsheet: text, never a formula."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def fold(text: str) -> str:
    """For comparing: small letters, one space, Latin digits, no nukta (हज़ार is हजार)."""
    if text.isascii():
        return " ".join(text.lower().split())
    plain = unicodedata.normalize("NFKC", text).casefold().replace(_NUKTA, "")
    return " ".join("".join(map(_latin_digit, plain)).split())


def is_blank(text: str) -> bool:
    """Whether a cell says nothing: empty, a dash, "N/A"."""
    return not text or fold(text) in BLANKS


def plain_line(text: str, longest: int) -> str:
    """One line without tags, cut at a word; for titles and names."""
    line = _SPACES.sub(" ", _TAGS.sub(" ", text)).strip()
    if len(line) <= longest:
        return line
    return line[: longest + 1].rsplit(" ", 1)[0][:longest].rstrip(" ,;-")


def plain_text(text: str, longest: int) -> str:
    """Several lines without tags."""
    lines = (_SPACES.sub(" ", line).strip() for line in _TAGS.sub(" ", text).splitlines())
    return "\n".join(lines).strip()[:longest]


def _latin_digit(letter: str) -> str:
    if letter.isascii() or not letter.isdecimal():
        return letter
    return str(unicodedata.decimal(letter))
