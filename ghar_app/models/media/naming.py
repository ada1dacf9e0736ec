"""Names of uploads: one for the disk, one to show."""

import re
import unicodedata

LONGEST, LONGEST_SHOWN = 50, 300
_UNSAFE = re.compile(r"[^A-Za-z0-9_-]+")
_UNPRINTABLE = {"Cc", "Cf", "Co", "Cs", "Zl", "Zp"}


def shown_name(typed: str) -> str:
    """The name as its owner wrote it, in any script: no path, no control or direction characters.

    Never part of a path or a header as it is.
    """
    base = typed.replace("\\", "/").rpartition("/")[2]
    plain = unicodedata.normalize("NFC", base)
    # Hindi spells conjuncts with joiners: these two format characters are letters there.
    kept = (c for c in plain if c in "\u200c\u200d" or unicodedata.category(c) not in _UNPRINTABLE)
    return "".join(kept).strip()[-LONGEST_SHOWN:] or "file"


def safe_name(typed: str, extension: str) -> str:
    """A file name of [A-Za-z0-9_-], at most 50, with the extension that the bytes deserve."""
    stem = shown_name(typed).rpartition(".")[0] or shown_name(typed)
    return f"{_UNSAFE.sub('-', stem).strip('-')[:LONGEST].strip('-') or 'file'}.{extension}"
