"""The tokens keep what the look promises, and the build finds what the theme names."""

import json
import re
from pathlib import Path

import pytest

from components.shell import head
from components.theme import tailwind_config, tokens
from components.theme.css import theme_css
from components.theme.tokens import COLOURS, CONTRAST, contrast
from tests.components.rendered import of

ASSETS = Path(__file__).parents[2] / "assets"
THEMES = ("light", "dark")


def rule(css: str, selector: str) -> dict[str, str]:
    body = re.search(rf"(?:^|\n){re.escape(selector)} {{ (.*?) }}", css)
    assert body, selector
    return dict(re.findall(r"--([\w-]+): ([^;]+);", body[1]))


def test_contrast_formula():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#777777") == 1
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("colour", "grounds", "light", "dark"), CONTRAST)
def test_promised_contrast(colour, grounds, light, dark, theme):
    for ground in grounds:
        ratio = contrast(getattr(COLOURS[colour], theme), getattr(COLOURS[ground], theme))
        assert round(ratio, 1) >= (light if theme == "light" else dark), (ground, ratio)


@pytest.mark.parametrize(
    ("fill", "light", "dark"), [("geru-fill", 6.2, 4.9), ("geru-fill-hover", 8.3, 6.0)]
)
def test_white_on_geru(fill, light, dark):
    assert round(contrast(tokens.ON_FILL, COLOURS[fill].light), 1) >= light
    assert round(contrast(tokens.ON_FILL, COLOURS[fill].dark), 1) >= dark


def test_ink_on_genda_and_focus_ring():
    assert round(contrast(tokens.ON_PHOTO, COLOURS["genda-fill"].light), 1) >= 8.1
    for theme in THEMES:
        for ground in ("paper", "surface", "sunken", "raised"):
            ring = contrast(getattr(COLOURS["neel"], theme), getattr(COLOURS[ground], theme))
            assert ring >= 3, ground


def test_chart_series_stand_out_from_the_surface():
    for theme in THEMES:
        for series in (tokens.CHART_SERIES, tokens.CHART_AGEING):
            colours = getattr(series, theme).split()
            assert len(colours) <= 5
    for theme in THEMES:
        for colour in getattr(tokens.CHART_SERIES, theme).split():
            assert contrast(colour, getattr(COLOURS["surface"], theme)) >= 3, colour


def test_stylesheet_has_every_colour_in_both_themes():
    css = theme_css()
    light, dark = rule(css, ":root, .light"), rule(css, ".dark")
    for name, pair in COLOURS.items():
        assert (light[name], dark[name]) == (pair.light, pair.dark)
    assert {"e1", "e2", "e3"} <= light.keys() & dark.keys()


def test_base_css_states_no_colour_of_its_own():
    """Only white, black and the scrim of photographs may be written out."""
    base = (Path(tokens.__file__).parent / "base.css").read_text()
    assert set(re.findall(r"#[0-9a-fA-F]{3,8}\b", base)) <= {"#fff"}
    css = theme_css()
    # What a component sets itself: the colour of its bar, the digits of its code.
    given = {"bar", "digits", "from", "on"}
    for used in set(re.findall(r"var\(--([a-z0-9-]+)[,)]", base)) - given:
        assert f"--{used}:" in css, used


def test_compact_shrinks_only_from_tablet_on():
    css = theme_css()
    assert rule(css, ".compact")["h-control"] == "44px"
    assert ".compact { --h-control: 36px;" in css.split("@media (min-width: 768px)")[2]


def test_tailwind_knows_every_token():
    theme = tailwind_config()["theme"]
    assert COLOURS.keys() <= theme["colors"].keys()
    assert tokens.TYPE.keys() == theme["fontSize"].keys()
    assert all("var(--hindi)" in details["lineHeight"] for _, details in theme["fontSize"].values())
    assert theme["screens"] == tokens.BREAKPOINTS


def test_files_that_the_theme_names_are_there():
    named = re.findall(r'url\("(/fonts/[^"]+)"\)', theme_css())
    assert len(named) == 4
    manifest = json.loads((ASSETS / "manifest.webmanifest").read_text())
    named += [icon["src"] for icon in manifest["icons"]]
    for part in head():
        named += [
            element[key] for element in of(part) for key in ("href", "src") if element.get(key)
        ]
    missing = [name for name in named if not (ASSETS / name.lstrip("/")).is_file()]
    assert not missing
    for licence in ("figtree", "noto-sans-devanagari"):
        text = (ASSETS / "fonts" / f"{licence}.OFL.txt").read_text()
        assert "SIL Open Font License, Version 1.1" in text


def test_the_latin_font_alone_is_preloaded():
    preloads = [part for piece in head() for part in of(piece, "link", rel="preload")]
    assert [link["href"] for link in preloads] == ["/fonts/figtree-latin.woff2"]
    assert preloads[0]["crossOrigin"] == "anonymous"
