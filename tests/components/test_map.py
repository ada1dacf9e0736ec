"""What the maps promise to pages, and their arithmetic run by Bun as it is in the browser."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
import reflex as rx
from reflex_base.utils.exceptions import EventFnArgMismatchError

from components.map import MarkView, browser, highlights, home_map, pin_map, point_map
from ghar_app.geography import positions
from ghar_app.settings import CHECKOUT
from tests.components.rendered import of, one

HERE = Path(browser.__file__).parent
STYLES = CHECKOUT / "assets" / "map"


class MapDesk(rx.State):
    marks: list[MarkView] = []
    fit: list[float] | None = None
    latitude: float | None = None
    longitude: float | None = None
    moved: bool = False

    @rx.event
    async def move(
        self, west: float, south: float, east: float, north: float, zoom: float, by_user: bool
    ):
        self.moved = by_user

    @rx.event
    async def drop(self, latitude: float, longitude: float):
        self.latitude, self.longitude = latitude, longitude


def bun(script: str) -> object:
    """What `script` (an ES module that may import ./<part>) prints, read as JSON."""
    done = subprocess.run(
        [Path(sys.prefix) / "bin" / "bun", "run", "-"],
        input=re.sub(r'"\./', f'"{HERE}/', script),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_a_home_map_carries_marks_and_only_the_handlers_it_was_given() -> None:
    mark = MarkView("a", 12.97, 77.6, 1, "₹38.5k", "₹38,500, 2 BHK", exact=False)
    found = one(
        home_map([mark], fit=(77.5, 12.9, 77.7, 13.0), on_move=MapDesk.move), "HomeMap"
    ).props
    assert '["label_long"] : "\\u20b938,500, 2 BHK"' in found["marks"]
    assert found["fit"] == "[77.5, 12.9, 77.7, 13.0]"
    assert "_by_user" in found["onMove"]
    assert "onChoose" not in found
    assert one(home_map([]), "HomeMap")["fit"] == "null"


def test_search_this_area_is_there_where_somebody_listens() -> None:
    assert not of(home_map(MapDesk.marks), "button", data_map_do="search")
    assert one(home_map(MapDesk.marks, on_search_area=rx.noop()), "button", data_map_do="search")


def test_a_handler_that_wants_more_than_the_map_says_is_refused() -> None:
    assert pin_map(None, None, on_drop=MapDesk.drop)
    with pytest.raises(EventFnArgMismatchError):
        pin_map(None, None, on_drop=MapDesk.move)


def test_a_pin_map_may_have_no_pin_yet() -> None:
    found = one(pin_map(None, None, on_drop=MapDesk.drop), "PinMap")
    assert (found["latitude"], found["longitude"]) == ("null", "null")
    found = one(pin_map(MapDesk.latitude, MapDesk.longitude, on_drop=MapDesk.drop), "PinMap")
    assert "latitude" in found["latitude"]


def test_a_point_map_and_a_card_of_a_home() -> None:
    assert one(point_map(12.9, 77.6, 1200), "PointMap")["accuracyM"] == "1200"
    assert one(rx.el.article(**highlights("a")), "article")["data-mark"] == "a"


def test_every_module_is_shipped_and_none_imports_the_engine_before_it_is_needed() -> None:
    parts = {file.name for file in HERE.iterdir() if file.suffix in (".js", ".jsx", ".css")}
    assert parts == set(browser._PARTS)
    texts = {name: (HERE / name).read_text("utf-8") for name in parts if not name.endswith("css")}
    for name, text in texts.items():
        assert set(re.findall(r'["(]"?\./([\w.]+)"', text)) <= parts, name
        static = re.findall(r'^import .*?"(.+?)";$', text, re.MULTILINE | re.DOTALL)
        assert name == "engine.js" or not [one for one in static if "engine" in one or "gl" in one]
    assert 'import("./engine.js")' in texts["live.js"]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_our_style_needs_no_other_host(theme: str) -> None:
    text = (STYLES / f"style-{theme}.json").read_text("utf-8")
    style = json.loads(text)
    assert "://" not in text
    assert style["version"] == 8
    fonts = {f for layer in style["layers"] for f in layer.get("layout", {}).get("text-font", [])}
    assert fonts
    for font in fonts:
        assert (STYLES / "glyphs" / font / "0-255.pbf").exists()
    for source in style["sources"].values():
        assert (CHECKOUT / "assets" / source["data"].lstrip("/")).exists()


def test_browser_and_server_mean_the_same_india() -> None:
    west, south, east, north = bun(
        'import { INDIA } from "./camera.js"; console.log(JSON.stringify(INDIA));'
    )
    assert (west, south) == (positions.INDIA_WEST, positions.INDIA_SOUTH)
    assert (east, north) == (positions.INDIA_EAST, positions.INDIA_NORTH)


ARRANGE = """
import { arrange } from "./arrange.js";
const pin = (id, x, y, count = 1, label = "₹38.5k", seen = false) => {
  const flags = new Set(seen ? ["data-seen"] : []);
  const offset = {};
  return {
    mark: { id, latitude: y, longitude: x, count, label },
    marker: { getLngLat: () => ({ x, y }) },
    face: { textContent: label },
    button: { style: { setProperty: (name, value) => (offset[name] = parseFloat(value)) } },
    spot: {
      hasAttribute: (name) => flags.has(name),
      toggleAttribute: (name, on) => (on ? flags.add(name) : flags.delete(name)),
    },
    flags, offset,
  };
};
const pins = PINS;
arrange({ project: (at) => at }, pins, "CHOSEN");
console.log(JSON.stringify(pins.map(({ flags, offset }) => [flags.has("data-dot"), offset])));
"""


def arranged(pins: str, chosen: str = "") -> list[tuple[bool, dict[str, float]]]:
    return bun(ARRANGE.replace("PINS", pins).replace("CHOSEN", chosen))


def test_the_better_pin_keeps_its_price_and_the_chosen_one_always_does() -> None:
    two = '[pin("a", 0, 0), pin("b", 20, 5), pin("c", 400, 0)]'
    assert [dot for dot, _ in arranged(two)] == [False, True, False]
    assert [dot for dot, _ in arranged(two, "b")] == [True, False, False]


def test_clusters_stay_and_a_seen_pin_makes_way() -> None:
    under = '[pin("a", 0, 0), pin("", 10, -10, 12, "12")]'
    assert [dot for dot, _ in arranged(under)] == [True, False]
    seen = '[pin("a", 0, 0, 1, "₹42k", true), pin("b", 20, 0)]'
    assert [dot for dot, _ in arranged(seen)] == [True, False]
    assert [dot for dot, _ in arranged('[pin("a", 0, 0, 1, "")]')] == [True]


def test_homes_of_one_building_do_not_hide_each_other() -> None:
    found = arranged('["a", "b", "c"].map((id) => pin(id, 50, 50))')
    places = {(offset["--dx"], offset["--dy"]) for _, offset in found}
    assert (0, 0) in places
    assert len(places) == 3
