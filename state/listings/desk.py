"""/desk: the homes somebody owns."""

from dataclasses import dataclass
from typing import Any

import reflex as rx
from reflex.event import EventSpec
from sqlalchemy import Row

from ghar_app import formats
from ghar_app.catalogue import Language, translate
from ghar_app.db import transaction
from ghar_app.models.identity import User
from ghar_app.models.listings.portfolio import OVER, PAGE_SIZE, acts_for, own_counts, own_homes
from ghar_app.models.listings.posting.toggling import STALE
from state.listings.acting import ActsOnHomes
from state.listings.cards import KINDS, per, price
from state.refusals import shows_refusals

TONES = {"live": "tulsi", "pending_review": "genda", "rejected": "rani", "paused": "neel"}
FILTERS = ("live", "pending_review", "draft", "paused", "rejected", OVER, "archived")


@dataclass(frozen=True)
class OwnHome:
    """One line of the owner's list. `acts` are what can be done with it, by name."""

    id: str
    href: str
    public_href: str
    edit_href: str
    title: str
    place: str
    image: str
    kind: str
    price: str
    status: str
    tone: str
    market: str
    is_over: bool
    rests: bool
    views: str
    likes: str
    enquiries: str
    visits: str
    acts: list[str]


@dataclass(frozen=True)
class FilterView:
    """A chip above the list."""

    key: str
    text: str
    href: str
    count: int
    chosen: bool


class DeskPage(ActsOnHomes, rx.State):
    """An owner's list; the filter stands in the address."""

    homes: list[OwnHome] = []
    filters: list[FilterView] = []
    total: int = 0
    has_more: bool = False
    loading: bool = True
    _last: int | None = None

    @rx.event
    @shows_refusals
    async def load(self) -> None:
        """The newest homes of the filter, and how many there are of each."""
        self.notice = ""
        await self._show_again()

    @rx.event
    @shows_refusals
    async def more(self) -> None:
        """The next homes, below."""
        async with transaction() as db:
            me = await self._me(db)
            rows = await own_homes(db, by=me, before=self._last, status=self._asked())
        self._show(rows, me)

    async def _show_again(self) -> None:
        asked = self._asked()
        try:
            async with transaction() as db:
                me = await self._me(db)
                counts = await own_counts(db, by=me)
                rows = await own_homes(db, by=me, status=asked)
        finally:
            self.loading = False
        here = {key: n for key, n in counts.items() if key not in (OVER, "archived")}
        self.total = sum(here.values())
        self.filters = _filters(asked, self.total, counts, self._language)
        self.homes, self._last = [], None
        self._show(rows, me)

    async def _after_leaving(self) -> EventSpec | None:
        await self._show_again()
        return None

    def _show(self, rows: list[Row[Any]], me: User) -> None:
        lines = [line_of(row, self._language, me=me.id) for row in rows]
        self.homes = [*self.homes, *lines]
        self.has_more = len(rows) == PAGE_SIZE
        self._last = rows[-1].id if rows else self._last

    def _asked(self) -> str:
        asked = self.router.url.query_parameters.get("status", "")
        return asked if asked in FILTERS else ""


def line_of(row: Row[Any], language: Language, *, me: int | None = None) -> OwnHome:
    """One home as its owner sees it; somebody else (`me`) is told whose it is."""
    is_others = me is not None and row.owner_id != me
    owner = translate("desk.of", language, name=row.owner_name or "") if is_others else ""
    place = ", ".join(part for part in (row.locality, row.city) if part)
    is_over = row.status in ("sold", "rented")
    return OwnHome(
        id=str(row.public_id),
        href=f"/desk/{row.public_id}",
        public_href=f"/listing/{row.slug}" if row.slug else "",
        edit_href=f"/post/{row.public_id}",
        title=row.title or translate("posting.untitled", language),
        place=" · ".join(part for part in (place, owner) if part),
        image=row.main_image_url or "",
        kind=KINDS.get(row.property_type, "flat"),
        price=price(row.effective_price, row.purpose, language)
        + (per(row.purpose, language) if row.effective_price else ""),
        status=translate(f"desk.listing_status.{row.listing_status}", language),
        tone=TONES.get(row.listing_status, "neutral"),
        market=translate(f"homes.status.{row.status}", language),
        is_over=is_over,
        rests=row.listing_status == "paused" and row.moderation_reason == STALE,
        views=formats.grouped(row.view_count),
        likes=formats.grouped(row.like_count),
        enquiries=formats.grouped(row.enquiries),
        visits=formats.grouped(row.visits),
        acts=acts_for(row),
    )


def _filters(
    asked: str, total: int, counts: dict[str, int], language: Language
) -> list[FilterView]:
    """Everything first; of the others only those that hold a home."""
    every = FilterView("", translate("desk.all", language), "/desk", total, not asked)
    return [every] + [
        FilterView(
            key,
            translate("desk.over" if key == OVER else f"desk.listing_status.{key}", language),
            f"/desk?status={key}",
            counts[key],
            key == asked,
        )
        for key in FILTERS
        if counts.get(key) or (key == asked and key in counts)
    ]
