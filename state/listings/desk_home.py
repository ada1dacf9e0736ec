"""/desk/[home_id]: one of one's own homes, what came of it and what it asked."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

import reflex as rx
from reflex.event import EventSpec

from ghar_app import formats
from ghar_app.catalogue import Language, translate
from ghar_app.clock import in_india
from ghar_app.db import transaction
from ghar_app.models.listings import Property
from ghar_app.models.listings.detail.asked import asked_for
from ghar_app.models.listings.kinds import Purpose
from ghar_app.models.listings.portfolio import Change, changes_of, own_home
from ghar_app.models.listings.posting.answers import answers_of
from ghar_app.models.listings.posting.quality import quality_of
from state.listings.acting import ActsOnHomes
from state.listings.asked_view import asked_view
from state.listings.desk import OwnHome, line_of
from state.listings.home_view import AskedView
from state.listings.posting.views import QualityView, quality_view
from state.refusals import shows_refusals


@dataclass(frozen=True)
class ChangeView:
    """One change of what is asked."""

    day: str
    what: str
    old: str
    new: str


@dataclass(frozen=True)
class HomeDeskView:
    """The page: the line of the list, and what stands below it."""

    line: OwnHome
    since: str
    reason: str
    has_changes: bool
    quality: QualityView
    asked: AskedView | None
    changes: list[ChangeView]


class DeskHomePage(ActsOnHomes, rx.State):
    """One home at its owner's desk."""

    home: HomeDeskView | None = None
    ready: bool = False

    @rx.event
    @shows_refusals
    async def load(self) -> None:
        """What there is to see; `?posted=` says what publishing came to."""
        self.notice, self.ready = "", False
        try:
            await self._show_again()
        finally:
            self.ready = True
        posted = self.router.url.query_parameters.get("posted", "")
        if posted in ("live", "pending_review", "paused"):
            self.notice = translate(f"desk.posted.{posted}", self._language)

    async def _show_again(self) -> None:
        language = self._language
        async with transaction() as db:
            me = await self._me(db)
            found = await Property.editable(db, by=me, public_id=self._public_id)
            row = await own_home(db, found)
            draft = await found.unpublished(db)
            quality = quality_of(await answers_of(db, found, draft))
            asked = await asked_for(db, found)
            changes = await changes_of(db, found)
        self.home = HomeDeskView(
            line=line_of(row, language),
            since=_since(found.published_at, language),
            reason=found.moderation_reason or "" if found.moderation_status == "rejected" else "",
            has_changes=bool(draft and draft.answers) and not found.is_new,
            quality=quality_view(quality, str(found.public_id), language),
            asked=asked_view(asked, Purpose(found.purpose), language),
            changes=[_change(one, language) for one in changes],
        )

    async def _after_leaving(self) -> EventSpec | None:
        return rx.redirect("/desk")

    @property
    def _public_id(self) -> str:
        """The last part of /desk/<id>; "" anywhere else."""
        return self.router.url.path.strip("/").partition("desk/")[2]


def _since(at: datetime | None, language: Language) -> str:
    if at is None:
        return ""
    day = formats.day(in_india(at).date(), language)
    return translate("desk.since", language, day=day)


def _change(change: Change, language: Language) -> ChangeView:
    return ChangeView(
        day=formats.day(in_india(change.at).date(), language),
        what=translate(f"posting.field.{change.field}", language),
        old=_amount(change.old),
        new=_amount(change.new),
    )


def _amount(amount: Decimal | None) -> str:
    return "–" if amount is None else formats.rupees(amount)
