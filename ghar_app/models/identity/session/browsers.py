"""A short name for a browser, good enough to recognise one's own devices by."""

# The first that matches wins: Edge and Opera also call themselves Chrome, Chrome calls itself
# Safari, and Android calls itself Linux.
_PROGRAMS = [
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
]
_SYSTEMS = [
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS X", "Mac"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
]


def browser_name(user_agent: str | None) -> str | None:
    """`Chrome, Android`; None when neither program nor system is known."""
    words = [_first(_PROGRAMS, user_agent or ""), _first(_SYSTEMS, user_agent or "")]
    return ", ".join(word for word in words if word) or None


def _first(names: list[tuple[str, str]], user_agent: str) -> str | None:
    return next((name for mark, name in names if mark in user_agent), None)
