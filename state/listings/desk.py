"""/desk: the homes somebody owns."""

from dataclasses import dataclass
from typing import Any

import reflex as rx
from sqlalchemy import Row

from ghar_app import formats
from ghar_app.catalogue import Language, translate
from ghar_app.db import transaction
from ghar_app.models.listings.portfolio import PAGE_SIZE, own_counts, own_homes
from state.listings.cards import per, price
from state.refusals import shows_refusals
from state.shell import SignedIn

TONES = {"live": "tulsi", "pending_review": "genda", "rejected": "rani", "paused": "neel"}


@dataclass(frozen=True)
class OwnHome:
    """One line of the owner's list."""

    id: str
    href: str
    title: str
    place: str
    price: str
    status: str
    tone: str
    market: str
    views: str


class DeskPage(SignedIn, rx.State):
    """What its owner sees of a portfolio; only reads."""

    homes: list[OwnHome] = []
    total: int = 0
    total_text: str = ""
    live_text: str = ""
    drafts_text: str = ""
    has_more: bool = False
    loading: bool = True
    _last: int | None = None

    @rx.event
    @shows_refusals
    async def load(self) -> None:
        """The newest homes and how many there are."""
        try:
            async with transaction() as db:
                me = await self._me(db)
                counts = await own_counts(db, by=me)
                rows = await own_homes(db, by=me)
        finally:
            self.loading = False
        self.total = sum(counts.values())
        self.total_text = formats.grouped(self.total)
        self.live_text = formats.grouped(counts.get("live", 0))
        self.drafts_text = formats.grouped(counts.get("draft", 0))
        self.homes = []
        self._show(rows)

    @rx.event
    @shows_refusals
    async def more(self) -> None:
        """The next homes, below."""
        async with transaction() as db:
            me = await self._me(db)
            rows = await own_homes(db, by=me, before=self._last)
        self._show(rows)

    def _show(self, rows: list[Row[Any]]) -> None:
        self.homes = [*self.homes, *[_line(row, self._language) for row in rows]]
        self.has_more = len(rows) == PAGE_SIZE
        self._last = rows[-1].id if rows else self._last


def _line(row: Row[Any], language: Language) -> OwnHome:
    return OwnHome(
        id=str(row.public_id),
        href=f"/listing/{row.slug}" if row.slug else "",
        title=row.title,
        place=", ".join(part for part in (row.locality, row.city) if part),
        price=price(row.effective_price, row.purpose, language)
        + (per(row.purpose, language) if row.effective_price else ""),
        status=translate(f"desk.listing_status.{row.listing_status}", language),
        tone=TONES.get(row.listing_status, "neutral"),
        market=translate(f"homes.status.{row.status}", language),
        views=formats.grouped(row.view_count),
    )
