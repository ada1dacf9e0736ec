"""A browser that uploads through the real routes, and a place for its files."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from ghar_app.db import Db
from ghar_app.models.identity import User
from ghar_app.settings import settings
from ghar_app.web import limits, media, uploads
from ghar_app.web.csrf import HEADER, form_token
from tests.factories.identity import cookie_of

Upload = tuple[str, bytes, str]
"""Name, bytes and declared type, as a browser sends them."""


@pytest.fixture(autouse=True)
def media_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """This test's own directory for uploads."""
    monkeypatch.setenv("GHAR_HOME", str(tmp_path))
    settings.cache_clear()
    limits.forget_limits()
    yield tmp_path / "media"
    monkeypatch.undo()
    settings.cache_clear()


@pytest.fixture
def app() -> FastAPI:
    made = FastAPI()
    made.include_router(uploads.router)
    made.include_router(media.router)
    return made


class Browser:
    """Somebody's browser on a page of ours; without a user, a stranger's."""

    def __init__(self, app: FastAPI, user: User | None, cookie: str) -> None:
        self.user = user
        origin = settings().base_url
        headers = {"origin": origin, "cookie": cookie, HEADER: form_token(cookie)}
        transport = httpx.ASGITransport(app)
        self.http = httpx.AsyncClient(transport=transport, base_url=origin, headers=headers)

    async def send(
        self, *files: Upload, use: str = "listing", keys: list[str] | None = None, **more: Any
    ) -> httpx.Response:
        form: list[tuple[str, Any]] = []
        for at, file in enumerate(files):
            if keys:
                form.append(("key", (None, keys[at])))
            form.append(("file", file))
        return await self.http.post("/media", params={"use": use}, files=form, **more)

    async def store(self, content: bytes, *, type: str = "image/jpeg", **more: Any) -> dict:
        """Upload one file that must be taken; its answer."""
        answer = await self.send((more.pop("name", "photo.jpg"), content, type), **more)
        assert answer.status_code == 201, answer.text
        return answer.json()["files"][0]

    async def refused(self, content: bytes, *, type: str = "image/jpeg", **more: Any) -> dict:
        """Upload one file that must not be taken; why not."""
        answer = await self.send((more.pop("name", "photo.jpg"), content, type), **more)
        error = answer.json()["files"][0]["error"]
        assert answer.status_code == error["status"] != 201
        return error


@pytest.fixture
async def browsers(app: FastAPI) -> AsyncIterator[Any]:
    """`await browsers(db, user)`: a browser that is signed in as that user."""
    opened: list[Browser] = []

    async def make(db: Db, user: User | None) -> Browser:
        cookie = await cookie_of(db, user) if user else ""
        opened.append(Browser(app, user, cookie))
        return opened[-1]

    yield make
    for browser in opened:
        await browser.http.aclose()


def kept_files(home: Path) -> list[Path]:
    """Everything on the disk, workspaces included."""
    return sorted(path for path in home.rglob("*") if path.is_file())
