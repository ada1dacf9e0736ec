"""/chats/<id>: one conversation. What others write comes by itself.

The browser draws a message at once under a key of its own (assets/chat.js) and sends it again when
no answer came; the same key is the same message.
"""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

import reflex as rx

from ghar_app.clock import now
from ghar_app.db import Db, transaction
from ghar_app.formats import rupees
from ghar_app.models.identity import User
from ghar_app.models.listings import Property
from ghar_app.models.messaging import ConversationStatus, UserConversation, thread_topic
from ghar_app.models.messaging.inbox import set_aside
from ghar_app.models.messaging.message.reading import PAGE, after, history, mark_read, parts
from ghar_app.models.messaging.message.sending import send
from ghar_app.models.messaging.message.taking_back import take_back, taken_back_since
from ghar_app.refusals import NotFound, Refused
from ghar_app.web import limits
from state.live import unwatch, watch
from state.messaging.views import MessageView, message_views, without
from state.refusals import shows_refusals
from state.shell import SignedIn

WAITING, SHOWN, MISSING = "waiting", "shown", "missing"
MESSAGES = limits.Limit("messages", "30/minute")


@dataclass(frozen=True)
class PeerView:
    """The other side, as far as this thread shows them."""

    name: str = ""
    initials: str = ""
    avatar: str = ""
    gone: bool = False
    verified: bool = False


@dataclass(frozen=True)
class HomeLine:
    """The home that a thread is about."""

    title: str = ""
    price: str = ""
    href: str = ""
    image: str = ""


