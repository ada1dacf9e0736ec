"""/admin/people/<id>: one account, what happened to it, and what an admin may do."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import reflex as rx
from sqlalchemy import Row

from ghar_app import formats
from ghar_app.catalogue import Language, sentences, translate
from ghar_app.clock import in_india, now
from ghar_app.db import Db, transaction
from ghar_app.models.identity import User
from ghar_app.models.identity.user.standing import (
    active_agents,
    change_tier,
    give_agent,
    restore,
    sign_out_everywhere,
    suspend,
)
from ghar_app.models.ops.people import Footprint, footprint, one_person, timeline
from state.ops.people import TONES, standing_of
from state.refusals import shows_refusals
from state.shell import SignedIn

ACTS = ("suspend", "restore", "sign_out", "role", "agent")
Act = Callable[[Db, User, User], Awaitable[object]]


@dataclass(frozen=True)
class MomentView:
    """One entry of the timeline."""

    text: str
    note: str
    state: str = "done"


@dataclass(frozen=True)
class PersonDetail:
    """An account as admins see it. `standing` is active, suspended or deleted."""

    id: str
    name: str
    initials: str
    avatar: str
    phone: str
    phone_note: str
    email: str
    email_note: str
    role: str
    role_text: str
    standing: str
    standing_text: str
    tone: str
    since: str
    last: str
    agent: str
    homes: str
    sessions: str


class PersonPage(SignedIn, rx.State):
    """`asking` is the act whose reason is asked for."""

    person: PersonDetail | None = None
    moments: list[MomentView] = []
    asking: str = ""
    reason: str = ""
    notice: str = ""
    agents: list[tuple[str, str]] = []
    agent: str = ""

    @rx.event
    @shows_refusals
    async def load(self) -> None:
        """Read the account of the address."""
        self.person, self.moments, self.asking, self.notice = None, [], "", ""
        await self._read()

    @rx.event
    async def ask(self, act: str) -> None:
        """Open the dialog that asks for the reason."""
        self._forget_refusal()
        self.asking = act if act in ACTS else ""

    @rx.event
    async def close(self) -> None:
        """Leave it; the reason stays for the next try."""
        self._forget_refusal()
        self.asking = ""

    @rx.event
    @shows_refusals
    async def act(self, form: dict[str, Any]) -> None:
        """Do what was asked for, with its reason."""
        self.reason, act = str(form.get("reason", "")), self.asking
        role = str(form.get("role", ""))
        async with transaction() as db:
            me = await self._me(db)
            who = await one_person(db, by=me, public_id=self._asked_for())
            match act:
                case "suspend":
                    await suspend(db, who, by=me, reason=self.reason, at=now())
                case "restore":
                    await restore(db, who, by=me, reason=self.reason)
                case "sign_out":
                    await sign_out_everywhere(db, who, by=me, reason=self.reason)
                case "role":
                    await change_tier(db, who, role, by=me, reason=self.reason)
                case "agent":
                    await give_agent(db, who, _number(form), by=me, reason=self.reason)
                case _:
                    return
        self.asking, self.reason = "", ""
        self.notice = translate(f"ops.done.{act}", self._language)
        await self._read()

    async def _read(self) -> None:
        async with transaction() as db:
            me = await self._me(db)
            who = await one_person(db, by=me, public_id=self._asked_for())
            found, acts = await footprint(db, who), await timeline(db, who)
            agents = await active_agents(db)
        self.agents = [(str(id), name) for id, name in agents]
        names = dict(agents)
        self.person = _detail(who, found, names.get(who.agent_id or 0, ""), self._language)
        self.agent = str(who.agent_id or "")
        self.moments = [_moment(row, who, self._language) for row in acts]

    def _asked_for(self) -> str:
        return str(self.router.url.path).rstrip("/").rpartition("/")[2]


def _number(form: dict[str, Any]) -> int | None:
    """The chosen agent's number; what is no number is nobody."""
    asked = str(form.get("agent", ""))
    return int(asked) if asked.isdecimal() and len(asked) < 16 else None


def _detail(who: User, found: Footprint, agent: str, language: Language) -> PersonDetail:
    standing = standing_of(who)
    name = who.full_name or translate(f"ops.nameless.{standing}", language)
    proved = {
        True: translate("ops.proved", language),
        False: translate("ops.unproved", language),
    }
    homes = translate("ops.homes", language, n=found.homes, online=found.homes_online)
    last = who.last_login_at
    return PersonDetail(
        id=str(who.public_id),
        name=name,
        initials=who.initials,
        avatar=who.profile_image_url or "",
        phone=formats.phone(who.phone) if who.phone else "",
        phone_note=proved[who.phone_verified] if who.phone else "",
        email=who.email or "",
        email_note=proved[who.email_verified] if who.email else "",
        role=who.role,
        role_text=translate(f"ops.role.{who.role}", language),
        standing=standing,
        standing_text=translate(f"ops.standing.{standing}", language),
        tone=TONES[standing],
        since=formats.day(in_india(who.created_at).date(), language),
        last=formats.moment(last, language) if last else "",
        agent=agent,
        homes=homes,
        sessions=formats.grouped(found.sessions),
    )


def _moment(row: Row[Any], who: User, language: Language) -> MomentView:
    by = "" if row.actor_id == who.id else row.actor or translate("ops.system", language)
    parts = [formats.moment(row.created_at, language), by, row.reason or ""]
    note = " · ".join(filter(None, parts))
    return MomentView(text=act_name(row.action, language), note=note)


def act_name(action: str, language: Language) -> str:
    """An act in words; one that has none yet stands as it is written."""
    key = f"ops.act.{action.replace('.', '_')}"
    return translate(key, language) if key in sentences() else action
