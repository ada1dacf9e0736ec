"""/admin/moderation: the homes that wait, oldest first."""

from datetime import datetime
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

import reflex as rx
from reflex.event import EventSpec
from sqlalchemy import Row

from ghar_app.catalogue import Language, translate
from ghar_app.clock import now
from ghar_app.db import transaction
from ghar_app.formats import grouped
from ghar_app.models.identity.kinds import Scope
from ghar_app.models.listings.kinds import PropertyType
from ghar_app.models.listings.moderation.bulk import Outcome, approve_many, reject_many
from ghar_app.models.listings.moderation.queue import (
    EDITED,
    PAGE_SIZE,
    WAITS_HOURS,
    Counts,
    Wanted,
    counts,
    waiting,
)
from ghar_app.models.listings.moderation.reach import WRITE
from ghar_app.refusals import Refused
from state.listings.cards import KINDS, per, price
from state.listings.moderation.views import ChoiceView, FlagView, OutcomeView, WaitingView
from state.listings.moderation.words import GRAVE, HIGH, WARNING, age, age_tone, flag_name
from state.refusals import shows_refusals
from state.shell import SignedIn

HERE = "/admin/moderation"


class ModerationPage(SignedIn, rx.State):
    """The queue. Filters stand in the address; homes are chosen here and decided on together."""

    homes: list[WaitingView] = []
    chosen: list[str] = []
    choices: list[ChoiceView] = []
    kinds: list[tuple[str, str]] = []
    cities: list[tuple[str, str]] = []
    kind: str = ""
    city: str = ""
    hours: str = ""
    is_narrowed: bool = False
    total: str = ""
    oldest: str = ""
    has_more: bool = False
    can_decide: bool = False
    rejecting: bool = False
    done: str = ""
    left: list[OutcomeView] = []
    ready: bool = False
    _after: tuple[datetime, int] | None = None
    _told: str = ""

    @rx.event
    @shows_refusals
    async def load(self) -> None:
        """The oldest homes of those the address asks for, and how many of which sort wait."""
        # After the last home of a filter one comes back here: what was decided is said above.
        self.done, self._told = self._told, ""
        self.left, self.chosen = [], []
        await self._show()

    @rx.event
    @shows_refusals
    async def more(self) -> None:
        """The next homes, below."""
        async with transaction() as db:
            me = await self._me(db)
            rows = await waiting(
                db, by=me, wanted=self._wanted, at=now(), after=self._after, most=PAGE_SIZE + 1
            )
        self._add(list(rows))

    @rx.event
    @shows_refusals
    async def narrow(self, key: str, value: str) -> EventSpec:
        """Go to the queue narrowed by one more thing, or one less."""
        said = {**self._wanted.write(), key: value}
        return rx.redirect(_href(Wanted.read(said)))

    @rx.event
    @shows_refusals
    async def choose(self, id: str) -> None:
        """Choose a home, or not after all."""
        self.chosen = (
            [one for one in self.chosen if one != id] if id in self.chosen else [*self.chosen, id]
        )

    @rx.event
    @shows_refusals
    async def choose_all(self) -> None:
        """Choose all that are shown, or none when all are."""
        every = [one.id for one in self.homes]
        self.chosen = [] if len(self.chosen) == len(every) else every

    @rx.event
    @shows_refusals
    async def approve_chosen(self) -> None:
        """Put the chosen homes online, each as it was shown."""
        async with transaction() as db:
            me = await self._me(db)
            outcomes = await approve_many(db, by=me, seen=self._seen(), at=now())
        await self._tell("moderation.approved_many", outcomes)

    @rx.event
    @shows_refusals
    async def weigh_rejection(self) -> None:
        """Ask for the reason."""
        if not self._seen():
            raise Refused("none_chosen")
        self.rejecting = True

    @rx.event
    @shows_refusals
    async def keep(self) -> None:
        """No rejection after all."""
        self.rejecting = False

    @rx.event
    @shows_refusals
    async def reject_chosen(self, form: dict[str, Any]) -> None:
        """Reject the chosen homes, all for one reason."""
        async with transaction() as db:
            me = await self._me(db)
            reason = str(form.get("reason") or "")
            outcomes = await reject_many(db, by=me, seen=self._seen(), reason=reason, at=now())
        self.rejecting = False
        await self._tell("moderation.rejected_many", outcomes)

    @property
    def _wanted(self) -> Wanted:
        return Wanted.read(dict(self.router.url.query_parameters))

    def _seen(self) -> dict[UUID, int]:
        versions = {one.id: one.version for one in self.homes}
        return {UUID(id): versions[id] for id in self.chosen if id in versions}

    async def _tell(self, key: str, outcomes: list[Outcome]) -> None:
        decided = sum(1 for one in outcomes if one.refusal is None)
        await self._show()
        self.chosen = []
        self.done = translate(key, self._language, n=decided) if decided else ""
        self.left = [
            OutcomeView(one.title, one.refusal.message(self._language))
            for one in outcomes
            if one.refusal is not None
        ]

    async def _show(self) -> None:
        wanted = self._wanted
        async with transaction() as db:
            me = await self._me(db)
            rows = await waiting(db, by=me, wanted=wanted, at=now(), most=PAGE_SIZE + 1)
            numbers = await counts(db, by=me)
            self.can_decide = await me.can(db, WRITE, scope=Scope.ALL)
        self.homes = []
        self._add(list(rows))
        self._count(numbers, wanted)
        self.ready = True

    def _add(self, rows: list[Row[Any]]) -> None:
        shown, self.has_more = rows[:PAGE_SIZE], len(rows) > PAGE_SIZE
        moment, query = now(), urlencode(self._wanted.write())
        lines = [_line(row, moment, query, self._language) for row in shown]
        self.homes = [*self.homes, *lines]
        if shown:
            self._after = (shown[-1].submitted_at, shown[-1].id)

    def _count(self, numbers: Counts, wanted: Wanted) -> None:
        language = self._language
        self.total = grouped(numbers.waiting) + ("" if numbers.whole else "+")
        self.oldest = (
            translate("moderation.oldest", language, age=age(numbers.oldest, now(), language))
            if numbers.oldest
            else ""
        )
        self.choices = _choices(numbers, wanted, language)
        self.kind, self.city, self.hours = wanted.kind, wanted.city, str(wanted.hours or "")
        self.kinds = [
            (kind, f"{translate(f'homes.type.{kind}', language)} ({count})")
            for kind, count in _with(numbers.kinds, wanted.kind).items()
        ]
        self.cities = [
            (city, f"{city} ({count})")
            for city, count in _with(numbers.cities, wanted.city).items()
        ]
        self.is_narrowed = wanted != Wanted()


