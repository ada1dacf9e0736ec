"""Deciding about a room: a like opens the conversation with whoever offers it."""

from datetime import datetime

from ghar_app.db import Db
from ghar_app.models.flatmates.matches.making import make
from ghar_app.models.flatmates.swiping.deciding import Decision, begin_again, likes_person
from ghar_app.models.identity.blocks import is_apart
from ghar_app.models.identity.locks import hold_pair
from ghar_app.models.identity.user import User
from ghar_app.models.listings.kinds import PG_FLATMATE_TYPES
from ghar_app.models.listings.liking import SwipeAction
from ghar_app.models.listings.liking.deciding import leave, like
from ghar_app.models.listings.property import Property
from ghar_app.models.messaging import UserConversation
from ghar_app.models.messaging.kinds import App
from ghar_app.models.messaging.starting import start
from ghar_app.refusals import Refused


async def decide_home(
    db: Db, home: Property, action: SwipeAction, *, by: User, at: datetime
) -> Decision:
    """Like or pass a room of the deck. A match comes of it when the host likes this person.

    Refused `gate_…`, `own_home`, `no_longer_available`, `quota_spent` (new conversations a day).
    """
    by.require_open("flatmates")
    if home.owner_id == by.id:
        raise Refused("own_home")
    await hold_pair(db, by.id, home.owner_id)
    await db.refresh(home)
    host = await db.get(User, home.owner_id)
    if (
        host is None
        or action is SwipeAction.SUPER_LIKE
        or home.property_type not in PG_FLATMATE_TYPES
        or not home.is_public
        or await is_apart(db, by.id, host.id)
    ):
        raise Refused("no_longer_available")
    named = [str(home.public_id)]
    moved = await (leave if action is SwipeAction.PASS else like)(db, named, by=by, at=at)
    if moved:
        await begin_again(db, by)
    if action is SwipeAction.PASS:
        return Decision()
    thread = await UserConversation.between(db, by.id, host.id, app=App.FLATMATES)
    if thread is None:
        thread = await start(db, home, by=by, at=at)
    # What was closed by an unmatch is opened by a match alone.
    if not await likes_person(db, host.id, by.id):
        return Decision(conversation=thread)
    made = await make(db, by, host, about=home.id, at=at)
    return Decision(made.match, made.is_new, made.conversation)
