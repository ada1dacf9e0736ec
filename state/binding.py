"""A tab's state belongs to the browser that made it.

Reflex finds a tab's state by a token that the tab itself sends. Whoever learned that token could
open a socket with it and be sent all that the tab shows. So the key is the token together with an
HMAC of the handshake's cookies: another browser with the same token finds another, empty state.
Signing in or out changes the cookie too, so nothing of the time before stays in sight.
"""

from collections.abc import Awaitable, Callable

from reflex.app import App, EventNamespace

from ghar_app.web.cookies import read_cookie, session_cookie, visitor_cookie
from ghar_app.web.signing import keyed

SEPARATOR = "."
SEAL_LENGTH = 20


def bind_state_to_cookie(app: App) -> None:
    """Make the app seal every tab's token; call it once, after `rx.App(…)`."""
    namespace = app.event_namespace
    if namespace is None:
        raise RuntimeError("the app has no state, so there is nothing to bind")
    namespace.link_token_to_sid = _sealing(namespace, namespace.link_token_to_sid)  # type: ignore[method-assign, assignment]


Link = Callable[..., Awaitable[None]]


def _sealing(namespace: EventNamespace, link: Link) -> Link:
    async def sealed_link(sid: str, token: str, *, update_state: bool = True) -> None:
        seal = _seal(_cookies(namespace, sid))
        # A separator of the client's own must not reach into another browser's key.
        own = token.replace(SEPARATOR, "")
        fresh = await namespace._token_manager.link_token_to_sid(_key(own, seal), sid)
        if fresh is not None:
            # A duplicated tab: the manager made up a token that has no seal yet.
            await namespace._token_manager.disconnect_token(fresh, sid)
            await namespace.emit("new_token", fresh, to=sid)
            own = fresh
        await link(sid, _key(own, seal), update_state=update_state)

    return sealed_link


def _cookies(namespace: EventNamespace, sid: str) -> str:
    sio = namespace.app.sio
    environ = sio.get_environ(sid, namespace.namespace) if sio is not None else None
    return (environ or {}).get("HTTP_COOKIE", "")


def _seal(cookies: str) -> str:
    browser = read_cookie(cookies, session_cookie()) or read_cookie(cookies, visitor_cookie())
    return keyed("state", browser or "")[:SEAL_LENGTH]


def _key(token: str, seal: str) -> str:
    return f"{token}{SEPARATOR}{seal}"
