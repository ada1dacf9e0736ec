"""/admin/moderation/[home_id]: one home, and what is decided on it."""

from datetime import datetime
from urllib.parse import urlencode

import reflex as rx
from reflex.event import EventSpec

from ghar_app.catalogue import translate
from ghar_app.clock import now
from ghar_app.db import Db, transaction
from ghar_app.models.identity import User
from ghar_app.models.identity.kinds import Scope
from ghar_app.models.listings import Property
from ghar_app.models.listings.moderation.case import case_of
from ghar_app.models.listings.moderation.deciding import FIELDS, LONGEST_REASON
from ghar_app.models.listings.moderation.queue import Wanted, beside
from ghar_app.models.listings.moderation.reach import WRITE
from ghar_app.models.listings.moderation.reported import judge_reports
from ghar_app.refusals import Refused
from state.listings.moderation import ModerationPage
from state.listings.moderation.showing import case_view
from state.listings.moderation.views import CaseView
from state.refusals import shows_refusals
from state.shell import SignedIn

HERE = "/admin/moderation"
PRESETS = ("photos", "money", "details", "place", "twice", "unfit")
_ASKED_BY_PRESET = {
    "photos": ["photos"],
    "money": ["description"],
    "details": ["size"],
    "place": ["address", "location"],
}
OVERTAKEN = ("home_moved_on", "home_not_waiting")


class ModerationHomePage(SignedIn, rx.State):
    """What a moderator sees is what is decided on: the version that was shown goes with it."""

    case: CaseView = CaseView()
    can_decide: bool = False
    earlier_href: str = ""
    later_href: str = ""
    queue_href: str = HERE
    reason: str = ""
    preset: str = ""
    fields: list[str] = []
    done: str = ""
    ready: bool = False
    _place: tuple[datetime, int] | None = None
    _told: str = ""

    @rx.event
    @shows_refusals
    async def load(self) -> None:
        """The home of the address."""
        # After a decision the next home opens: what was decided stays to be read above it.
        self.done, self._told = self._told, ""
        self.reason, self.preset, self.fields = "", "", []
        if self.case.id != self._asked_for:
            self.case, self.ready = CaseView(), False
        await self._show()

    @rx.event
    @shows_refusals
    async def choose_preset(self, key: str) -> None:
        """A reason in words that can be changed, and the fields it is about."""
        if key not in PRESETS:
            return
        self.preset = key
        self.reason = translate(f"moderation.preset.{key}.text", self._language)
        self.fields = list(_ASKED_BY_PRESET.get(key, []))

    @rx.event
    @shows_refusals
    async def write_reason(self, text: str) -> None:
        """The reason as it is typed."""
        self.reason = text[: LONGEST_REASON + 100]

    @rx.event
    @shows_refusals
    async def choose_field(self, field: str) -> None:
        """A field that the owner is asked to change, or not after all."""
        if field in FIELDS:
            self.fields = (
                [one for one in self.fields if one != field]
                if field in self.fields
                else [*self.fields, field]
            )

    @rx.event
    @shows_refusals
    async def approve(self) -> EventSpec | None:
        """Put it online as it is shown."""
        return await self._decide("approve")

    @rx.event
    @shows_refusals
    async def reject(self) -> EventSpec | None:
        """Keep it away from the public, for the reason that is written."""
        return await self._decide("reject", reason=self.reason)

    @rx.event
    @shows_refusals
    async def ask_edit(self) -> EventSpec | None:
        """Give it back to its owner with what is to be changed."""
        return await self._decide("request_edit", reason=self.reason, fields=list(self.fields))

    @rx.event
    @shows_refusals
    async def hold_back(self) -> None:
        """Take an online home offline, for the reason that is written."""
        async with transaction() as db:
            me = await self._me(db)
            found = await self._found(db, me)
            await found.hold_back(db, by=me, reason=self.reason, at=now())
        self.reason = self.preset = ""
        await self._show()

    @rx.event
    @shows_refusals
    async def let_through(self) -> None:
        """Put a home online again that a moderator or reports took offline."""
        async with transaction() as db:
            me = await self._me(db)
            found = await self._found(db, me)
            await found.let_through(db, by=me, at=now())
        await self._show()

    @rx.event
    @shows_refusals
    async def uphold_reports(self) -> None:
        """The reports are right: the home stays offline, and who reported it is told."""
        await self._judge(upheld=True)

    @rx.event
    @shows_refusals
    async def dismiss_reports(self) -> None:
        """The reports are wrong: a home that they took offline goes online again."""
        await self._judge(upheld=False)

    async def _judge(self, *, upheld: bool) -> None:
        async with transaction() as db:
            me = await self._me(db)
            found = await self._found(db, me)
            await judge_reports(db, found, by=me, upheld=upheld, reason=self.reason, at=now())
        self.reason = self.preset = ""
        await self._show()

    @property
    def _asked_for(self) -> str:
        return str(self.router.url.path).rstrip("/").rpartition("/")[2]

    @property
    def _wanted(self) -> Wanted:
        return Wanted.read(dict(self.router.url.query_parameters))

    async def _found(self, db: Db, me: User) -> Property:
        return await Property.to_moderate(db, by=me, public_id=self._asked_for)

    async def _decide(self, verb: str, **how: object) -> EventSpec | None:
        """Decide on the version that is shown, then go on to the next home in the queue."""
        seen = self.case.version
        try:
            async with transaction() as db:
                me = await self._me(db)
                found = await self._found(db, me)
                await getattr(found, verb)(db, by=me, seen=seen, at=now(), **how)
                title = found.title
        except Refused as refusal:
            if refusal.code in OVERTAKEN or refusal.code.startswith("home_already_"):
                await self._show(seen=seen)
            raise
        told = translate(f"moderation.done.{verb}", self._language, home=title)
        if self.later_href:
            self._told = told
        else:
            (await self.get_state(ModerationPage))._told = told
        return rx.redirect(self.later_href or self.queue_href)

    async def _show(self, *, seen: int = 0) -> None:
        wanted, moment = self._wanted, now()
        async with transaction() as db:
            me = await self._me(db)
            found = await self._found(db, me)
            case = await case_of(db, found, by=me)
            self.can_decide = await me.can(db, WRITE, scope=Scope.ALL)
            if found.submitted_at is not None:
                self._place = (found.submitted_at, found.id)
            before = after = None
            if self._place is not None:
                before, after = await beside(db, by=me, wanted=wanted, at=moment, of=self._place)
            self.case = case_view(case, seen, moment, self._language)
        query = urlencode(wanted.write())
        tail = f"?{query}" if query else ""
        self.earlier_href = f"{HERE}/{before}{tail}" if before else ""
        self.later_href = f"{HERE}/{after}{tail}" if after else ""
        self.queue_href = f"{HERE}{tail}"
        self.ready = True
