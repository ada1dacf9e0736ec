"""The project's own PostgreSQL: complete, fetched once, never half made."""

import shutil
from pathlib import Path

import psycopg
import pytest

from ghar_app.db import server
from ghar_app.db.server import bundle, cluster, extensions, installation, mirror
from tests.db.helpers import quiet


def test_everything_that_loads_comes_from_the_bundle(home: Path) -> None:
    tree = bundle.fetched(server.default_cache(), quiet)
    home.mkdir(mode=0o700)
    found = cluster.Cluster(home).start(installation.bundled(tree), for_tests=True, say=quiet)
    server.prepare_database(found, quiet)
    with psycopg.connect(found.app_url) as connection:
        metres, close = connection.execute(
            "SELECT ST_X(ST_Transform('SRID=4326;POINT(77.2 28.6)'::geometry, 32643)),"
            " '[1,2]'::vector <=> '[2,4]'::vector < 1e-6 AND 'Pune' % 'Puna'"
            " AND unaccent('é') = 'e' AND 'A'::citext = 'a'"
        ).fetchone() or (0, False)
        maps = Path(f"/proc/{connection.info.backend_pid}/maps").read_text()
    assert found.provider == "bundle"
    assert 700_000 < metres < 720_000
    assert close
    loaded = {line.split(maxsplit=5)[5] for line in maps.splitlines() if ".so" in line}
    names = {Path(path).name for path in loaded}
    assert {"postgis-3.so", "vector.so", "pg_trgm.so", "libc.so.6"} <= names
    assert {path for path in loaded if not path.startswith(f"{tree.root}/")} == set()


def test_two_programs_never_make_two_bundles_and_a_moved_one_is_not_taken(tmp_path: Path) -> None:
    tree = bundle.fetched(server.default_cache(), quiet)
    assert {each["name"] for each in tree.manifest["packages"]} == set(bundle.PACKAGES)
    moved = tmp_path / tree.directory.name
    moved.mkdir()
    shutil.copy(tree.directory / "manifest.json", moved)
    assert not bundle.Bundle(moved, tree.architecture).is_ready
    assert tree.is_ready


def test_a_host_without_apt_is_told_the_three_ways(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(server.ServerUnavailable, match="no apt-get") as refusal:
        server.fetch(tmp_path / "cache", quiet)
    assert all(
        way in str(refusal.value) for way in ("GHAR_DATABASE_URL", "install", "ghar_app fetch")
    )
    # A cache that is filled already needs none of it.
    assert server.fetch(server.default_cache(), quiet).is_dir()


def test_without_network_nothing_half_made_is_left(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("GHAR_DEBIAN_MIRROR", "http://127.0.0.1:9/debian")
    with pytest.raises(server.ServerUnavailable, match="network") as refusal:
        server.fetch(tmp_path, quiet)
    assert "http://127.0.0.1:9/debian" in str(refusal.value)
    assert [path.name for path in (tmp_path / "postgres").iterdir()] == ["lock"]


def test_too_little_disk_is_noticed_before_fetching(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(bundle, "FREE_BYTES", 1 << 60)
    with pytest.raises(server.ServerUnavailable, match=r"disk of .* is full"):
        server.fetch(tmp_path, quiet)
    assert [path.name for path in (tmp_path / "postgres").iterdir()] == ["lock"]


def test_a_library_that_is_missing_from_the_bundle_is_found_out(tmp_path: Path) -> None:
    tree = bundle.fetched(server.default_cache(), quiet)
    program, module = tree.programs / "postgres", tree.modules / "postgis-3.so"
    everything = {"libraries": tree.libraries, "root": tree.root}
    bundle.elf.verify(program, [module], **everything)
    partial = tmp_path / "libraries"
    shutil.copytree(tree.libraries, partial, ignore=shutil.ignore_patterns("libgeos*"))
    with pytest.raises(server.ServerUnavailable, match="libgeos"):
        bundle.elf.verify(program, [module], libraries=partial, root=tree.root)


def test_missing_tools_are_named(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(bundle, "ZONE", tmp_path / "none")
    with pytest.raises(server.ServerUnavailable, match="tzdata"):
        server.fetch(tmp_path, quiet)
    monkeypatch.setattr(bundle.elf.shutil, "which", lambda *_args, **_options: None)
    with pytest.raises(server.ServerUnavailable, match="patchelf"):
        bundle.elf.patchelf()


def test_the_mirror_is_read_from_either_form_of_apt_sources(tmp_path: Path, monkeypatch) -> None:
    parts = tmp_path / "sources.list.d"
    parts.mkdir()
    monkeypatch.setattr(mirror, "APT", tmp_path)
    (tmp_path / "sources.list").write_text(
        "# deb http://commented.example/debian trixie main\n"
        "deb https://packages.example/ubuntu noble main\n"
        "deb-src http://sources.example/debian trixie main\n"
    )
    with pytest.raises(server.ServerUnavailable, match="GHAR_DEBIAN_MIRROR"):
        mirror.mirror()
    (parts / "a.sources").write_text(
        "Types: deb\nURIs: http://off.example/debian\nSuites: trixie\nComponents: main\n"
        "Enabled: no\n\n"
        "# the one\nTypes: deb deb-src\nURIs: http://new.example/debian\n"
        "Suites: trixie trixie-updates\nComponents: main contrib\n"
    )
    assert mirror.mirror() == "http://new.example/debian"
    (tmp_path / "sources.list").write_text(
        "deb [arch=amd64 signed-by=/k.gpg] http://old.example/debian bookworm main # nearest\n"
    )
    assert mirror.mirror() == "http://old.example/debian"
    monkeypatch.setenv("GHAR_DEBIAN_MIRROR", "http://mine.example/debian/")
    assert mirror.mirror() == "http://mine.example/debian"


def test_programs_of_the_system_are_taken_when_they_have_everything(monkeypatch) -> None:
    tree = bundle.fetched(server.default_cache(), quiet)
    monkeypatch.setattr(installation, "PLACES", [])
    monkeypatch.setenv("PATH", str(tree.programs))
    found = installation.Installation("system", tree.programs, 17)
    assert list(installation.complete_on_system()) == [found]
    assert installation.choose(Path("/nonexistent"), quiet, major=None) == found
    monkeypatch.setitem(extensions.OLDEST, "vector", (99,))
    assert list(installation.complete_on_system()) == []
