"""Whether a file is what it says it is, by its bytes."""

import mmap
from pathlib import Path

import puremagic

from ghar_app.models.media.kinds import Kind
from ghar_app.refusals import Refused

_HEAD = 8192


def prove(path: Path, kind: Kind) -> None:
    """Refused `file_type_mismatch` unless the bytes are of the kind that was declared.

    Two witnesses: our own close look at the few kinds we keep must confirm it, and puremagic's
    signatures of hundreds of formats must not contradict (they are silent on some MP3 frames).
    Runs in a thread: it may read the whole file.
    """
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        seen = _signatures(data[:_HEAD])
        contradicted = bool(seen) and not seen & kind.signatures
        if contradicted or not kind.proof(data):
            raise Refused("file_type_mismatch", field="file", said=kind.label)


def _signatures(head: bytes) -> set[str]:
    try:
        return {match.extension for match in puremagic.magic_string(head)}
    except puremagic.PureError:
        return set()
