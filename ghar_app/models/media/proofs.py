"""What in the bytes proves each kind of file: what puremagic cannot tell apart."""

import mmap
from collections.abc import Callable

Bytes = mmap.mmap | bytes
Proof = Callable[[Bytes], bool]


def starts(*beginnings: bytes) -> Proof:
    """Begins with one of these."""
    return lambda data: any(data[: len(start)] == start for start in beginnings)


def is_webp(data: Bytes) -> bool:
    """RIFF with a WebP picture."""
    return data[:4] == b"RIFF" and data[8:12] == b"WEBP"


def is_wave(data: Bytes) -> bool:
    """RIFF with a WAVE sound."""
    return data[:4] == b"RIFF" and data[8:12] == b"WAVE"


_MOVIE_BRANDS = tuple(b"iso mp4 mp7 avc M4V M4A M4B MSNV 3gp dash f4v".split())


def is_iso_movie(data: Bytes) -> bool:
    """ISO base media, but not a still picture (HEIC, AVIF) in the same box."""
    return data[4:8] == b"ftyp" and any(data[8:12].startswith(brand) for brand in _MOVIE_BRANDS)


def is_quicktime(data: Bytes) -> bool:
    """Either QuickTime's own brand, or the older form that begins without one."""
    return data[4:12] == b"ftypqt  " or data[4:8] in (b"moov", b"mdat", b"wide")


def ebml(doctype: bytes) -> Proof:
    """Matroska or its subset WebM, by the document type in its header."""
    return lambda data: data[:4] == b"\x1aE\xdf\xa3" and doctype in data[:64]


def ogg(*codecs: bytes) -> Proof:
    """An Ogg stream whose first page names one of these codecs."""
    return lambda data: data[:4] == b"OggS" and any(codec in data[:256] for codec in codecs)


def is_mp3(data: Bytes) -> bool:
    """An ID3 tag, or a frame of MPEG layer III."""
    head = data[:3]
    frame = len(head) == 3 and head[0] == 0xFF and head[1] & 0xE6 == 0xE2
    return head == b"ID3" or frame


def is_aac(data: Bytes) -> bool:
    """A frame of AAC in ADTS."""
    return data[:1] == b"\xff" and data[1:2] in (b"\xf1", b"\xf9", b"\xf0", b"\xf8")


def is_word(data: Bytes) -> bool:
    """An OLE container with Word's main stream: others hold sheets, mails and installers."""
    return data[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" and _holds(
        data, "WordDocument".encode("utf-16-le")
    )


def is_docx(data: Bytes) -> bool:
    """A zip that lists a Word document and no macros; it is never unpacked."""
    lists = _holds(data, b"word/document.xml") and _holds(data, b"[Content_Types].xml")
    return data[:4] == b"PK\x03\x04" and lists and not _holds(data, b"vbaProject.bin")


def _holds(data: Bytes, what: bytes) -> bool:
    return data.find(what) >= 0
