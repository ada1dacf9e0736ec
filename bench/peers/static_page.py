"""Files as they are, from memory: a pickle of path → (content type, body, gzipped body or None)."""

import os
import pickle
from pathlib import Path

FILES = pickle.loads(Path(os.environ["BENCH_FILES"]).read_bytes())


async def app(scope, receive, send):
    """Answer a GET; everything is fresh for the first visit, so nothing says it may be cached."""
    if scope["type"] != "http":
        return
    kind, body, small = FILES.get(scope["path"], ("text/plain", b"not here", None))
    headers = [(b"content-type", kind.encode())]
    accepted = dict(scope["headers"]).get(b"accept-encoding", b"")
    if small is not None and b"gzip" in accepted:
        body = small
        headers.append((b"content-encoding", b"gzip"))
    headers.append((b"content-length", str(len(body)).encode()))
    status = 200 if scope["path"] in FILES or scope["path"] == "/ready" else 404
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
