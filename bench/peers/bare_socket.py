"""The floor of an event: python-socketio, psycopg, the same two statements, and nothing else."""

import os
import pickle
from itertools import count
from pathlib import Path

import socketio
from psycopg_pool import AsyncConnectionPool

RECORDINGS = pickle.loads(Path(os.environ["BENCH_RECORDINGS"]).read_bytes())
POOL = AsyncConnectionPool(
    os.environ["BENCH_DATABASE"], min_size=20, max_size=20, open=False, kwargs={"autocommit": True}
)
NUMBERS = count()
server = socketio.AsyncServer(async_mode="asgi", transports=["websocket"])


@server.on("event", namespace="/_event")
async def write(sid, _event):
    """Check the session and write once, in one transaction; then answer."""
    check, change = RECORDINGS[next(NUMBERS) % len(RECORDINGS)]
    async with POOL.connection() as connection, connection.transaction():
        found = await (await connection.execute(*check)).fetchone()
        if found is None:
            return
        await connection.execute(*change)
    await server.emit("event", {"delta": {}, "events": []}, to=sid, namespace="/_event")


async def ready(_scope, _receive, send):
    """An answer for whoever waits for the start."""
    await send({"type": "http.response.start", "status": 204, "headers": []})
    await send({"type": "http.response.body"})


sockets = socketio.ASGIApp(server, other_asgi_app=ready, socketio_path="/_event")


async def app(scope, receive, send):
    """Socket.IO under /_event, with the pool open as long as the server runs."""
    if scope["type"] != "lifespan":
        await sockets(scope, receive, send)
        return
    await receive()
    async with POOL:
        await send({"type": "lifespan.startup.complete"})
        await receive()
    await send({"type": "lifespan.shutdown.complete"})
