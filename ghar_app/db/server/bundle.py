"""The project's own PostgreSQL: Debian 13's packages, unpacked into a cache, never installed.

    <cache>/postgres/17-amd64-<key>/root/...       the unpacked tree
    <cache>/postgres/17-amd64-<key>/manifest.json  packages, versions, checksums; written last

The tree cannot be moved once it is made (its programs name their loader by an absolute path), so
the manifest says where it was made for, and a moved cache is filled again.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import platform
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from . import elf
from .apt import Apt, Package, Say, check_tools, unpack
from .errors import unavailable
from .locks import locked
from .packages import ARCHITECTURES, LIBRARY_DIRECTORIES, MAJOR, PACKAGES, SUITE, UNUSED

RECIPE = 1  # raise it when the steps below change, so that older trees are not taken
FREE_BYTES = 450_000_000  # packages and tree at the same time, with some room
MODULES = ["postgis-3", "vector", "btree_gist", "pg_trgm", "unaccent", "citext"]
ZONE = Path("/usr/share/zoneinfo/Asia/Kolkata")


@dataclass(frozen=True)
class Bundle:
    """A finished tree; `directory` holds root/ and manifest.json."""

    directory: Path
    architecture: str

    @property
    def root(self) -> Path:
        return self.directory / "root"

    @property
    def programs(self) -> Path:
        return self.root / f"usr/lib/postgresql/{MAJOR}/bin"

    @property
    def modules(self) -> Path:
        return self.root / f"usr/lib/postgresql/{MAJOR}/lib"

    @property
    def libraries(self) -> Path:
        return self.root / "usr/lib" / LIBRARY_DIRECTORIES[self.architecture]

    @property
    def extensions(self) -> Path:
        return self.root / f"usr/share/postgresql/{MAJOR}/extension"

    @property
    def projections(self) -> Path:
        return self.root / "usr/share/proj"

    @property
    def manifest(self) -> dict[str, Any]:
        """Empty when there is no finished tree here."""
        try:
            found: dict[str, Any] = json.loads((self.directory / "manifest.json").read_text())
        except (OSError, ValueError):
            return {}
        return found

    @property
    def is_ready(self) -> bool:
        return self.manifest.get("at") == str(self.directory)


def fetched(cache: Path, say: Say) -> Bundle:
    """The bundle in this cache, made first if it isn't there. Several processes may ask at once.

    ServerUnavailable: not a Debian-like machine, no network, no space, cache not writable.
    """
    bundle = _wanted(cache)
    _check_zones()
    if bundle.is_ready:
        return bundle
    try:
        bundle.directory.parent.mkdir(parents=True, exist_ok=True)
        with locked(bundle.directory.parent / "lock"):
            if not bundle.is_ready:
                _make(bundle, say)
    except OSError as error:
        raise _explained(error, cache) from error
    return bundle


def _wanted(cache: Path) -> Bundle:
    name = ARCHITECTURES.get(platform.machine().lower())
    if name is None:
        raise unavailable(
            f"There is no PostgreSQL to fetch for a processor of kind {platform.machine()}."
        )
    recipe = json.dumps([RECIPE, name, SUITE, sorted(PACKAGES), UNUSED])
    key = hashlib.sha256(recipe.encode()).hexdigest()[:12]
    directory = cache.resolve() / "postgres" / f"{MAJOR}-{name}-{key}"
    return Bundle(directory, name)


def _check_zones() -> None:
    if not ZONE.exists():
        raise unavailable(
            "The time zones of this machine are missing (Asia/Kolkata). "
            "Install them: sudo apt-get install tzdata"
        )


def _make(bundle: Bundle, say: Say) -> None:
    check_tools()
    elf.patchelf()
    parent = bundle.directory.parent
    for left_over in parent.glob("making-*"):
        shutil.rmtree(left_over, ignore_errors=True)
    if shutil.disk_usage(parent).free < FREE_BYTES:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    with tempfile.TemporaryDirectory(dir=parent, prefix="making-") as scratch:
        draft = Bundle(Path(scratch) / "bundle", bundle.architecture)
        draft.root.mkdir(parents=True)
        packages = _fill(draft, Path(scratch) / "apt", say)
        _finish(draft, final=bundle)
        _write_manifest(draft, packages, final=bundle)
        _readable_by_all(draft)
        shutil.rmtree(bundle.directory, ignore_errors=True)
        draft.directory.rename(bundle.directory)


def _fill(draft: Bundle, scratch: Path, say: Say) -> list[Package]:
    scratch.mkdir()
    apt = Apt(scratch, architecture=draft.architecture, suite=SUITE)
    say(f"PostgreSQL: reading the package lists of {apt.mirror} …")
    apt.update()
    packages = apt.describe(PACKAGES)
    unpack(apt.download(packages, say), draft.root, say)
    return packages


def _finish(draft: Bundle, *, final: Bundle) -> None:
    for unused in UNUSED:
        shutil.rmtree(draft.root / unused, ignore_errors=True)
    # Debian's installer makes these names by update-alternatives; without them PostGIS is
    # "not available".
    for name in ("postgis", "postgis_topology"):
        versioned = name.replace("postgis", "postgis-3", 1) + ".control"
        if (draft.extensions / versioned).exists():
            (draft.extensions / f"{name}.control").symlink_to(versioned)
    final_loader = final.libraries / elf.loader(draft.libraries).name
    elf.redirect(draft.programs, libraries=draft.libraries, final_loader=final_loader)
    modules = [draft.modules / f"{name}.so" for name in MODULES]
    elf.verify(draft.programs / "postgres", modules, libraries=draft.libraries, root=draft.root)


def _write_manifest(draft: Bundle, packages: Sequence[Package], *, final: Bundle) -> None:
    manifest = {"at": str(final.directory), "packages": [asdict(each) for each in packages]}
    path = draft.directory / "manifest.json"
    path.write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")


def _readable_by_all(draft: Bundle) -> None:
    # Where root has to hand the server to another account, that account reads these files.
    draft.directory.chmod(0o755)
    draft.root.chmod(0o755)


def _explained(error: OSError, cache: Path) -> Exception:
    if error.errno == errno.ENOSPC:
        return unavailable(
            f"PostgreSQL cannot be fetched: the disk of {cache} is full; "
            f"{FREE_BYTES // 1_000_000} MB must be free. Make room, or set GHAR_CACHE to a "
            "directory on another disk."
        )
    return unavailable(
        f"PostgreSQL cannot be fetched into {cache}: {error.strerror or error}. "
        "Make it writable, or set GHAR_CACHE to a directory of yours."
    )
