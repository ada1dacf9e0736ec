"""What owners hear about a decision, and where the message leads them."""

from typing import TYPE_CHECKING

from ghar_app.catalogue import known_language, translate
from ghar_app.db import Db
from ghar_app.models.identity.user import User
from ghar_app.models.notify import notify

if TYPE_CHECKING:
    from ghar_app.models.listings.moderation.deciding import Decided


async def tell_owner(
    db: Db, home: "Decided", kind: str, *, reason: str = "", field: str = ""
) -> None:
    """Tell the owner; the link leads to the page of the home, or to the field to change."""
    await notify(
        db,
        kind,
        to=home.owner_id,
        link=_link(home, kind, field),
        entity=("property", home.public_id),
        home=home.title,
        reason=reason,
    )


async def tell_reported(db: Db, home: "Decided") -> None:
    """Tell the owner that reports took the home offline; who reported it, nobody is told."""
    owner = await db.get_one(User, home.owner_id)
    language = known_language(owner.preferences.get("language"))
    reason = translate("moderation.paused_by_reports", language)
    await tell_owner(db, home, "listing_paused", reason=reason)


def _link(home: "Decided", kind: str, field: str) -> str:
    if kind == "listing_approved":
        return f"/listing/{home.slug or home.public_id}"
    if kind == "listing_edit_requested":
        return f"/post/{home.public_id}" + (f"?field={field}" if field else "")
    return f"/desk/{home.public_id}"
