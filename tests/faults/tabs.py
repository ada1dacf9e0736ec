"""A tab of a browser as the server sees it: one socket, Engine.IO and Socket.IO by hand."""

import asyncio
import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote, urlsplit

from reflex.event import EventHandler
from reflex.utils.format import format_event_handler
from wsproto import ConnectionType, WSConnection
from wsproto.events import (
    AcceptConnection,
    CloseConnection,
    Event,
    RejectConnection,
    Request,
    TextMessage,
)

NAMESPACE = "/_event"


class Refused(Exception):
    """The server did not take the socket, or closed it."""


class Tab:
    """`async with Tab(url, "tab-1", cookies) as tab: await tab.send(load)`.

    Raises Refused when the server does not take the socket.
    """

    def __init__(self, url: str, token: str, cookies: str = "", origin: str | None = None) -> None:
        self._host = urlsplit(url).netloc
        self._target = f"{NAMESPACE}/?EIO=4&transport=websocket&token={quote(token)}"
        self._headers = [(b"Origin", (url if origin is None else origin).encode())]
        if cookies:
            self._headers.append((b"Cookie", cookies.encode()))
        self._protocol = WSConnection(ConnectionType.CLIENT)
        self._text = ""

    async def __aenter__(self) -> "Tab":
        host, _, port = self._host.partition(":")
        self._in, self._out = await asyncio.open_connection(host, int(port))
        try:
            request = Request(self._host, self._target, extra_headers=self._headers)
            await self._write(self._protocol.send(request))
            await self._until("0")
            await self.say(f"40{NAMESPACE},")
            await self._until(f"40{NAMESPACE}")
        except BaseException:
            await self._close()
            raise
        return self

    async def __aexit__(self, *_error: object) -> None:
        await self._close()

    async def say(self, text: str) -> None:
        """Send a frame as it is."""
        await self._write(self._protocol.send(TextMessage(text)))

    async def send(self, handler: EventHandler, path: str = "/", **payload: Any) -> str:
        """Send one event; everything that answers it, as text."""
        event = {
            "name": format_event_handler(handler),
            "payload": payload,
            "router_data": {"pathname": path, "asPath": path, "query": {}},
        }
        await self.say(f"42{NAMESPACE},{json.dumps(['event', event])}")
        heard = [await self._until(f"42{NAMESPACE},")]
        try:
            while True:
                heard.append(await self._until(f"42{NAMESPACE},", seconds=0.5))
        except TimeoutError:
            return "\n".join(heard)

    async def _until(self, start: str, seconds: float = 10) -> str:
        async with asyncio.timeout(seconds):
            while True:
                for text in self._texts():
                    if text == "2":
                        await self.say("3")
                    elif text.startswith(start):
                        return text
                received = await self._in.read(65536)
                if not received:
                    raise Refused("the server hung up")
                self._protocol.receive_data(received)

    def _texts(self) -> Iterator[str]:
        for event in self._protocol.events():
            if isinstance(event, AcceptConnection):
                continue
            if isinstance(event, RejectConnection | CloseConnection):
                raise Refused(str(event))
            yield from self._whole(event)

    def _whole(self, event: Event) -> Iterator[str]:
        if isinstance(event, TextMessage):
            self._text += event.data
            if event.message_finished:
                text, self._text = self._text, ""
                yield text

    async def _write(self, frame: bytes) -> None:
        self._out.write(frame)
        await self._out.drain()

    async def _close(self) -> None:
        self._out.close()
        await self._out.wait_closed()
