"""Turns among transactions that are about the same thing, which may not have a row yet."""

from sqlalchemy import func
from sqlmodel import select

from ghar_app.db import Db


async def hold(db: Db, name: str) -> None:
    """Wait for the name, and keep it until the transaction ends."""
    await db.exec(select(func.pg_advisory_xact_lock(func.hashtextextended(name, 0))))
