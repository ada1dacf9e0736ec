"""A refusal becomes a sentence beside its field; the form stays as it was."""

import inspect
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import wraps
from typing import Any

import reflex as rx
from reflex.istate.proxy import StateProxy

from ghar_app.db.outages import outage
from ghar_app.log import error_id, log
from ghar_app.refusals import Refused
from ghar_app.web.paths import safe_path, with_query
from state.toasts import told

SIGN_IN_FIRST = "sign_in_first"
RECORDS_AWAY = "database_unavailable"
LEADS_TO = {
    "gate_identifier_verification": "/account",
    "gate_password_setup": "/account",
    "gate_profile_completion": "/welcome",
    "gate_app_onboarding": "/flatmates/welcome",
}
"""Where somebody says what a gate asks for."""


@dataclass(frozen=True)
class RefusalView:
    """What went wrong, in the viewer's language. An empty `code` means nothing did."""

    code: str = ""
    message: str = ""
    field: str = ""
    retry_after: int = 0


class ShowsRefusals(rx.State, mixin=True):
    """Vars that `shows_refusals` fills; every screen's state has its own.

    `errors` has a sentence for each field that was refused; `""` is the form as a whole.
    """

    refusal: RefusalView = RefusalView()
    errors: dict[str, str] = {}

    def _forget_refusal(self) -> None:
        if self.refusal.code:
            self.refusal = RefusalView()
        if self.errors:
            self.errors = {}

    def _show_refusal(self, refusal: Refused) -> None:
        view = RefusalView(
            code=refusal.code,
            message=refusal.message(self._language),  # type: ignore[attr-defined]
            field=refusal.field or "",
            retry_after=refusal.retry_after or 0,
        )
        self.refusal = view
        self.errors = {**self.errors, view.field: view.message}

    async def _say_records_are_away(self, *, page_is_missing: bool) -> None:
        """For a mixin that knows the shell; a class without one shows the sentence alone."""


def shows_refusals(handler: Callable[..., Any]) -> Callable[..., Any]:
    """For an async handler or async generator: show what it raises instead of failing.

    `Refused` becomes its sentence; `sign_in_first` leads to the sign-in page and back; a database
    that is away or slow becomes a sentence with a retry, and the banner of the shell too when it
    is away; anything else is logged under an error id, which the person sees. Put it under
    `@rx.event`, a background one too.
    """
    if inspect.isasyncgenfunction(handler):
        return _streaming(handler)
    return _plain(handler)


def _plain(handler: Callable[..., Awaitable[Any]]) -> Callable[..., Awaitable[Any]]:
    @wraps(handler)
    async def shown(self: ShowsRefusals, *args: Any, **kwargs: Any) -> Any:
        async with _changing(self):
            self._forget_refusal()
        try:
            return await handler(self, *args, **kwargs)
        except Exception as error:
            async with _changing(self):
                return await _turned(self, handler, error)

    return shown


def _streaming(handler: Callable[..., AsyncIterator[Any]]) -> Callable[..., AsyncIterator[Any]]:
    @wraps(handler)
    async def shown(self: ShowsRefusals, *args: Any, **kwargs: Any) -> AsyncIterator[Any]:
        async with _changing(self):
            self._forget_refusal()
        try:
            async for step in handler(self, *args, **kwargs):
                yield step
        except Exception as error:
            async with _changing(self):
                instead = await _turned(self, handler, error)
            if instead is not None:
                yield instead

    return shown


@asynccontextmanager
async def _changing(state: ShowsRefusals) -> AsyncIterator[None]:
    """A background event may change its state only while it holds it."""
    if isinstance(state, StateProxy):
        async with state:
            yield
    else:
        yield


async def _turned(state: ShowsRefusals, handler: Callable[..., Any], error: Exception) -> Any:
    refusal = error if isinstance(error, Refused) else outage(error)
    if refusal is None:
        number = error_id()
        log().error("handler failed", error_id=number, handler=handler.__qualname__, exc_info=error)
        refusal = Refused("our_mistake", error_id=number)
    if refusal.code == SIGN_IN_FIRST:
        return sign_in_and_back(state, refusal)
    state._show_refusal(refusal)
    if refusal.code == RECORDS_AWAY:
        # A page whose own load failed has nothing typed on it, and may load again by itself.
        await state._say_records_are_away(page_is_missing=handler.__name__ == "load")
    if refusal.code in LEADS_TO:
        return _lead_on(state, refusal)
    return None


def _lead_on(state: Any, refusal: Refused) -> Any:
    """A button to where what is missing can be said; what was typed stays until it is pressed."""
    target = with_query(LEADS_TO[refusal.code], next=_here(state))
    words = refusal.message(state._language)
    return told(words, state._language, kind="info", go_on=rx.redirect(target))


def _here(state: rx.State) -> str:
    url = state.router.url
    return safe_path(f"{url.path}?{url.query}" if url.query else url.path)


def sign_in_and_back(state: rx.State, refusal: Refused) -> Any:
    """To the sign-in page, and afterwards back here, with `resume` in the address if given."""
    here = _here(state)
    resume = str(refusal.details.get("resume", ""))
    back = with_query(here, resume=resume) if resume else here
    return rx.redirect(with_query("/login", next=back))
