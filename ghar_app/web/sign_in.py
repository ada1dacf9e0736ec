"""Sign-in by plain forms: they alone can set an HttpOnly cookie. Every answer is a 303.

What a person sees depends on what they typed, never on whether there is an account.
"""

from dataclasses import replace

from fastapi import APIRouter
from fastapi.responses import RedirectResponse

from ghar_app.clock import now
from ghar_app.db import Db, transaction
from ghar_app.gateways.mail import mail_works
from ghar_app.gateways.sms import sms_works
from ghar_app.log import log
from ghar_app.models.identity import (
    AuthMethod,
    Identifier,
    Step,
    User,
    check_code,
    close_session,
    identify,
    open_session,
    send_code,
    sign_in_by_password,
    sign_up_or_in,
)
from ghar_app.models.identity.kinds import Channel
from ghar_app.models.identity.otp import LIFETIME, TRIES
from ghar_app.models.identity.otp.checking import digits_of
from ghar_app.models.identity.probe import other_road, probe
from ghar_app.refusals import Refused
from ghar_app.web import limits
from ghar_app.web.cookies import SESSION_SECONDS, YEAR, give, session_cookie, take
from ghar_app.web.forms import Attempt, form_route, go
from ghar_app.web.front import LANGUAGE_COOKIE
from ghar_app.web.last_sign_in import keep_way
from ghar_app.web.limits import spend
from ghar_app.web.paths import safe_path
from ghar_app.web.sign_in_step import forget_step

router = APIRouter(prefix="/session")
PAGE = "/login"


@router.post("/identify")
@form_route(PAGE)
async def identify_person(attempt: Attempt) -> RedirectResponse:
    """Take the identifier; go on to the password, or send a code."""
    typed = attempt.form.get("identifier", "")[:254]
    wish = safe_path(attempt.form.get("next"))
    attempt.step = replace(attempt.step, step="identifier", typed=typed, next=wish)
    who = identify(typed)
    await spend(limits.PROBE_BY_ADDRESS, attempt.address)
    await spend(limits.PROBE_BY_IDENTIFIER, who.value)
    async with transaction() as db:
        found = await probe(db, who)
    attempt.step = attempt.step.about(who)
    if found.next_step == "password":
        attempt.step = replace(attempt.step, step="password")
        return attempt.back()
    await _send(attempt, who)
    return attempt.back()


@router.post("/code")
@form_route(PAGE)
async def send_another_code(attempt: Attempt) -> RedirectResponse:
    """Send a code, or a new one; `road=other` sends it to the account's other address."""
    who = _known(attempt)
    if attempt.form.get("road") == "other":
        await _send_by_other_road(attempt, who)
    else:
        await _send(attempt, who)
    return attempt.back()


@router.post("/verify")
@form_route(PAGE)
async def verify_code(attempt: Attempt) -> RedirectResponse:
    """Check the code and sign in, or up."""
    who = _known(attempt)
    attempt.step = replace(attempt.step, step="code")
    await spend(limits.ANSWERS_BY_ADDRESS, attempt.address)
    code = attempt.form.get("code", "")
    async with transaction() as db:
        proved = await _road_taken(db, attempt, who)
        refusal = await check_code(db, proved, code) if proved else _nowhere(attempt)
        if proved is not None and refusal is None:
            method = AuthMethod.PHONE_OTP if proved.is_phone else AuthMethod.EMAIL_OTP
            user = await sign_up_or_in(db, proved, method=method)
            return await _signed_in(db, attempt, user, method)
    # Raised only now: the count of tries is committed.
    raise refusal or Refused("code_expired", field="code")


@router.post("/password")
@form_route(PAGE)
async def check_password(attempt: Attempt) -> RedirectResponse:
    """Check the password and sign in."""
    who = _known(attempt)
    attempt.step = replace(attempt.step, step="password")
    password = attempt.form.get("password", "")
    if not password:
        raise Refused("password_missing", field="password")
    await spend(limits.ANSWERS_BY_ADDRESS, attempt.address)
    await _check_lock(who)
    async with transaction() as db:
        user = await sign_in_by_password(db, who, password)
        if isinstance(user, User):
            method = AuthMethod.PHONE_PASSWORD if who.is_phone else AuthMethod.EMAIL_PASSWORD
            return await _signed_in(db, attempt, user, method)
    raise await _counted(who, user)


@router.post("/sign-out")
@form_route(PAGE)
async def sign_out(attempt: Attempt) -> RedirectResponse:
    """End this browser's session."""
    async with transaction() as db:
        await close_session(db, attempt.token)
    answer = go("/")
    take(answer, session_cookie())
    forget_step(answer)
    return answer


