"""/admin/people: finding an account. Filters stand in the address."""

from dataclasses import asdict, dataclass, fields
from typing import Any
from urllib.parse import urlencode

import reflex as rx
from reflex.event import EventSpec
from sqlalchemy import Row

from ghar_app import formats
from ghar_app.catalogue import Language, translate
from ghar_app.clock import in_india
from ghar_app.db import transaction
from ghar_app.models.ops.people import PAGE_SIZE, Wanted, count_people, people
from state.refusals import shows_refusals
from state.shell import SignedIn

HERE = "/admin/people"
NAMES = tuple(field.name for field in fields(Wanted))


@dataclass(frozen=True)
class PersonView:
    """One line of the list."""

    id: str
    href: str
    name: str
    initials: str
    avatar: str
    reach: str
    role: str
    standing: str
    tone: str
    since: str


class PeoplePage(SignedIn, rx.State):
    """Newest first."""

    lines: list[PersonView] = []
    wanted: dict[str, str] = dict.fromkeys(NAMES, "")
    total: str = ""
    narrowed: bool = False
    has_more: bool = False
    ready: bool = False
    _last: int | None = None

    @rx.event
    @shows_refusals
    async def load(self) -> None:
        """The first page of what the address asks for."""
        wanted = self._asked()
        async with transaction() as db:
            me = await self._me(db)
            rows = await people(db, by=me, wanted=wanted)
            total = await count_people(db, by=me, wanted=wanted)
        self.wanted, self.narrowed = asdict(wanted), wanted.is_narrowed
        self.total = translate("ops.people_count", self._language, n=formats.grouped(total))
        self.lines = []
        self._show(rows)
        self.ready = True

    @rx.event
    @shows_refusals
    async def more(self) -> None:
        """The next page, below."""
        async with transaction() as db:
            me = await self._me(db)
            rows = await people(db, by=me, wanted=self._asked(), before=self._last)
        self._show(rows)

    @rx.event
    async def narrow(self, form: dict[str, Any]) -> EventSpec:
        """To the address of what the form asks for; whoever arrives there is checked."""
        asked = {name: str(form.get(name, ""))[:100].strip() for name in NAMES}
        kept = {name: value for name, value in asked.items() if value}
        return rx.redirect(f"{HERE}?{urlencode(kept)}" if kept else HERE)

    def _asked(self) -> Wanted:
        query = self.router.url.query_parameters
        return Wanted(**{name: str(query.get(name, ""))[:100] for name in NAMES})

    def _show(self, rows: list[Row[Any]]) -> None:
        self.lines = [*self.lines, *[_line(row, self._language) for row in rows]]
        self.has_more = len(rows) == PAGE_SIZE
        self._last = rows[-1].id if rows else self._last


def standing_of(row: Any) -> str:
    """active, suspended or deleted."""
    if row.deleted_at is not None:
        return "deleted"
    return "active" if row.is_active else "suspended"


TONES = {"active": "tulsi", "suspended": "rani", "deleted": "neutral"}


def _line(row: Row[Any], language: Language) -> PersonView:
    standing = standing_of(row)
    name = row.full_name or translate(f"ops.nameless.{standing}", language)
    reach = [formats.phone(row.phone) if row.phone else "", row.email or ""]
    return PersonView(
        id=str(row.public_id),
        href=f"{HERE}/{row.public_id}",
        name=name,
        initials="".join(word[0] for word in name.split()[:2]).upper(),
        avatar=row.profile_image_url or "",
        reach=" · ".join(filter(None, reach)),
        role=translate(f"ops.role.{row.role}", language),
        standing=translate(f"ops.standing.{standing}", language),
        tone=TONES[standing],
        since=formats.day(in_india(row.created_at).date(), language),
    )
