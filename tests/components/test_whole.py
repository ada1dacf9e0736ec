"""What holds for all components together: words, weight, frame, gallery."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
import reflex as rx

from components import ui
from components.shell import bare_page, desk_page, page
from ghar_app.catalogue import sentences
from pages.gallery import gallery
from tests.components.rendered import elements, ids, of, one, words

ROOT = Path(__file__).parents[2]
HEAVY = (
    "@radix-ui",
    "recharts",
    "mapgl",
    "maplibre",
    "lucide-react/dynamic",
    "react-debounce-input",
)


def keys_used() -> Iterator[tuple[Path, str, bool]]:
    """(file, key, whether it is only the key's beginning) of every `t(…)` in the floors."""
    for folder in ("components", "pages"):
        for file in sorted((ROOT / folder).rglob("*.py")):
            for call in ast.walk(ast.parse(file.read_text("utf-8"))):
                if (
                    isinstance(call, ast.Call)
                    and getattr(call.func, "id", None) == "t"
                    and call.args
                ):
                    yield from _key(file, call.args[0])


def _key(file: Path, key: ast.expr) -> Iterator[tuple[Path, str, bool]]:
    if isinstance(key, ast.Constant):
        yield file, key.value, False
    elif isinstance(key, ast.JoinedStr) and isinstance(key.values[0], ast.Constant):
        yield file, key.values[0].value, True


def test_every_key_is_in_the_catalogue():
    used = list(keys_used())
    assert len(used) > 50
    known = sentences()
    missing = [
        (file.name, key)
        for file, key, is_beginning in used
        if not (
            any(name.startswith(key) for name in known)
            if is_beginning
            else key in known or f"{key}.one" in known
        )
    ]
    assert not missing


@pytest.mark.parametrize("domain", ["ui", "shell", "gallery"])
def test_both_languages_are_written(domain):
    mine = {key: both for key, both in sentences().items() if key.startswith(f"{domain}.")}
    assert mine
    for key, both in mine.items():
        assert both["en"].strip(), key
        assert both["hi"].strip(), key
        assert "!" not in both["en"] + both["hi"], key


def test_gallery_is_light_and_has_no_id_twice():
    made = gallery()
    libraries = made._get_all_imports()
    assert not [name for name in libraries if name.startswith(HEAVY)]
    found = ids(made)
    assert len(found) > 80
    assert sorted(found) == sorted(set(found))


def test_no_attribute_is_taken_for_a_style():
    """Reflex makes CSS of every argument that an element does not know."""
    styled = [e for part in (gallery(), page("A"), desk_page("A")) for e in elements(part)]
    assert not [e for e in styled if "css" in e.props]


def test_gallery_shows_every_component():
    """A new component belongs on the gallery page."""
    source = "".join(file.read_text() for file in (ROOT / "pages" / "gallery").glob("*.py"))
    frame = {"form", "post_form", "page_head", "bar", "listing_grid", "photo_top", "photo_word"}
    frame |= {"photo_dots", "toaster", "Flag", "Number", "Part", "Text"}
    missing = [name for name in ui.__all__ if name not in frame and f"{name}(" not in source]
    assert missing in ([], ["icon"])


def test_page_frame():
    made = page("Homes", rx.el.p("x"), active="rent", phone_active="explore")
    assert one(made, "h1").texts == ['"Homes"']
    first = next(e for e in elements(made) if e.tag in ("a", "button", "ReactRouterLink", "input"))
    assert first["href"] == "#main"
    assert one(made, "main")["id"] == "main"
    current = [e["to"] for e in of(made, "ReactRouterLink", aria_current="page")]
    assert current == ["/search?purpose=rent", "/search"]
    assert len(of(made, "header")) == len(of(made, "footer")) == 1
    assert not of(page(None, rx.el.p("x")), "h1")


def test_frame_changes_state_by_posts_only():
    made = page(None)
    forms = {form["action"]: form for form in of(made, "form")}
    assert forms.keys() == {"/language", "/session/sign-out"}
    assert {form["method"] for form in forms.values()} == {"post"}
    assert {e["to"] for e in of(made, "ReactRouterLink")}.isdisjoint(forms)
    assert len(of(made, "input", name="csrf")) == len(of(made, "form"))


def test_desk_is_compact_and_the_sign_in_page_bare():
    desk = desk_page("Today", active="homes")
    assert "compact" in elements(desk)[0]["className"]
    assert one(desk, "aside")
    bare = bare_page(rx.el.p("x"))
    assert not of(bare, "header")
    assert one(bare, "a")["href"] == "#main"


def test_radio_groups_of_one_page_have_names_of_their_own():
    made = page(None)
    groups = [{e["name"] for e in of(part, "input", type="radio")} for part in fieldsets(made)]
    names = [name for group in groups for name in group]
    assert len(names) == len(set(names)) == 2


def fieldsets(component: rx.Component) -> list[rx.Component]:
    found = []
    for child in component.children:
        if getattr(child, "tag", None) == "fieldset":
            found.append(child)
        elif isinstance(child, rx.Component):
            found += fieldsets(child)
    return found


def test_hindi_stands_in_the_compiled_words():
    made = words(ui.text_field("Email", name="email", required=False))
    assert '"ज़रूरी नहीं"' in made
    assert '"optional"' in made