def _known(attempt: Attempt) -> Identifier:
    who = attempt.step.who
    if who is None:
        attempt.step = replace(attempt.step, step="identifier")
        raise Refused("sign_in_restart", field="identifier")
    return who


async def _send(attempt: Attempt, who: Identifier) -> None:
    if not (sms_works() if who.is_phone else mail_works()):
        raise Refused("sms_off" if who.is_phone else "mail_off")
    attempt.step = replace(attempt.step, step="code", road=who.channel.value)
    await spend(limits.CODES_BY_ADDRESS, attempt.address)
    try:
        async with transaction() as db:
            await send_code(db, who, language=attempt.language, ip_address=attempt.address)
    except Refused as refusal:
        # The code of a moment ago still works: to go back and forth is no mistake.
        if refusal.code != "code_too_soon" or "road" in attempt.form:
            raise
        return
    attempt.step = replace(attempt.step, sent_at=now().timestamp())


async def _send_by_other_road(attempt: Attempt, who: Identifier) -> None:
    """To the verified address beside the one that was typed; without one, nothing is sent.

    Either way the page and the limits are the same.
    """
    other = Channel.EMAIL if who.is_phone else Channel.SMS
    if not (mail_works() if who.is_phone else sms_works()):
        raise Refused("mail_off" if who.is_phone else "sms_off")
    await spend(limits.CODES_BY_ADDRESS, attempt.address)
    await spend(limits.PAUSE_BY_IDENTIFIER, who.value)
    await spend(limits.CODES_BY_IDENTIFIER, who.value)
    try:
        async with transaction() as db:
            to = await other_road(db, who)
            if to is not None:
                await send_code(db, to, language=attempt.language, ip_address=attempt.address)
    except Refused:
        # Paced by codes asked for elsewhere: to say so would say that there is an account.
        log().info("code by the other road not sent")
    attempt.step = replace(
        attempt.step, step="code", road=other.value, misses=0, sent_at=now().timestamp()
    )


async def _road_taken(db: Db, attempt: Attempt, who: Identifier) -> Identifier | None:
    return await other_road(db, who) if attempt.step.by_other_road else who


def _nowhere(attempt: Attempt) -> Refused:
    """The answer to a code that was never sent: the same as to one that was."""
    if digits_of(attempt.form.get("code", "")) is None:
        return Refused("code_incomplete", field="code")
    if now().timestamp() - (attempt.step.sent_at or 0) >= LIFETIME.total_seconds():
        return Refused("code_expired", field="code")
    attempt.step = replace(attempt.step, misses=attempt.step.misses + 1)
    left = TRIES - attempt.step.misses
    if left <= 0:
        return Refused("code_spent", field="code")
    return Refused("code_wrong", field="code", n=left)


async def _check_lock(who: Identifier) -> None:
    """An identifier without an account locks like one with: the lock must not tell them apart."""
    try:
        await limits.check(limits.WRONG_PASSWORDS, who.value)
    except Refused as refusal:
        raise _locked(refusal) from None


async def _counted(who: Identifier, refusal: Refused) -> Refused:
    if refusal.code != "wrong_password":
        return refusal
    await spend(limits.WRONG_PASSWORDS, who.value)
    try:
        await limits.check(limits.WRONG_PASSWORDS, who.value)
    except Refused as spent:
        return _locked(spent)
    return refusal


def _locked(refusal: Refused) -> Refused:
    if refusal.code != "too_many_tries":
        return refusal
    return Refused(
        "password_locked", field="password", retry_after=refusal.retry_after, **refusal.details
    )


async def _signed_in(db: Db, attempt: Attempt, user: User, method: AuthMethod) -> RedirectResponse:
    """A new token at each sign-in: one planted beforehand opens nothing."""
    await close_session(db, attempt.token)
    await _forgiven(attempt.step.who)
    token = await open_session(db, user, browser=attempt.browser, auth_method=method)
    answer = go(way_in(user, safe_path(attempt.step.next)))
    give(answer, session_cookie(), token, seconds=SESSION_SECONDS)
    keep_way(answer, method)
    language = user.preferences.get("language")
    if language and LANGUAGE_COOKIE not in attempt.request.cookies:
        give(answer, LANGUAGE_COOKIE, language, seconds=YEAR)
    forget_step(answer)
    return answer


def way_in(user: User, wish: str) -> str:
    """Where somebody lands: where they wanted to, and a newcomer without a wish is led in."""
    is_new = user.gate().step is Step.PROFILE_COMPLETION
    return "/welcome" if is_new and wish == "/" else wish


async def _forgiven(who: Identifier | None) -> None:
    """Whoever proved to be the owner does not stand in their own way for an hour."""
    if who is not None:
        await limits.forgive(limits.WRONG_PASSWORDS, who.value)
        await limits.forgive(limits.PROBE_BY_IDENTIFIER, who.value)
