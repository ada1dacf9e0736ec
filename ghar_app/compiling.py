"""What we ask of Reflex's compiler beyond its settings."""

from typing import Any

from reflex.plugins import Plugin

_SAME_HOST = "endpoint.hostname = frontend_hostname;"
_SAME_ORIGIN = "endpoint.host = window.location.host;"


class SameOriginSocket(Plugin):
    """Lets one build serve on any port.

    Reflex bakes the port of build time into the socket's address and takes only the host name from
    the browser. Ours always answers where the page came from, port included.
    """

    def pre_compile(self, **context: Any) -> None:
        """Change one line of the client; a Reflex that has no such line stops the build."""
        context["add_modify_task"]("utils/state.js", _same_origin)


def _same_origin(source: str) -> str:
    if _SAME_ORIGIN in source:
        return source
    if source.count(_SAME_HOST) != 1:
        raise RuntimeError("Reflex's client changed: look at getBackendURL in utils/state.js")
    return source.replace(_SAME_HOST, _SAME_ORIGIN)