def _with(numbers: dict[str, int], chosen: str) -> dict[str, int]:
    """What is chosen can be chosen off, even when nothing of it waits any more."""
    return {**numbers, chosen: 0} if chosen and chosen not in numbers else numbers


def _choices(numbers: Counts, wanted: Wanted, language: Language) -> list[ChoiceView]:
    """All, edits of homes that were online, and the flags there are."""
    codes = {EDITED: "", **{code: str(count) for code, count in numbers.flags.items()}}
    if wanted.flag and wanted.flag not in codes:
        codes[wanted.flag] = "0"
    every = grouped(numbers.waiting) + ("" if numbers.whole else "+")
    found = [
        ChoiceView(
            translate("moderation.all", language),
            every,
            _href(Wanted(wanted.kind, wanted.city, "", wanted.hours)),
            not wanted.flag,
        )
    ]
    for code, count in codes.items():
        narrowed = Wanted(wanted.kind, wanted.city, code, wanted.hours)
        found.append(
            ChoiceView(flag_name(code, language), count, _href(narrowed), wanted.flag == code)
        )
    return found


def _href(wanted: Wanted) -> str:
    query = urlencode(wanted.write())
    return f"{HERE}?{query}" if query else HERE


def _line(row: Row[Any], moment: datetime, query: str, language: Language) -> WaitingView:
    kind = PropertyType(row.property_type)
    return WaitingView(
        id=str(row.public_id),
        href=f"{HERE}/{row.public_id}" + (f"?{query}" if query else ""),
        version=row.version,
        title=row.title or translate("moderation.untitled", language),
        kind=KINDS.get(kind, "flat"),
        kind_text=translate(f"homes.type.{kind}", language),
        image=row.main_image_url or "",
        place=", ".join(part for part in (row.locality, row.city) if part),
        price=price(row.effective_price, row.purpose, language)
        + (per(row.purpose, language) if row.effective_price else ""),
        owner=row.owner_name or "",
        age=age(row.submitted_at, moment, language),
        age_tone=age_tone(row.submitted_at, moment),
        flags=[
            FlagView(flag_name(code, language), HIGH if code in GRAVE else WARNING)
            for code in row.review_flags
        ],
        edited=row.published_at is not None,
    )


WAITS = [(str(hours), f"moderation.waits.h{hours}") for hours in WAITS_HOURS]
"""How long a home has waited at least; values and catalogue keys."""
