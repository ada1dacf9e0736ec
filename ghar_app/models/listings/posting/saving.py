"""Beginning a home, and keeping its answers as they are typed.

home = await Property.draft(db, by=me)
draft = await home.save(db, by=me, step="price", values={"monthly_rent": "38,500"}, seen=3)
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self, cast
from uuid import UUID

from sqlalchemy import exists, not_
from sqlmodel import col, select

from ghar_app.db import Db
from ghar_app.models.identity.agents import Agent
from ghar_app.models.identity.kinds import UserTier
from ghar_app.models.identity.user import User
from ghar_app.models.listings.kinds import (
    ListingStatus,
    ModerationStatus,
    PropertyType,
    Purpose,
)
from ghar_app.models.listings.posting.answers import accepted, answers_of
from ghar_app.models.listings.posting.applying import apply
from ghar_app.models.listings.posting.fields import LISTS, Step
from ghar_app.models.listings.posting.reading import read_answers
from ghar_app.models.listings.posting.rows import PropertyDraft
from ghar_app.refusals import NotFound, Refused

if TYPE_CHECKING:
    from ghar_app.models.listings.property import Property


class ChangedElsewhere(Refused):
    """Somebody else, or another window, changed these answers meanwhile. Nothing was overwritten.

    `both` holds, by field, what was to be saved and what stands there now.
    """

    def __init__(self, both: Mapping[str, tuple[Any, Any]], version: int) -> None:
        super().__init__("changed_elsewhere")
        self.both, self.version = both, version


@dataclass(frozen=True)
class Kept:
    """What saving came to. `others`: the draft had moved on since it was seen, elsewhere."""

    version: int
    others: bool


class Saved:
    """A home while it is written."""

    if TYPE_CHECKING:
        id: int
        owner_id: int
        listing_status: ListingStatus
        moderation_status: ModerationStatus

    @classmethod
    async def draft(cls, db: Db, *, by: User, owner: User | None = None) -> Self:
        """An empty draft; the one that was begun and left empty, where there is one.

        For oneself; an agent for the owners assigned to them, an admin for anybody: NotFound
        otherwise.
        """
        whose = owner or by
        table = cast("type[Property]", cls)
        if not await _may_post_for(db, by, whose):
            raise NotFound("person")
        # An agent's draft is apart from the owner's own, so neither begins in the other's.
        agent = None if whose.id == by.id or by.role == UserTier.ADMIN else whose.agent_id
        # Two quick presses make one draft: the second waits here and finds the first one's.
        await db.exec(select(User.id).where(User.id == whose.id).with_for_update(key_share=True))
        empty = select(table).where(
            table.owner_id == whose.id,
            table.listing_status == ListingStatus.DRAFT,
            table.title == "",
            col(table.listing_agent_id).is_not_distinct_from(agent),
            col(table.import_id).is_(None),
            not_(exists().where(col(PropertyDraft.property_id) == table.id)),
        )
        found = (await db.exec(empty.limit(1))).first()
        if found is None:
            found = table(
                owner_id=whose.id,
                listing_agent_id=agent,
                title="",
                property_type=PropertyType.APARTMENT,
                purpose=Purpose.RENT,
                owner_name=whose.full_name,
                owner_contact=whose.phone,
            )
            db.add(found)
            await db.flush()
            await db.refresh(found)
        return cast("Self", found)

    @classmethod
    async def editable(cls, db: Db, *, by: User, public_id: UUID | str) -> Self:
        """The gate for changing: owner, the agent in charge, admins. NotFound otherwise."""
        table = cast("type[Property]", cls)
        wanted = select(table).where(table._at(None, public_id), table.is_in_charge(by))
        found = (await db.exec(wanted)).first()
        if found is None:
            raise NotFound("home")
        return cast("Self", found)

    async def save(
        self, db: Db, *, by: User, step: str, values: Mapping[str, object], seen: int
    ) -> Kept:
        """Keep answers of one step as they were typed; a new home shows what can be read of them.

        Nothing is refused for being wrong: that is said beside the field, and by `publish`.
        `ChangedElsewhere` when one of the answers is newer than version `seen` and differs.
        Refused `home_is_archived`.
        """
        draft = await self.take_up(db)
        answers = await answers_of(db, self._home, draft)
        new = {name: value for name, value in accepted(values).items() if value != answers[name]}
        newer = {
            name: (value, answers[name])
            for name, value in new.items()
            if draft.versions.get(name, 0) > seen
        }
        if newer:
            raise ChangedElsewhere(newer, draft.version)
        others = draft.version != seen
        if step in set(Step):
            draft.step = step
        if new:
            await self.keep(db, draft, new, by=by)
        return Kept(draft.version, others)

    async def take_up(self, db: Db) -> PropertyDraft:
        """Lock the home and its unpublished answers, both as they are now."""
        await db.refresh(self, with_for_update=True)
        if self.listing_status == ListingStatus.ARCHIVED:
            raise Refused("home_is_archived")
        draft = await self.unpublished(db)
        if draft is None:
            draft = PropertyDraft(property_id=self.id)
            db.add(draft)
            await db.flush()
            await db.refresh(draft)
        return draft

    async def unpublished(self, db: Db) -> PropertyDraft | None:
        """The answers that wait to be published; None for a home that nobody has edited."""
        wanted = select(PropertyDraft).where(PropertyDraft.property_id == self.id)
        found = await db.exec(wanted.execution_options(populate_existing=True))
        return found.first()

    async def keep(self, db: Db, draft: PropertyDraft, new: Mapping[str, Any], *, by: User) -> None:
        """Answers into the draft that is taken up; a new home shows them at once."""
        draft.version += 1
        draft.answers = {**draft.answers, **new}
        draft.versions = {**draft.versions, **dict.fromkeys(new, draft.version)}
        draft.updated_by = by.id
        db.add(draft)
        if self.is_new:
            reading = read_answers(await answers_of(db, self._home, draft))
            await apply(db, self._home, reading, new)
            # Lists stand on the home now: only there a file deleted later falls out of them.
            draft.answers = {k: v for k, v in draft.answers.items() if k not in LISTS}
        await db.flush()

    @property
    def is_new(self) -> bool:
        """Never handed in: what is typed goes straight into its columns."""
        return (
            self.listing_status == ListingStatus.DRAFT
            and self.moderation_status == ModerationStatus.LIVE
        )

    @property
    def _home(self) -> "Property":
        return cast("Property", self)


async def _may_post_for(db: Db, by: User, owner: User) -> bool:
    if by.id == owner.id or by.role == UserTier.ADMIN:
        return True
    theirs = select(Agent.id).where(
        Agent.id == owner.agent_id, Agent.user_id == by.id, col(Agent.is_active)
    )
    return (await db.exec(theirs)).first() is not None
