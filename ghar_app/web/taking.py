"""One's own data as a file."""

import json

from fastapi import APIRouter, Request
from fastapi.responses import Response

from ghar_app.db import transaction
from ghar_app.models.identity import held
from ghar_app.models.identity.leaving.taking import everything_of
from ghar_app.web.cookies import read_cookie, session_cookie
from ghar_app.web.forms import go

router = APIRouter()


@router.get("/session/my-data")
async def my_data(request: Request) -> Response:
    """Everything of the caller as JSON; strangers are led to the sign-in page."""
    token = read_cookie(request.headers.get("cookie"), session_cookie())
    async with transaction() as db:
        found = await held(db, token)
        if found is None:
            return go("/login?next=/account")
        taken = await everything_of(db, found[1])
    return Response(
        json.dumps(taken, ensure_ascii=False, indent=1),
        media_type="application/json",
        headers={
            "Cache-Control": "no-store",
            "Content-Disposition": 'attachment; filename="ghar-my-data.json"',
        },
    )
