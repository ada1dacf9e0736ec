"""Removing files that their owner no longer wants, and taking them off what shows them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

from sqlmodel import col, select

from ghar_app.clock import now
from ghar_app.db import Db
from ghar_app.models.identity.user import User
from ghar_app.models.media import MediaFile
from ghar_app.models.media.placement import LiveUse, detach, live_uses
from ghar_app.refusals import Refused

MOST_AT_ONCE = 50


@dataclass(frozen=True)
class Removal:
    """What became of each id: removed; kept because a live listing shows it; or not theirs."""

    removed: list[str] = field(default_factory=list)
    in_use: dict[str, list[LiveUse]] = field(default_factory=dict)
    failed: list[str] = field(default_factory=list)


async def remove(db: Db, *, by: User, ids: Sequence[str], detach_live: bool = False) -> Removal:
    """Remove up to 50 of `by`'s files; unknown ids and others' come back as failed.

    A file that a live listing shows is not removed but reported, so that its owner can be asked;
    `detach_live=True` takes it off the listing too. Removed files are unreachable at once; their
    bytes go with the next sweep, after the commit. Refused `too_many_files` above 50.
    """
    wanted = list(dict.fromkeys(ids))
    if len(wanted) > MOST_AT_ONCE:
        raise Refused("too_many_files", limit=MOST_AT_ONCE)
    mine = await _locked(db, by=by, ids=wanted)
    live = {} if detach_live else await live_uses(db, list(mine.values()))
    outcome = Removal()
    for id in wanted:
        file = mine.get(id)
        if file is None:
            outcome.failed.append(id)
        elif file.id in live:
            outcome.in_use[id] = live[file.id]
        else:
            outcome.removed.append(id)
    await _let_go(db, [mine[id] for id in outcome.removed])
    return outcome


async def _locked(db: Db, *, by: User, ids: Sequence[str]) -> dict[str, MediaFile]:
    """The files by the text they were asked for; locked in one order against deadlocks."""
    known = {uuid: id for id in ids if (uuid := _uuid(id))}
    statement = (
        select(MediaFile)
        .where(col(MediaFile.id).in_(known), col(MediaFile.user_id) == by.id, MediaFile.is_kept())
        .order_by(col(MediaFile.id))
        .with_for_update()
    )
    return {known[file.id]: file for file in (await db.exec(statement)).all()}


async def _let_go(db: Db, files: list[MediaFile]) -> None:
    await detach(db, files)
    for file in files:
        # Its key is free again: the same picture may be uploaded anew.
        file.expires_at, file.client_key = now(), None
    await db.flush()


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
