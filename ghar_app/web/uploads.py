"""Taking files in, and removing them.

    POST /media?use=listing     multipart/form-data: `key` and `file`, up to 20 times
    POST /media/delete          JSON: {"ids": […], "detach": false}

Both need the session cookie, an Origin of ours and the form token in the header `x-ghar-csrf`.
Files are read as they arrive; one that is refused leaves the others alone. A `key` before a file
is the browser's own name for it: sent twice, it is stored once. 201 when at least one file was
stored, else the status of the first refusal.
"""

import re
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ValidationError
from starlette.background import BackgroundTask
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect

from ghar_app.catalogue import Language
from ghar_app.db import transaction
from ghar_app.gateways.storage import storage
from ghar_app.models.identity.user import User
from ghar_app.models.media import MediaFile, quota
from ghar_app.models.media.placement import LiveUse
from ghar_app.models.media.receiving import Receiver
from ghar_app.models.media.removal import MOST_AT_ONCE, remove
from ghar_app.models.media.storing import check_size, store, stored_before
from ghar_app.models.media.sweeping import sweep
from ghar_app.models.media.uses import LARGEST, MB, Use, use_of
from ghar_app.refusals import NotFound, Refused
from ghar_app.web.csrf import check_header
from ghar_app.web.front import language_of
from ghar_app.web.limits import Limit, spend
from ghar_app.web.multipart import Part, parts
from ghar_app.web.requesting import require_user, spoken, told

router = APIRouter()
UPLOADS = Limit("uploads", "300/10 minutes")
_LARGEST_BATCH = quota.FILES_AT_ONCE * LARGEST + MB
_LARGEST_LIST = 16_384
_KEY = re.compile(r"[A-Za-z0-9_-]{8,64}")


@router.post("/media")
async def upload(request: Request, use: str = "listing") -> JSONResponse:
    """Store the files of one form; `use` decides what is taken and what is made of it."""
    language = language_of(request.headers)
    answers: list[dict[str, Any]] = []
    try:
        check_header(request)
        me = await require_user(request)
        await _require_room(me)
        await _take_all(request, me, use_of(use), language, answers)
    except (ClientDisconnect, HTTPException) as error:
        return JSONResponse({"files": []}, getattr(error, "status_code", 499))
    except Exception as error:
        # What was stored before it went wrong is stored: its answer must not be lost.
        answers.append(told(spoken(error), language))
    return _answered(answers)


async def _require_room(me: User) -> None:
    """Over quota is said before the first byte is read."""
    async with transaction() as db:
        await quota.require_room(db, by=me, size=1)


async def _take_all(
    request: Request, me: User, use: Use, language: Language, answers: list[dict[str, Any]]
) -> None:
    key: str | None = None
    count = 0
    async for part in parts(request, largest=_LARGEST_BATCH):
        if part.filename is None:
            key = await part.text() if part.name == "key" else key
            continue
        count += 1
        asked = {"key": key, "name": part.filename}
        try:
            answers.append(asked | await _take(part, me, use, key, count))
        except Refused as refusal:
            answers.append(asked | told(refusal, language))
        key = None


async def _take(part: Part, me: User, use: Use, key: str | None, count: int) -> dict[str, Any]:
    if count > quota.FILES_AT_ONCE:
        raise Refused("too_many_files", limit=quota.FILES_AT_ONCE)
    if key is not None and not _KEY.fullmatch(key):
        raise Refused("upload_unreadable")
    if (before := await _stored_before(me, key)) is not None:
        return _described(before)
    await spend(UPLOADS, str(me.id))
    return _described(await _received(part, me, use, key))


async def _stored_before(me: User, key: str | None) -> MediaFile | None:
    if key is None:
        return None
    async with transaction() as db:
        return await stored_before(db, by=me, key=key)


async def _received(part: Part, me: User, use: Use, key: str | None) -> MediaFile:
    async with storage().workspace() as folder:
        receiver = Receiver(
            folder, name=part.filename or "", declared=part.declared, largest=use.largest
        )
        async for piece in part.pieces():
            await receiver.write(piece)
        check_size(receiver.size, use)
        return await store(await receiver.finish(), by=me, use=use, key=key)


def _described(file: MediaFile) -> dict[str, Any]:
    return {
        "id": str(file.id),
        "url": file.file_url,
        "thumbnail": file.thumbnail_url,
        "width": file.width,
        "height": file.height,
        "preview": file.preview,
        "type": file.mime_type,
        "size": file.file_size,
    }


def _answered(answers: list[dict[str, Any]]) -> JSONResponse:
    if not answers:
        return JSONResponse({"files": []}, 400)
    refused = [answer["error"] for answer in answers if "error" in answer]
    status = 201 if len(refused) < len(answers) else refused[0]["status"]
    waits = [error["retry_after"] for error in refused if error["retry_after"]]
    headers = {"Retry-After": str(max(waits))} if waits and status != 201 else {}
    return JSONResponse({"files": answers}, status, {"Cache-Control": "no-store", **headers})


class Unwanted(BaseModel):
    """What `POST /media/delete` takes."""

    ids: list[str]
    detach: bool = False


@router.post("/media/delete")
async def delete(request: Request) -> JSONResponse:
    """Remove up to 50 files. What a live listing shows stays until `detach` says it may go.

    Answers `{"removed": [ids], "failed": [{id, error}], "in_use": [{id, listings, error}]}`.
    """
    language = language_of(request.headers)
    try:
        check_header(request)
        me = await require_user(request)
        unwanted = await _unwanted(request)
        async with transaction() as db:
            outcome = await remove(db, by=me, ids=unwanted.ids, detach_live=unwanted.detach)
    except HTTPException:
        raise
    except Exception as error:
        answer = told(spoken(error), language)
        return JSONResponse(answer, answer["error"]["status"])
    return JSONResponse(
        {
            "removed": outcome.removed,
            "failed": [{"id": id, **told(NotFound("media"), language)} for id in outcome.failed],
            "in_use": [_in_use(id, uses, language) for id, uses in outcome.in_use.items()],
        },
        background=BackgroundTask(_give_space_back) if outcome.removed else None,
    )


async def _unwanted(request: Request) -> Unwanted:
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > _LARGEST_LIST:
            raise Refused("too_many_files", limit=MOST_AT_ONCE)
    try:
        return Unwanted.model_validate_json(body)
    except ValidationError as error:
        raise Refused("upload_unreadable") from error


def _in_use(id: str, uses: list[LiveUse], language: Language) -> dict[str, Any]:
    listings = [{"id": str(use.listing), "title": use.title} for use in uses]
    refusal = Refused("media_in_use", title=uses[0].title, n=len(uses))
    return {"id": id, "listings": listings, **told(refusal, language)}


async def _give_space_back() -> None:
    """After the answer; should it fail, the hourly sweep does it."""
    async with transaction() as db:
        await sweep(db)
