"""Deleting one's account from its page."""

import unicodedata
from dataclasses import replace

from fastapi import APIRouter
from fastapi.responses import RedirectResponse

from ghar_app.clock import now
from ghar_app.db import transaction
from ghar_app.gateways.mail import mail_works
from ghar_app.gateways.sms import sms_works
from ghar_app.gateways.supabase import delete_identity
from ghar_app.models.identity import held, send_code
from ghar_app.models.identity.kinds import OtpType
from ghar_app.models.identity.leaving import leave
from ghar_app.models.identity.proving import own_address, prove
from ghar_app.models.identity.user.standing import require_another_admin
from ghar_app.refusals import Refused
from ghar_app.web import limits
from ghar_app.web.cookies import session_cookie, take
from ghar_app.web.forms import Attempt, form_route, go
from ghar_app.web.limits import spend
from ghar_app.web.sign_in_step import forget_step

router = APIRouter(prefix="/session")
PAGE = "/account/leave"
STEP = "leave"
# In either language, whichever is shown; the last as keyboards without a chandrabindu write it.
WORDS = ("delete", "हटाएँ", "हटाएं")


@router.post("/leave-code")
@form_route(PAGE)
async def send_leave_code(attempt: Attempt) -> RedirectResponse:
    """Send a code that deletes, for an account without a password."""
    attempt.step = replace(attempt.step, step=STEP)
    await spend(limits.CODES_BY_ADDRESS, attempt.address)
    async with transaction() as db:
        found = await held(db, attempt.token)
        if found is None:
            return go(f"/login?next={PAGE}")
        to = own_address(found[1])
        if to is None:
            raise Refused("no_proof")
        if not (sms_works() if to.is_phone else mail_works()):
            raise Refused("sms_off" if to.is_phone else "mail_off")
        await send_code(
            db,
            to,
            otp_type=OtpType.LOGIN_2FA,
            user_id=found[1].id,
            language=attempt.language,
            ip_address=attempt.address,
        )
    attempt.step = attempt.step.noticed("code_sent")
    return attempt.back()


@router.post("/leave")
@form_route(PAGE)
async def leave_for_good(attempt: Attempt) -> RedirectResponse:
    """Delete the account once the word is typed and the owner has proved to be the owner."""
    attempt.step = replace(attempt.step, step=STEP)
    await spend(limits.ANSWERS_BY_ADDRESS, attempt.address)
    word = unicodedata.normalize("NFC", attempt.form.get("word", "")).strip().casefold()
    async with transaction() as db:
        found = await held(db, attempt.token)
        if found is None:
            return go(f"/login?next={PAGE}")
        if word not in WORDS:
            raise Refused("type_the_word", field="word")
        me = found[1]
        # Before the provider is asked: there, nothing can be taken back.
        await require_another_admin(db, me)
        refusal = await prove(
            db, me, password=attempt.form.get("password", ""), code=attempt.form.get("code", "")
        )
        subject = me.supabase_user_id
    if refusal is not None:
        raise refusal
    # There before here, and outside any transaction: the provider may take its time.
    await delete_identity(subject)
    async with transaction() as db:
        await leave(db, me, at=now())
    answer = go("/goodbye")
    take(answer, session_cookie())
    forget_step(answer)
    return answer
