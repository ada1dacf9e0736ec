"""Serving stored files: `GET /media/<id>/<variant>.<extension>`, in whole or in part.

Public files may be kept for ever, because an address never changes its bytes; others are for one
person and are kept by nobody. Forbidden, missing and misspelt are the same 404.
"""

from dataclasses import dataclass
from typing import Any
from urllib.parse import quote
from uuid import UUID

from fastapi import APIRouter, Request, Response
from fastapi.responses import PlainTextResponse, StreamingResponse

from ghar_app.db import transaction
from ghar_app.gateways.storage import storage
from ghar_app.log import log
from ghar_app.models.identity import User
from ghar_app.models.media import MediaFile
from ghar_app.models.media.kinds import Family
from ghar_app.models.media.reach import OPEN
from ghar_app.refusals import NotFound
from ghar_app.web.front import language_of
from ghar_app.web.ranges import Range, Unsatisfiable, asked_range
from ghar_app.web.requesting import asking, spoken, status_of

router = APIRouter()
_FOR_EVER = "public, max-age=31536000, immutable"
_NEVER = "private, no-store"
_ALONE = "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; sandbox"


@dataclass(frozen=True)
class _Found:
    file: MediaFile
    name: str
    variant: dict[str, Any]

    @property
    def key(self) -> str:
        return f"{self.file.storage_path}/{self.variant['file']}"

    @property
    def etag(self) -> str:
        return f'"{self.variant["sha256"]}"'

    @property
    def is_open(self) -> bool:
        return self.file.visibility in OPEN and self.name != "original"


@router.api_route("/media/{id}/{name}", methods=["GET", "HEAD"])
async def show(request: Request, id: str, name: str) -> Response:
    """One variant of one file: 200, 206 for a part, 304 if unchanged, 404, 416."""
    try:
        found = await _find(request, id, name)
    except Exception as error:
        refusal = spoken(error)
        message = refusal.message(language_of(request.headers))
        return PlainTextResponse(message, status_of(refusal), {"Cache-Control": "no-store"})
    headers = _headers(found)
    if found.is_open and found.etag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    size = found.variant["size"]
    if request.method == "HEAD":
        return Response(headers=headers | {"Content-Length": str(size)})
    try:
        part = asked_range(request.headers, size=size, etag=found.etag)
    except Unsatisfiable:
        return Response(status_code=416, headers=headers | {"Content-Range": f"bytes */{size}"})
    return _streamed(found, part or Range(0, size), headers, status=206 if part else 200)


async def _find(request: Request, id: str, name: str) -> _Found:
    """The gate, first as anybody, so that a public picture costs one query."""
    try:
        wanted = UUID(id)
    except ValueError:
        raise NotFound("media") from None
    original = name.startswith("original.")
    try:
        file = await _reachable(wanted, by=None, original=original)
    except NotFound:
        user = await asking(request)
        if user is None:
            raise
        file = await _reachable(wanted, by=user, original=original)
    return await _there(file, name)


async def _reachable(id: UUID, *, by: User | None, original: bool) -> MediaFile:
    async with transaction() as db:
        return await MediaFile.reachable(db, by=by, id=id, original=original)


async def _there(file: MediaFile, name: str) -> _Found:
    stem, _, extension = name.rpartition(".")
    variant = file.variants.get(stem)
    if variant is None or not variant["file"].endswith(f".{extension}"):
        raise NotFound("media")
    found = _Found(file, stem, variant)
    if await storage().size(found.key) != variant["size"]:
        log().error("media bytes missing", media=str(file.id), variant=stem)
        raise NotFound("media")
    return found


def _headers(found: _Found) -> dict[str, str]:
    headers = {
        "Accept-Ranges": "bytes",
        "Cache-Control": _FOR_EVER if found.is_open else _NEVER,
        "Content-Disposition": _disposition(found),
        "Content-Security-Policy": _ALONE,
        "Content-Type": found.variant["type"],
        "Cross-Origin-Resource-Policy": "cross-origin" if found.is_open else "same-origin",
        "ETag": found.etag,
        "X-Content-Type-Options": "nosniff",
    }
    if found.file.visibility != "public":
        headers["X-Robots-Tag"] = "noindex"
    return headers


def _disposition(found: _Found) -> str:
    """Papers and originals are saved, never opened on our own origin."""
    saved = found.file.family is Family.PAPER or found.name == "original"
    extension = found.variant["file"].rpartition(".")[2]
    plain = f"{found.file.filename.rpartition('.')[0]}.{extension}"
    shown = (found.file.original_filename or plain).rpartition(".")[0] or plain
    kind = "attachment" if saved else "inline"
    return f"{kind}; filename=\"{plain}\"; filename*=UTF-8''{quote(shown, safe='')}.{extension}"


def _streamed(
    found: _Found, part: Range, headers: dict[str, str], *, status: int
) -> StreamingResponse:
    headers["Content-Length"] = str(part.length)
    if status == 206:
        last = part.start + part.length - 1
        headers["Content-Range"] = f"bytes {part.start}-{last}/{found.variant['size']}"
    pieces = storage().read(found.key, start=part.start, length=part.length)
    return StreamingResponse(pieces, status, headers, media_type=found.variant["type"])
