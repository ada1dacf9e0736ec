"""Uploading through the real route: what is taken, what is refused, what remains of it."""

import asyncio
import dataclasses
import re
import resource
import tracemalloc

import psycopg
import pytest
from sqlmodel import func, select

from ghar_app.db import address, transaction
from ghar_app.db.engine import close_engine
from ghar_app.models.media import MediaFile, quota
from ghar_app.models.media.uses import MB
from ghar_app.web import uploads
from ghar_app.web.csrf import HEADER
from ghar_app.web.front import LANGUAGE_COOKIE
from ghar_app.web.limits import Limit
from tests.factories.identity import person
from tests.media import samples
from tests.media.conftest import Browser, kept_files


@pytest.fixture
async def owner(db, browsers) -> Browser:
    return await browsers(db, await person(db))


async def rows(db) -> int:
    return (await db.exec(select(func.count()).select_from(MediaFile))).one()


async def test_a_picture_is_stored_with_all_its_facts(db, owner, media_home):
    answer = await owner.store(samples.jpeg((1600, 1200)), name="मेरा हॉल.JPG")
    row = await db.get_one(MediaFile, answer["id"])
    assert answer["url"] == f"/media/{row.id}/large.webp" == row.file_url
    assert answer["thumbnail"] == f"/media/{row.id}/thumbnail.webp"
    assert (answer["width"], answer["height"]) == (1600, 1200)
    assert answer["preview"].startswith("data:image/webp;base64,")
    assert (row.filename, row.original_filename) == ("file.jpg", "मेरा हॉल.JPG")
    assert (row.user_id, row.folder, row.visibility) == (owner.user.id, "listing", "public")
    assert row.storage_path == f"users/{owner.user.id}/{row.id}"
    assert re.fullmatch(r"[0-9a-f]{64}", row.sha256)
    names = [path.name for path in kept_files(media_home / row.storage_path)]
    assert names == ["large.webp", "medium.webp", "thumbnail.webp"]
    assert len(kept_files(media_home)) == 3
    widths = {name: variant["width"] for name, variant in row.variants.items()}
    assert widths == {"thumbnail": 512, "medium": 1024, "large": 1600}
    assert row.srcset.endswith("large.webp 1600w")


@pytest.mark.parametrize(
    ("content", "type", "code", "status"),
    [
        (samples.SVG, "image/svg+xml", "file_type_refused", 415),
        (samples.SVG, "image/png", "file_type_mismatch", 415),
        (samples.HTML, "image/jpeg", "file_type_mismatch", 415),
        (samples.HTML, "application/octet-stream", "file_type_mismatch", 415),
        (samples.png(), "image/jpeg", "file_type_mismatch", 415),
        (samples.pdf(), "application/pdf", "file_type_refused", 415),
        (samples.jpeg()[:-2000], "image/jpeg", "picture_broken", 422),
        (b"", "image/jpeg", "file_empty", 422),
    ],
)
async def test_what_is_no_picture_is_refused(db, owner, media_home, content, type, code, status):
    error = await owner.refused(content, type=type, name="photo.jpg")
    assert (error["code"], error["status"]) == (code, status)
    assert error["message"]
    assert await rows(db) == 0
    assert kept_files(media_home) == []
    await owner.store(samples.jpeg())


async def test_a_huge_picture_is_refused(owner, media_home):
    error = await owner.refused(samples.huge_png(), type="image/png")
    assert error["code"] == "picture_too_many_pixels"
    assert "30,000 × 30,000" in error["message"]
    assert kept_files(media_home) == []


@pytest.mark.parametrize(
    ("content", "type"),
    [
        (samples.animated_gif(), "image/gif"),
        (samples.png_16_bit(), "image/png"),
        (samples.encoded(samples.colourful(mode="CMYK"), "JPEG"), "image/jpeg"),
        (samples.jpeg_from_a_phone(), "image/jpeg"),
    ],
)
async def test_unusual_pictures_are_taken(owner, content, type):
    answer = await owner.store(content, type=type)
    shown = await owner.http.get(answer["url"])
    assert shown.headers["content-type"] == "image/webp"
    assert b"GPS" not in shown.content


async def test_one_bad_file_leaves_the_others_alone(db, owner):
    answer = await owner.send(
        ("a.jpg", samples.jpeg(), "image/jpeg"),
        ("b.jpg", samples.HTML, "image/jpeg"),
        ("c.png", samples.png(), "image/png"),
    )
    assert answer.status_code == 201
    files = answer.json()["files"]
    assert [("id" in file, file["name"]) for file in files] == [
        (True, "a.jpg"),
        (False, "b.jpg"),
        (True, "c.png"),
    ]
    assert files[1]["error"]["code"] == "file_type_mismatch"
    assert await rows(db) == 2


