"""Two people who both said yes become a match with a conversation, and stop being one.

The pair has to be held (`hold_pair`) by whoever makes a match; `unmatch` holds it itself.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlmodel import col

from ghar_app.db import Db
from ghar_app.db.live import announce
from ghar_app.models.flatmates.kinds import MatchStatus
from ghar_app.models.flatmates.matches import UserMatch
from ghar_app.models.flatmates.profile.showing import shown_name
from ghar_app.models.flatmates.swiping.cooling import cool
from ghar_app.models.flatmates.swiping.telling import likes_topic
from ghar_app.models.identity.locks import hold_pair
from ghar_app.models.identity.user import User
from ghar_app.models.messaging import UserConversation
from ghar_app.models.messaging.kinds import App, Source
from ghar_app.models.messaging.message.sending import say
from ghar_app.models.notify import notify
from ghar_app.refusals import NotFound, Refused


@dataclass(frozen=True, slots=True)
class Made:
    """The match and its conversation; not new when it was there already."""

    match: UserMatch
    is_new: bool
    conversation: UserConversation


async def between(db: Db, one: int, other: int) -> UserMatch | None:
    """The row of a pair, whatever became of it."""
    first, second = sorted((one, other))
    query: Any = (
        select(UserMatch)
        .where(col(UserMatch.user_one_id) == first, col(UserMatch.user_two_id) == second)
        .execution_options(populate_existing=True)
    )
    found: UserMatch | None = (await db.execute(query)).scalars().first()
    return found


async def active_between(db: Db, one: int, other: int) -> UserMatch | None:
    """The match of two people while it lasts."""
    found = await between(db, one, other)
    return found if found is not None and found.status == MatchStatus.ACTIVE else None


async def make(db: Db, one: User, two: User, *, about: int | None, at: datetime) -> Made:
    """Make or renew the match of a held pair, open the conversation, tell both once.

    Refused `no_longer_available` while a block stands.
    """
    match = await between(db, one.id, two.id)
    if match is not None and match.status == MatchStatus.BLOCKED:
        raise Refused("no_longer_available")
    is_new = match is None or match.status != MatchStatus.ACTIVE
    if match is None:
        first, second = sorted((one.id, two.id))
        match = UserMatch(user_one_id=first, user_two_id=second, context_property_id=about)
        db.add(match)
    elif is_new:
        match.status, match.ended_at, match.ended_by_user_id = MatchStatus.ACTIVE, None, None
        match.seen_by_one_at = match.seen_by_two_at = None
        match.context_property_id = match.context_property_id or about
    if is_new:
        match.matched_at = at
        await db.flush()
        thread = await UserConversation.open_between(
            db, one, two.id, source=Source.PROFILE_MATCH, about=about
        )
        await _tell(db, match, thread, one, two)
        return Made(match, True, thread)
    found = await UserConversation.between(db, one.id, two.id, app=App.FLATMATES)
    assert found is not None, "a match has its conversation"
    return Made(match, False, found)


async def unmatch(db: Db, match: UserMatch, *, by: User, at: datetime) -> None:
    """End a match: one's own yes becomes a pass and the conversation is closed.

    Once more is no change. NotFound for somebody else's.
    """
    if by.id not in (match.user_one_id, match.user_two_id):
        raise NotFound("match")
    other = match.peer_of(by.id)
    await hold_pair(db, by.id, other)
    await db.refresh(match)
    if match.status != MatchStatus.ACTIVE:
        return
    match.status, match.ended_at, match.ended_by_user_id = MatchStatus.UNMATCHED, at, by.id
    await cool(db, by.id, other)
    await db.flush()
    thread = await UserConversation.between(db, by.id, other, app=App.FLATMATES)
    if thread is not None:
        await thread.close(db)
        await say(db, thread, "unmatched", at=at)
    for user_id in (by.id, other):
        await announce(db, likes_topic(user_id))


async def _tell(db: Db, match: UserMatch, thread: UserConversation, one: User, two: User) -> None:
    for person, other in ((one, two), (two, one)):
        await announce(db, likes_topic(person.id))
        await notify(
            db,
            "flatmate_new_match",
            to=person.id,
            link=f"/chats/{thread.public_id}",
            entity=("match", match.id),
            dedupe_key=f"match:{match.id}",
            name=shown_name(other),
        )
