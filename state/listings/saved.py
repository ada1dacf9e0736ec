"""Saving a search from the search page, and the page of all that are saved."""

from dataclasses import dataclass
from typing import Any

import reflex as rx

from ghar_app.catalogue import Language, translate
from ghar_app.clock import now
from ghar_app.db import transaction
from ghar_app.models.listings.saved import Frequency, SavedSearch, change, forget, keep, saved_by
from ghar_app.models.listings.search import Filters
from ghar_app.refusals import Refused
from state.listings.search import words
from state.refusals import shows_refusals
from state.shell import SignedIn

RESUME = "save"


@dataclass(frozen=True)
class SavedView:
    """One saved search."""

    id: str
    name: str
    about: str
    href: str
    frequency: str
    found: str


class SaveSearch(SignedIn, rx.State):
    """The dialog of the search page."""

    open: bool = False
    name: str = ""
    saved: str = ""

    @rx.event
    @shows_refusals
    async def arrive(self) -> None:
        """Back from signing in: the dialog that was wanted."""
        self.saved = ""
        if self.router.url.query_parameters.get("resume") == RESUME:
            await self._open()

    @rx.event
    @shows_refusals
    async def ask(self) -> None:
        """Ask for a name; signing in comes first."""
        await self._open()

    @rx.event
    async def close(self) -> None:
        """Leave it unsaved."""
        self.open = False
        self._forget_refusal()

    @rx.event
    @shows_refusals
    async def save(self, form: dict[str, Any]) -> None:
        """Save the search that the address shows."""
        self.name = str(form.get("name", ""))
        async with transaction() as db:
            me = await self._me(db, resume=RESUME)
            await keep(
                db,
                self._filters(),
                by=me,
                name=self.name,
                at=now(),
                frequency=str(form.get("frequency", "")),
            )
        self.open = False
        self.saved = translate("saved.kept", self._language)

    async def _open(self) -> None:
        async with transaction() as db:
            await self._me(db, resume=RESUME)
        self.name = about(self._filters(), self._language)[:100]
        self.open, self.saved = True, ""

    def _filters(self) -> Filters:
        return Filters.read(self.router.url.query_parameters)


class SavedPage(SignedIn, rx.State):
    """/saved-searches."""

    searches: list[SavedView] = []
    loading: bool = True

    @rx.event
    @shows_refusals
    async def load(self) -> None:
        """All of this person's, newest first."""
        try:
            await self._read()
        finally:
            self.loading = False

    @rx.event
    @shows_refusals
    async def change(self, search: str, frequency: str) -> None:
        """How often it speaks."""
        async with transaction() as db:
            me = await self._me(db)
            await change(db, by=me, public_id=search, frequency=frequency)
        await self._read()

    @rx.event
    @shows_refusals
    async def forget(self, search: str) -> None:
        """Delete one."""
        async with transaction() as db:
            me = await self._me(db)
            await forget(db, by=me, public_id=search)
        await self._read()

    async def _read(self) -> None:
        async with transaction() as db:
            me = await self._me(db)
            rows = await saved_by(db, by=me)
        self.searches = [_view(row[0], row.found, self._language) for row in rows]


def about(filters: Filters, language: Language) -> str:
    """A search in a line: "Bengaluru · 2 BHK · Up to ₹40k"."""
    said = [one.text for one in words.chips(filters, language)]
    return " · ".join(dict.fromkeys([words.place_words(filters, language), *said]))


def _view(search: SavedSearch, found: int, language: Language) -> SavedView:
    try:
        filters = Filters.read(search.filters)
    except Refused:
        filters = Filters()
    return SavedView(
        id=str(search.public_id),
        name=search.name,
        about=about(filters, language),
        href=words.address(filters),
        frequency=Frequency(search.alert_frequency).value,
        found=translate("saved.found", language, n=found) if found else "",
    )