async def test_sixty_megabytes_are_refused_without_being_kept(db, owner, media_home):
    """The body is made as it is read: whoever buffered it would show in the peak."""
    piece = bytes(64 * 1024)
    most_on_disk = 0

    async def body():
        nonlocal most_on_disk
        yield (
            b'--x\r\nContent-Disposition: form-data; name="file"; filename="big.jpg"\r\n'
            b"Content-Type: image/jpeg\r\n\r\n\xff\xd8\xff"
        )
        for at in range(960):
            yield piece
            if at % 100 == 0:
                on_disk = sum(path.stat().st_size for path in kept_files(media_home))
                most_on_disk = max(most_on_disk, on_disk)
        yield b"\r\n--x--\r\n"

    tracemalloc.start()
    answer = await owner.http.post(
        "/media", content=body(), headers={"content-type": "multipart/form-data; boundary=x"}
    )
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    error = answer.json()["files"][0]["error"]
    assert (answer.status_code, error["code"]) == (413, "file_too_large")
    assert error["details"] == {"limit": "50", "actual": "60.1"}
    assert "60.1 MB" in error["message"]
    assert peak < 8 * MB
    assert 20 * MB < most_on_disk <= 50 * MB
    assert kept_files(media_home) == []
    assert await rows(db) == 0


async def test_a_body_that_promises_too_much_is_not_read(owner):
    async def body():
        raise AssertionError("the body was read")
        yield b""

    headers = {"content-type": "multipart/form-data; boundary=x", "content-length": "99999999999"}
    answer = await owner.http.post("/media", content=body(), headers=headers)
    assert (answer.status_code, answer.json()["files"][0]["error"]["code"]) == (
        413,
        "batch_too_large",
    )


async def test_a_chat_picture_has_its_own_limit(owner):
    padded = samples.jpeg() + bytes(10 * MB)
    assert (await owner.refused(padded, use="chat"))["details"]["limit"] == "10"
    assert (await owner.refused(samples.animated_gif(), type="image/gif", use="chat"))["code"] == (
        "file_type_refused"
    )
    await owner.store(padded)


async def test_the_twenty_first_file_is_refused(db, owner):
    tiny = samples.png((20, 20))
    answer = await owner.send(*[(f"{n}.png", tiny, "image/png") for n in range(21)])
    codes = [file.get("error", {}).get("code") for file in answer.json()["files"]]
    assert codes == [None] * 20 + ["too_many_files"]
    assert await rows(db) == 20


@pytest.mark.parametrize(
    ("body", "type"),
    [
        (b"", "multipart/form-data; boundary=x"),
        (b"{}", "application/json"),
        (b"nonsense", "multipart/form-data"),
        (b"no boundary in here", "multipart/form-data; boundary=x"),
        (b"--x\r\nContent-Disposition: form-data", "multipart/form-data; boundary=x"),
        (
            b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.jpg"\r\n'
            b"Content-Type: image/jpeg\r\n\r\n" + samples.jpeg()[:900],
            "multipart/form-data; boundary=x",
        ),
        (
            b'--x\r\nContent-Disposition: form-data; name="key"\r\n\r\n' + b"k" * 5000,
            "multipart/form-data; boundary=x",
        ),
    ],
    ids=["empty", "json", "no-boundary", "noise", "cut-header", "cut-file", "long-key"],
)
async def test_a_body_that_cannot_be_read_keeps_nothing(db, owner, media_home, body, type):
    answer = await owner.http.post("/media", content=body, headers={"content-type": type})
    assert answer.status_code == 400
    assert len(answer.json()["files"]) <= 1
    assert kept_files(media_home) == []
    assert await rows(db) == 0


async def test_names_cannot_climb_and_may_be_in_any_script(db, owner, media_home):
    for name in ("../../x.jpg", "..\\..\\x.jpg", "/etc/passwd", "घर.jpg", 'a"; filename="b.jpg'):
        answer = await owner.store(samples.jpeg(), name=name)
        row = await db.get_one(MediaFile, answer["id"])
        assert re.fullmatch(r"[A-Za-z0-9_-]{1,50}\.jpg", row.filename)
        assert "/" not in row.original_filename
    outside = {path for path in kept_files(media_home.parent) if media_home not in path.parents}
    assert not outside


