"""The audit log: added to, never changed, and whoever changes it anyway is found out."""

import asyncio
from datetime import date
from decimal import Decimal

import psycopg
import pytest
from sqlalchemy import text
from sqlalchemy.exc import ProgrammingError
from sqlmodel import select

from ghar_app.db import transaction
from ghar_app.models.identity.audit import AuditLog, Broken, command, record, verify
from tests.factories.identity import person


async def _acts(db, count: int) -> None:
    user = await person(db)
    for n in range(count):
        await record(
            db,
            "rent.changed",
            actor=user,
            entity_type="lease",
            entity_id=n,
            before={"rent": Decimal("38200.00"), "from": date(2026, 4, 1)},
            after={"rent": Decimal("39000.50"), "note": 'किराया ₹ "बढ़ा"', "tags": ["a", {"b": 1}]},
            ip="203.0.113.9",
        )


async def test_rows_form_a_chain(db) -> None:
    await _acts(db, 3)
    rows = (await db.exec(select(AuditLog).order_by(AuditLog.id))).all()
    for row in rows:
        await db.refresh(row)
    assert rows[0].prev_hash == "0" * 64
    assert [row.prev_hash for row in rows[1:]] == [row.row_hash for row in rows[:-1]]
    assert rows[0].before == {"rent": "38200.00", "from": "2026-04-01"}
    assert await verify(db) == 3


async def test_hashes_cannot_be_chosen(db) -> None:
    await _acts(db, 1)
    db.add(AuditLog(action="x", entity_type="y", prev_hash="0" * 64, row_hash="f" * 64))
    await db.flush()
    assert await verify(db) == 2


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_logs SET action = 'x'",
        "DELETE FROM audit_logs",
        "TRUNCATE audit_logs",
        "ALTER TABLE audit_logs DISABLE TRIGGER audit_logs_keep",
    ],
)
async def test_the_application_can_only_add(db, statement: str) -> None:
    await _acts(db, 1)
    with pytest.raises(ProgrammingError, match=r"permission denied|must be owner"):
        async with db.begin_nested():
            await db.exec(text(statement))
    assert await verify(db) == 1


async def _three_acts() -> list[int]:
    async with transaction() as db:
        await _acts(db, 3)
        return list((await db.exec(select(AuditLog.id).order_by(AuditLog.id))).all())


@pytest.mark.parametrize("url", ["owner_url", "admin_url"])
async def test_even_the_owner_is_stopped_by_the_trigger(committed, url: str) -> None:
    await _three_acts()
    with psycopg.connect(getattr(committed, url)) as other:
        for statement in (
            "UPDATE audit_logs SET ip = ''",
            "DELETE FROM audit_logs",
            "TRUNCATE audit_logs",
        ):
            with pytest.raises(psycopg.errors.InsufficientPrivilege, match="append-only"):
                other.execute(statement)
            other.rollback()


@pytest.mark.parametrize(
    ("tampering", "at", "what"),
    [
        ("UPDATE audit_logs SET after = '{}' WHERE id = {1}", 1, "content"),
        ("UPDATE audit_logs SET actor_id = NULL WHERE id = {1}", 1, "content"),
        ("UPDATE audit_logs SET created_at = created_at - interval '1 µs'", 0, "content"),
        ("DELETE FROM audit_logs WHERE id = {1}", 2, "order"),
        ("DELETE FROM audit_logs WHERE id = {0}", 1, "order"),
        (
            "UPDATE audit_logs a SET ip = 'x', row_hash = audit_hash("
            "jsonb_populate_record(a, jsonb_build_object('ip', 'x'))) WHERE id = {1}",
            2,
            "order",
        ),
    ],
)
async def test_tampering_is_found_where_it_was_done(committed, tampering, at, what) -> None:
    ids = await _three_acts()
    statement = tampering.replace("'{}'", "'{{}}'").replace("µs", "microsecond").format(*ids)
    with psycopg.connect(committed.admin_url) as superuser:
        superuser.execute("SET session_replication_role = replica")
        superuser.execute(statement)
    async with transaction() as db:
        assert await verify(db) == Broken(id=ids[at], what=what)
    lines: list[str] = []
    assert await command.verify(lines.append) == 1
    assert lines == [f"Audit log: broken at row {ids[at]} ({what} changed)"]


async def test_acts_at_the_same_time_still_form_one_chain(committed) -> None:
    async def act() -> None:
        async with transaction() as db:
            await record(db, "x.done", actor=None, entity_type="x")
            await asyncio.sleep(0.01)

    await asyncio.gather(*(act() for _ in range(12)))
    lines: list[str] = []
    assert await command.verify(lines.append) == 0
    assert lines == ["Audit log: 12 rows, the chain is whole"]


async def _act_and_fail() -> None:
    async with transaction() as db:
        await _acts(db, 1)
        raise ZeroDivisionError


async def test_an_act_that_is_rolled_back_leaves_no_row_and_no_hole(committed) -> None:
    await _three_acts()
    with pytest.raises(ZeroDivisionError):
        await _act_and_fail()
    async with transaction() as db:
        await _acts(db, 1)
        assert await verify(db) == 4
