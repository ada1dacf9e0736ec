"""The first answer to a page already says who is looking.

Reflex's hydrate event sends the whole state. This middleware runs before it and fills the shell
from the handshake cookie with one query, and the bell with another, so a signed-in person never
sees "Sign in" flash by.
"""

from dataclasses import replace

from reflex.app import App
from reflex.event import Event
from reflex.middleware import Middleware
from reflex.state import BaseState, State, StateUpdate

from ghar_app.db import transaction
from ghar_app.db.outages import outage
from ghar_app.log import log
from ghar_app.models.identity import holder
from ghar_app.web.cookies import read_cookie, session_cookie
from ghar_app.web.csrf import form_token
from state.messaging.badge import ChatBadge
from state.notify.bell import Bell
from state.shell import Shell, ViewerView, view_of

HYDRATING = frozenset(f"{State.get_full_name()}.{name}" for name in ("hydrate", "hydrate_and_load"))


class WhoIsLooking(Middleware):
    """`app.add_middleware(WhoIsLooking())`."""

    async def preprocess(self, app: App, state: BaseState, event: Event) -> StateUpdate | None:
        """Fill the shell when a page hydrates, or when its state was forgotten meanwhile."""
        # A forgotten state (it expires in memory) hydrates again within some other event.
        if event.name in HYDRATING or not state._get_root_state().is_hydrated:  # type: ignore[attr-defined]
            shell = await state.get_state(Shell)
            if event.name in HYDRATING or not shell._filled:
                await fill(shell)
        return None


async def fill(shell: Shell) -> None:
    """Look up who is looking. While the database is away, that stays as it was in this tab."""
    cookies = shell.router.headers.cookie
    viewer = ViewerView()
    token = read_cookie(cookies, session_cookie())
    bell, chats = await shell.get_state(Bell), await shell.get_state(ChatBadge)
    if not token:
        bell._leave()
        await chats._meet(None, None)
    else:
        try:
            async with transaction() as db:
                user = await holder(db, token)
                await bell._meet(db, user)
                await chats._meet(db, user)
            viewer = view_of(user) if user else viewer
        except Exception as error:
            if outage(error) is None:
                raise
            log().warning("viewer unknown: the database is away")
            viewer = replace(shell.viewer, records_away=True)
    shell._look(viewer, form_token(cookies))
