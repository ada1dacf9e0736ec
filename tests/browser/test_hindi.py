"""Whoever chooses Hindi reads Hindi: no English sentence of the catalogue is left on a page."""

import re

import pytest
from playwright.async_api import Page, expect

from ghar_app.catalogue import sentences
from tests.browser.browsers import Browsers, go, ready
from tests.browser.people import sign_in_quietly
from tests.serving import Ghar

_BLANK = re.compile(r"\\{\w+\\}")
_FILLED = r"(?:[\d₹,.+–-]+ ?\w{0,3}|[A-Z]\w+(?:[ ,]+[A-Z]\w+)*)"
"""What stands in a blank: an amount, or a name of a place or person."""
_LETTERS = re.compile(r"[A-Za-z]{3,}")
_DEVANAGARI = re.compile(r"[\u0900-\u097f]")
_NAMES = ("front.place_hint",)
"""Examples that are names, and names stay as they are written."""
_WORDS_SHOWN = """() => {
  const shown = [];
  const seen = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (seen.nextNode()) {
    const inside = seen.currentNode.parentElement;
    if (inside.closest('script, style, noscript')) continue;
    if (inside.checkVisibility({visibilityProperty: true})) shown.push(seen.currentNode.data);
  }
  for (const one of document.querySelectorAll('[aria-label], [placeholder], [alt], [title]')) {
    if (!one.checkVisibility()) continue;
    for (const name of ['aria-label', 'placeholder', 'alt', 'title'])
      if (one.getAttribute(name)) shown.push(one.getAttribute(name));
  }
  return shown.map(text => text.replace(/\\s+/g, ' ').trim()).filter(Boolean);
}"""


def _english() -> dict[str, re.Pattern[str]]:
    """The sentences that Hindi says differently, by key; a blank stands for anything."""
    found = {}
    for key, both in sentences().items():
        # The gallery is for developers, and "English" is what English is called anywhere.
        if key.startswith("gallery.") or key in _NAMES or both["en"] == both["hi"]:
            continue
        if not _LETTERS.search(re.sub(r"\{\w+\}", "", both["en"])):
            continue
        found[key] = re.compile(_BLANK.sub(lambda _: _FILLED, re.escape(both["en"])))
    return found


ENGLISH = _english()
PAGES = ["/", "/search?city=Bengaluru&bhk=2", "a home", "/flats/bengaluru", "/login", "/nowhere"]


async def _left_in_english(page: Page, own_words: frozenset[str] = frozenset()) -> str:
    """A line for each sentence in English that isn't somebody's own words."""
    return "\n".join(
        f"{text!r} is {key} in English"
        for text in await page.evaluate(_WORDS_SHOWN)
        if _LETTERS.search(text) and not _DEVANAGARI.search(text) and text not in own_words
        for key, pattern in ENGLISH.items()
        if pattern.fullmatch(text)
    )


async def test_the_switch_turns_the_whole_page(browsers: Browsers) -> None:
    page = await browsers.open("/")
    assert await _left_in_english(page), "in English there is English: the test sees something"

    await page.get_by_role("button", name="हिन्दी में देखें").click()
    await expect(page.locator("html")).to_have_attribute("lang", "hi")
    await ready(page)
    await expect(page.get_by_role("button", name="Show in English")).to_be_visible()
    assert not await _left_in_english(page)

    await page.reload()
    await ready(page)
    await expect(page.locator("html")).to_have_attribute("lang", "hi")
    await page.get_by_role("button", name="Show in English").click()
    await expect(page.locator("html")).to_have_attribute("lang", "en")


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("screen", ["desktop", "phone"])
async def test_no_english_is_left(browsers: Browsers, ghar: Ghar, screen, path: str) -> None:
    page = await browsers.open(None, screen=screen, locale="hi-IN")
    if path == "/nowhere":
        browsers.forgive("404")
    await go(page, _home(ghar) if path == "a home" else path)
    await expect(page.get_by_role("heading").first).to_be_attached()
    await expect(page.locator("html")).to_have_attribute("lang", "hi")
    assert not await _left_in_english(page, _captions(ghar))


async def test_the_desk_and_the_account_speak_hindi(browsers: Browsers) -> None:
    page = await browsers.open(None, locale="hi-IN")
    await sign_in_quietly(page, "neha@ghar.test")
    for path in ("/account", "/account/devices", "/desk", "/desk/imports", "/recent", "/compare"):
        await go(page, path)
        assert not await _left_in_english(page), path


def _home(ghar: Ghar) -> str:
    newest = "SELECT slug FROM properties WHERE is_public ORDER BY published_at DESC LIMIT 1"
    return f"/listing/{ghar.value(newest)}"


def _captions(ghar: Ghar) -> frozenset[str]:
    """What owners wrote under their pictures."""
    return frozenset(words for (words,) in ghar.rows("SELECT caption FROM property_images"))
