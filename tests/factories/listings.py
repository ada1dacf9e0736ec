"""Homes on offer and what hangs on them."""

from datetime import datetime, timedelta
from decimal import Decimal
from itertools import count
from typing import Any

from ghar_app.clock import now
from ghar_app.db import Db
from ghar_app.models.identity import Agent, User
from ghar_app.models.listings import (
    Amenity,
    Property,
    PropertyAmenity,
    PropertyImage,
    PropertyPriceHistory,
)
from ghar_app.models.media import MediaFile
from tests.factories.identity import person

INDIRANAGAR = (12.9784, 77.6408)
_numbers = count(1)


async def home(db: Db, owner: User | None = None, **columns: Any) -> Property:
    """A public 2 BHK for rent in Indiranagar, Bengaluru; columns given here win."""
    n = next(_numbers)
    owner = owner or await person(db)
    rent = columns.pop("rent", Decimal(38_500))
    given: dict[str, Any] = {
        "title": f"Sunlit 2 BHK number {n}",
        "slug": f"sunlit-2-bhk-{n}",
        "property_type": "apartment",
        "purpose": "rent",
        "listing_status": "live",
        "published_at": now() - timedelta(days=3),
        "base_price": Decimal(0),
        "monthly_rent": rent,
        "bedrooms": 2,
        "bathrooms": Decimal(2),
        "area_sqft": Decimal(1150),
        "city": "Bengaluru",
        "locality": "Indiranagar",
        "state": "Karnataka",
        "pincode": "560038",
        # However many homes a run makes, each stands within two kilometres.
        "latitude": INDIRANAGAR[0] + n % 100 * 0.0002,
        "longitude": INDIRANAGAR[1],
        "owner_id": owner.id,
        "owner_name": owner.full_name,
        "owner_contact": "+919845012318",
    }
    made = Property(**{**given, **columns})
    db.add(made)
    await db.flush()
    await db.refresh(made)
    return made


async def picture(db: Db, of: Property, **columns: Any) -> PropertyImage:
    """A public photograph with its stored file in two widths."""
    n = next(_numbers)
    base = f"/media/00000000-0000-4000-8000-{n:012d}"
    file = MediaFile(
        user_id=of.owner_id,
        filename=f"{n}.webp",
        file_url=f"{base}/large.webp",
        thumbnail_url=f"{base}/thumbnail.webp",
        variants={
            "thumbnail": {"url": f"{base}/thumbnail.webp", "width": 512, "height": 384},
            "large": {"url": f"{base}/large.webp", "width": 2048, "height": 1536},
        },
        file_size=1,
        mime_type="image/webp",
        width=2048,
        height=1536,
        preview="data:image/webp;base64,AAAA",
        visibility="public",
    )
    db.add(file)
    await db.flush()
    given = {
        "property_id": of.id,
        "media_file_id": file.id,
        "image_url": file.file_url,
        "image_category": "hall",
        "display_order": n,
    }
    placed = PropertyImage(**{**given, **columns})
    db.add(placed)
    await db.flush()
    return placed


async def amenity(db: Db, title: str, **columns: Any) -> Amenity:
    """A name in the amenities' list."""
    made = Amenity(**{"title": title, "category": "convenience", **columns})
    db.add(made)
    await db.flush()
    return made


async def equip(db: Db, of: Property, *amenities: Amenity) -> None:
    """The home has these."""
    for one in amenities:
        db.add(PropertyAmenity(property_id=of.id, amenity_id=one.id))
    await db.flush()


async def asked(
    db: Db, of: Property, old: int, new: int, at: datetime, field: str = "monthly_rent"
) -> None:
    """The price was changed."""
    change = PropertyPriceHistory(
        property_id=of.id, field=field, old=Decimal(old), new=Decimal(new), changed_at=at
    )
    db.add(change)
    await db.flush()


async def agent(db: Db, **columns: Any) -> tuple[Agent, User]:
    """Somebody who shows homes, and the account they sign in with."""
    login = await person(db, "agent")
    made = Agent(**{"name": "Farhan Ali", "user_id": login.id, **columns})
    db.add(made)
    await db.flush()
    return made, login
