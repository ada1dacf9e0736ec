"""Names: one that is safe anywhere, one that its owner recognises."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ghar_app.models.media.addresses import card_srcset, variant_url
from ghar_app.models.media.naming import safe_name, shown_name


@pytest.mark.parametrize(
    ("typed", "shown", "safe"),
    [
        ("Hall.JPG", "Hall.JPG", "Hall.jpg"),
        ("../../x", "x", "x.jpg"),
        ("../../etc/passwd", "passwd", "passwd.jpg"),
        ("C:\\Users\\me\\my photo.png", "my photo.png", "my-photo.jpg"),
        ("मेरा घर.jpeg", "मेरा घर.jpeg", "file.jpg"),
        ("घर-2 bhk.jpeg", "घर-2 bhk.jpeg", "2-bhk.jpg"),
        ("a\x00b\r\nSet-Cookie: x.jpg", "abSet-Cookie: x.jpg", "abSet-Cookie-x.jpg"),
        ("invoice\u202egpj.exe", "invoicegpj.exe", "invoicegpj.jpg"),
        ("क\u094d\u200dष.png", "क\u094d\u200dष.png", "file.jpg"),
        ("..", "..", "file.jpg"),
        (".htaccess", ".htaccess", "htaccess.jpg"),
        ("", "file", "file.jpg"),
        ("x" * 400 + ".png", "x" * 296 + ".png", "x" * 50 + ".jpg"),
    ],
)
def test_names(typed, shown, safe):
    assert shown_name(typed) == shown
    assert safe_name(typed, "jpg") == safe


@given(st.text(max_size=400))
def test_any_name_is_safe(typed):
    assert re.fullmatch(r"[A-Za-z0-9_-]{1,50}\.webp", safe_name(typed, "webp"))
    assert "/" not in shown_name(typed)
    assert 0 < len(shown_name(typed)) <= 300


def test_from_one_variant_to_another():
    url = "/media/6f1c1a52-0000-4000-8000-0123456789ab/large.webp"
    assert variant_url(url, "thumbnail") == url.replace("large", "thumbnail")
    for other in ("/demo/hall.webp", "https://elsewhere.example/large.webp", "", None):
        assert variant_url(other, "thumbnail") == other


def test_a_card_never_asks_for_the_largest():
    base = "/media/6f1c1a52-0000-4000-8000-0123456789ab"
    assert card_srcset(f"{base}/large.webp") == (
        f"{base}/thumbnail.webp 512w, {base}/medium.webp 1024w"
    )
    for other in ("/demo/photos/../x.webp", "https://elsewhere.example/large.webp", "", None):
        assert card_srcset(other) == ""
