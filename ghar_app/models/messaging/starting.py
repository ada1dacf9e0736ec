"""How somebody begins to talk to the owner of a home. Nobody can write to just anybody.

thread = await start(db, home, by=me, at=now())
"""

from datetime import datetime

from ghar_app.db import Db
from ghar_app.models.content.catalogs import quota
from ghar_app.models.identity.locks import hold_pair
from ghar_app.models.identity.quotas import spend
from ghar_app.models.identity.user import User
from ghar_app.models.listings.kinds import PG_FLATMATE_TYPES
from ghar_app.models.listings.property import Property
from ghar_app.models.messaging.conversation import UserConversation
from ghar_app.models.messaging.kinds import App, Source
from ghar_app.refusals import Refused


async def start(db: Db, home: Property, *, by: User, at: datetime) -> UserConversation:
    """The conversation with a home's owner; the one that is there, however often it is asked for.

    A new one counts towards the day's enquiries. Refused `own_home`, `home_not_offered`, a
    `gate_…`, `quota_spent`, `conversation_closed`.
    """
    if home.owner_id == by.id:
        raise Refused("own_home")
    app = App.FLATMATES if home.property_type in PG_FLATMATE_TYPES else App.REAL_ESTATE
    await hold_pair(db, by.id, home.owner_id)
    there = await UserConversation.between(db, by.id, home.owner_id, app=app)
    if there is None:
        if not home.is_public:
            raise Refused("home_not_offered")
        by.require_open()
        cap = await quota(db, "listing_enquiries")
        await spend(db, by, "listing_enquiries", cap=cap, at=at)
    source = Source.LISTING_INTEREST if app is App.FLATMATES else Source.PROPERTY_INQUIRY
    return await UserConversation.open_between(
        db, by, home.owner_id, app=app, source=source, about=home.id
    )
