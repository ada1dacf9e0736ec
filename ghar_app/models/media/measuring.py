"""Width and height of a picture from its first bytes, before any decoder sees it."""

import mmap
import struct
from dataclasses import dataclass
from pathlib import Path

from ghar_app.refusals import Refused

_BASELINE = (0xC0, 0xC1)
_FRAMES = {0xC0, 0xC1, 0xC2, 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF}
_ALONE = {0x01, 0xD8, *range(0xD0, 0xD8)}
_MOST_SEGMENTS = 20_000


@dataclass(frozen=True)
class Extent:
    """Pixels of a picture as stored, before any rotation.

    `in_strips`: its decoder can shrink while it reads, so that it needn't be held whole.
    """

    width: int
    height: int
    in_strips: bool = False

    @property
    def pixels(self) -> int:
        """How many pixels the header promises."""
        return self.width * self.height


def extent(path: Path, mime: str) -> Extent:
    """The extent that the header declares; Refused `picture_broken` without a proper header."""
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as head:
        try:
            found = _READERS[mime](head)
        except (struct.error, IndexError) as error:
            raise Refused("picture_broken", field="file") from error
    if found is None or found.width < 1 or found.height < 1:
        raise Refused("picture_broken", field="file")
    return found


def _png(head: mmap.mmap) -> Extent | None:
    if head[12:16] != b"IHDR":
        return None
    return Extent(*struct.unpack_from(">II", head, 16))


def _gif(head: mmap.mmap) -> Extent | None:
    return Extent(*struct.unpack_from("<HH", head, 6))


def _webp(head: mmap.mmap) -> Extent | None:
    chunk = head[12:16]
    if chunk == b"VP8X":
        width, height = head[24:27] + b"\0", head[27:30] + b"\0"
        return Extent(struct.unpack("<I", width)[0] + 1, struct.unpack("<I", height)[0] + 1)
    if chunk == b"VP8 ":
        width, height = struct.unpack_from("<HH", head, 26)
        return Extent(width & 0x3FFF, height & 0x3FFF)
    if chunk == b"VP8L":
        (bits,) = struct.unpack_from("<I", head, 21)
        return Extent((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1)
    return None


def _jpeg(head: mmap.mmap) -> Extent | None:
    """Walk the segments to the frame header; thumbnails inside of EXIF are stepped over."""
    at = 2
    for _ in range(_MOST_SEGMENTS):
        if head[at] != 0xFF:
            break
        marker = head[at + 1]
        if marker == 0xFF:
            at += 1
        elif marker in _ALONE:
            at += 2
        elif marker in _FRAMES:
            height, width = struct.unpack_from(">HH", head, at + 5)
            return Extent(width, height, in_strips=marker in _BASELINE)
        else:
            at += 2 + struct.unpack_from(">H", head, at + 2)[0]
    return None


_READERS = {"image/png": _png, "image/gif": _gif, "image/webp": _webp, "image/jpeg": _jpeg}
