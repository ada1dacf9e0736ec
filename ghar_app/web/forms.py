"""What every posting route does around its own few lines."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import wraps

from fastapi import Request
from fastapi.responses import RedirectResponse
from starlette.exceptions import HTTPException

from ghar_app.catalogue import Language
from ghar_app.db.outages import outage
from ghar_app.log import error_id, log
from ghar_app.models.identity import Browser
from ghar_app.refusals import Refused
from ghar_app.web.cookies import read_cookie, session_cookie
from ghar_app.web.csrf import checked_form
from ghar_app.web.front import language_of
from ghar_app.web.limits import client_address
from ghar_app.web.sign_in_step import SignInStep, keep_step, read_step


@dataclass
class Attempt:
    """One posted form: its fields, who posts it, and where the sign-in stands."""

    request: Request
    form: dict[str, str]
    step: SignInStep
    page: str

    @property
    def address(self) -> str:
        """The caller's IP address."""
        return client_address(self.request)

    @property
    def browser(self) -> Browser:
        """What a session remembers of the caller."""
        return Browser(self.address, self.request.headers.get("user-agent"))

    @property
    def language(self) -> Language:
        """The language in which the caller reads."""
        return language_of(self.request.headers)

    @property
    def token(self) -> str | None:
        """The caller's session token."""
        return read_cookie(self.request.headers.get("cookie"), session_cookie())

    def back(self, refusal: Refused | None = None) -> RedirectResponse:
        """Show the page again, with what was typed and, if need be, why not."""
        answer = go(self.page)
        if refusal is not None and refusal.retry_after is not None:
            answer.headers["Retry-After"] = str(refusal.retry_after)
        keep_step(answer, self.step.refused(refusal) if refusal else self.step)
        return answer


Act = Callable[[Attempt], Awaitable[RedirectResponse]]


def go(path: str) -> RedirectResponse:
    """303 to a page of ours, which nobody keeps."""
    return RedirectResponse(path, 303, {"Cache-Control": "no-store"})


def form_route(page: str) -> Callable[[Act], Callable[[Request], Awaitable[RedirectResponse]]]:
    """Check the form, run the act, and turn what goes wrong into the page with a sentence."""

    def decorate(act: Act) -> Callable[[Request], Awaitable[RedirectResponse]]:
        @wraps(act)
        async def route(request: Request) -> RedirectResponse:
            step = read_step(request.headers.get("cookie"))
            attempt = Attempt(request, {}, step.cleared(), page)
            try:
                attempt.form = await checked_form(request)
                return await act(attempt)
            except Refused as refusal:
                return attempt.back(refusal)
            except HTTPException:
                raise
            except Exception as error:
                return attempt.back(outage(error) or _ours(error))

        # FastAPI reads the signature to know what to pass in; wraps() would show it the act's.
        del route.__wrapped__  # type: ignore[attr-defined]
        route.__annotations__ = {"request": Request, "return": RedirectResponse}
        return route

    return decorate


def _ours(error: Exception) -> Refused:
    number = error_id()
    log().exception("form failed", error_id=number, exc_info=error)
    return Refused("our_mistake", error_id=number)
