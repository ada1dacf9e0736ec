"""Portfolio files: taking them in, and handing out what became of their rows.

    POST /desk/imports                     multipart/form-data: `owner` (optional) and `file`
    GET  /desk/imports/sample.csv          a file to begin from
    GET  /desk/imports/<id>/result.csv     every row with its outcome

The post needs the session cookie, an Origin of ours and the form token in the header
`x-ghar-csrf`; it answers 303 to the import's page (201 with `{"page": …}` for scripts that accept
JSON), or the refusal as JSON. An import that isn't
there and one of somebody else are the same 404.
"""

from collections.abc import AsyncIterator
from uuid import UUID

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse, RedirectResponse, StreamingResponse
from sqlmodel import col, select
from starlette.requests import ClientDisconnect

from ghar_app.db import Db, transaction
from ghar_app.models.identity import User
from ghar_app.models.listings.importing import PortfolioImport, limits
from ghar_app.models.listings.importing.sample import sample
from ghar_app.refusals import Refused
from ghar_app.settings import settings
from ghar_app.web.csrf import check_header
from ghar_app.web.front import language_of
from ghar_app.web.limits import Limit, spend
from ghar_app.web.multipart import Part, parts
from ghar_app.web.requesting import require_user, status_of, told

router = APIRouter()
UPLOADS = Limit("imports", "30/hour")
_LARGEST_BODY = limits.FILE_BYTES + 64 * 1024
_CSV = "text/csv; charset=utf-8"


@router.post("/desk/imports")
async def upload(request: Request) -> Response:
    """Take a portfolio file; on to choosing its columns."""
    try:
        check_header(request)
        me = await require_user(request)
        await spend(UPLOADS, str(me.id))
        portfolio = await _received(request, me)
    except Refused as refusal:
        return JSONResponse(told(refusal, language_of(request.headers)), status_of(refusal))
    except ClientDisconnect:
        return Response(status_code=499)
    address, headers = f"/desk/imports/{portfolio.public_id}", {"Cache-Control": "no-store"}
    if "application/json" in request.headers.get("accept", ""):
        # A script that followed a redirect would put the page into the cache, as scripts get it.
        return JSONResponse({"page": address}, 201, {"Location": address, **headers})
    return RedirectResponse(address, 303, headers)


@router.get("/desk/imports/sample.csv")
async def sample_file(request: Request) -> Response:
    """Every column that is understood, with three homes."""
    return _download(sample(language_of(request.headers)), "ghar-homes.csv")


@router.get("/desk/imports/{public_id}/result.csv")
async def result(request: Request, public_id: str) -> Response:
    """What became of each row, UTF-8 with a BOM; no cell of it runs as a formula."""
    language = language_of(request.headers)
    try:
        me = await require_user(request)
        async with transaction() as db:
            portfolio = await PortfolioImport.reachable(db, by=me, public_id=public_id)
    except Refused as refusal:
        return JSONResponse(told(refusal, language), status_of(refusal))
    pieces = portfolio.result(language, base_url=settings().base_url)
    return _download(pieces, "ghar-result.csv")


async def _received(request: Request, me: User) -> PortfolioImport:
    owner_id: str | None = None
    try:
        async for part in parts(request, largest=_LARGEST_BODY):
            if part.filename is None:
                owner_id = await part.text() if part.name == "owner" else owner_id
                continue
            content = await _content(part)
            async with transaction() as db:
                owner = await _owner(db, owner_id) if owner_id else None
                return await PortfolioImport.begin(
                    db, by=me, filename=part.filename, content=content, owner=owner
                )
    except Refused as refusal:
        if refusal.code == "batch_too_large":
            raise _too_large() from None
        raise
    raise Refused("import_file_missing", field="file")


async def _content(part: Part) -> bytes:
    content = bytearray()
    async for piece in part.pieces():
        content += piece
        if len(content) > limits.FILE_BYTES:
            raise _too_large()
    return bytes(content)


def _too_large() -> Refused:
    most = f"{limits.FILE_BYTES // 1024 // 1024} MB"
    return Refused("import_too_large", field="file", most=most)


async def _owner(db: Db, public_id: str) -> User:
    """Whose homes these are; one that isn't there and one that isn't a client are one answer."""
    try:
        wanted = UUID(public_id)
    except ValueError:
        raise Refused("not_allowed") from None
    found = (await db.exec(select(User).where(col(User.public_id) == wanted))).first()
    if found is None:
        raise Refused("not_allowed")
    return found


def _download(content: str | AsyncIterator[str], name: str) -> Response:
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "Cache-Control": "private, no-store",
    }
    if isinstance(content, str):
        return Response(content, media_type=_CSV, headers=headers)
    return StreamingResponse(content, media_type=_CSV, headers=headers)
