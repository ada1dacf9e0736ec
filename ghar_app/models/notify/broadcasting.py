"""Saying something to many: who hears it, a test, the schedule, and sending it in portions.

Marketing types only: what concerns somebody's own things is told by those things. So everybody who
said no to marketing is left alone, and caps hold.
"""

from dataclasses import asdict, dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID, uuid4

from sqlalchemy import ColumnElement, exists, func
from sqlmodel import col, select

from ghar_app.db import Db, transaction
from ghar_app.db.live import announce
from ghar_app.db.queue import defer
from ghar_app.models.identity.audit import record
from ghar_app.models.identity.kinds import Scope, UserTier
from ghar_app.models.identity.user import User
from ghar_app.models.notify.kinds import KINDS
from ghar_app.models.notify.rows import Broadcast, Notification
from ghar_app.models.notify.states import BroadcastStatus
from ghar_app.models.notify.telling import notify
from ghar_app.models.notify.words import BODY_LENGTH, TITLE_LENGTH
from ghar_app.refusals import NotFound, Refused

TYPES = ("admin_broadcast", "promotion_generic", "discount_offer", "upsell_suggestion")
"""Kinds whose words are an administrator's."""
MOST = 5000
PORTION = 50
FURTHEST = timedelta(days=365)
ACTIVE_DAYS = (7, 30, 90)
SEND = "notify.broadcast"
TOPIC = "broadcasts"


@dataclass(frozen=True)
class Segment:
    """Who hears it: a tier, with or without an agent, here in the last days; "" and 0 are any."""

    role: str = ""
    agent: str = ""
    active_days: int = 0

    def people(self, at: datetime) -> list[ColumnElement[bool]]:
        """The conditions. Accounts that are closed or deleted are in no segment."""
        found: list[ColumnElement[bool]] = [
            col(User.deleted_at).is_(None),
            col(User.is_active).is_(True),
        ]
        if self.role:
            found.append(col(User.role) == self.role)
        if self.agent:
            mine = col(User.agent_id)
            found.append(mine.is_not(None) if self.agent == "with" else mine.is_(None))
        if self.active_days:
            found.append(col(User.last_login_at) > at - timedelta(days=self.active_days))
        return found


@dataclass(frozen=True)
class Draft:
    """A broadcast before it is one. `key` makes pressing twice one broadcast."""

    type_key: str
    title_en: str
    title_hi: str
    body_en: str
    body_hi: str
    link: str = ""
    segment: Segment = field(default_factory=Segment)
    scheduled_for: datetime | None = None
    key: UUID = field(default_factory=uuid4)

    @property
    def blanks(self) -> dict[str, Any]:
        """The blanks of its sentences, in both languages."""
        return {
            "title": {"en": self.title_en, "hi": self.title_hi},
            "body": {"en": self.body_en, "hi": self.body_hi},
        }

    def checked(self, at: datetime) -> "Draft":
        """The draft without stray spaces. Refused beside the field that is wrong."""
        if self.type_key not in TYPES or not KINDS[self.type_key].is_marketing:
            raise Refused("broadcast_type", field="type_key")
        texts: dict[str, Any] = {
            name: _text(getattr(self, name), name, TITLE_LENGTH if "title" in name else BODY_LENGTH)
            for name in ("title_en", "title_hi", "body_en", "body_hi")
        }
        link = self.link.strip()
        parts = urlsplit(link)
        if link and (not link.startswith("/") or link.startswith("//") or parts.netloc):
            raise Refused("broadcast_link", field="link")
        segment = self.segment
        known = (
            segment.role in ("", *UserTier)
            and segment.agent in ("", "with", "without")
            and segment.active_days in (0, *ACTIVE_DAYS)
        )
        if not known:
            raise Refused("broadcast_segment", field="role")
        if self.scheduled_for is not None and self.scheduled_for > at + FURTHEST:
            raise Refused("broadcast_far", field="scheduled_for")
        return replace(self, **texts, link=link)


def _text(text: str, name: str, most: int) -> str:
    text = text.strip()
    if not text:
        raise Refused("broadcast_text", field=name)
    if len(text) > most:
        raise Refused("broadcast_long", field=name, n=most)
    return text


async def may_broadcast(db: Db, by: User) -> None:
    """Refused `not_allowed` for anybody but administrators."""
    await by.require(db, "notification:write", scope=Scope.ALL)


