"""Where to go next, as long as it is a page of ours."""

import re
from urllib.parse import parse_qsl, urlencode, urlsplit

LONGEST = 512
_NEVER = ("/login", "/session", "/language", "/_event")
_ODD = re.compile(r"[\x00-\x20\x7f\\]")


def safe_path(wish: str | None) -> str:
    """A path on this site, else `/`.

    `//host`, `/\\host`, full addresses and control characters lead away from here; the sign-in
    page itself would lead in a circle.
    """
    if not wish or len(wish) > LONGEST or not wish.startswith("/") or wish.startswith("//"):
        return "/"
    if _ODD.search(wish):
        return "/"
    parts = urlsplit(wish)
    if parts.scheme or parts.netloc or parts.path.startswith(_NEVER):
        return "/"
    return wish


def with_query(path: str, **parameters: str) -> str:
    """The path with query parameters set; an empty value removes one."""
    parts = urlsplit(path)
    kept = [pair for pair in parse_qsl(parts.query) if pair[0] not in parameters]
    given = [(name, value) for name, value in parameters.items() if value]
    return parts._replace(query=urlencode([*kept, *given])).geturl()
