"""Films lose the place where they were made, and nothing else."""

import struct
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ghar_app.models.media.movies import cleaned_movie
from ghar_app.refusals import Refused
from tests.media import samples


def test_length_and_upright_size_are_read_and_the_place_is_blanked(tmp_path):
    path, before = tmp_path / "film.mp4", samples.mp4()
    assert before.count(samples.PLACE) == 3
    path.write_bytes(before)
    movie = cleaned_movie(path)
    after = path.read_bytes()
    assert (movie.duration, movie.width, movie.height) == (7, 1080, 1920)
    assert samples.PLACE not in after
    assert b"location" not in after
    assert len(after) == len(before)
    assert after.endswith(b"frames" * 500)
    assert after.count(b"free") == 3

    assert cleaned_movie(path).duration == 7, "a cleaned film is still a film"


def test_a_projection_stays_and_xmp_goes(tmp_path):
    spherical = bytes.fromhex("ffcc8263f8554a938814587a02521fdd")
    xmp = bytes.fromhex("be7acfcb97a942e89c71999491e3afac")
    extra = samples.box(b"uuid", spherical, b"<sphere/>") + samples.box(b"uuid", xmp, b"<gps/>")
    path = tmp_path / "film.mp4"
    path.write_bytes(samples.mp4() + extra)
    cleaned_movie(path)
    assert b"<sphere/>" in path.read_bytes()
    assert b"<gps/>" not in path.read_bytes()


@pytest.mark.parametrize(
    "content",
    [
        samples.mp4()[:60],
        samples.box(b"ftyp", b"isom") + samples.box(b"mdat", b"no movie box"),
        samples.box(b"ftyp", b"isom") + struct.pack(">I4s", 4, b"moov"),
        samples.box(b"ftyp", b"isom") + struct.pack(">I4sQ", 1, b"moov", 2**63),
        samples.box(b"free") * 30_000 + samples.mp4(),
    ],
    ids=["cut", "no-movie", "too-short", "too-long", "too-many-boxes"],
)
def test_a_broken_film_is_refused(tmp_path, content):
    path = tmp_path / "film.mp4"
    path.write_bytes(content)
    with pytest.raises(Refused, match="file_broken"):
        cleaned_movie(path)


def test_boxes_within_boxes_do_not_go_on_for_ever(tmp_path):
    nested = b""
    for _ in range(3000):
        nested = samples.box(b"moov", nested)
    path = tmp_path / "film.mp4"
    path.write_bytes(samples.box(b"ftyp", b"isom") + nested)
    assert cleaned_movie(path).duration is None


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_damage_anywhere_is_a_film_or_a_refusal(tmp_path_factory, data):
    content = bytearray(samples.mp4()[:600])
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    path = tmp_path_factory.mktemp("damaged") / "film.mp4"
    path.write_bytes(content)
    with suppress(Refused):
        cleaned_movie(path)
