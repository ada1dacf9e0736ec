"""`make import`: a portfolio from the shell, by the same verbs as the screens."""

import asyncio
from collections.abc import Callable
from pathlib import Path

from ghar_app.catalogue import translate
from ghar_app.db import Db, transaction
from ghar_app.geography.placing import gazetteer
from ghar_app.models.identity import User, find_user, identify
from ghar_app.models.listings.importing import PortfolioImport, limits
from ghar_app.refusals import Refused
from ghar_app.settings import settings

Say = Callable[[str], None]


async def import_file(path: Path, owner_identifier: str, *, publish: bool, say: Say) -> int:
    """Import a file for the owner with this e-mail or phone.

    Says how many homes became what, the share placed by each basis, and where the result file is.
    Returns an exit code: 0, or 1 when the file was refused.
    """
    try:
        portfolio = await _imported(path, owner_identifier, say)
        if publish and portfolio.status == "drafted":
            await _publish(portfolio, say)
        say(f"Result of each row: {await _write_result(portfolio, path)}")
    except Refused as refusal:
        say(refusal.message("en"))
        return 1
    return 0


async def _imported(path: Path, owner_identifier: str, say: Say) -> PortfolioImport:
    content = await asyncio.to_thread(_read, path)
    async with transaction() as db:
        owner = await _owner(db, owner_identifier)
        say(f"{path.name} for {owner.full_name or owner_identifier}")
        portfolio = await PortfolioImport.begin(db, by=owner, filename=path.name, content=content)
        _say_columns(portfolio, say)
        await portfolio.map(db, by=owner, mapping=portfolio.mapping, defaults=portfolio.defaults)
    await PortfolioImport.check(portfolio.id, gazetteer())
    checked = await _start(portfolio, owner)
    _say_checked(checked, say)
    await PortfolioImport.run(portfolio.id)
    return await _again(portfolio, owner)


def _read(path: Path) -> bytes:
    if path.stat().st_size > limits.FILE_BYTES:
        raise Refused("import_too_large", most=f"{limits.FILE_BYTES // 1024 // 1024} MB")
    return path.read_bytes()


async def _owner(db: Db, identifier: str) -> User:
    found = await find_user(db, identify(identifier))
    if found is None or not found.is_active:
        raise Refused("import_owner_unknown")
    return found


async def _start(portfolio: PortfolioImport, owner: User) -> PortfolioImport:
    """Begin the run; a file without a single ready row is told, not refused."""
    async with transaction() as db:
        checked = await PortfolioImport.reachable(
            db, by=owner, public_id=portfolio.public_id, lock=True
        )
        if checked.counts.get("ready"):
            await checked.start(db, by=owner)
    return checked


async def _again(portfolio: PortfolioImport, owner: User) -> PortfolioImport:
    async with transaction() as db:
        return await PortfolioImport.reachable(db, by=owner, public_id=portfolio.public_id)


async def _publish(portfolio: PortfolioImport, say: Say) -> None:
    async with transaction() as db:
        owner = await db.get_one(User, portfolio.owner_id)
        locked = await PortfolioImport.reachable(
            db, by=owner, public_id=portfolio.public_id, lock=True
        )
        live, reviewed = await locked.publish_all(db, by=owner)
    say(f"Online: {live:,}" + (f"; waiting for review: {reviewed:,}" if reviewed else ""))


async def _write_result(portfolio: PortfolioImport, path: Path) -> Path:
    result = Path.cwd() / f"{path.stem}-result.csv"
    pieces = [piece async for piece in portfolio.result("en", base_url=settings().base_url)]
    await asyncio.to_thread(result.write_text, "".join(pieces), "utf-8", newline="")
    return result


def _say_columns(portfolio: PortfolioImport, say: Say) -> None:
    names = [column["name"] for column in portfolio.columns]
    taken = {name: field for name in names if (field := portfolio.mapping[name]["field"])}
    left_out = [name for name in names if name not in taken]
    for name, field in taken.items():
        say(f"  {name} → {translate(f'imports.fields.{field}', 'en')}")
    if left_out:
        say(f"  left out: {', '.join(left_out)}")


def _say_checked(portfolio: PortfolioImport, say: Say) -> None:
    counts, total = portfolio.counts, portfolio.rows_total
    for outcome in ("ready", "unplaced", "problem", "duplicate"):
        if number := counts.get(outcome):
            say(f"{translate(f'imports.outcome.{outcome}', 'en')}: {number:,} of {total:,}")
    for basis, number in counts["placed"].items():
        say(f"  {translate(f'imports.basis.{basis}', 'en')}: {number / total:.1%}")
