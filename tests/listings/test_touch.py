"""When a listing counts as edited (real commits: now() stands still in a transaction)."""

from sqlalchemy import text

from ghar_app.db import transaction
from ghar_app.models.listings import Property
from tests.factories.listings import home


async def updated_after(change: str, home_id: int) -> bool:
    async with transaction() as db:
        before = (await db.get_one(Property, home_id)).updated_at
        await db.execute(text(f"UPDATE properties SET {change} WHERE id = :id"), {"id": home_id})
    async with transaction() as db:
        return (await db.get_one(Property, home_id)).updated_at > before


async def test_an_edit_moves_updated_at_and_a_view_does_not(committed) -> None:
    async with transaction() as db:
        made = await home(db)
    assert not await updated_after("view_count = view_count + 1", made.id)
    assert not await updated_after("title = title", made.id)
    assert await updated_after("title = 'Another name'", made.id)
    assert await updated_after("monthly_rent = monthly_rent + 500", made.id)
