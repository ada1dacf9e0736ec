"""From a received file to a row and its bytes: prove, make, adopt, insert."""

import hashlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import anyio
from sqlmodel import col, select

from ghar_app.db import Db, transaction
from ghar_app.gateways.storage import storage
from ghar_app.models.identity.user import User
from ghar_app.models.media import MediaFile, quota
from ghar_app.models.media.addresses import address
from ghar_app.models.media.kinds import Family, Kind, declared_kind
from ghar_app.models.media.movies import cleaned_movie
from ghar_app.models.media.naming import safe_name, shown_name
from ghar_app.models.media.pictures import make_variants
from ghar_app.models.media.receiving import Received
from ghar_app.models.media.sniffing import prove
from ghar_app.models.media.threads import in_thread
from ghar_app.models.media.uses import Use
from ghar_app.refusals import Refused

_MOVIES = {"video/mp4", "video/quicktime", "audio/mp4"}


@dataclass
class _Made:
    """What was made of a file: a folder of bytes, and the facts for its row."""

    kind: Kind
    folder: Path
    width: int | None = None
    height: int | None = None
    duration: int | None = None
    preview: str | None = None
    variants: dict[str, dict[str, Any]] = field(default_factory=dict)


async def store(received: Received, *, by: User, use: Use, key: str | None = None) -> MediaFile:
    """Keep a file of `by`; the row is committed when this returns.

    `key` is the browser's name for this upload: the same key again gives the same row. Refused:
    `file_empty`, `file_too_large`, `file_type_refused`, `file_type_mismatch`, `file_broken`,
    `picture_broken`, `picture_too_many_pixels`, `quota_full`, `storage_full`; then nothing is kept.

    It opens its own transaction at the very end: neither decoding nor copying may hold a lock.
    """
    check_size(received.size, use)
    made = await in_thread(_make, received, use)
    id = uuid4()
    prefix = f"users/{by.id}/{id}"
    _address(made, id)
    await storage().adopt(prefix, made.folder)
    try:
        async with transaction() as db:
            file = await _inserted(db, _row(received, made, id, prefix, use, key), by=by)
    except BaseException:
        await _forget(prefix)
        raise
    if file.id != id:
        await _forget(prefix)
    return file


async def stored_before(db: Db, *, by: User, key: str) -> MediaFile | None:
    """What an earlier upload under this key left."""
    statement = select(MediaFile).where(col(MediaFile.user_id) == by.id, MediaFile.is_kept())
    return (await db.exec(statement.where(col(MediaFile.client_key) == key))).first()


def check_size(size: int, use: Use) -> None:
    """Refused `file_empty` or `file_too_large`, which says the limit and the size."""
    if size == 0:
        raise Refused("file_empty", field="file")
    if size > use.largest:
        limit, actual = quota.megabytes(use.largest), quota.megabytes(size)
        raise Refused("file_too_large", field="file", limit=limit, actual=actual)


def _make(received: Received, use: Use) -> _Made:
    kind = declared_kind(received.declared, received.name, use.kinds)
    prove(received.path, kind)
    made = _Made(kind, received.path.parent)
    if kind.family is Family.PICTURE:
        _make_picture(received.path, use, made)
    else:
        _make_other(received.path, made)
    return made


def _make_picture(path: Path, use: Use, made: _Made) -> None:
    picture = make_variants(path, made.kind.mime, use)
    made.width, made.height, made.preview = picture.width, picture.height, picture.preview
    for name, variant in picture.variants.items():
        made.variants[name] = {
            "width": variant.width,
            "height": variant.height,
            "type": "image/webp",
            **_stored(made.folder / variant.file),
        }
    if use.keeps_original:
        made.variants["original"] = _kept(path, "original", made.kind)
    else:
        path.unlink()


def _make_other(path: Path, made: _Made) -> None:
    if made.kind.mime in _MOVIES:
        movie = cleaned_movie(path)
        made.duration, made.width, made.height = movie.duration, movie.width, movie.height
    made.variants["file"] = _kept(path, "file", made.kind)


def _kept(path: Path, name: str, kind: Kind) -> dict[str, Any]:
    renamed = path.rename(path.with_name(f"{name}.{kind.extension}"))
    return {"type": kind.mime, **_stored(renamed)}


def _stored(path: Path) -> dict[str, Any]:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return {"file": path.name, "size": path.stat().st_size, "sha256": digest}


def _address(made: _Made, id: UUID) -> None:
    for name, variant in made.variants.items():
        variant["url"] = address(id, name, variant["file"].rpartition(".")[2])


def _row(
    received: Received, made: _Made, id: UUID, prefix: str, use: Use, key: str | None
) -> dict[str, Any]:
    shown = made.variants.get("large") or made.variants["file"]
    return {
        "id": id,
        "client_key": key,
        "filename": safe_name(received.name, made.kind.extension),
        "original_filename": shown_name(received.name),
        "file_url": shown["url"],
        "thumbnail_url": made.variants.get("thumbnail", {}).get("url"),
        "variants": made.variants,
        "file_size": received.size,
        "mime_type": made.kind.mime,
        "width": made.width,
        "height": made.height,
        "duration": made.duration,
        "preview": made.preview,
        "folder": use.name,
        "visibility": use.visibility,
        "is_processed": True,
        "processing_status": "completed",
        "sha256": received.sha256,
        "storage_path": prefix,
    }


async def _inserted(db: Db, row: dict[str, Any], *, by: User) -> MediaFile:
    await quota.lock_files_of(db, by.id)
    if row["client_key"] and (before := await stored_before(db, by=by, key=row["client_key"])):
        return before
    await quota.require_room(db, by=by, size=row["file_size"])
    file = MediaFile(user_id=by.id, **row)
    db.add(file)
    await db.flush()
    await db.refresh(file)
    return file


async def _forget(prefix: str) -> None:
    with anyio.CancelScope(shield=True):
        await storage().discard(prefix)
