"""The demo from a shell: filling an empty database, and starting the demo over."""

from sqlalchemy import text

from ghar_app.db import transaction
from ghar_app.demo.resetting import reset
from ghar_app.demo.seeding import Say, seed


async def fill_if_empty(say: Say) -> bool:
    """Seed a database in which nobody has an account yet; whether that was done."""
    async with transaction() as db:
        if (await db.execute(text("SELECT 1 FROM users LIMIT 1"))).first():
            return False
        await seed(db, say)
        return True


async def renew(say: Say) -> None:
    """Remove the demo and make it anew, in one transaction; nobody else's rows are touched."""
    async with transaction() as db:
        removed = await reset(db)
        say(f"Demo: {removed} listings removed")
        await seed(db, say)
