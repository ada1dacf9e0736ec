"""How a conversation begins, ends and begins again.

thread = await UserConversation.open_between(db, me, ravi, app=App.FLATMATES, source=…)
await thread.close(db)          # an unmatch
await thread.block(db)          # a block; only `unblock` leads out of it

None of these asks who may do it: the verb that ends a match or sets a block does.
"""

from typing import TYPE_CHECKING, Any, Self

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlmodel import col

from ghar_app.db import Db
from ghar_app.db.live import announce
from ghar_app.models.identity.blocks import is_apart
from ghar_app.models.identity.user import User
from ghar_app.models.messaging.kinds import (
    App,
    ConversationStatus,
    Source,
    inbox_topic,
    thread_topic,
)
from ghar_app.refusals import Refused


class Living:
    """The state of a conversation. Each verb holds the row first."""

    if TYPE_CHECKING:
        id: int
        status: str
        user_one_id: int
        user_two_id: int
        context_property_id: int | None
        source: str

        def __init__(self, **columns: Any) -> None: ...

    @classmethod
    async def open_between(
        cls,
        db: Db,
        by: User,
        other_id: int,
        *,
        app: App = App.FLATMATES,
        source: Source = Source.OTHER,
        about: int | None = None,
    ) -> Self:
        """The conversation of two people, made at first need and opened again when it was closed.

        `about` is a listing's id; the first one stays. A match makes `source` "profile_match".
        Two at once get the same row; whom a block can race holds the pair first. Refused
        `conversation_with_oneself` and, without saying whose wish it is, `conversation_closed`
        while a block stands.
        """
        if by.id == other_id:
            raise Refused("conversation_with_oneself")
        one, two = sorted((by.id, other_id))
        if await is_apart(db, one, two):
            raise Refused("conversation_closed")
        row = insert(cls).values(
            app=app,
            user_one_id=one,
            user_two_id=two,
            created_by_user_id=by.id,
            context_property_id=about,
            source=source,
        )
        await db.execute(
            row.on_conflict_do_nothing(index_elements=["app", "user_one_id", "user_two_id"])
        )
        found = await cls.between(db, one, two, app=app, lock=True)
        assert found is not None
        if found.status == ConversationStatus.BLOCKED:
            raise Refused("conversation_closed")
        await found._take_in(db, (one, two))
        if found.context_property_id is None and about is not None:
            found.context_property_id = about
        if source is Source.PROFILE_MATCH:
            found.source = source
        if found.status != ConversationStatus.ACTIVE:
            found.status = ConversationStatus.ACTIVE
        await db.flush()
        await found.announce(db)
        return found

    @classmethod
    async def between(
        cls, db: Db, one: int, other: int, *, app: App = App.FLATMATES, lock: bool = False
    ) -> Self | None:
        """The conversation of two people if there is one."""
        first, second = sorted((one, other))
        query: Any = select(cls).where(
            col(cls.app) == app,  # type: ignore[attr-defined]
            col(cls.user_one_id) == first,
            col(cls.user_two_id) == second,
        )
        if lock:
            query = query.with_for_update(key_share=True).execution_options(populate_existing=True)
        return (await db.execute(query)).scalars().first()

    async def close(self, db: Db) -> None:
        """Nobody writes here any more until it is opened again; a blocked one stays blocked."""
        await self._move(db, ConversationStatus.CLOSED, but=ConversationStatus.BLOCKED)

    async def block(self, db: Db) -> None:
        """Nobody writes here while a block stands."""
        await self._move(db, ConversationStatus.BLOCKED)

    async def unblock(self, db: Db) -> None:
        """The last block is gone: closed, as after an unmatch."""
        await db.refresh(self, with_for_update=True)
        if self.status == ConversationStatus.BLOCKED:
            await self._move(db, ConversationStatus.CLOSED)

    async def announce(self, db: Db) -> None:
        """Whoever looks at the thread, or at a list with it, looks again."""
        await announce(db, thread_topic(self.id))
        for user_id in (self.user_one_id, self.user_two_id):
            await announce(db, inbox_topic(user_id))

    async def _move(
        self, db: Db, to: ConversationStatus, *, but: ConversationStatus | None = None
    ) -> None:
        await db.refresh(self, with_for_update=True)
        if self.status in (to, but):
            return
        self.status = to
        await db.flush()
        await self.announce(db)

    async def _take_in(self, db: Db, people: tuple[int, ...]) -> None:
        from ghar_app.models.messaging.conversation import UserConversationParticipant as Part

        rows = [{"conversation_id": self.id, "user_id": one} for one in people]
        await db.execute(insert(Part).values(rows).on_conflict_do_nothing())
