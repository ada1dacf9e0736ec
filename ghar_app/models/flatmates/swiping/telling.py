"""Telling somebody that they are liked; nothing is said of a pass."""

from ghar_app.db import Db
from ghar_app.db.live import announce
from ghar_app.models.flatmates.profile.showing import shown_name
from ghar_app.models.identity.user import User
from ghar_app.models.notify import notify


def likes_topic(user_id: int) -> str:
    """The live topic of a person's likes and matches."""
    return f"likes:{user_id}"


async def tell_liked(db: Db, by: User, to: int, *, is_super: bool) -> None:
    """A super like says who; likes are one line until it is read."""
    await announce(db, likes_topic(to))
    if is_super:
        await notify(
            db,
            "flatmate_super_liked",
            to=to,
            link="/flatmates/likes",
            entity=("user", by.id),
            dedupe_key=f"super:{by.id}",
            name=shown_name(by),
        )
    else:
        await notify(db, "flatmate_new_like", to=to, link="/flatmates/likes", dedupe_key="likes")