async def count_people(db: Db, segment: Segment, *, by: User, at: datetime) -> int:
    """How many are in a segment. Refused `broadcast_nobody`, `broadcast_too_many` above 5000."""
    await may_broadcast(db, by)
    statement = select(func.count()).select_from(User).where(*segment.people(at))
    found = (await db.exec(statement)).one()
    if found == 0:
        raise Refused("broadcast_nobody", field="role")
    if found > MOST:
        raise Refused("broadcast_too_many", field="role", n=found, most=MOST)
    return found


async def send_test(db: Db, draft: Draft, *, by: User, at: datetime) -> None:
    """Tell oneself alone."""
    await may_broadcast(db, by)
    draft = draft.checked(at)
    await notify(db, draft.type_key, to=by.id, link=draft.link or None, **draft.blanks)


async def schedule(db: Db, draft: Draft, *, by: User, at: datetime) -> Broadcast:
    """Put a broadcast on its way, now or at its time. The same draft again is the same one."""
    await may_broadcast(db, by)
    draft = draft.checked(at)
    if (already := await db.get(Broadcast, draft.key)) is not None:
        return already
    people = await count_people(db, draft.segment, by=by, at=at)
    later = draft.scheduled_for if draft.scheduled_for and draft.scheduled_for > at else None
    made = Broadcast(
        id=draft.key,
        type_key=draft.type_key,
        title_en=draft.title_en,
        title_hi=draft.title_hi,
        body_en=draft.body_en,
        body_hi=draft.body_hi,
        action_url=draft.link or None,
        audience=asdict(draft.segment),
        scheduled_for=later or at,
        created_by=by.id,
        created_at=at,
    )
    db.add(made)
    await db.flush()
    await defer(db, SEND, at=later, broadcast_id=str(made.id))
    await record(
        db,
        "broadcast.scheduled",
        actor=by,
        entity_type="broadcast",
        entity_id=made.id,
        after={"type": made.type_key, "audience": made.audience, "people": people},
    )
    return made


async def cancel(db: Db, broadcast_id: UUID, *, by: User) -> None:
    """Call off one that has not begun. Refused `broadcast_begun`; NotFound."""
    await may_broadcast(db, by)
    found = await db.get(Broadcast, broadcast_id, with_for_update=True, populate_existing=True)
    if found is None:
        raise NotFound("broadcast")
    if found.status != BroadcastStatus.SCHEDULED:
        raise Refused("broadcast_begun")
    found.status = BroadcastStatus.CANCELLED
    await db.flush()
    await announce(db, TOPIC)
    await record(
        db, "broadcast.cancelled", actor=by, entity_type="broadcast", entity_id=broadcast_id
    )


async def send_portions(broadcast_id: UUID, *, at: datetime) -> None:
    """Tell everybody who is in the segment now, a portion a transaction.

    Whoever has it already is passed over, so it may be begun again after a crash.
    """
    goes_on = True
    while goes_on:
        async with transaction() as db:
            goes_on = await _portion(db, broadcast_id, at=at)
            await announce(db, TOPIC)


async def _portion(db: Db, broadcast_id: UUID, *, at: datetime) -> bool:
    one = await db.get(Broadcast, broadcast_id, with_for_update=True, populate_existing=True)
    if one is None or one.status not in (BroadcastStatus.SCHEDULED, BroadcastStatus.SENDING):
        return False
    one.status = BroadcastStatus.SENDING
    room = min(PORTION, MOST - one.recipients)
    has_it = exists().where(
        col(Notification.broadcast_id) == one.id,
        col(Notification.target_user_id) == col(User.id),
    )
    people = select(User.id).where(*Segment(**one.audience).people(at), ~has_it)
    chosen = (await db.exec(people.order_by(col(User.id)).limit(room))).all() if room else []
    blanks: dict[str, Any] = {
        "title": {"en": one.title_en, "hi": one.title_hi},
        "body": {"en": one.body_en, "hi": one.body_hi},
    }
    for person in chosen:
        told = await notify(
            db, one.type_key, to=person, link=one.action_url, broadcast_id=one.id, **blanks
        )
        one.recipients += told is not None
    if len(chosen) < PORTION:
        one.status, one.sent_at = BroadcastStatus.SENT, at
        return False
    return True


async def resume_broadcasts(db: Db, *, at: datetime) -> None:
    """Broadcasts whose time is two minutes past and that a killed worker left."""
    statement = select(Broadcast.id).where(
        col(Broadcast.status).in_([BroadcastStatus.SCHEDULED, BroadcastStatus.SENDING]),
        col(Broadcast.scheduled_for) < at - timedelta(minutes=2),
    )
    for broadcast_id in (await db.exec(statement)).all():
        await defer(db, SEND, lock=f"broadcast:{broadcast_id}", broadcast_id=str(broadcast_id))
