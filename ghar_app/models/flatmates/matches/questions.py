"""Three questions that a match can answer; hidden from each other until both have begun.

await answer(db, match, {"0": "Quiet evenings"}, by=me, at=now())
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlmodel import col

from ghar_app.db import Db
from ghar_app.models.flatmates.kinds import MatchStatus
from ghar_app.models.flatmates.matches import MatchQnAAnswer, UserMatch
from ghar_app.models.identity.locks import hold_pair
from ghar_app.models.identity.user import User
from ghar_app.models.messaging import UserConversation
from ghar_app.models.messaging.message.sending import say
from ghar_app.refusals import NotFound, Refused

LONGEST = {"q1": 500, "q2": 32, "q3": 500}
_COLUMNS = {"0": "q1", "1": "q2", "2": "q3"}
Answers = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Given:
    """Both sides' answers; `theirs` is None until both have given one."""

    mine: Answers
    theirs: Answers | None


async def given(db: Db, match: UserMatch, *, by: User) -> Given:
    """What may be seen."""
    query: Any = (
        select(MatchQnAAnswer)
        .where(col(MatchQnAAnswer.match_id) == match.id)
        .execution_options(populate_existing=True)
    )
    rows = {row.user_id: row for row in (await db.execute(query)).scalars().all()}
    mine, theirs = _of(rows.get(by.id)), _of(rows.get(match.peer_of(by.id)))
    return Given(mine, theirs if any(mine) and any(theirs) else None)


async def answer(
    db: Db, match: UserMatch, answers: Mapping[str, str], *, by: User, at: datetime
) -> Given:
    """Save some of the answers; a blank one is cleared. Both having answered is said once.

    NotFound for somebody else's match and one that ended; Refused `question_unknown`, `too_long`.
    """
    if by.id not in (match.user_one_id, match.user_two_id):
        raise NotFound("match")
    values: dict[str, str | None] = {}
    for key, words in answers.items():
        name = _COLUMNS.get(key)
        if name is None:
            raise Refused("question_unknown")
        plain = words.replace("\x00", "").strip()
        if len(plain) > LONGEST[name]:
            raise Refused("too_long", field=name, most=LONGEST[name])
        values[name] = plain or None
    await hold_pair(db, match.user_one_id, match.user_two_id)
    await db.refresh(match)
    if match.status != MatchStatus.ACTIVE:
        raise NotFound("match")
    before = await given(db, match, by=by)
    if values:
        row = insert(MatchQnAAnswer).values(match_id=match.id, user_id=by.id, **values)
        await db.execute(
            row.on_conflict_do_update(
                index_elements=["match_id", "user_id"], set_={**values, "updated_at": at}
            )
        )
    after = await given(db, match, by=by)
    if after.theirs is not None and before.theirs is None:
        await _say_once(db, match, at)
    return after


async def _say_once(db: Db, match: UserMatch, at: datetime) -> None:
    from ghar_app.models.messaging import UserMessage

    thread = await UserConversation.between(db, match.user_one_id, match.user_two_id)
    if thread is None:
        return
    said: Any = select(col(UserMessage.id)).where(
        col(UserMessage.conversation_id) == thread.id,
        col(UserMessage.message_type) == "system",
        col(UserMessage.body) == "qna_done",
    )
    if (await db.execute(said.limit(1))).first() is None:
        await say(db, thread, "qna_done", at=at)


def _of(row: MatchQnAAnswer | None) -> Answers:
    return ("", "", "") if row is None else (row.q1 or "", row.q2 or "", row.q3 or "")