async def test_a_stranger_and_a_forged_form_are_turned_away(db, app, owner, browsers, media_home):
    stranger = await browsers(db, None)
    answer = await stranger.send(("a.jpg", samples.jpeg(), "image/jpeg"))
    assert answer.status_code == 403, "no cookie, no token"

    picture = ("a.jpg", samples.jpeg(), "image/jpeg")
    without_token = await owner.send(picture, headers={HEADER: ""})
    elsewhere = await owner.send(picture, headers={"origin": "https://evil.example"})
    assert (without_token.status_code, elsewhere.status_code) == (403, 403)

    signed_out = Browser(app, None, "ghar_visitor=somebody-with-a-page-open")
    answer = await signed_out.send(picture)
    assert answer.json()["files"][0]["error"]["code"] == "sign_in_first"
    assert answer.status_code == 401
    await signed_out.http.aclose()
    assert kept_files(media_home) == []
    assert (await owner.send(picture)).status_code == 201


async def test_too_many_uploads_have_to_wait(owner, monkeypatch):
    monkeypatch.setattr(uploads, "UPLOADS", Limit("uploads", "2/minute"))
    picture = ("a.jpg", samples.jpeg(), "image/jpeg")
    answer = await owner.send(picture, picture, picture)
    assert ["id" in file for file in answer.json()["files"]] == [True, True, False]
    alone = await owner.send(picture)
    assert alone.status_code == 429
    assert 0 < int(alone.headers["retry-after"]) <= 60


async def test_a_row_that_cannot_be_written_leaves_no_bytes(committed, browsers, media_home):
    async with transaction() as db:
        browser = await browsers(db, await person(db))
    with psycopg.connect(committed.owner_url, autocommit=True) as schema:
        schema.execute("ALTER TABLE media_files ADD CONSTRAINT no CHECK (folder <> 'chat')")
    error = await browser.refused(samples.jpeg(), use="chat")
    assert (error["status"], error["code"]) == (500, "our_mistake")
    assert kept_files(media_home) == []
    await browser.store(samples.jpeg())


async def test_a_database_that_is_away_is_said(committed, browsers):
    async with transaction() as db:
        browser = await browsers(db, await person(db))
    answer = await browser.store(samples.jpeg())
    before = address.runtime_address()
    await close_engine()
    address.remember(dataclasses.replace(before, app_url="postgresql://ghar@127.0.0.1:1/none"))
    try:
        sent = await browser.send(("a.jpg", samples.jpeg(), "image/jpeg"))
        shown = await browser.http.get(answer["url"])
    finally:
        await close_engine()
        address.remember(before)
    assert (sent.status_code, shown.status_code) == (503, 503)
    assert sent.json()["files"][0]["error"]["code"] == "database_unavailable"


async def test_the_refusal_speaks_hindi(db, owner):
    cookie = f"{owner.http.headers['cookie']}; {LANGUAGE_COOKIE}=hi"
    picture = ("a.jpg", b"", "image/jpeg")
    answer = await owner.send(picture, headers={"cookie": cookie})
    assert answer.json()["files"][0]["error"]["message"] == "यह फ़ाइल ख़ाली है।"
    unknown = await owner.send(picture, use="anything")
    assert unknown.json()["files"][0]["error"]["code"] == "upload_use_unknown"


async def test_a_repeated_key_is_one_row(db, owner, browsers, media_home):
    key = "upload-0001"
    first = await owner.store(samples.jpeg(), keys=[key])
    again = await owner.store(samples.jpeg(), keys=[key])
    assert again["id"] == first["id"]
    assert await rows(db) == 1
    assert len(kept_files(media_home)) == 2

    other = await browsers(db, await person(db))
    assert (await other.store(samples.jpeg(), keys=[key]))["id"] != first["id"]
    await owner.store(samples.jpeg())
    assert await rows(db) == 3
    assert (await owner.refused(samples.jpeg(), keys=["../bad key"]))["code"] == "upload_unreadable"


async def test_at_the_same_moment_one_key_is_one_row_and_two_are_two(committed, app, browsers):
    async with transaction() as db:
        user = await person(db)
        browser = await browsers(db, user)
    same = await asyncio.gather(
        *[browser.store(samples.jpeg((900, 700)), keys=["same-key-1"]) for _ in range(4)]
    )
    assert len({answer["id"] for answer in same}) == 1
    two = await asyncio.gather(
        browser.store(samples.jpeg((900, 700)), keys=["other-key-1"]),
        browser.store(samples.png((700, 900)), type="image/png", keys=["other-key-2"]),
    )
    assert two[0]["id"] != two[1]["id"]
    async with transaction() as db:
        assert await rows(db) == 3


