"""Removing files: one's own, off what shows them, and from the disk in the end."""

import os
import time
from datetime import timedelta
from decimal import Decimal
from uuid import uuid4

import psycopg
import pytest
from sqlmodel import col, func, select

from ghar_app.clock import now
from ghar_app.db import transaction
from ghar_app.jobs.media import sweep_media
from ghar_app.models.identity import User
from ghar_app.models.listings import Property, PropertyImage
from ghar_app.models.listings.kinds import ListingStatus, PropertyType, Purpose
from ghar_app.models.media import MediaFile, sweeping
from ghar_app.models.media.removal import remove
from ghar_app.models.media.storing import stored_before
from ghar_app.models.media.sweeping import sweep, sweep_orphans
from tests.factories.identity import person
from tests.media import samples
from tests.media.conftest import Browser, kept_files


@pytest.fixture
async def owner(db, browsers) -> Browser:
    return await browsers(db, await person(db))


async def rows(db) -> int:
    return (await db.exec(select(func.count()).select_from(MediaFile))).one()


async def listing_with(
    db, user: User, files: list[MediaFile], status: ListingStatus = ListingStatus.LIVE
) -> Property:
    home = Property(
        owner_id=user.id,
        title="Two rooms by the lake",
        property_type=PropertyType.APARTMENT,
        purpose=Purpose.RENT,
        base_price=Decimal(0),
        monthly_rent=Decimal(25_000),
        listing_status=status,
        main_image_url=files[0].file_url,
        floor_plan_url=files[-1].file_url,
    )
    db.add(home)
    await db.flush()
    for order, file in enumerate(files):
        db.add(
            PropertyImage(
                property_id=home.id,
                media_file_id=file.id,
                image_url=file.file_url,
                display_order=order,
                is_main_image=order == 0,
            )
        )
    await db.flush()
    return home


async def stored(db, owner: Browser, count: int) -> list[MediaFile]:
    answers = [await owner.store(samples.jpeg()) for _ in range(count)]
    return [await db.get_one(MediaFile, answer["id"]) for answer in answers]


async def asked_to_delete(browser: Browser, *ids: object, **more: object):
    return await browser.http.post("/media/delete", json={"ids": [str(i) for i in ids], **more})


async def test_ones_own_go_and_the_rest_comes_back_as_failed(db, owner, browsers, media_home):
    other = await browsers(db, await person(db))
    mine = await stored(db, owner, 2)
    theirs = (await stored(db, other, 1))[0]
    unknown = uuid4()
    answer = await asked_to_delete(owner, mine[0].id, theirs.id, unknown, "no-id", mine[0].id)
    assert answer.status_code == 200
    told = answer.json()
    assert told["removed"] == [str(mine[0].id)]
    assert [each["id"] for each in told["failed"]] == [str(theirs.id), str(unknown), "no-id"]
    assert {each["error"]["code"] for each in told["failed"]} == {"media_not_found"}
    assert told["in_use"] == []

    assert (await owner.http.get(mine[0].file_url)).status_code == 404
    assert (await owner.http.get(mine[1].file_url)).status_code == 200
    assert (await owner.http.get(theirs.file_url)).status_code == 200
    assert await rows(db) == 2
    assert len({path.parent.name for path in kept_files(media_home)}) == 2
    again = await asked_to_delete(owner, mine[0].id)
    assert [each["id"] for each in again.json()["failed"]] == [str(mine[0].id)]


async def test_fifty_at_once_and_no_more(db, owner):
    fifty = await asked_to_delete(owner, *[uuid4() for _ in range(50)])
    assert (fifty.status_code, len(fifty.json()["failed"])) == (200, 50)
    more = await asked_to_delete(owner, *[uuid4() for _ in range(51)])
    assert (more.status_code, more.json()["error"]["code"]) == (413, "too_many_files")
    endless = await asked_to_delete(owner, "x" * 20_000)
    assert endless.status_code == 413
    unreadable = await owner.http.post("/media/delete", content=b"[1,")
    assert unreadable.json()["error"]["code"] == "upload_unreadable"


async def test_deleting_needs_the_form_token(db, owner):
    file = (await stored(db, owner, 1))[0]
    forged = await owner.http.post(
        "/media/delete", json={"ids": [str(file.id)]}, headers={"origin": "https://evil.example"}
    )
    assert forged.status_code == 403
    assert (await owner.http.get(file.file_url)).status_code == 200


async def test_what_a_live_listing_shows_is_asked_about_first(db, owner):
    files = await stored(db, owner, 3)
    home = await listing_with(db, owner.user, files)
    answer = (await asked_to_delete(owner, files[0].id)).json()
    assert answer["removed"] == []
    assert answer["in_use"][0]["listings"] == [
        {"id": str(home.public_id), "title": "Two rooms by the lake"}
    ]
    assert "Two rooms by the lake" in answer["in_use"][0]["error"]["message"]
    assert (await owner.http.get(files[0].file_url)).status_code == 200

    answer = (await asked_to_delete(owner, files[0].id, detach=True)).json()
    assert answer["removed"] == [str(files[0].id)]
    left = select(PropertyImage).order_by(col(PropertyImage.display_order))
    fresh = left.execution_options(populate_existing=True)
    places = (await db.exec(fresh)).all()
    assert [(place.media_file_id, place.is_main_image) for place in places] == [
        (files[1].id, True),
        (files[2].id, False),
    ]
    await db.refresh(home)
    assert home.main_image_url == files[1].file_url
    assert home.floor_plan_url == files[2].file_url


