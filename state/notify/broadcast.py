"""/admin/broadcast: write, see who hears it, try it on oneself, send or schedule."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import reflex as rx

from ghar_app import formats
from ghar_app.catalogue import Language, translate
from ghar_app.clock import IST, now
from ghar_app.db import transaction
from ghar_app.models.notify.broadcasting import (
    TOPIC,
    Draft,
    Segment,
    cancel,
    count_people,
    may_broadcast,
    schedule,
    send_test,
)
from ghar_app.models.notify.kinds import OUTWARD
from ghar_app.models.notify.reach import Reach, broadcasts
from ghar_app.refusals import Refused
from state.live import watch
from state.notify.lines import NoteView
from state.notify.list import id_of
from state.refusals import shows_refusals
from state.shell import SignedIn

TONES = {"scheduled": "neel", "sending": "genda", "sent": "tulsi", "cancelled": "neutral"}


@dataclass(frozen=True)
class SentView:
    """A broadcast and what became of it."""

    id: str
    title: str
    who: str
    when: str
    status: str
    tone: str
    told: str
    opened: str
    roads: list[str]
    can_cancel: bool


class BroadcastPage(SignedIn, rx.State):
    """What was previewed is what is sent: the form is read again only for another preview."""

    ready: bool = False
    sent: list[SentView] = []
    previewed: bool = False
    english: NoteView = NoteView()
    hindi: NoteView = NoteView()
    people: str = ""
    when: str = ""
    done: str = ""
    _draft: Draft | None = None

    @rx.event
    @shows_refusals
    async def load(self) -> None:
        """What was sent before."""
        self.previewed, self.done, self._draft = False, "", None
        await self._list()
        token = self.router.session.client_token
        watch(TOPIC, token, BroadcastPage, BroadcastPage.renew)

    @rx.event
    @shows_refusals
    async def renew(self) -> None:
        """A broadcast has got further."""
        await self._list()

    @rx.event
    @shows_refusals
    async def preview(self, form: dict[str, str]) -> None:
        """How it reads in both languages, and how many would hear it."""
        self.previewed, self.done, self._draft = False, "", None
        async with transaction() as db:
            me = await self._me(db)
            await may_broadcast(db, me)
            draft = _draft(form).checked(now())
            people = await count_people(db, draft.segment, by=me, at=now())
        self._draft = draft
        self.people = formats.grouped(people)
        later = draft.scheduled_for
        self.when = formats.moment(later, self._language) if later and later > now() else ""
        self.english = _sample(draft.title_en, draft.body_en)
        self.hindi = _sample(draft.title_hi, draft.body_hi)
        self.previewed = True

    @rx.event
    @shows_refusals
    async def test(self) -> None:
        """Send it to oneself."""
        async with transaction() as db:
            me = await self._me(db)
            await may_broadcast(db, me)
            await send_test(db, self._previewed(), by=me, at=now())
        self.done = translate("notify.broadcast.tested", self._language)

    @rx.event
    @shows_refusals
    async def send(self) -> None:
        """Put what was previewed on its way. Pressing twice sends once."""
        async with transaction() as db:
            me = await self._me(db)
            await may_broadcast(db, me)
            await schedule(db, self._previewed(), by=me, at=now())
        key = "scheduled" if self.when else "under_way"
        self.done = translate(f"notify.broadcast.{key}", self._language)
        self.previewed, self._draft = False, None
        await self._list()

    @rx.event
    @shows_refusals
    async def cancel(self, broadcast: str) -> None:
        """Call off one that has not begun."""
        async with transaction() as db:
            await cancel(db, id_of(broadcast), by=await self._me(db))
        await self._list()

    def _previewed(self) -> Draft:
        if self._draft is None:
            raise Refused("broadcast_preview")
        return self._draft

    async def _list(self) -> None:
        async with transaction() as db:
            found = await broadcasts(db, by=await self._me(db))
        self.sent = [_view(one, self._language) for one in found]
        self.ready = True


def _draft(form: dict[str, str]) -> Draft:
    given = {name: str(value) for name, value in form.items()}
    days = given.get("active_days", "")
    return Draft(
        type_key=given.get("type_key", ""),
        title_en=given.get("title_en", ""),
        title_hi=given.get("title_hi", ""),
        body_en=given.get("body_en", ""),
        body_hi=given.get("body_hi", ""),
        link=given.get("link", ""),
        segment=Segment(
            role=given.get("role", ""),
            agent=given.get("agent", ""),
            active_days=int(days) if days.isdecimal() else 0,
        ),
        scheduled_for=_moment(given.get("day", ""), given.get("clock", "")),
    )


def _moment(day: str, clock: str) -> datetime | None:
    if not day.strip():
        return None
    try:
        return datetime.fromisoformat(f"{day.strip()}T{clock.strip() or '10:00'}").replace(
            tzinfo=IST
        )
    except ValueError:
        raise Refused("broadcast_when", field="scheduled_for") from None


def _sample(title: str, body: str) -> NoteView:
    return NoteView(href="#", title=title, body=body, group="news", unread=True)


def _view(reach: Reach, language: Language) -> SentView:
    one = reach.broadcast
    return SentView(
        id=str(one.id),
        title=one.title_hi if language == "hi" else one.title_en,
        who=_who(one.audience, language),
        when=formats.moment(one.sent_at or one.scheduled_for, language),
        status=translate(f"notify.broadcast.status.{one.status}", language),
        tone=TONES.get(one.status, "neutral"),
        told=formats.grouped(one.recipients),
        opened=formats.grouped(reach.opened),
        roads=[_road(reach, channel, language) for channel in OUTWARD if _used(reach, channel)],
        can_cancel=one.status == "scheduled",
    )


def _used(reach: Reach, channel: str) -> bool:
    return any(reach.on(channel))


def _road(reach: Reach, channel: str, language: Language) -> str:
    arrived, waiting, failed, held = (formats.grouped(n) for n in reach.on(channel))
    return translate(
        "notify.broadcast.road",
        language,
        channel=translate(f"notify.channel.{channel}", language),
        arrived=arrived,
        waiting=waiting,
        failed=failed,
        held=held,
    )


def _who(audience: dict[str, Any], language: Language) -> str:
    words = [translate(f"notify.broadcast.role.{audience.get('role') or 'any'}", language)]
    if agent := audience.get("agent"):
        words.append(translate(f"notify.broadcast.agent.{agent}", language))
    if days := audience.get("active_days"):
        words.append(translate("notify.broadcast.active", language, n=days))
    return " · ".join(words)
