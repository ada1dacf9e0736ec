"""`make import` in this process."""

from pathlib import Path

import pytest
from sqlalchemy import text

from ghar_app.db import transaction
from ghar_app.models.identity import User
from ghar_app.models.listings.importing.command import import_file
from tests.factories.identity import person
from tests.listings.importing.files import as_csv, homes


@pytest.fixture
async def owner(committed) -> User:
    async with transaction() as db:
        return await person(db)


async def homes_online() -> tuple[int, int]:
    async with transaction() as db:
        counts = "SELECT count(*), count(*) FILTER (WHERE is_public) FROM properties"
        return tuple((await db.execute(text(counts))).one())


async def test_a_file_is_imported_published_and_told(owner, tmp_path: Path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "flats.csv"
    rows = homes(12, nowhere=2)
    rows[0][2] = "free"
    file.write_bytes(as_csv(rows))
    said: list[str] = []

    assert await import_file(file, owner.phone, publish=False, say=said.append) == 0
    assert await homes_online() == (9, 0)
    assert "  Rent → Rent a month" in said
    assert "  left out: Posted On" in said
    assert {"Ready: 9 of 12", "Needs a place: 2 of 12", "Has a problem: 1 of 12"} <= set(said)
    assert "  Locality and city: 75.0%" in said
    assert (tmp_path / "flats-result.csv").read_text("utf-8-sig").count("Listed") == 9

    said.clear()
    longer = tmp_path / "more.csv"
    longer.write_bytes(as_csv([*rows, *homes(3, seed=9)]))
    assert await import_file(longer, owner.phone, publish=True, say=said.append) == 0
    assert "Online: 3" in said
    assert "There already: 9 of 15" in said
    assert await homes_online() == (12, 3)
    # With nothing new there is nothing to publish, and no complaint about it.
    assert await import_file(longer, owner.phone, publish=True, say=said.append) == 0


async def test_what_cannot_be_imported_is_one_sentence(owner, tmp_path: Path):
    said: list[str] = []
    file = tmp_path / "letter.csv"
    file.write_text("hello there")
    assert await import_file(file, owner.phone, publish=False, say=said.append) == 1
    file.write_bytes(as_csv(homes(2)))
    assert await import_file(file, "+919999999999", publish=False, say=said.append) == 1
    assert said[-1].startswith("There is no active account")
    assert await homes_online() == (0, 0)
