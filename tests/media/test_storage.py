"""The place for uploads: whole or not at all, inside its directory, and full without harm."""

import errno
import os
import resource
import time
from datetime import timedelta
from pathlib import Path

import pytest

from ghar_app.clock import now
from ghar_app.gateways.storage import LocalDisk, storage
from ghar_app.models.media.receiving import Receiver
from ghar_app.refusals import Refused
from tests.media.conftest import kept_files


async def kept(disk: LocalDisk, prefix: str, **files: bytes) -> None:
    async with disk.workspace() as folder:
        for name, content in files.items():
            (folder / f"{name}.webp").write_bytes(content)
        await disk.adopt(prefix, folder)


async def everything(disk: LocalDisk, key: str, **stretch: int) -> bytes:
    return b"".join([piece async for piece in disk.read(key, **stretch)])


async def test_adopts_reads_and_discards(media_home):
    disk = storage()
    content = bytes(range(256)) * 4096
    await kept(disk, "users/7/one", large=content, small=b"tiny")
    assert await disk.size("users/7/one/large.webp") == len(content)
    assert await everything(disk, "users/7/one/large.webp") == content
    stretch = await everything(disk, "users/7/one/large.webp", start=1000, length=300_000)
    assert stretch == content[1000:301_000]
    assert oct(media_home.stat().st_mode & 0o777) == "0o700"
    assert not list((media_home / "incoming").iterdir())

    await disk.discard("users/7/one")
    await disk.discard("users/7/one")
    assert await disk.size("users/7/one/large.webp") is None
    assert kept_files(media_home) == []


async def test_a_taken_prefix_is_not_overwritten(media_home):
    disk = storage()
    await kept(disk, "users/7/one", large=b"first")
    with pytest.raises(FileExistsError):
        await kept(disk, "users/7/one", large=b"second")
    assert await everything(disk, "users/7/one/large.webp") == b"first"
    assert len(kept_files(media_home)) == 1


@pytest.mark.parametrize(
    "key",
    ["../x", "users/../../x", "/etc/passwd", "users//x", "users/7/.ssh", "a\\b", "users/7/x\0", ""],
)
async def test_no_key_leaves_the_directory(key):
    disk = storage()
    for act in (disk.size, disk.discard):
        with pytest.raises(ValueError, match="storage key"):
            await act(key)


async def test_old_prefixes_and_lost_workspaces_are_found(media_home):
    disk = storage()
    await kept(disk, "users/7/old", large=b"x")
    await kept(disk, "users/8/new", large=b"x")
    lost, working = media_home / "incoming/lost", media_home / "incoming/working"
    yesterday = time.time() - 90_000
    for folder in (lost, working):
        folder.mkdir()
        (folder / "upload").write_bytes(b"half")
    for folder in (media_home / "users/7/old", lost):
        os.utime(folder, (yesterday, yesterday))
    found = [prefix async for prefix in disk.forgotten(before=now() - timedelta(hours=24))]
    assert found == ["users/7/old"]
    assert not lost.exists()
    assert working.exists()


async def received(*pieces: bytes) -> None:
    async with storage().workspace() as folder:
        receiver = Receiver(folder, name="a", declared="", largest=9_000_000)
        for piece in pieces:
            await receiver.write(piece)


async def test_a_file_system_that_takes_no_more_refuses_and_keeps_nothing(media_home):
    """For real: the kernel stops this process's files at 1 MB (EFBIG)."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, before[1]))
    try:
        with pytest.raises(Refused, match="storage_full"):
            await received(*[bytes(1024 * 1024)] * 5)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert kept_files(media_home) == []


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT])
@pytest.mark.parametrize("act", ["mkdtemp", "fsync", "rename"])
async def test_a_full_disk_at_any_step_keeps_nothing(media_home, monkeypatch, act, code):
    def full(*_arguments: object, **_more: object) -> None:
        raise OSError(code, "full")

    async def tried() -> None:
        await kept(storage(), "users/7/one", large=b"x")

    with monkeypatch.context() as patched:
        target = {"mkdtemp": "tempfile.mkdtemp", "fsync": "os.fsync"}.get(act)
        if target:
            patched.setattr(target, full)
        else:
            patched.setattr(Path, "rename", full)
        with pytest.raises(Refused, match="storage_full") as caught:
            await tried()
    assert caught.value.retry_after
    assert kept_files(media_home) == []
    await tried()
    assert len(kept_files(media_home)) == 1


async def test_a_part_that_was_written_before_the_disk_was_full_goes_too(media_home, monkeypatch):
    """A disk fills up in the middle of a write: os.write takes some, then raises ENOSPC."""
    room, real = [600_000], os.write

    def nearly_full(descriptor: int, data: memoryview) -> int:
        if room[0] == 0:
            raise OSError(errno.ENOSPC, "full")
        wrote = real(descriptor, data[: room[0]])
        room[0] -= wrote
        return wrote

    monkeypatch.setattr("ghar_app.models.media.receiving.os.write", nearly_full)
    with pytest.raises(Refused, match="storage_full"):
        await received(bytes(1024 * 1024))
    assert room == [0]
    assert kept_files(media_home) == []
