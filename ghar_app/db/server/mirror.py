"""Which Debian mirror, and which keys: the ones that this machine uses already."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from .errors import os_release, unavailable

APT = Path("/etc/apt")
KEYRINGS = [
    Path("/usr/share/keyrings/debian-archive-keyring.gpg"),
    Path("/usr/share/keyrings/debian-archive-keyring.pgp"),
    Path("/etc/apt/trusted.gpg.d/debian-archive-keyring.gpg"),
]
SUITES = {
    "buster", "bullseye", "bookworm", "trixie", "forky", "sid",
    "oldoldstable", "oldstable", "stable", "testing", "unstable",
}  # fmt: skip


@dataclass(frozen=True)
class Source:
    """One `deb` line, whichever way it was written."""

    uri: str
    suite: str
    components: tuple[str, ...]
    signed_by: str


def mirror() -> str:
    """GHAR_DEBIAN_MIRROR, else the Debian mirror in this machine's own apt sources."""
    chosen = os.environ.get("GHAR_DEBIAN_MIRROR", "").strip()
    if chosen:
        return chosen.rstrip("/")
    candidates = [source for source in sources(APT) if _is_debian(source)]
    if not candidates:
        raise unavailable(
            "PostgreSQL cannot be fetched: this machine's apt sources name no Debian mirror. "
            "Set GHAR_DEBIAN_MIRROR to one (for example the mirror nearest to you, ending in "
            "/debian)."
        )
    return min(candidates, key=_distance).uri


def keyring() -> Path:
    """The Debian archive keys, by which apt checks what it gets."""
    for path in KEYRINGS:
        if path.is_file():
            return path
    raise unavailable(
        "PostgreSQL cannot be fetched: the Debian archive keyring is missing. "
        "Install it: sudo apt-get install debian-archive-keyring"
    )


def sources(directory: Path) -> Iterator[Source]:
    """Every binary source under /etc/apt, in the one-line form and in deb822."""
    parts = directory / "sources.list.d"
    for path in [directory / "sources.list", *sorted(parts.glob("*.list"))]:
        yield from _one_line(_text(path))
    for path in sorted(parts.glob("*.sources")):
        yield from _deb822(_text(path))


def _one_line(text: str) -> Iterator[Source]:
    pattern = re.compile(r"^deb\s+(?:\[(?P<options>[^\]]*)\]\s+)?(?P<rest>\S+\s+\S+.*)$")
    for line in text.splitlines():
        match = pattern.match(line.split("#", 1)[0].strip())
        if not match:
            continue
        uri, suite, *components = match["rest"].split()
        signed_by = re.search(r"signed-by=(\S+)", match["options"] or "")
        yield Source(uri, suite, tuple(components), signed_by[1] if signed_by else "")


def _deb822(text: str) -> Iterator[Source]:
    uncommented = "\n".join(line for line in text.splitlines() if not line.startswith("#"))
    for stanza in re.split(r"\n\s*\n", uncommented):
        found = re.findall(r"^([\w-]+):(.*(?:\n[ \t].*)*)", stanza, re.MULTILINE)
        fields = {key.lower(): value.strip() for key, value in found}
        if "deb" not in fields.get("types", "").split():
            continue
        if fields.get("enabled", "yes").lower() in ("no", "false", "0"):
            continue
        for uri in fields.get("uris", "").split():
            for suite in fields.get("suites", "").split():
                yield Source(
                    uri,
                    suite,
                    tuple(fields.get("components", "").split()),
                    fields.get("signed-by", ""),
                )


def _is_debian(source: Source) -> bool:
    # Third parties name their suites after Debian's, so a suite alone proves nothing. Ubuntu's
    # own archive has other suites, and is ruled out by that.
    if source.suite not in SUITES or "main" not in source.components:
        return False
    if "security" in source.uri:
        return False
    by_keyring = "debian-archive" in source.signed_by
    by_default_keys = not source.signed_by and os_release().get("ID") == "debian"
    return by_keyring or by_default_keys or _path_is_debian(source)


def _distance(source: Source) -> int:
    return 0 if _path_is_debian(source) else 1


def _path_is_debian(source: Source) -> bool:
    return source.uri.rstrip("/").endswith("/debian")


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
