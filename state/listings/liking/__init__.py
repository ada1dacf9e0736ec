"""The hearts: which homes the viewer likes, on every card and page.

`load` belongs to the events of each page that shows homes.
"""

from collections.abc import AsyncIterator
from typing import Any

import reflex as rx

from ghar_app.catalogue import translate
from ghar_app.clock import now
from ghar_app.db import transaction
from ghar_app.models.listings.liking.deciding import leave, like
from ghar_app.models.listings.liking.reading import liked_ids
from ghar_app.refusals import Refused
from ghar_app.web.paths import safe_path, with_query
from state.refusals import SIGN_IN_FIRST, shows_refusals
from state.shell import SignedIn
from state.toasts import told

RESUME = "like:"
"""What the sign-in page brings back, before the home's id."""


class Hearts(SignedIn, rx.State):
    """Public ids of liked homes. A new `turn` says that hearts show what stands here again."""

    liked: list[str] = []
    turn: int = 0

    @rx.event
    @shows_refusals
    async def load(self) -> Any:
        """Fill the hearts; do the like that somebody signed in for."""
        resumed = str(self.router.url.query_parameters.get("resume", ""))
        async with transaction() as db:
            viewer = await self._viewer(db)
            if viewer is not None and resumed.startswith(RESUME):
                await like(db, [resumed.removeprefix(RESUME)], by=viewer, at=now())
            found = await liked_ids(db, by=viewer) if viewer is not None else []
        if self.liked != found:
            self.liked = found
        if resumed.startswith(RESUME):
            # Else a reload would like again what was taken back meanwhile.
            url = self.router.url
            here = safe_path(f"{url.path}?{url.query}")
            return rx.redirect(with_query(here, resume=""), replace=True)
        return None

    @rx.event
    @shows_refusals
    async def put(self, home: str, wanted: bool) -> AsyncIterator[Any]:
        """Like a home or take that back; what could not be kept turns back in the browser."""
        try:
            async with transaction() as db:
                me = await self._me(db, resume=f"{RESUME}{home}")
                decide = like if wanted else leave
                await decide(db, [home], by=me, at=now())
        except Exception as error:
            self.turn += 1
            if not (isinstance(error, Refused) and error.code == SIGN_IN_FIRST):
                words = translate("likes.not_kept", self._language)
                again = Hearts.put(home, wanted)  # type: ignore[operator]
                yield told(words, self._language, kind="problem", retry=again)
            raise
        others = [one for one in self.liked if one != home]
        self.liked = [home, *others] if wanted else others
