"""A home's page: `load` reads it, then its neighbours; the look is counted apart from both."""

from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any

import reflex as rx

from ghar_app.catalogue import translate
from ghar_app.db import transaction
from ghar_app.log import log
from ghar_app.models.listings import Property
from ghar_app.models.listings.detail import detail_of
from ghar_app.models.listings.kinds import Purpose
from ghar_app.models.listings.market import market_of
from ghar_app.models.listings.similar import similar_to
from ghar_app.models.listings.views import count_view
from ghar_app.models.redirects import moved_to
from ghar_app.refusals import Gone, NotFound
from ghar_app.web.homes.head import is_public_id
from ghar_app.web.visitors import visitor_key
from state.listings.cards import CardView, card
from state.listings.home_view import HomeView
from state.listings.home_words import home_view, market_view
from state.refusals import shows_refusals
from state.shell import Visitor

WAITING, SHOWN, MISSING, GONE, FAILED = "waiting", "shown", "missing", "gone", "failed"


class HomePage(Visitor, rx.State):
    """One home, as whoever looks may see it. `title` is the tab's, empty until it is known."""

    phase: str = WAITING
    title: str = ""
    home: HomeView | None = None
    similar: list[CardView] = []

    _slug: str = ""
    _moved_to: str = ""
    _home_id: int = 0

    @rx.event
    @shows_refusals
    async def load(self) -> AsyncIterator[Any]:
        """Show the home of the address, then what it is compared with."""
        slug = self._asked_for()
        if slug != self._slug:
            self.phase, self.home, self.similar, self._slug = WAITING, None, [], slug
            yield
        found, self._moved_to = None, ""
        try:
            found = await self._show(slug)
        except NotFound:
            if self._moved_to:
                yield rx.redirect(self._moved_to, replace=True)
                return
            self._show_nothing(MISSING)
        except Gone:
            self._show_nothing(GONE)
        except Exception:
            self.phase = FAILED if self.home is None else self.phase
            raise
        yield
        if found is not None:
            await self._show_neighbours(found)
            yield HomePage.count_look

    async def _show(self, slug: str) -> Property:
        address = {"public_id": slug} if is_public_id(slug) else {"slug": slug}
        async with transaction() as db:
            viewer = await self._viewer(db)
            try:
                found = await Property.reachable(db, by=viewer, **address)
            except NotFound:
                # A page of before, still open somewhere, may hold an address of before.
                self._moved_to = await moved_to(db, f"/listing/{slug}", what="home") or ""
                raise
            detail = await detail_of(db, found)
        before = self.home
        home = home_view(detail, self._language)
        if before is not None and before.id == home.id:
            home = replace(home, market=before.market)
        self._home_id, self.home, self.title = found.id, home, home.page_title
        self.phase = SHOWN
        return found

    def _show_nothing(self, phase: str) -> None:
        self.phase, self.home, self.similar = phase, None, []
        why = translate(f"listings.detail.{phase}_page.title", self._language)
        self.title = translate("listings.detail.page_title_short", self._language, title=why)

    async def _show_neighbours(self, found: Property) -> None:
        """The market and similar homes, when the home itself is on the screen already."""
        async with transaction() as db:
            market = await market_of(db, found)
            similar = await similar_to(db, found)
        if self.home is not None:
            view = market_view(market, Purpose(found.purpose), self._language)
            self.home = replace(self.home, market=view)
            self.similar = [card(home, self._language) for home in similar]

    @rx.event
    async def count_look(self) -> None:
        """Count the look; a failure is noted and never seen.

        Anybody may call this at any time: it counts once a browser and half hour.
        """
        headers = self.router.headers
        try:
            async with transaction() as db:
                await count_view(
                    db,
                    self._home_id,
                    by=await self._viewer(db),
                    session_key=visitor_key(self._cookies),
                    user_agent=headers.user_agent,
                )
        except Exception as error:
            log().warning("a look was not counted", error=type(error).__name__)

    def _asked_for(self) -> str:
        return str(self.router.url.path).rstrip("/").rpartition("/")[2]
