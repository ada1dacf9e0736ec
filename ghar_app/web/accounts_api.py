"""`/api/v1`: one's own account, for clients that sign in with a bearer token."""

from datetime import date
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel, ConfigDict

from ghar_app.clock import now, today
from ghar_app.db import transaction
from ghar_app.gateways.supabase import delete_identity
from ghar_app.models.identity import User
from ghar_app.models.identity.leaving import leave
from ghar_app.models.identity.user.lookup import locked_user
from ghar_app.refusals import Refused
from ghar_app.web.bearer import Turned, caller, refused

router = APIRouter(prefix="/api/v1")


class Change(BaseModel):
    """What one may change about oneself; anything else in the body is refused."""

    model_config = ConfigDict(extra="forbid")

    full_name: str | None = None
    date_of_birth: date | None = None
    profile_image_url: str | None = None
    preferences: dict[str, str | None] | None = None


@router.get("/users/me")
async def read_me(request: Request) -> Response:
    """The caller's account."""
    try:
        async with transaction() as db:
            return _shown(await caller(db, request))
    except Turned as turned:
        return turned.answer()


@router.patch("/users/me")
async def change_me(request: Request, change: Change) -> Response:
    """Change some of it; all of it or nothing."""
    try:
        async with transaction() as db:
            me = await locked_user(db, (await caller(db, request)).id)
            if change.full_name is not None:
                me.rename(change.full_name)
            if "date_of_birth" in change.model_fields_set:
                me.be_born(change.date_of_birth, on=today())
            if "profile_image_url" in change.model_fields_set:
                me.show_picture(change.profile_image_url)
            if change.preferences:
                me.prefer(**_known(change.preferences))
            await db.flush()
            return _shown(me)
    except Turned as turned:
        return turned.answer()
    except Refused as refusal:
        return refused(request, refusal)


@router.delete("/users/me")
async def delete_me(request: Request) -> Response:
    """Delete the account and say so."""
    answer = await _delete(request)
    return answer or JSONResponse({"message": "Account deleted"})


@router.post("/auth/delete-account")
async def delete_account(request: Request) -> Response:
    """Delete the account; 204."""
    return await _delete(request) or Response(status_code=204)


async def _delete(request: Request) -> Response | None:
    try:
        async with transaction() as db:
            me = await caller(db, request)
            subject = me.supabase_user_id
        # There before here, and outside any transaction: the provider may take its time.
        await delete_identity(subject)
        async with transaction() as db:
            await leave(db, me, at=now())
    except Turned as turned:
        return turned.answer()
    except Refused as refusal:
        return refused(request, refusal, 503 if refusal.retry_after else 409)
    return None


def _known(given: dict[str, str | None]) -> dict[str, str | None]:
    unknown = given.keys() - {"language", "theme"}
    if unknown:
        raise Refused(
            "unknown_choice",
            field="preferences",
            value=", ".join(sorted(unknown)),
            choices="language, theme",
        )
    return given


def _shown(me: User) -> JSONResponse:
    body: dict[str, Any] = {
        "id": str(me.public_id),
        "full_name": me.full_name,
        "email": me.email,
        "phone": me.phone,
        "email_verified": me.email_verified,
        "phone_verified": me.phone_verified,
        "date_of_birth": me.born_on.isoformat() if me.born_on else None,
        "profile_image_url": me.profile_image_url,
        "role": me.role,
        "preferences": me.preferences,
        "gate": me.gate().step.value,
    }
    return JSONResponse(body, headers={"Cache-Control": "no-store"})
