"""Taking in one file piece by piece: counted, hashed, written, never held."""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from anyio.to_thread import run_sync

from ghar_app.gateways.storage import full_is_refused

_PIECE = 1024 * 1024


@dataclass(frozen=True)
class Received:
    """A whole file in a workspace. `name` and `declared` are what its sender says of it."""

    path: Path
    size: int
    sha256: str
    name: str
    declared: str


class Receiver:
    """Writes a file as it comes in; one megabyte of it is in memory at most.

    Beyond `largest` bytes nothing is written any more and `size` only counts on, so that the
    refusal can say how much too large it is. A full disk refuses with `storage_full`.
    """

    def __init__(self, folder: Path, *, name: str, declared: str, largest: int) -> None:
        self.size = 0
        self._path = folder / "upload"
        self._name = name
        self._declared = declared
        self._largest = largest
        self._hash = hashlib.sha256()
        self._waiting = bytearray()

    @property
    def is_too_large(self) -> bool:
        """Whether more came than is taken."""
        return self.size > self._largest

    async def write(self, data: bytes) -> None:
        """Take the next piece."""
        self.size += len(data)
        if self.is_too_large:
            await self._give_up()
            return
        self._waiting += data
        if len(self._waiting) >= _PIECE:
            await self._flush()

    async def finish(self) -> Received:
        """The file is whole."""
        await self._flush()
        digest = self._hash.hexdigest()
        return Received(self._path, self.size, digest, self._name, self._declared)

    async def _flush(self) -> None:
        piece, self._waiting = bytes(self._waiting), bytearray()
        await run_sync(self._append, piece)

    def _append(self, piece: bytes) -> None:
        self._hash.update(piece)
        with full_is_refused():
            descriptor = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
            try:
                _write_all(descriptor, piece)
            finally:
                os.close(descriptor)

    async def _give_up(self) -> None:
        self._waiting.clear()
        await run_sync(lambda: self._path.unlink(missing_ok=True))


def _write_all(descriptor: int, piece: bytes) -> None:
    """A disk that fills up writes a part first and fails only then."""
    view = memoryview(piece)
    while view:
        view = view[os.write(descriptor, view) :]
