"""Sentences with links in them."""

import json

import pytest
import reflex as rx

from components.text import with_parts
from ghar_app.catalogue import blanks, sentence
from tests.components.rendered import elements


def test_each_language_puts_a_part_where_it_wants_it() -> None:
    both = {"en": "Read {one}, then {two}.", "hi": "{two} से पहले {one} पढ़ें।"}
    made = with_parts(both, one=rx.el.b("1"), two=rx.el.i("2"))
    tags = [element.tag.strip('"') for element in elements(made)]
    # Hindi first: it is the true side of the condition.
    assert [tag for tag in tags if tag in ("b", "i")] == ["i", "b", "b", "i"]
    texts = " ".join(text for element in elements(made) for text in element.texts)
    for piece in ("Read ", ", then ", " से पहले ", " पढ़ें।"):
        assert json.dumps(piece) in texts


def test_a_blank_without_a_part_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        with_parts({"en": "{one}", "hi": "{one}"}, two=rx.el.b("2"))


def test_joining_names_both_papers() -> None:
    assert blanks(sentence("identity.legal")["hi"]) == {"terms", "privacy"}
