"""Reading an MP4 or MOV's length and size, and blanking where it was filmed.

Phones write the place into `udta` and `meta` boxes. A box renamed to `free` is skipped by every
player and keeps all offsets valid, so nothing is re-encoded; its contents are overwritten too.
"""

import os
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from ghar_app.gateways.storage import full_is_refused
from ghar_app.refusals import Refused

_PERSONAL = {b"udta", b"meta"}
# Other uuid boxes say how a 360° film is projected: those stay.
_XMP = bytes.fromhex("be7acfcb97a942e89c71999491e3afac")
_INSIDE = {b"": b"moov", b"moov": b"trak"}
_MOST_BOXES = 20_000
_ZEROS = bytes(64 * 1024)


@dataclass
class Movie:
    """Seconds, and pixels as shown. None: not said, or sound only."""

    duration: int | None = None
    width: int | None = None
    height: int | None = None


@dataclass(frozen=True)
class _Box:
    kind: bytes
    start: int
    body: int
    end: int


def cleaned_movie(path: Path) -> Movie:
    """Blank the personal boxes of an ISO movie in place and say how long and large it is.

    Refused `file_broken` when its boxes don't hold together or none says what is played.
    """
    movie = Movie()
    with path.open("r+b", buffering=0) as file, full_is_refused():
        try:
            boxes = _boxes(file, 0, os.fstat(file.fileno()).st_size)
            found = list(islice(boxes, _MOST_BOXES + 1))
            for box in found:
                _read_or_blank(file, box, movie)
        except struct.error as error:
            raise Refused("file_broken", field="file") from error
    if len(found) > _MOST_BOXES or not any(box.kind == b"moov" for box in found):
        raise Refused("file_broken", field="file")
    return movie


def _boxes(file: BinaryIO, start: int, end: int, *, parent: bytes = b"") -> Iterator[_Box]:
    """All boxes between two offsets, then what is in the movie box and in its tracks."""
    at = start
    while at + 8 <= end:
        file.seek(at)
        size, kind = struct.unpack(">I4s", file.read(8))
        body = at + 8
        if size == 1:
            (size,) = struct.unpack(">Q", file.read(8))
            body += 8
        stop = end if size == 0 else at + size
        if stop < body or stop > end:
            raise Refused("file_broken", field="file")
        yield _Box(kind, at, body, stop)
        if kind == _INSIDE.get(parent):
            yield from _boxes(file, body, stop, parent=kind)
        at = stop


def _read_or_blank(file: BinaryIO, box: _Box, movie: Movie) -> None:
    if box.kind in _PERSONAL or (box.kind == b"uuid" and _body(file, box)[:16] == _XMP):
        _blank(file, box)
    elif box.kind == b"mvhd":
        movie.duration = _duration(_body(file, box))
    elif box.kind == b"tkhd":
        width, height = _shown_size(_body(file, box))
        if width and height:
            movie.width, movie.height = width, height


def _blank(file: BinaryIO, box: _Box) -> None:
    file.seek(box.start + 4)
    file.write(b"free")
    file.seek(box.body)
    left = box.end - box.body
    while left > 0:
        left -= file.write(_ZEROS[:left])


def _body(file: BinaryIO, box: _Box) -> bytes:
    file.seek(box.body)
    return file.read(min(box.end - box.body, 256))


def _duration(body: bytes) -> int | None:
    """Whole seconds of a movie header, version 0 or 1."""
    if body[:1] == b"\x01":
        scale, length = struct.unpack_from(">IQ", body, 20)
    else:
        scale, length = struct.unpack_from(">II", body, 12)
    return round(length / scale) if scale and length < 2**31 * scale else None


def _shown_size(body: bytes) -> tuple[int, int]:
    """Pixels of a track header (16.16 fixed point); a quarter turn in its matrix swaps them."""
    longer = 12 if body[:1] == b"\x01" else 0
    turn, width, height = 40 + longer, 76 + longer, 80 + longer
    (across,) = struct.unpack_from(">i", body, turn)
    wide, high = (struct.unpack_from(">I", body, at)[0] >> 16 for at in (width, height))
    return (high, wide) if across == 0 else (wide, high)
