"""Who is looking: the one state that every page reads, and what every screen's state can ask.

A screen's state is `class Panel(SignedIn, rx.State)` or `class Panel(Visitor, rx.State)`. Both are
mixins, so each screen is a direct child of Reflex's root state: an event of one screen loads that
screen only, and its refusals are its own.
"""

from dataclasses import dataclass, replace

import reflex as rx

from ghar_app.catalogue import Language, known_language
from ghar_app.db import Db
from ghar_app.formats import email_masked, phone_masked
from ghar_app.models.identity import User, UserSession, held
from ghar_app.refusals import Refused
from ghar_app.web.cookies import read_cookie, session_cookie
from ghar_app.web.front import LANGUAGE_COOKIE
from state.refusals import SIGN_IN_FIRST, ShowsRefusals


@dataclass(frozen=True)
class ViewerView:
    """Who is looking, as far as the page has to know. Nobody in particular by default."""

    signed_in: bool = False
    public_id: str = ""
    name: str = ""
    first_name: str = ""
    initials: str = ""
    avatar_url: str = ""
    masked: str = ""
    role: str = "user"
    theme: str = "system"
    shortcuts: bool = True
    records_away: bool = False


class Shell(rx.State):
    """Filled before the first answer to a page (state/hydration.py), so nothing flickers."""

    viewer: ViewerView = ViewerView()
    csrf: str = ""
    _filled: bool = False
    _page_is_missing: bool = False

    def _look(self, viewer: ViewerView, csrf: str) -> None:
        self._filled = True
        if self.viewer != viewer:
            self.viewer = viewer
        if self.csrf != csrf:
            self.csrf = csrf

    def _lose_records(self, *, page_is_missing: bool) -> None:
        """The database is away: whoever is known stays known."""
        self._page_is_missing = self._page_is_missing or page_is_missing
        if not self.viewer.records_away:
            self.viewer = replace(self.viewer, records_away=True)


def view_of(user: User) -> ViewerView:
    """What the page may know of the person who looks at it."""
    name = user.full_name or ""
    return ViewerView(
        signed_in=True,
        public_id=str(user.public_id),
        name=name,
        first_name=user.first_name or "",
        initials=user.initials,
        avatar_url=user.profile_image_url or "",
        masked=phone_masked(user.phone) if user.phone else email_masked(user.email or ""),
        role=user.role,
        theme=user.preferences.get("theme", "system"),
        shortcuts=user.preferences.get("shortcuts") is not False,
    )


class Visitor(ShowsRefusals, mixin=True):
    """Anyone. Handlers ask `_viewer(db)` who it is; the answer is fresh on every event."""

    @property
    def _cookies(self) -> str:
        return self.router.headers.cookie

    @property
    def _language(self) -> Language:
        chosen = read_cookie(self._cookies, LANGUAGE_COOKIE)
        return known_language(chosen or self.router.headers.accept_language[:2])

    async def _say_records_are_away(self, *, page_is_missing: bool) -> None:
        shell = await self.get_state(Shell)
        shell._lose_records(page_is_missing=page_is_missing)

    async def _held(self, db: Db) -> tuple[UserSession, User] | None:
        return await held(db, read_cookie(self._cookies, session_cookie()))

    async def _viewer(self, db: Db) -> User | None:
        found = await self._held(db)
        return found[1] if found else None


class SignedIn(Visitor, mixin=True):
    """Somebody with an account. Handlers begin with `me = await self._me(db)`."""

    async def _me(self, db: Db, *, resume: str = "") -> User:
        """Whose session this is. Refused `sign_in_first`, which leads to the sign-in page.

        `resume` names the half-done action, e.g. `like`; the page finds it as the query
        parameter of that name when it is loaded again.
        """
        return (await self._my_session(db, resume=resume))[1]

    async def _my_session(self, db: Db, *, resume: str = "") -> tuple[UserSession, User]:
        found = await self._held(db)
        if found is None:
            raise Refused(SIGN_IN_FIRST, resume=resume)
        return found
