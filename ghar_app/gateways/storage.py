"""Where the bytes of uploads are kept: one port, and the local disk behind it.

A key is `users/<id>/<file id>/<name>`; a prefix is a key without its name. Files come into being
together: they are made in a workspace and adopted under a prefix in one step, so that nobody ever
sees half of them. An S3-compatible store answers the same five questions: a workspace is then a
temporary directory, and `adopt` puts its files as objects.
"""

import errno
import os
import re
import shutil
import tempfile
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, contextmanager, suppress
from datetime import datetime
from functools import partial
from io import FileIO
from pathlib import Path
from typing import Protocol, TypeVar

import anyio
from anyio.to_thread import run_sync

from ghar_app.refusals import Refused
from ghar_app.settings import settings

CHUNK = 256 * 1024
_PIECE = re.compile(r"[A-Za-z0-9_-]{1,80}(\.[a-z0-9]{1,8})?")
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
T = TypeVar("T")


class Storage(Protocol):
    """What a place for uploads can do. A full one refuses with `storage_full`."""

    def workspace(self) -> AbstractAsyncContextManager[Path]:
        """An empty directory of one's own on this machine, gone after the block."""
        ...

    async def adopt(self, prefix: str, folder: Path) -> None:
        """Keep all files of a directory in a workspace under `prefix`: all of them or none."""
        ...

    async def size(self, key: str) -> int | None:
        """Bytes of one file; None when it isn't there."""
        ...

    def read(self, key: str, *, start: int = 0, length: int | None = None) -> AsyncIterator[bytes]:
        """The bytes from `start` on, in pieces; FileNotFoundError when it isn't there."""
        ...

    async def discard(self, prefix: str) -> None:
        """Forget everything under `prefix`; nothing happens when there is nothing."""
        ...

    def forgotten(self, *, before: datetime) -> AsyncIterator[str]:
        """Prefixes that were adopted before a moment, oldest users first."""
        ...


class LocalDisk:
    """Uploads in a directory of this machine, readable by its owner alone."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._incoming = root / "incoming"

    @asynccontextmanager
    async def workspace(self) -> AsyncIterator[Path]:
        """An empty directory on the same disk, so that adopting it is one rename."""
        folder = await run_sync(self._new_workspace)
        try:
            yield folder
        finally:
            # Shielded: who closes the browser in mid-upload must not leave the file behind.
            with anyio.CancelScope(shield=True):
                await run_sync(partial(shutil.rmtree, folder, ignore_errors=True))

    def _new_workspace(self) -> Path:
        with full_is_refused():
            self._make_root()
            return Path(tempfile.mkdtemp(dir=self._incoming))

    def _make_root(self) -> None:
        # `mode` does not reach the parents that mkdir makes: the root alone keeps others out.
        self.root.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._incoming.mkdir(exist_ok=True)

    async def adopt(self, prefix: str, folder: Path) -> None:
        """Write the files through to the disk, then give their directory its name.

        FileExistsError when the prefix is taken.
        """
        await run_sync(self._adopt, self._path(prefix), folder)

    def _adopt(self, target: Path, folder: Path) -> None:
        if target.exists():
            raise FileExistsError(target.name)
        with full_is_refused():
            for file in folder.iterdir():
                _write_through(file)
            _write_through(folder)
            target.parent.mkdir(parents=True, exist_ok=True)
            folder.rename(target)
            _write_through(target.parent)

    async def size(self, key: str) -> int | None:
        """Bytes of one file; None when it isn't there."""
        return await run_sync(_size, self._path(key))

    async def read(
        self, key: str, *, start: int = 0, length: int | None = None
    ) -> AsyncIterator[bytes]:
        """The bytes from `start` on, 256 KB at a time."""
        with await run_sync(_opened, self._path(key)) as file:
            file.seek(start)
            left = length
            while left is None or left > 0:
                piece = await run_sync(file.read, CHUNK if left is None else min(CHUNK, left))
                if not piece:
                    return
                yield piece
                left = None if left is None else left - len(piece)

    async def discard(self, prefix: str) -> None:
        """Forget everything under `prefix`. It vanishes at once; its bytes go a moment later."""
        await run_sync(self._discard, self._path(prefix))

    def _discard(self, target: Path) -> None:
        if not target.is_dir():
            return
        self._make_root()
        doomed = Path(tempfile.mkdtemp(dir=self._incoming))
        # Two that discard the same prefix: the second finds nothing left to move.
        with suppress(FileNotFoundError):
            target.rename(doomed / target.name)
        shutil.rmtree(doomed, ignore_errors=True)

    async def forgotten(self, *, before: datetime) -> AsyncIterator[str]:
        """Prefixes adopted before a moment; workspaces that a crash left behind are removed."""
        limit = before.timestamp()
        await run_sync(_remove_older, self._incoming, limit)
        for owner in await run_sync(_folders, self.root / "users"):
            for folder in await run_sync(_folders, owner):
                if (modified := await run_sync(_modified, folder)) and modified < limit:
                    yield folder.relative_to(self.root).as_posix()

    def _path(self, key: str) -> Path:
        """Keys are made by us alone; one that leaves its directory is a mistake of ours."""
        pieces = key.split("/")
        if not all(_PIECE.fullmatch(piece) for piece in pieces):
            raise ValueError(f"{key!r} is no storage key")
        return self.root.joinpath(*pieces)


@contextmanager
def full_is_refused() -> Iterator[None]:
    """Turn "no space left" into a sentence. Whoever writes to a workspace wraps it in this."""
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise Refused("storage_full", retry_after=600) from error
        raise


def storage() -> Storage:
    """This product's place for uploads."""
    return LocalDisk(settings().home / "media")


def _write_through(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _opened(path: Path) -> FileIO:
    return FileIO(path, "rb")


def _size(path: Path) -> int | None:
    return _unless_missing(lambda: path.stat().st_size)


def _modified(path: Path) -> float | None:
    return _unless_missing(lambda: path.stat().st_mtime)


def _unless_missing(ask: Callable[[], T]) -> T | None:
    try:
        return ask()
    except FileNotFoundError:
        return None


def _folders(parent: Path) -> list[Path]:
    if not parent.is_dir():
        return []
    return sorted(child for child in parent.iterdir() if child.is_dir())


def _remove_older(parent: Path, limit: float) -> None:
    for folder in _folders(parent):
        if (modified := _modified(folder)) and modified < limit:
            shutil.rmtree(folder, ignore_errors=True)