async def test_the_last_picture_leaves_a_listing_without_one(db, owner):
    files = await stored(db, owner, 1)
    home = await listing_with(db, owner.user, files)
    await remove(db, by=owner.user, ids=[str(files[0].id)], detach_live=True)
    await db.refresh(home)
    assert (home.main_image_url, home.floor_plan_url) == (None, None)


async def test_a_draft_is_not_asked_about(db, owner):
    files = await stored(db, owner, 2)
    home = await listing_with(db, owner.user, files, ListingStatus.DRAFT)
    outcome = await remove(db, by=owner.user, ids=[str(files[1].id)])
    assert outcome.removed == [str(files[1].id)]
    await db.refresh(home)
    assert (home.main_image_url, home.floor_plan_url) == (files[0].file_url, None)


async def test_a_portrait_is_taken_down(db, owner):
    answer = await owner.store(samples.jpeg(), use="avatar")
    owner.user.profile_image_url = f"https://ghar.example{answer['url']}"
    db.add(owner.user)
    await db.flush()
    await remove(db, by=owner.user, ids=[answer["id"]])
    await db.refresh(owner.user)
    assert owner.user.profile_image_url is None


async def test_a_removed_upload_frees_its_key_and_its_room(db, owner):
    first = await owner.store(samples.jpeg(), keys=["the-same-key"])
    assert await stored_before(db, by=owner.user, key="the-same-key")
    await remove(db, by=owner.user, ids=[first["id"]])
    second = await owner.store(samples.jpeg(), keys=["the-same-key"])
    assert second["id"] != first["id"]


async def test_the_sweep_takes_the_expired_and_the_unconfirmed(db, owner, media_home):
    files = await stored(db, owner, 4)
    at = now()
    files[0].expires_at = at - timedelta(seconds=1)
    files[1].upload_status, files[1].created_at = "pending", at - timedelta(hours=25)
    files[2].upload_status, files[2].created_at = "pending", at - timedelta(hours=23)
    files[3].expires_at = at + timedelta(hours=1)
    await db.flush()
    assert await sweep(db, at=at) == 2
    assert await sweep(db, at=at) == 0
    assert await rows(db) == 2
    assert {path.parent.name for path in kept_files(media_home)} == {
        str(files[2].id),
        str(files[3].id),
    }


async def test_a_row_that_something_else_holds_stays_with_its_bytes(
    committed, browsers, media_home
):
    async with transaction() as db:
        owner = await browsers(db, await person(db))
    held, free = await owner.store(samples.jpeg()), await owner.store(samples.jpeg())
    with psycopg.connect(committed.owner_url, autocommit=True) as schema:
        schema.execute("CREATE TABLE holds (media_file_id uuid REFERENCES media_files)")
        schema.execute("INSERT INTO holds VALUES (%s)", [held["id"]])
    later = now() + timedelta(seconds=1)
    async with transaction() as db:
        await remove(db, by=owner.user, ids=[held["id"], free["id"]])
        assert await sweep(db, at=later) == 1
    assert {path.parent.name for path in kept_files(media_home)} == {held["id"]}
    with psycopg.connect(committed.owner_url, autocommit=True) as schema:
        schema.execute("DROP TABLE holds")
    async with transaction() as db:
        assert await sweep(db, at=later) == 1
    assert kept_files(media_home) == []


async def test_bytes_without_a_row_are_swept_after_a_day(committed, browsers, media_home):
    async with transaction() as db:
        owner = await browsers(db, await person(db))
    lost, kept = await owner.store(samples.jpeg()), await owner.store(samples.jpeg())
    async with transaction() as db:
        await db.delete(await db.get_one(MediaFile, lost["id"]))
    async with transaction() as db:
        assert await sweep_orphans(db) == 0
    yesterday = time.time() - 90_000
    for folder in (media_home / "users" / str(owner.user.id)).iterdir():
        os.utime(folder, (yesterday, yesterday))
    async with transaction() as db:
        assert await sweep_orphans(db) == 1
    assert {path.parent.name for path in kept_files(media_home)} == {kept["id"]}


async def test_the_hourly_job_sweeps_until_nothing_is_left(db, owner, media_home, monkeypatch):
    for file in await stored(db, owner, 3):
        file.expires_at = now() - timedelta(seconds=1)
    await db.flush()
    monkeypatch.setattr(sweeping, "AT_ONCE", 2)
    await sweep_media(0)
    assert await rows(db) == 0
    assert kept_files(media_home) == []
