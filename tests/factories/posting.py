"""Drafts on their way."""

from typing import Any

from ghar_app.db import Db
from ghar_app.models.identity import User
from ghar_app.models.listings import Property
from ghar_app.models.media import MediaFile

FLAT: dict[str, str] = {
    "purpose": "rent",
    "property_type": "apartment",
    "title": "Bright 2 BHK near the lake",
    "description": "Morning light in both bedrooms, a quiet street, water all day.",
    "pincode": "560038",
    "city": "Bangalore",
    "locality": "Indiranagar",
    "address_line1": "Lake View Residency",
    "pin": "12.9784,77.6408",
    "bedrooms": "2",
    "bathrooms": "2",
    "carpet_area": "950",
    "monthly_rent": "38,500",
    "security_deposit": "1,50,000",
}
"""Answers with which a flat can be published."""


async def uploads(db: Db, owner: User, n: int = 3, *, sha: str = "") -> list[MediaFile]:
    """Stored pictures that hang nowhere yet."""
    files = [
        MediaFile(
            user_id=owner.id,
            filename=f"{number}.webp",
            file_url=f"/media/{owner.id}/{number}/large.webp",
            thumbnail_url=f"/media/{owner.id}/{number}/thumbnail.webp",
            file_size=1,
            mime_type="image/webp",
            width=2048,
            height=1536,
            visibility="public",
            folder="listing",
            sha256=f"{sha}{number}" if sha else None,
        )
        for number in range(n)
    ]
    db.add_all(files)
    await db.flush()
    return files


async def draft(db: Db, owner: User, *, photos: int = 3, **answers: Any) -> Property:
    """A draft that can be published; answers given here win."""
    made = await Property.draft(db, by=owner)
    await complete(db, made, by=owner, photos=photos, **answers)
    return made


async def complete(db: Db, home: Property, *, by: User, photos: int = 3, **answers: Any) -> None:
    """Everything that a new draft needs to be published."""
    await home.save(db, by=by, step="price", values={**FLAT, **answers}, seen=0)
    if photos:
        files = await uploads(db, by, photos)
        await home.attach(db, by=by, files=[file.id for file in files], seen=1)
