"""The three questions of a match, beside its conversation."""

from typing import Any

import reflex as rx

from ghar_app.clock import now
from ghar_app.db import Db, transaction
from ghar_app.models.content.catalogs import options_of
from ghar_app.models.flatmates.matches import UserMatch
from ghar_app.models.flatmates.matches.making import active_between
from ghar_app.models.flatmates.matches.questions import answer, given
from ghar_app.models.identity import User
from ghar_app.models.messaging import UserConversation
from ghar_app.refusals import NotFound
from state.refusals import shows_refusals
from state.shell import SignedIn


class Questions(SignedIn, rx.State):
    """Empty where the conversation is not one of a match. `theirs` is empty until both began."""

    asked: list[str] = []
    choices: list[tuple[str, str]] = []
    mine: list[str] = ["", "", ""]
    theirs: list[str] = []
    saved: bool = False

    _thread: str = ""

    @rx.event
    @shows_refusals
    async def load(self) -> None:
        """Those of the conversation in the address; none where there is no such conversation."""
        thread = str(self.router.url.path).rstrip("/").rpartition("/")[2]
        try:
            await self._load_for(thread)
        except NotFound:
            self.asked, self.theirs = [], []

    async def _load_for(self, thread: str) -> None:
        self._thread, self.asked, self.theirs, self.saved = thread, [], [], False
        async with transaction() as db:
            me = await self._me(db)
            match = await self._match(db, me)
            if match is None:
                return
            options = await options_of(db, "match_qna")
            social = await options_of(db, "match_qna_social")
            language = self._language
            self.asked = [getattr(one, language) for one in options]
            self.choices = [(one.id, getattr(one, language)) for one in social]
            await self._show(db, match, me)

    @rx.event
    @shows_refusals
    async def save(self, form: dict[str, Any]) -> None:
        """Keep one's answers; a blank one is cleared."""
        answers = {key: str(form[f"q{key}"]) for key in ("0", "1", "2") if f"q{key}" in form}
        async with transaction() as db:
            me = await self._me(db)
            match = await self._match(db, me)
            if match is None:
                raise NotFound("match")
            await answer(db, match, answers, by=me, at=now())
            await self._show(db, match, me)
        self.saved = True

    async def _match(self, db: Db, me: User) -> UserMatch | None:
        found = await UserConversation.reachable(db, by=me, public_id=self._thread)
        return await active_between(db, me.id, found.peer_of(me.id))

    async def _show(self, db: Db, match: UserMatch, me: User) -> None:
        shown = await given(db, match, by=me)
        words = dict(self.choices)
        self.mine = list(shown.mine)
        theirs = shown.theirs or ()
        self.theirs = [words.get(one, one) for one in theirs]
