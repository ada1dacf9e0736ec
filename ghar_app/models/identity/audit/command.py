"""The shell's way to check the audit log."""

from collections.abc import Callable

from ghar_app.db.engine import close_engine, transaction
from ghar_app.models.identity.audit import Broken
from ghar_app.models.identity.audit import verify as verify_chain


async def verify(say: Callable[[str], None]) -> int:
    """Say whether the chain is whole; the process's exit code."""
    try:
        async with transaction() as db:
            answer = await verify_chain(db)
    finally:
        await close_engine()
    if isinstance(answer, Broken):
        say(f"Audit log: broken at row {answer.id} ({answer.what} changed)")
        return 1
    say(f"Audit log: {answer} rows, the chain is whole")
    return 0
