"""An owner, and short ways through an import."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from sqlmodel import col, func, select

from ghar_app.db import Db, transaction
from ghar_app.geography.placing import gazetteer
from ghar_app.models.identity import User
from ghar_app.models.listings import PortfolioImport, Property
from tests.factories.identity import person

Begin = Callable[..., Awaitable[PortfolioImport]]


@pytest.fixture
async def owner(db: Db) -> User:
    return await person(db)


@pytest.fixture
def again(db: Db, owner: User) -> Begin:
    """`await again(portfolio)`: the row as it is now, in the test's own session."""

    async def read(portfolio: PortfolioImport, by: User | None = None) -> PortfolioImport:
        return await PortfolioImport.reachable(
            db, by=by or owner, public_id=portfolio.public_id, lock=True
        )

    return read


@pytest.fixture
def begun(db: Db, owner: User) -> Begin:
    """`await begun(content)`: a file taken in."""

    async def begin(content: bytes, by: User | None = None, **more: Any) -> PortfolioImport:
        async with transaction() as own:
            made = await PortfolioImport.begin(
                own, by=by or owner, filename="homes.csv", content=content, **more
            )
        return await PortfolioImport.reachable(db, by=by or owner, public_id=made.public_id)

    return begin


@pytest.fixture
def checked(db: Db, owner: User, begun: Begin, again: Begin) -> Begin:
    """`await checked(content)`: taken in, mapped as guessed, every row checked."""

    async def check(content: bytes, by: User | None = None, **chosen: Any) -> PortfolioImport:
        found = await begun(content, by)
        mapping = found.mapping | chosen.pop("mapping", {})
        await found.map(db, by=by or owner, mapping=mapping, defaults=found.defaults | chosen)
        await PortfolioImport.check(found.id, gazetteer())
        return await again(found, by)

    return check


@pytest.fixture
def drafted(db: Db, owner: User, checked: Begin, again: Begin) -> Begin:
    """`await drafted(content)`: checked, and drafts made of what is ready."""

    async def draft(content: bytes, by: User | None = None, **chosen: Any) -> PortfolioImport:
        portfolio = await checked(content, by, **chosen)
        await portfolio.start(db, by=by or owner)
        await PortfolioImport.run(portfolio.id)
        return await again(portfolio, by)

    return draft


async def homes_of(db: Db, user: User) -> list[Property]:
    """Somebody's homes, in the order they were made."""
    query = select(Property).where(col(Property.owner_id) == user.id).order_by(col(Property.id))
    found = await db.exec(query.execution_options(populate_existing=True))
    return list(found.all())


async def number_of_homes(db: Db) -> int:
    """How many homes there are at all."""
    return (await db.exec(select(func.count()).select_from(Property))).one()
