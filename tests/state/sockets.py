"""A browser's socket, spoken to the app in this process: Engine.IO and Socket.IO by hand."""

import asyncio
import json
from typing import Any
from urllib.parse import quote

from reflex.app import App, _ContextMiddleware
from reflex.event import EventHandler
from reflex.utils.format import format_event_handler

NAMESPACE = "/_event"


class Socket:
    """One connection of one tab."""

    def __init__(self, app: App, token: str, cookies: str = "") -> None:
        self._app = _ContextMiddleware(app._api, reflex_app=app)
        self._scope = {
            "type": "websocket",
            "asgi": {"version": "3.0", "spec_version": "2.3"},
            "http_version": "1.1",
            "scheme": "ws",
            "path": f"{NAMESPACE}/",
            "raw_path": f"{NAMESPACE}/".encode(),
            "root_path": "",
            "query_string": f"EIO=4&transport=websocket&token={quote(token)}".encode(),
            "headers": [
                (b"host", b"localhost:3000"),
                (b"origin", b"http://localhost:3000"),
                (b"connection", b"upgrade"),
                (b"upgrade", b"websocket"),
                *([(b"cookie", cookies.encode())] if cookies else []),
            ],
            "client": ("203.0.113.7", 40000),
            "server": ("localhost", 3000),
            "subprotocols": [],
        }
        self._in: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self._out: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self._task: asyncio.Task | None = None
        self.new_token = ""

    async def __aenter__(self) -> "Socket":
        self._in.put_nowait({"type": "websocket.connect"})
        self._task = asyncio.create_task(self._app(self._scope, self._in.get, self._out.put))
        await self._until("0")
        self._say(f"40{NAMESPACE},")
        await self._until(f"40{NAMESPACE}")
        return self

    async def __aexit__(self, *_error: object) -> None:
        self._in.put_nowait({"type": "websocket.disconnect", "code": 1001})
        assert self._task is not None
        await asyncio.wait_for(self._task, 5)
        await asyncio.sleep(0.05)  # Reflex cleans up in a task of its own

    async def send(self, handler: EventHandler, **payload: Any) -> dict[str, Any]:
        """Send one event; the values of the next delta that answers it."""
        event = {
            "name": format_event_handler(handler),
            "payload": payload,
            "router_data": {"pathname": "/"},
        }
        self._say(f"42{NAMESPACE},{json.dumps(['event', event])}")
        return await self._delta()

    async def _delta(self) -> dict[str, Any]:
        while True:
            name, data = json.loads((await self._until(f"42{NAMESPACE},")).partition(",")[2])
            if name == "event" and data.get("delta"):
                return data["delta"]

    def _say(self, text: str) -> None:
        self._in.put_nowait({"type": "websocket.receive", "text": text})

    async def _until(self, start: str) -> str:
        while True:
            message = await asyncio.wait_for(self._out.get(), 5)
            text = message.get("text") or ""
            if text.startswith(f'42{NAMESPACE},["new_token"'):
                self.new_token = json.loads(text.partition(",")[2])[1]
            if text.startswith(start):
                return text
            assert message["type"] != "websocket.close", message
