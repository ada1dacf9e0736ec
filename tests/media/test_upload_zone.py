"""The drop zone agrees with the server, and its JavaScript with the Python around it."""

import re
from pathlib import Path

import pytest

from components.media import upload_zone as package
from components.media.looks import LOOKS
from components.media.upload_zone import ACCEPTS, drawn_icons, upload_zone, words_about
from ghar_app.models.media.kinds import declared_kind
from ghar_app.models.media.uses import MB, USES

SCRIPTS = "".join(
    path.read_text("utf-8") for path in Path(package.__code__.co_filename).parent.glob("*.js*")
)


def test_offers_exactly_what_the_server_takes():
    assert ACCEPTS.keys() == USES.keys()
    for name, (accept, megabytes, words) in ACCEPTS.items():
        use = USES[name]
        assert megabytes * MB == use.largest
        offered = {
            declared_kind("" if way.startswith(".") else way, f"x{way}", use.kinds).mime
            for way in accept
        }
        assert offered == {kind.mime for kind in use.kinds}
        assert {label for label in words.split(", ")} == {kind.label for kind in use.kinds}


@pytest.mark.parametrize(
    ("name", "given"),
    [("words", set(words_about("JPEG"))), ("looks", set(LOOKS)), ("icons", set(drawn_icons()))],
)
def test_scripts_find_all_they_ask_for_and_nothing_is_left_over(name, given):
    asked = set(re.findall(rf"\b{name}\.(\w+)", SCRIPTS))
    if name == "words":
        # `act(what, …)` asks for a word and for its sentence about one picture.
        acts = set(re.findall(r"\bact\(\"(\w+)\"", SCRIPTS))
        asked |= acts | {f"{act}_one" for act in acts}
    assert asked == given


def test_is_fetched_only_where_it_is_shown():
    made = upload_zone(use="listing", csrf="token", on_uploaded=[])
    assert any("import('$/public/external" in line for line in made._get_all_dynamic_imports())
    static = made._get_all_imports()
    script = next(library for library in static if "upload_zone" in library)
    assert not any(var.render for var in static[script])


def test_an_unknown_use_is_a_mistake_of_ours():
    with pytest.raises(ValueError, match="use must be one of"):
        upload_zone(use="anything", csrf="", on_uploaded=[])
