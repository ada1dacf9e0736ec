"""Setting a password from the account page."""

from dataclasses import replace

from fastapi import APIRouter
from fastapi.responses import RedirectResponse

from ghar_app.db import transaction
from ghar_app.models.identity import held
from ghar_app.models.identity.password_change import change_password
from ghar_app.refusals import Refused
from ghar_app.web import limits
from ghar_app.web.forms import Attempt, form_route, go
from ghar_app.web.limits import spend

router = APIRouter(prefix="/session")
PAGE = "/account"


@router.post("/set-password")
@form_route(PAGE)
async def set_password(attempt: Attempt) -> RedirectResponse:
    """Take a new password; every other browser is signed out."""
    attempt.step = replace(attempt.step, step="set_password")
    await spend(limits.ANSWERS_BY_ADDRESS, attempt.address)
    new = attempt.form.get("password", "")
    if new != attempt.form.get("again", new):
        raise Refused("passwords_differ", field="again")
    async with transaction() as db:
        found = await held(db, attempt.token)
        if found is None:
            return go(f"/login?next={PAGE}")
        session, user = found
        current = attempt.form.get("current", "")
        refusal = await change_password(db, user, session=session, current=current, new=new)
    if refusal is not None:
        raise refusal
    attempt.step = attempt.step.noticed("password_saved")
    return attempt.back()