async def test_what_lost_the_race_leaves_no_bytes(committed, app, browsers, media_home):
    async with transaction() as db:
        browser = await browsers(db, await person(db))
    await asyncio.gather(*[browser.store(samples.jpeg(), keys=["same-key-1"]) for _ in range(4)])
    folders = {path.parent.name for path in kept_files(media_home)}
    assert len(folders) == 1


async def test_two_uploads_cannot_share_the_last_room(committed, browsers, monkeypatch):
    picture = samples.jpeg()
    monkeypatch.setattr(quota, "TOTAL", int(len(picture) * 1.5))
    async with transaction() as db:
        browser = await browsers(db, await person(db))
    sent = [browser.send(("a.jpg", picture, "image/jpeg")) for _ in range(3)]
    answers = [answer.json()["files"][0] for answer in await asyncio.gather(*sent)]
    assert sorted("id" in answer for answer in answers) == [False, False, True]
    assert {a["error"]["code"] for a in answers if "error" in a} == {"quota_full"}


async def test_over_quota_is_said_before_the_body_is_read(db, owner, monkeypatch):
    await owner.store(samples.jpeg())
    monkeypatch.setattr(quota, "TOTAL", 1000)

    async def body():
        raise AssertionError("the body was read")
        yield b""

    headers = {"content-type": "multipart/form-data; boundary=x"}
    answer = await owner.http.post("/media", content=body(), headers=headers)
    assert answer.status_code == 413
    assert answer.json()["files"][0]["error"]["code"] == "quota_full"


async def test_a_full_disk_refuses_and_leaves_no_row(db, owner, media_home):
    """For real: the kernel stops this process's files at 1 MB (EFBIG)."""
    picture = samples.png((1200, 900)) + bytes(3 * MB)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (MB, before[1]))
    try:
        answer = await owner.send(("a.png", picture, "image/png"))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    error = answer.json()["files"][0]["error"]
    assert (answer.status_code, error["code"]) == (507, "storage_full")
    assert answer.headers["retry-after"] == "600"
    assert kept_files(media_home) == []
    assert await rows(db) == 0
    await owner.store(picture, type="image/png")


async def test_a_browser_that_goes_away_leaves_nothing(db, app, owner, media_home):
    from starlette.requests import ClientDisconnect

    async def body():
        yield (
            b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.jpg"\r\n'
            b"Content-Type: image/jpeg\r\n\r\n" + bytes(2 * MB)
        )
        assert kept_files(media_home), "the test must break off after something was written"
        raise ClientDisconnect

    headers = {"content-type": "multipart/form-data; boundary=x"}
    answer = await owner.http.post("/media", content=body(), headers=headers)
    assert answer.status_code == 499
    assert kept_files(media_home) == []


async def test_decoding_does_not_stop_the_others(owner):
    """While a 24-megapixel picture is made, the event loop goes on turning."""
    picture = samples.jpeg((6000, 4000))
    turns, longest = 0, 0.0

    async def heart() -> None:
        nonlocal turns, longest
        loop = asyncio.get_running_loop()
        while True:
            before = loop.time()
            await asyncio.sleep(0.005)
            turns, longest = turns + 1, max(longest, loop.time() - before)

    beating = asyncio.create_task(heart())
    await owner.store(picture)
    beating.cancel()
    assert turns > 20
    assert longest < 0.4


@pytest.mark.parametrize(
    ("use", "name", "content", "type"),
    [
        ("video", "film.mp4", samples.mp4(), "video/mp4"),
        ("sound", "hello.mp3", samples.mp3(), "audio/mpeg"),
        ("document", "deed.pdf", samples.pdf(), "application/pdf"),
        ("document", "deed.docx", samples.docx(), ""),
    ],
)
async def test_other_files_are_kept_as_they_are(db, owner, use, name, content, type):
    answer = await owner.store(content, type=type, name=name, use=use)
    row = await db.get_one(MediaFile, answer["id"])
    assert answer["url"] == f"/media/{row.id}/file.{name.rpartition('.')[2]}"
    assert answer["thumbnail"] is None
    if use == "video":
        assert (row.duration, row.width, row.height) == (7, 1080, 1920)
    assert row.visibility == ("private" if use == "document" else "public")
