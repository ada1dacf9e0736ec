"""Turns among transactions that are about the same thing, which may not have a row yet."""

from sqlalchemy import func
from sqlmodel import select

from ghar_app.db import Db


async def hold(db: Db, name: str) -> None:
    """Wait for the name, and keep it until the transaction ends."""
    await db.exec(select(func.pg_advisory_xact_lock(func.hashtextextended(name, 0))))


async def hold_pair(db: Db, one: int, other: int) -> tuple[int, int]:
    """Wait for one's turn with two people, kept until the transaction ends; the ids in order.

    Likes, passes, blocks, unmatches and first words of a pair take turns: at read-committed two
    likes written at once do not see each other, and neither would make the match; a conversation
    begun while a block is set would stay open.
    """
    first, second = sorted((one, other))
    await hold(db, f"pair {first} {second}")
    return first, second
