"""What a file is: both what it says and what its bytes say."""

import pytest

from ghar_app.models.media.kinds import KINDS, declared_kind
from ghar_app.models.media.sniffing import prove
from ghar_app.models.media.uses import USES, use_of
from ghar_app.refusals import Refused
from tests.media import samples

BRANDS = [*b"isom iso2 iso5 iso6 mp41 mp42 avc1 MSNV 3gp5 dash".split(), b"M4V "]
FRAMES = [b"\xff\xfb\x90\x64", b"\xff\xf3\x48\xc4", b"\xff\xfa"]
GENUINE = [
    ("image/jpeg", samples.jpeg()),
    ("image/jpg", samples.jpeg()),
    ("image/png", samples.png()),
    ("image/webp", samples.encoded(samples.colourful(), "WEBP")),
    ("image/gif", samples.animated_gif()),
    *[("video/mp4", samples.mp4(brand)) for brand in BRANDS],
    ("video/quicktime", samples.mp4(b"qt  ")),
    ("video/quicktime", samples.box(b"wide") + samples.mp4()[24:]),
    ("video/webm", samples.webm()),
    ("audio/webm;codecs=opus", samples.webm()),
    ("video/x-matroska", samples.mkv()),
    ("video/ogg", samples.ogg(b"\x80theora")),
    ("audio/ogg", samples.ogg()),
    ("audio/ogg", samples.ogg(b"OpusHead")),
    ("audio/mpeg", samples.mp3()),
    *[("audio/mpeg", samples.mp3(frame)) for frame in FRAMES],
    ("audio/wav", samples.wav()),
    ("audio/aac", samples.aac()),
    ("audio/aac", b"\xff\xf9" + samples.aac()[2:]),
    ("audio/mp4", samples.mp4(b"M4A ")),
    ("audio/x-m4a", samples.mp4(b"mp42")),
    ("application/pdf", samples.pdf()),
    ("application/msword", samples.doc()),
    (KINDS[-1].mime, samples.docx()),
]
FALSE = [
    ("image/jpeg", samples.png()),
    ("image/png", samples.jpeg()),
    ("image/jpeg", samples.SVG),
    ("image/png", samples.HTML),
    ("image/jpeg", samples.HEIC),
    ("image/gif", b"GIF not really"),
    ("video/mp4", samples.HEIC),
    ("video/mp4", samples.webm()),
    ("video/webm", samples.mkv()),
    ("video/ogg", samples.ogg()),
    ("audio/ogg", samples.ogg(b"\x80theora")),
    ("audio/mpeg", samples.aac()),
    ("audio/aac", samples.mp3(b"\xff\xfb\x90\x64")),
    ("audio/wav", samples.encoded(samples.colourful(), "WEBP")),
    ("application/pdf", samples.HTML),
    ("application/pdf", b"\n" * 10 + samples.pdf()),
    ("application/msword", samples.doc("Workbook")),
    (KINDS[-1].mime, samples.docx(main="xl/workbook.xml")),
    (KINDS[-1].mime, samples.docx(macros=True)),
    ("image/jpeg", b"MZ\x90\0" + bytes(200)),
    ("image/jpeg", b"plain words"),
]


# The first bytes only: a zip carries the time it was made, and workers must agree on names.
def names(value: object) -> str | None:
    return value if isinstance(value, str) else repr(value[:8])


@pytest.mark.parametrize(("declared", "content"), GENUINE, ids=names)
def test_what_is_what_it_says_is_taken(tmp_path, declared, content):
    (tmp_path / "upload").write_bytes(content)
    prove(tmp_path / "upload", declared_kind(declared, "", KINDS))


@pytest.mark.parametrize(("declared", "content"), FALSE, ids=names)
def test_what_is_not_is_refused(tmp_path, declared, content):
    (tmp_path / "upload").write_bytes(content)
    with pytest.raises(Refused) as caught:
        prove(tmp_path / "upload", declared_kind(declared, "", KINDS))
    assert caught.value.code == "file_type_mismatch"


def test_a_file_that_declares_nothing_goes_by_its_name():
    photos = USES["listing"].kinds
    assert declared_kind("application/octet-stream", "A.JPEG", photos).mime == "image/jpeg"
    assert declared_kind("", "b.png", photos).mime == "image/png"
    for declared, name in (("", "c.svg"), ("image/svg+xml", "c.png"), ("text/html", "c.jpg")):
        with pytest.raises(Refused) as caught:
            declared_kind(declared, name, photos)
        assert caught.value.details["accepted"] == "JPEG, PNG, WebP, GIF"


def test_each_use_takes_its_own_kinds():
    families = {name: {str(kind.family) for kind in use.kinds} for name, use in USES.items()}
    assert families["document"] == {"paper", "picture"}
    assert families["video"] == {"video"}
    assert families["sound"] == {"sound"}
    assert "image/gif" not in {kind.mime for kind in USES["chat"].kinds}
    assert use_of("avatar").quality == 85
    with pytest.raises(Refused):
        use_of("anything")
