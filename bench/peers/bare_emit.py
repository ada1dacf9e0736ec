"""The floor of a push: python-socketio says a number, a page of ten lines writes it down."""

import json
from itertools import count
from time import time

import socketio

NUMBERS = count(1)
PAGE = b"""<!doctype html><title>bare</title><p id="n">0</p><script>
const to = new WebSocket(`ws://${location.host}/_event/?EIO=4&transport=websocket`);
to.onmessage = ({data}) => {
  if (data.startsWith("0")) to.send("40/_event,");
  else if (data === "2") to.send("3");
  else if (data.startsWith("42/_event,"))
    document.getElementById("n").textContent = JSON.parse(data.slice(10))[1].n;
  else if (data.startsWith("40/_event")) document.body.dataset.ready = "1";
};
</script>"""
server = socketio.AsyncServer(async_mode="asgi", transports=["websocket"])


@server.on("connect", namespace="/_event")
async def connected(_sid, _environ):
    """Everybody may listen."""


async def pages(scope, _receive, send):
    """`/say` says the next number to everybody and answers when it began; else the page."""
    body, kind = PAGE, b"text/html"
    if scope["path"] == "/say":
        number, began = next(NUMBERS), time()
        await server.emit("event", {"n": number}, namespace="/_event")
        body, kind = json.dumps({"began": began}).encode(), b"application/json"
    headers = [(b"content-type", kind)]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": body})


app = socketio.ASGIApp(server, other_asgi_app=pages, socketio_path="/_event")
