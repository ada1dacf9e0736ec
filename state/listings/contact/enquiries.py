"""/desk/enquiries: who asks about one's homes."""

from dataclasses import dataclass
from typing import Any

import reflex as rx
from sqlalchemy import Row

from ghar_app import formats
from ghar_app.catalogue import Language, translate
from ghar_app.db import transaction
from ghar_app.models.listings.contact import enquiries_for, settle
from ghar_app.models.listings.contact.asking import PAGE_SIZE
from state.refusals import shows_refusals
from state.shell import SignedIn

TONES = {"new": "genda", "contacted": "neel", "closed": "neutral"}


@dataclass(frozen=True)
class EnquiryView:
    """One question. `phone_href` and `email_href` are empty where there is no such way."""

    id: int
    name: str
    message: str
    home: str
    href: str
    about: str
    phone: str
    phone_href: str
    email: str
    email_href: str
    status: str
    status_text: str
    tone: str


class EnquiriesPage(SignedIn, rx.State):
    """Newest first; `only` is a status, or empty for all."""

    lines: list[EnquiryView] = []
    only: str = ""
    loading: bool = True
    has_more: bool = False

    @rx.event
    @shows_refusals
    async def load(self) -> None:
        """The newest questions."""
        try:
            await self._read(before=None)
        finally:
            self.loading = False

    @rx.event
    @shows_refusals
    async def more(self) -> None:
        """The next ones, below."""
        await self._read(before=self.lines[-1].id if self.lines else None)

    @rx.event
    @shows_refusals
    async def choose(self, only: str) -> None:
        """Those of one status, or all."""
        self.only = only if only in TONES else ""
        await self._read(before=None)

    @rx.event
    @shows_refusals
    async def settle(self, enquiry: int, status: str) -> None:
        """Contacted, or closed."""
        async with transaction() as db:
            me = await self._me(db)
            await settle(db, by=me, enquiry_id=int(enquiry), status=status)
        await self._read(before=None)

    async def _read(self, *, before: int | None) -> None:
        async with transaction() as db:
            me = await self._me(db)
            rows = await enquiries_for(db, by=me, before=before, status=self.only)
        shown = [_line(row, self._language) for row in rows]
        self.lines = [*self.lines, *shown] if before else shown
        self.has_more = len(rows) == PAGE_SIZE


def _line(row: Row[Any], language: Language) -> EnquiryView:
    interest = translate(f"contact.interest.{row.interest_type}", language)
    return EnquiryView(
        id=row.id,
        name=row.full_name or "",
        message=row.message or "",
        home=row.title,
        href=f"/listing/{row.slug or row.public_id}",
        about=f"{interest} · {formats.moment(row.created_at, language)}",
        phone=formats.phone(row.phone) if row.phone else "",
        phone_href=f"tel:{row.phone}" if row.phone else "",
        email=row.email or "",
        email_href=f"mailto:{row.email}" if row.email else "",
        status=row.status,
        status_text=translate(f"contact.status.{row.status}", language),
        tone=TONES[row.status],
    )
