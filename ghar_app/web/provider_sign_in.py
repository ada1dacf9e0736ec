"""Sign-in by an account at Google or Apple, where a Supabase project is configured.

A form leads to the project; the project leads back here with a code. The browser that left is the
only one that may come back: the verifier and the state are made from a number in its cookie.
"""

import hmac
import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse
from starlette.responses import Response

from ghar_app.clock import now
from ghar_app.db import Db, transaction
from ghar_app.db.outages import outage
from ghar_app.gateways.oauth import (
    RETRY_S,
    authorize_url,
    challenge_of,
    exchange,
    providers,
)
from ghar_app.gateways.tokens import BadToken, Claims, ProviderAway, issuer
from ghar_app.log import error_id, log
from ghar_app.models.identity import AuthMethod, User, close_session, held, open_session
from ghar_app.models.identity.linked import attach
from ghar_app.models.identity.user.first_sight import meet
from ghar_app.refusals import Refused
from ghar_app.settings import settings
from ghar_app.web import limits
from ghar_app.web.cookies import (
    SESSION_SECONDS,
    give,
    provider_cookie,
    read_cookie,
    session_cookie,
    take,
)
from ghar_app.web.forms import Attempt, form_route, go
from ghar_app.web.last_sign_in import keep_way
from ghar_app.web.limits import spend
from ghar_app.web.paths import safe_path
from ghar_app.web.sign_in import way_in
from ghar_app.web.sign_in_step import forget_step, read_step
from ghar_app.web.signing import keyed, read_signed, sign

router = APIRouter(prefix="/session/provider")
PAGE, LINKS = "/login", "/account/identities"
PURPOSE = "provider-sign-in"
LASTS = timedelta(minutes=10)


@dataclass(frozen=True)
class Journey:
    """What the cookie says of a browser that is away at the provider. No secret is in it."""

    nonce: str
    provider: str
    next: str
    links: bool

    @property
    def verifier(self) -> str:
        """PKCE's secret; only this server can make it from the nonce."""
        return keyed("pkce", self.nonce)

    @property
    def state(self) -> str:
        """What has to come back in the address."""
        return keyed("provider-state", self.nonce)[:32]


@router.post("")
@form_route(PAGE)
async def leave_for_provider(attempt: Attempt) -> RedirectResponse:
    """Go to the provider; `link=1` links its account to the one that is signed in."""
    provider = attempt.form.get("provider", "")
    if provider not in providers():
        raise Refused("provider_unknown")
    await spend(limits.PROBE_BY_ADDRESS, attempt.address)
    journey = Journey(
        nonce=secrets.token_urlsafe(24),
        provider=provider,
        next=safe_path(attempt.form.get("next")),
        links=attempt.form.get("link") == "1",
    )
    back_to = f"{settings().base_url}{router.prefix}/done?state={journey.state}"
    answer = RedirectResponse(
        authorize_url(provider, back_to=back_to, challenge=challenge_of(journey.verifier)),
        303,
        {"Cache-Control": "no-store"},
    )
    text = sign(PURPOSE, vars(journey), lasts=LASTS)
    give(answer, provider_cookie(), text, seconds=int(LASTS.total_seconds()))
    return answer


@router.get("/done")
async def come_back(request: Request) -> Response:
    """Take the code, verify the token, sign in. What goes wrong is said on the page one left."""
    cookies = request.headers.get("cookie")
    attempt = Attempt(request, {}, read_step(cookies).cleared(), PAGE)
    journey = _journey(cookies, request.query_params.get("state", ""))
    if journey is not None and journey.links:
        attempt.page = LINKS
    try:
        if journey is None:
            raise Refused("provider_restart")
        answer = await _arrive(attempt, journey, request.query_params)
    except Refused as refusal:
        answer = attempt.back(refusal)
    except Exception as error:
        answer = attempt.back(outage(error) or _ours(error))
    take(answer, provider_cookie())
    return answer


def _journey(cookies: str | None, state: str) -> Journey | None:
    payload: dict[str, Any] | None = read_signed(PURPOSE, read_cookie(cookies, provider_cookie()))
    if payload is None:
        return None
    journey = Journey(**payload)
    return journey if hmac.compare_digest(journey.state, state) else None


async def _arrive(attempt: Attempt, journey: Journey, query: Any) -> RedirectResponse:
    if "code" not in query:
        # The person said no there, or the provider did.
        raise Refused("provider_said_no")
    await spend(limits.ANSWERS_BY_ADDRESS, attempt.address)
    claims = await _claims(await exchange(query["code"][:512], journey.verifier))
    async with transaction() as db:
        if journey.links:
            return await _link(db, attempt, journey, claims)
        user = await meet(db, claims, at=now())
        return await _signed_in(db, attempt, journey, user)


async def _claims(token: str) -> Claims:
    found = issuer()
    assert found is not None
    try:
        return await found.claims(token)
    except BadToken:
        raise Refused("provider_code_refused") from None
    except ProviderAway:
        raise Refused("provider_away", retry_after=RETRY_S) from None


async def _link(db: Db, attempt: Attempt, journey: Journey, claims: Claims) -> RedirectResponse:
    found = await held(db, attempt.token)
    if found is None:
        return go(f"{PAGE}?next={LINKS}")
    await attach(db, found[1], journey.provider, claims.subject, at=now())
    attempt.step = attempt.step.noticed("identity_linked")
    return attempt.back()


async def _signed_in(db: Db, attempt: Attempt, journey: Journey, user: User) -> RedirectResponse:
    method = AuthMethod(journey.provider)
    user.last_auth_method, user.last_auth_method_at = method, now()
    await close_session(db, attempt.token)
    token = await open_session(db, user, browser=attempt.browser, auth_method=method)
    answer = go(way_in(user, journey.next))
    give(answer, session_cookie(), token, seconds=SESSION_SECONDS)
    keep_way(answer, method)
    forget_step(answer)
    return answer


def _ours(error: Exception) -> Refused:
    number = error_id()
    log().exception("sign-in by provider failed", error_id=number, exc_info=error)
    return Refused("our_mistake", error_id=number)
