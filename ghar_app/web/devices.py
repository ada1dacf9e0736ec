"""`/api/v1/devices`: phones and browsers that push may reach."""

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel, ConfigDict

from ghar_app.clock import now
from ghar_app.db import Db, transaction
from ghar_app.models.identity import User
from ghar_app.models.notify.devices import register_device, unregister_device
from ghar_app.refusals import Refused
from ghar_app.web.bearer import Turned, caller, refused

router = APIRouter(prefix="/api/v1/devices")


class Device(BaseModel):
    """What a client says of itself. Whose it is, the bearer token says and nothing else."""

    model_config = ConfigDict(extra="forbid")

    token: str
    platform: str
    app_version: str | None = None
    locale: str | None = None
    user_id: str | None = None


@router.post("")
async def register(request: Request, device: Device) -> Response:
    """Remember a device: for the caller, or for nobody while nobody is signed in.

    Somebody without a token of their own who names a person is answered 401.
    """
    try:
        async with transaction() as db:
            owner = await _owner(db, request, device)
            row = await register_device(
                db,
                device.token,
                by=owner,
                platform=device.platform,
                at=now(),
                app_version=device.app_version,
                locale=device.locale,
            )
            return JSONResponse({"id": str(row.id)}, headers={"Cache-Control": "no-store"})
    except Turned as turned:
        return turned.answer()
    except Refused as refusal:
        return refused(request, refusal)


@router.delete("/{token:path}")
async def unregister(request: Request, token: str) -> Response:
    """Stop push to one's own device. Another's, and one that is not there, are both 404."""
    try:
        async with transaction() as db:
            mine = await unregister_device(db, token, by=await caller(db, request))
    except Turned as turned:
        return turned.answer()
    return Response(status_code=204 if mine else 404)


async def _owner(db: Db, request: Request, device: Device) -> User | None:
    if "authorization" not in request.headers:
        if device.user_id is not None:
            raise Turned(401, "AUTH_HEADER_MISSING")
        return None
    owner = await caller(db, request)
    if device.user_id not in (None, str(owner.public_id)):
        raise Turned(401, "TOKEN_INVALID")
    return owner
