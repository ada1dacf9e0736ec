"""Every screen, light and dark, for everyone: axe, the narrowest phone, the keyboard."""

import json

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Page

from ghar_app.frontend import WEB
from tests.browser.browsers import Browsers, Theme
from tests.browser.places import PLACES, Place, look_at
from tests.serving import Ghar

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
PRESSES = 45
SAMPLE = ("front", "search", "home", "locality", "login", "account", "desk", "import")
_NAMED = [pytest.param(place, id=place.name) for place in PLACES]
_FOCUSED = """() => {
  const at = document.activeElement;
  // The last part of a date field is the browser's own button, with the browser's own ring.
  if (!at || at === document.body || at.type === 'date') return null;
  const box = at.getBoundingClientRect();
  const ring = (element, part) => {
    const look = element && getComputedStyle(element, part);
    return look && look.outlineStyle !== 'none' && parseFloat(look.outlineWidth) >= 1;
  };
  const around = [at, at.parentElement, at.parentElement?.parentElement, at.nextElementSibling,
    at.closest('label'), ...(at.labels ?? [])];
  return {
    number: [...document.querySelectorAll('*')].indexOf(at),
    name: `${at.tagName.toLowerCase()} ${at.ariaLabel ?? at.innerText ?? at.name}`.slice(0, 60),
    ringed: around.some(one => ring(one)) || ring(at, '::after') || ring(at, '::before'),
    inSight: box.width > 0 && box.bottom > 0 && box.top < innerHeight,
  };
}"""
_REACHABLE = """() => [...document.querySelectorAll(
    'a[href], button, input, select, textarea, [tabindex="0"]')]
  .filter(one => one.checkVisibility({visibilityProperty: true}) && !one.disabled
    && !['hidden', 'date'].includes(one.type) && one.tabIndex >= 0
    && !one.closest('[inert], dialog:not([open])')
    && !(one.type === 'radio' && !one.checked)).length"""


def test_every_route_is_looked_at(ghar: Ghar) -> None:
    """The routes of the build, by which a new screen cannot be forgotten here."""
    routes = json.loads((WEB / "routes.json").read_text())
    assert {place.route for place in PLACES} == set(routes)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("place", _NAMED)
async def test_axe_finds_nothing_serious(
    browsers: Browsers, ghar: Ghar, place: Place, theme: Theme
) -> None:
    page = await look_at(browsers, ghar, place, "desktop", theme)
    assert not await _serious(page)
    assert await page.locator("img:not([alt])").count() == 0


@pytest.mark.parametrize("place", _NAMED)
async def test_the_narrowest_phone(browsers: Browsers, ghar: Ghar, place: Place) -> None:
    page = await look_at(browsers, ghar, place, "narrow")
    width = await page.evaluate("document.scrollingElement.scrollWidth")
    assert width <= 360, f"{place.path} is {width} px wide: {await _sticking_out(page)}"
    assert not await _serious(page)


@pytest.mark.parametrize("place", [one for one in _NAMED if one.id in SAMPLE])
async def test_focus_goes_everywhere_and_is_seen(
    browsers: Browsers, ghar: Ghar, place: Place
) -> None:
    page = await look_at(browsers, ghar, place, "desktop")
    wanted = min(PRESSES, await page.evaluate(_REACHABLE))
    seen = {}
    # Some more presses: from the end of the page back to its beginning, through a date field.
    for _ in range(wanted + 8):
        await page.keyboard.press("Tab")
        focus = await page.evaluate(_FOCUSED)
        if focus is not None:
            seen[focus.pop("number")] = focus
    assert len(seen) >= wanted, f"{len(seen)} of {wanted} are reached by Tab"
    assert not [focus for focus in seen.values() if not (focus["ringed"] and focus["inSight"])]


async def _serious(page: Page) -> str:
    """What axe finds serious or critical, a line each."""
    found = await Axe().run(page, options=RULES)
    return "\n".join(
        f"{one['id']}: {one['help']}: {node['html'][:200]} {_why(node)}"
        for one in found.response["violations"]
        if one["impact"] in ("serious", "critical")
        for node in one["nodes"]
    )


def _why(node: dict) -> str:
    checks = [*node["any"], *node["all"], *node["none"]]
    return "; ".join(check["message"] for check in checks)


async def _sticking_out(page: Page) -> list[str]:
    return await page.evaluate(
        """() => [...document.querySelectorAll('body *')]
        .filter(one => one.getBoundingClientRect().right > 361)
        .map(one => `${one.tagName} ${one.className}`.slice(0, 120)).slice(0, 5)"""
    )