class ThreadPage(SignedIn, rx.State):
    """`newest` is the last message here, `peer_read` how far the other side has read."""

    phase: str = WAITING
    peer: PeerView = PeerView()
    home: HomeLine = HomeLine()
    messages: list[MessageView] = []
    is_open: bool = False
    is_muted: bool = False
    is_archived: bool = False
    has_older: bool = False
    newest: int = 0
    peer_read: int = 0
    failed_token: str = ""

    _id: str = ""
    _shows_reading: bool = True

    @rx.event
    @shows_refusals
    async def load(self) -> None:
        """The conversation of the address, its latest messages."""
        asked = str(self.router.url.path).rstrip("/").rpartition("/")[2]
        if asked != self._id:
            self.phase, self.messages, self._id = WAITING, [], asked
        self.failed_token = ""
        try:
            async with transaction() as db:
                me = await self._me(db)
                thread = await self._thread(db, me)
                rows = await history(db, thread)
                self.messages = self._views(list(reversed(rows)), me)
                self.has_older = len(rows) == PAGE
                await self._show(db, thread, me)
        except NotFound:
            unwatch(self.router.session.client_token, ThreadPage)
            self.phase, self.messages, self.is_open = MISSING, [], False
            return
        self.phase = SHOWN
        here = self.router.session.client_token
        watch(thread_topic(thread.id), here, ThreadPage, ThreadPage.renew)

    @rx.event
    @shows_refusals
    async def renew(self) -> None:
        """Something happened here: whatever is newer than what this tab has."""
        async with transaction() as db:
            me = await self._me(db)
            await self._catch_up(db, await self._thread(db, me), me)

    @rx.event
    @shows_refusals
    async def send(self, form: dict[str, Any]) -> None:
        """Write a message; the same key again is the same message."""
        token = _token(form.get("token"))
        body = str(form.get("body", ""))
        self.failed_token = str(token or "")
        async with transaction() as db:
            me = await self._me(db)
        await limits.spend(MESSAGES, str(me.id))
        async with transaction() as db:
            thread = await self._thread(db, me)
            await send(db, thread, by=me, body=body, token=token, at=now())
        async with transaction() as db:
            await self._catch_up(db, thread, me)
        self.failed_token = ""

    @rx.event
    @shows_refusals
    async def read(self, up_to: int) -> None:
        """The thread is open in a tab that is looked at, down to this message."""
        async with transaction() as db:
            me = await self._me(db)
            thread = await self._thread(db, me)
            await mark_read(db, thread, by=me, up_to=_number(up_to), at=now())

    @rx.event
    @shows_refusals
    async def take_back(self, number: int) -> None:
        """Take back what one wrote a short while ago."""
        async with transaction() as db:
            me = await self._me(db)
            thread = await self._thread(db, me)
            await take_back(db, thread, _number(number), by=me, at=now())
            await self._catch_up(db, thread, me)

    @rx.event
    @shows_refusals
    async def older(self) -> None:
        """Earlier messages, above."""
        first = self.messages[0].number if self.messages else None
        async with transaction() as db:
            me = await self._me(db)
            rows = await history(db, await self._thread(db, me), before=first)
        earlier = self._views(list(reversed(rows)), me)
        self.messages = [*earlier, *self.messages]
        self.has_older = len(rows) == PAGE

    @rx.event
    @shows_refusals
    async def mute(self, on: bool) -> None:
        """Hear of it, or not; it is counted all the same."""
        async with transaction() as db:
            me = await self._me(db)
            await set_aside(db, await self._thread(db, me), by=me, muted=bool(on))
        self.is_muted = bool(on)

    @rx.event
    @shows_refusals
    async def archive(self, on: bool) -> Any:
        """Out of the list, or back into it."""
        async with transaction() as db:
            me = await self._me(db)
            await set_aside(db, await self._thread(db, me), by=me, archived=bool(on))
        self.is_archived = bool(on)
        return rx.redirect("/chats") if on else None

    async def _thread(self, db: Db, me: User) -> UserConversation:
        return await UserConversation.reachable(db, by=me, public_id=self._id)

    async def _catch_up(self, db: Db, thread: UserConversation, me: User) -> None:
        new = await after(db, thread, self.newest)
        if new:
            self.messages = [*self.messages, *self._views(new, me, after_day=True)]
        first = self.messages[0].number if self.messages else 0
        if gone := await taken_back_since(db, thread, first):
            self.messages = without(self.messages, gone, self._language)
        await self._show_sides(db, thread, me)

    def _views(self, rows: list[Any], me: User, *, after_day: bool = False) -> list[MessageView]:
        last = next((one.day for one in reversed(self.messages) if one.day), "")
        if rows:
            self.newest = max(self.newest, rows[-1].id) if after_day else self._newest(rows)
        return message_views(
            rows, me=me.id, language=self._language, last_day=last if after_day else ""
        )

    def _newest(self, rows: list[Any]) -> int:
        held = self.messages[-1].number if self.messages else 0
        return max(held, int(rows[-1].id))

    async def _show(self, db: Db, thread: UserConversation, me: User) -> None:
        peer = await db.get(User, thread.peer_of(me.id))
        gone = peer is None or not peer.is_active
        # Whoever hides how far they have read does not see how far others have.
        self._shows_reading = not any(
            one is not None and one.privacy_settings.get("hide_read_receipts") for one in (me, peer)
        )
        self.peer = PeerView(
            name="" if gone or peer is None else peer.full_name or "",
            initials="" if gone or peer is None else peer.initials,
            avatar="" if gone or peer is None else peer.profile_image_url or "",
            gone=gone,
            verified=bool(peer and peer.is_verified and not gone),
        )
        self.home = await self._home_line(db, thread, me)
        await self._show_sides(db, thread, me)

    async def _show_sides(self, db: Db, thread: UserConversation, me: User) -> None:
        self.is_open = thread.status == ConversationStatus.ACTIVE and not self.peer.gone
        for side in await parts(db, [thread.id]):
            if side.user_id == me.id:
                self.is_muted = side.muted_at is not None
                self.is_archived = side.archived_at is not None
            else:
                self.peer_read = (side.last_read_message_id or 0) * self._shows_reading

    async def _home_line(self, db: Db, thread: UserConversation, me: User) -> HomeLine:
        if thread.context_property_id is None:
            return HomeLine()
        home = await db.get(Property, thread.context_property_id)
        if home is None:
            return HomeLine()
        seen = home.is_public or home.owner_id == me.id
        price = rupees(home.effective_price) if home.effective_price else ""
        return HomeLine(
            title=home.title,
            price=price,
            href=f"/listing/{home.slug}" if seen and home.slug else "",
            image=home.main_image_url or "",
        )


def _token(written: object) -> UUID | None:
    try:
        return UUID(str(written)) if written else None
    except ValueError:
        raise Refused("message_empty", field="body") from None


def _number(written: object) -> int:
    try:
        return min(max(int(str(written)), 0), 2**62)
    except ValueError:
        return 0
