"""In which encoding a text file was written."""

import codecs
import re

from ghar_app.refusals import Refused

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_UTF8_LETTER = re.compile(
    rb"[\xc3-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
_HEAD = 64 * 1024


def sniff(content: bytes) -> str:
    """The encoding's Python name: a BOM says it, else zero bytes, else whether UTF-8 decodes.

    What is left is Windows-1252, Excel's own for "CSV", or Latin-1. Refused `import_not_a_table`
    for bytes that are no text at all.
    """
    for bom, encoding in _BOMS:
        if content.startswith(bom):
            return encoding
    head = content[:_HEAD]
    if head.count(0) > len(head) // 20:
        return _without_bom(head)
    if len(_CONTROLS.findall(head)) > len(head) // 200:
        raise Refused("import_not_a_table", field="file")
    if _decodes(content, "utf-8"):
        return "utf-8"
    if _mostly_utf8(content):
        return "utf-8"
    return "cp1252" if _decodes(content, "cp1252") else "latin-1"


def _without_bom(head: bytes) -> str:
    """UTF-16 is recognised by commas, digits and line ends: every other byte of them is zero."""
    even, odd = head[::2].count(0), head[1::2].count(0)
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    whole = head[: len(head) // 2 * 2]
    if min(even, odd) > max(even, odd) // 20 or not _decodes(whole, encoding, final=False):
        raise Refused("import_not_a_table", field="file")
    return encoding


def _mostly_utf8(content: bytes) -> bool:
    """A UTF-8 file with a few broken bytes: its letters are still UTF-8."""
    wrong = content.decode("utf-8", "replace").count("\ufffd")
    return len(_UTF8_LETTER.findall(content)) > 3 * wrong


def _decodes(content: bytes, encoding: str, *, final: bool = True) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        for start in range(0, len(content), _HEAD):
            piece = content[start : start + _HEAD]
            decoder.decode(piece, final and start + _HEAD >= len(content))
    except UnicodeDecodeError:
        return False
    return True
