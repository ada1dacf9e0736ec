"""/admin/audit: who did what, and whether the chain is whole."""

import json
from dataclasses import asdict, dataclass, fields
from typing import Any
from urllib.parse import urlencode

import reflex as rx
from reflex.event import EventSpec
from sqlalchemy import Row

from ghar_app import formats
from ghar_app.catalogue import Language, translate
from ghar_app.db import transaction
from ghar_app.models.identity.audit import Broken, verify
from ghar_app.models.identity.kinds import Scope
from ghar_app.models.ops.trail import PAGE_SIZE, READ, Wanted, trail
from state.ops.person import act_name
from state.refusals import shows_refusals
from state.shell import SignedIn

HERE = "/admin/audit"
NAMES = tuple(field.name for field in fields(Wanted))


@dataclass(frozen=True)
class ActView:
    """One act; `before` and `after` are what changed, as text."""

    id: str
    when: str
    who: str
    act: str
    about: str
    reason: str
    before: str
    after: str


class AuditPage(SignedIn, rx.State):
    """Newest first."""

    acts: list[ActView] = []
    wanted: dict[str, str] = dict.fromkeys(NAMES, "")
    has_more: bool = False
    ready: bool = False
    verdict: str = ""
    is_whole: bool = True
    _last: int | None = None

    @rx.event
    @shows_refusals
    async def load(self) -> None:
        """The first page of what the address asks for."""
        wanted = self._asked()
        async with transaction() as db:
            me = await self._me(db)
            rows = await trail(db, by=me, wanted=wanted)
        self.wanted, self.acts, self.verdict = asdict(wanted), [], ""
        self._show(rows)
        self.ready = True

    @rx.event
    @shows_refusals
    async def more(self) -> None:
        """Older acts, below."""
        async with transaction() as db:
            me = await self._me(db)
            rows = await trail(db, by=me, wanted=self._asked(), before=self._last)
        self._show(rows)

    @rx.event
    async def narrow(self, form: dict[str, Any]) -> EventSpec:
        """To the address of what the form asks for."""
        asked = {name: str(form.get(name, ""))[:100].strip() for name in NAMES}
        kept = {name: value for name, value in asked.items() if value}
        return rx.redirect(f"{HERE}?{urlencode(kept)}" if kept else HERE)

    @rx.event
    @shows_refusals
    async def check(self) -> None:
        """Walk the chain of hashes."""
        async with transaction() as db:
            me = await self._me(db)
            await me.require(db, READ, scope=Scope.ALL)
            found = await verify(db)
        self.is_whole = not isinstance(found, Broken)
        self.verdict = (
            translate("ops.chain_broken", self._language, id=found.id, what=found.what)
            if isinstance(found, Broken)
            else translate("ops.chain_whole", self._language, n=formats.grouped(found))
        )

    def _asked(self) -> Wanted:
        query = self.router.url.query_parameters
        return Wanted(**{name: str(query.get(name, ""))[:100] for name in NAMES})

    def _show(self, rows: list[Row[Any]]) -> None:
        self.acts = [*self.acts, *[_act(row, self._language) for row in rows]]
        self.has_more = len(rows) == PAGE_SIZE
        self._last = rows[-1][0].id if rows else self._last


def _act(row: Any, language: Language) -> ActView:
    log, actor = row
    return ActView(
        id=str(log.id),
        when=formats.moment(log.created_at, language),
        who=actor or translate("ops.system", language),
        act=act_name(log.action, language),
        about=f"{log.entity_type} {log.entity_id or ''}".strip(),
        reason=log.reason or "",
        before=_said(log.before),
        after=_said(log.after),
    )


def _said(values: dict[str, Any] | None) -> str:
    return json.dumps(values, ensure_ascii=False, sort_keys=True) if values else ""
