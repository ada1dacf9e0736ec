"""Who gets which bytes, in whole or in part, and what a browser may do with them."""

import shutil
from datetime import timedelta
from uuid import uuid4

import pytest

from ghar_app.clock import now
from ghar_app.models.media import MediaFile
from ghar_app.models.media.kinds import Family
from ghar_app.models.media.library import After
from ghar_app.refusals import NotFound
from tests.factories.identity import person
from tests.media import samples
from tests.media.conftest import Browser, kept_files


@pytest.fixture
async def owner(db, browsers) -> Browser:
    return await browsers(db, await person(db))


@pytest.fixture
async def other(db, browsers) -> Browser:
    return await browsers(db, await person(db))


@pytest.fixture
async def stranger(db, browsers) -> Browser:
    return await browsers(db, None)


async def row_of(db, answer: dict) -> MediaFile:
    return await db.get_one(MediaFile, answer["id"])


async def test_a_public_picture_is_for_everybody_and_for_ever(owner, stranger, media_home):
    answer = await owner.store(samples.jpeg((1200, 900)), name='My "hall" घर.jpg')
    shown = await stranger.http.get(answer["url"])
    assert shown.status_code == 200
    assert shown.content in [path.read_bytes() for path in kept_files(media_home)]
    assert shown.headers["content-type"] == "image/webp"
    assert shown.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert shown.headers["x-content-type-options"] == "nosniff"
    assert "sandbox" in shown.headers["content-security-policy"]
    assert shown.headers["content-disposition"].startswith('inline; filename="My-hall.webp"')
    assert "%E0%A4%98%E0%A4%B0.webp" in shown.headers["content-disposition"]
    assert "set-cookie" not in shown.headers

    etag = shown.headers["etag"]
    assert len(etag) == 66
    unchanged = await stranger.http.get(answer["url"], headers={"if-none-match": etag})
    assert (unchanged.status_code, unchanged.content) == (304, b"")
    changed = await stranger.http.get(answer["url"], headers={"if-none-match": '"another"'})
    assert changed.status_code == 200
    head = await stranger.http.head(answer["url"])
    assert head.content == b""
    assert head.headers["content-length"] == str(len(shown.content))
    assert head.headers["etag"] == etag


async def test_a_private_file_is_missing_for_others(db, owner, other, stranger):
    answer = await owner.store(samples.pdf(), type="application/pdf", use="document", name="a.pdf")
    seen = await owner.http.get(answer["url"])
    assert (seen.status_code, seen.content) == (200, samples.pdf())
    assert seen.headers["cache-control"] == "private, no-store"
    assert seen.headers["content-disposition"].startswith("attachment;")
    assert "sandbox" in seen.headers["content-security-policy"]
    assert seen.headers["cross-origin-resource-policy"] == "same-origin"

    forbidden = await other.http.get(answer["url"])
    missing = await other.http.get(f"/media/{uuid4()}/file.pdf")
    for hidden in (forbidden, missing, await stranger.http.get(answer["url"])):
        assert (hidden.status_code, hidden.text) == (404, missing.text)
        assert hidden.headers["cache-control"] == "no-store"
    assert forbidden.headers == missing.headers
    assert (await other.http.head(answer["url"])).status_code == 404

    row = await row_of(db, answer)
    await row.share(db, by=owner.user, with_=other.user)
    assert (await other.http.get(answer["url"])).content == samples.pdf()
    assert (await stranger.http.get(answer["url"])).status_code == 404
    await row.unshare(db, by=owner.user, with_=other.user)
    assert (await other.http.get(answer["url"])).status_code == 404


async def test_a_share_ends_and_only_the_owner_gives_it(db, owner, other):
    answer = await owner.store(samples.pdf(), type="application/pdf", use="document")
    row = await row_of(db, answer)
    await row.share(db, by=owner.user, with_=other.user, until=now() - timedelta(seconds=1))
    assert (await other.http.get(answer["url"])).status_code == 404
    await row.share(db, by=owner.user, with_=other.user, until=now() + timedelta(minutes=1))
    assert (await other.http.get(answer["url"])).status_code == 200
    for act in (row.share, row.unshare):
        with pytest.raises(NotFound):
            await act(db, by=other.user, with_=other.user)
    with pytest.raises(NotFound):
        await row.show_to(db, "public", by=other.user)


async def test_agents_see_what_is_for_agents(db, owner, other, browsers):
    agent = await browsers(db, await person(db, role="agent"))
    answer = await owner.store(samples.jpeg())
    row = await row_of(db, answer)
    await row.show_to(db, "agent_only", by=owner.user)
    seen = [(await who.http.get(answer["url"])).status_code for who in (owner, agent, other)]
    assert seen == [200, 200, 404]
    await row.show_to(db, "private", by=owner.user)
    assert (await agent.http.get(answer["url"])).status_code == 404
    await row.show_to(db, "unlisted", by=owner.user)
    unlisted = await other.http.get(answer["url"])
    assert (unlisted.status_code, unlisted.headers["x-robots-tag"]) == (200, "noindex")


