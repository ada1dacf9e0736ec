"""Blocking somebody, from their profile or from a conversation, and the list of who is blocked."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

import reflex as rx
from sqlmodel import select

from ghar_app.catalogue import translate
from ghar_app.clock import now
from ghar_app.db import Db, transaction
from ghar_app.models.flatmates.profile.reach import reachable_person
from ghar_app.models.flatmates.safety.blocking import block, blocked_by, unblock
from ghar_app.models.identity import User
from ghar_app.models.messaging import UserConversation
from ghar_app.refusals import NotFound
from state.refusals import shows_refusals
from state.shell import SignedIn
from state.toasts import told


@dataclass(frozen=True)
class BlockedView:
    """Somebody who is blocked."""

    id: str
    name: str
    initials: str


class Blocking(SignedIn, rx.State):
    """`person` is asked about: a public id of theirs, or of the conversation with them."""

    thread: str = ""
    person: str = ""
    name: str = ""

    @rx.event
    @shows_refusals
    async def ask_of_thread(self) -> None:
        """Ask before the other side of the conversation in the address is blocked."""
        asked = str(self.router.url.path).rstrip("/").rpartition("/")[2]
        async with transaction() as db:
            me = await self._me(db)
            found = await UserConversation.reachable(db, by=me, public_id=asked)
            other = await db.get(User, found.peer_of(me.id))
        self.thread, self.person = asked, ""
        self.name = (other.first_name or "") if other is not None else ""

    @rx.event
    @shows_refusals
    async def ask_of_person(self) -> None:
        """Ask before the person in the address is blocked."""
        asked = str(self.router.url.path).rstrip("/").rpartition("/")[2]
        async with transaction() as db:
            other = await reachable_person(db, by=await self._me(db), public_id=asked)
        self.thread, self.person, self.name = "", asked, other.first_name or ""

    @rx.event
    @shows_refusals
    async def close(self) -> None:
        """Leave it."""
        self.thread = self.person = ""

    @rx.event
    @shows_refusals
    async def block(self) -> Any:
        """Block whom was asked about."""
        async with transaction() as db:
            me = await self._me(db)
            await block(db, await self._other(db, me), by=me, at=now())
        leads = "/chats" if self.thread else "/flatmates"
        words = translate("mates.block.done", self._language, name=self.name)
        self.thread = self.person = ""
        return [told(words, self._language), rx.redirect(leads)]

    async def _other(self, db: Db, me: User) -> User:
        if self.thread:
            found = await UserConversation.reachable(db, by=me, public_id=self.thread)
            other = await db.get(User, found.peer_of(me.id))
            if other is None:
                raise NotFound("person")
            return other
        return await reachable_person(db, by=me, public_id=self.person)


class BlockedPage(SignedIn, rx.State):
    """/account/blocked."""

    people: list[BlockedView] = []
    ready: bool = False

    @rx.event
    @shows_refusals
    async def load(self) -> None:
        """Whom one blocks."""
        async with transaction() as db:
            await self._show(db, await self._me(db))

    @rx.event
    @shows_refusals
    async def unblock(self, person: str) -> None:
        """Take a block back; what it ended stays ended."""
        async with transaction() as db:
            me = await self._me(db)
            other = await _by_public_id(db, person)
            await unblock(db, other, by=me)
            await self._show(db, me)

    async def _show(self, db: Db, me: User) -> None:
        nobody = translate("messaging.gone", self._language)
        self.people = [
            BlockedView(
                str(one.public_id), (one.full_name if one.is_active else "") or nobody, one.initials
            )
            for one in await blocked_by(db, by=me)
        ]
        self.ready = True


async def _by_public_id(db: Db, written: str) -> User:
    """Anybody: to take back a block that is not there changes nothing and shows nothing."""
    try:
        asked = UUID(str(written))
    except ValueError:
        raise NotFound("person") from None
    found = (await db.exec(select(User).where(User.public_id == asked))).first()
    if found is None:
        raise NotFound("person")
    return found
