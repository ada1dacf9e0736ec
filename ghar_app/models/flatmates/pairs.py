"""Two people at a time: likes, passes, blocks and unmatches of one pair take turns.

At read-committed two mutual likes written at once do not see each other, and neither would make
the match; so whoever decides about a pair holds it first.
"""

from ghar_app.db import Db
from ghar_app.models.identity.locks import hold


async def hold_pair(db: Db, one: int, other: int) -> tuple[int, int]:
    """Wait for one's turn with a pair, kept until the transaction ends; the ids in order."""
    first, second = sorted((one, other))
    await hold(db, f"pair {first} {second}")
    return first, second