async def test_the_untouched_picture_is_for_its_owner_even_when_public(db, owner, other):
    content = samples.jpeg_from_a_phone()
    answer = await owner.store(content, use="scene")
    row = await row_of(db, answer)
    await row.show_to(db, "public", by=owner.user)
    original = f"/media/{row.id}/original.jpg"
    assert (await other.http.get(answer["url"])).status_code == 200
    assert (await other.http.get(original)).status_code == 404
    mine = await owner.http.get(original)
    assert (mine.status_code, mine.content) == (200, content)
    assert mine.headers["cache-control"] == "private, no-store"
    assert mine.headers["content-disposition"].startswith("attachment;")
    listing = await owner.store(content)
    assert (await owner.http.get(f"/media/{listing['id']}/original.jpg")).status_code == 404


@pytest.mark.parametrize(
    ("asked", "status", "first", "last"),
    [
        ("bytes=0-99", 206, 0, 99),
        ("bytes=100-", 206, 100, None),
        ("bytes=-50", 206, -50, None),
        ("bytes=-999999", 206, 0, None),
        ("bytes=10-999999999", 206, 10, None),
        ("bytes=0-0", 206, 0, 0),
        ("bytes=0-1,5-9", 200, 0, None),
        ("bytes=9-1", 200, 0, None),
        ("bytes=-", 200, 0, None),
        ("pages=1-2", 200, 0, None),
        ("", 200, 0, None),
    ],
)
async def test_films_come_in_stretches(owner, stranger, asked, status, first, last):
    answer = await owner.store(samples.mp4(), type="video/mp4", use="video", name="f.mp4")
    whole = (await stranger.http.get(answer["url"])).content
    got = await stranger.http.get(answer["url"], headers={"range": asked})
    start = first % len(whole)
    end = len(whole) - 1 if last is None else last
    assert got.status_code == status
    assert got.content == whole[start : end + 1]
    assert got.headers["accept-ranges"] == "bytes"
    assert got.headers["content-length"] == str(end - start + 1)
    wanted = f"bytes {start}-{end}/{len(whole)}" if status == 206 else None
    assert got.headers.get("content-range") == wanted


async def test_a_stretch_behind_the_end_is_416(owner):
    answer = await owner.store(samples.mp4(), type="video/mp4", use="video", name="f.mp4")
    size = len((await owner.http.get(answer["url"])).content)
    for asked in (f"bytes={size}-", "bytes=-0"):
        got = await owner.http.get(answer["url"], headers={"range": asked})
        assert (got.status_code, got.content) == (416, b"")
        assert got.headers["content-range"] == f"bytes */{size}"


async def test_if_range_of_another_version_gets_all_of_it(owner):
    answer = await owner.store(samples.mp4(), type="video/mp4", use="video", name="f.mp4")
    etag = (await owner.http.head(answer["url"])).headers["etag"]
    for given, status in ((etag, 206), ('"old"', 200)):
        headers = {"range": "bytes=0-9", "if-range": given}
        assert (await owner.http.get(answer["url"], headers=headers)).status_code == status


async def test_misspelt_addresses_are_missing(owner):
    answer = await owner.store(samples.jpeg())
    id = answer["id"]
    for path in (
        f"/media/{id}/large.jpg",
        f"/media/{id}/large",
        f"/media/{id}/huge.webp",
        f"/media/{id}/..%2Flarge.webp",
        f"/media/{id}/.webp",
        "/media/1/large.webp",
        "/media/x/large.webp",
    ):
        assert (await owner.http.get(path)).status_code == 404, path


async def test_bytes_that_were_lost_are_missing_not_an_error(owner, media_home):
    answer = await owner.store(samples.jpeg())
    shutil.rmtree(media_home / "users")
    assert (await owner.http.get(answer["url"])).status_code == 404


async def test_using_a_file_takes_its_owner(db, owner, other):
    mine = [(await owner.store(samples.jpeg()))["id"] for _ in range(2)]
    theirs = (await other.store(samples.jpeg()))["id"]
    rows = [await db.get_one(MediaFile, id) for id in reversed(mine)]
    wanted = [row.id for row in rows]
    assert await MediaFile.owned(db, by=owner.user, ids=[*wanted, wanted[0]]) == rows
    for bad in (uuid4(), (await db.get_one(MediaFile, theirs)).id):
        with pytest.raises(NotFound):
            await MediaFile.owned(db, by=owner.user, ids=[*wanted, bad])


async def test_the_library_pages_through_ones_own_files(db, owner, other):
    await other.store(samples.jpeg())
    paper = await owner.store(samples.pdf(), type="application/pdf", use="document", name="a.pdf")
    for _ in range(4):
        await owner.store(samples.jpeg())
    found, after = [], None
    while page := await MediaFile.library(db, by=owner.user, after=after, limit=2):
        found += page
        after = After(page[-1].created_at, page[-1].id)
    assert len({file.id for file in found}) == 5
    papers = await MediaFile.library(db, by=owner.user, family=Family.PAPER)
    assert [str(file.id) for file in papers] == [paper["id"]]
    assert len(await MediaFile.library(db, by=owner.user, use="listing")) == 4
    view = papers[0].view()
    assert (view.name, view.family, view.thumbnail) == ("a.pdf", "paper", "")
    assert "storage" not in repr(view)
