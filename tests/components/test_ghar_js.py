"""ghar.js in a real browser, on hand-written HTML: no build, no server, no network."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, sync_playwright

from ghar_app.settings import settings
from tests.browser.chromium import ensure_chromium

SCRIPT = Path(__file__).parents[2] / "assets" / "ghar.js"

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    chromium = ensure_chromium(settings().cache)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=str(chromium.executable), args=["--no-sandbox"]
        )
        yield browser.new_page(viewport={"width": 800, "height": 600})
        browser.close()


def show(page: Page, body: str) -> None:
    page.set_content(f"<!DOCTYPE html><html><body>{body}</body></html>")
    page.add_script_tag(path=str(SCRIPT))


def active(page: Page) -> str:
    return page.evaluate("document.activeElement.id")


def test_dialog_opens_closes_and_gives_the_focus_back(page):
    show(
        page,
        '<button id="opener" data-opens="d">Open</button>'
        '<dialog class="modal" id="d"><button id="inside" data-closes="d">Close</button></dialog>',
    )
    page.click("#opener")
    assert page.locator("dialog[open]").count() == 1
    assert active(page) == "inside"
    page.click("#inside")
    assert page.locator("dialog[open]").count() == 0
    assert active(page) == "opener"
    page.click("#opener")
    page.mouse.click(2, 2)
    assert page.locator("dialog[open]").count() == 0


def test_busy_dialog_does_not_close(page):
    show(
        page,
        '<button id="opener" data-opens="d">Open</button>'
        '<dialog class="modal" id="d" data-busy="true"><p>Saving</p></dialog>',
    )
    page.click("#opener")
    for _ in range(3):
        page.keyboard.press("Escape")
    page.mouse.click(2, 2)
    assert page.locator("dialog[open]").count() == 1
    page.evaluate("document.getElementById('d').dataset.busy = 'false'")
    page.keyboard.press("Escape")
    assert page.locator("dialog[open]").count() == 0


MENU = """
<button id="opener" popovertarget="m" style="position:fixed;right:0;top:0">More</button>
<div id="m" class="floating" popover="auto" data-side="end"
  style="position:fixed;inset:auto;margin:0;width:200px;height:100px"><div role="menu">
  <button id="one" role="menuitem" tabindex="-1">One</button>
  <button id="off" role="menuitem" tabindex="-1" disabled>Off</button>
  <button id="two" role="menuitem" tabindex="-1">Two</button>
</div></div>
"""


def test_menu_is_walked_with_arrow_keys(page):
    show(page, MENU)
    page.focus("#opener")
    page.keyboard.press("Enter")
    page.wait_for_function("document.activeElement.id === 'one'")
    walked = [active(page)]
    for pressed in ("ArrowDown", "ArrowDown", "ArrowUp", "Home", "End"):
        page.keyboard.press(pressed)
        walked.append(active(page))
    assert walked == ["one", "two", "one", "two", "one", "two"]
    page.keyboard.press("Escape")
    assert active(page) == "opener"
    assert page.locator("#m:popover-open").count() == 0


def test_menu_stands_under_its_button_and_closes_when_chosen(page):
    show(page, MENU)
    page.click("#opener")
    page.wait_for_timeout(50)
    menu, button = page.locator("#m").bounding_box(), page.locator("#opener").bounding_box()
    assert menu["y"] >= button["y"] + button["height"]
    assert menu["x"] + menu["width"] <= 800
    page.click("#two")
    assert page.locator("#m:popover-open").count() == 0


def test_tabs_are_walked_with_arrow_keys(page):
    show(
        page,
        '<div role="tablist"><button role="tab" id="a">A</button>'
        '<button role="tab" id="b" onclick="this.dataset.chosen=1">B</button></div>',
    )
    page.focus("#a")
    page.keyboard.press("ArrowRight")
    assert active(page) == "b"
    assert page.locator("#b[data-chosen]").count() == 1
    page.keyboard.press("ArrowRight")
    assert active(page) == "a"


@pytest.mark.parametrize(
    ("typed", "shown", "sent"),
    [
        ("1250000", "12,50,000", "1250000"),
        ("100", "100", "100"),
        ("1000", "1,000", "1000"),
        ("12345678.5", "1,23,45,678.5", "12345678.5"),
        ("₹ 38,500", "38,500", "38500"),
        ("many", "many", "many"),
        ("", "", ""),
    ],
)
def test_money_is_grouped_to_read_and_plain_to_send(page, typed, shown, sent):
    show(page, '<form id="f"><input name="rent" data-money><input id="next"></form>')
    page.fill("[data-money]", typed)
    page.focus("#next")
    page.wait_for_timeout(20)
    assert page.input_value("[data-money]") == shown
    assert page.evaluate("new FormData(document.getElementById('f')).get('rent')") == sent


def test_code_takes_digits_only_and_knows_the_next_box(page):
    show(page, '<div class="otp"><div><input maxlength="6"></div></div>')
    page.locator("input").press_sequentially("4a8 2")
    assert page.input_value("input") == "482"
    assert page.get_attribute(".otp", "data-at") == "3"


def test_signing_in_comes_back_to_where_one_was(page):
    page.route(
        "http://ghar.test/**", lambda route: route.fulfill(body="<p>", content_type="text/html")
    )
    page.goto("http://ghar.test/search?purpose=rent")
    show(page, '<a href="/login" data-come-back><span>Sign in</span></a>')
    page.click("span")
    page.wait_for_url("http://ghar.test/login?next=%2Fsearch%3Fpurpose%3Drent")


def test_post_comes_back_here_and_goes_once(page):
    page.route(
        "http://ghar.test/**", lambda route: route.fulfill(body="<p>", content_type="text/html")
    )
    page.goto("http://ghar.test/search?purpose=rent")
    show(
        page,
        '<form data-post method="post" action="/language" target="away">'
        '<input type="hidden" name="csrf" value="t">'
        '<input type="hidden" name="next" value="/" data-here>'
        '<button aria-busy="false">Go</button></form><iframe name="away"></iframe>',
    )
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.post_data or ""))
    page.click("button")
    page.click("button")
    page.wait_for_timeout(200)
    assert [body for body in requests if body] == ["csrf=t&next=%2Fsearch%3Fpurpose%3Drent"]
    assert page.get_attribute("button", "aria-busy") == "true"


def test_post_waits_for_its_token(page):
    page.route(
        "http://ghar.test/**", lambda route: route.fulfill(body="<p>", content_type="text/html")
    )
    page.goto("http://ghar.test/")
    show(
        page,
        '<form data-post method="post" action="/language" target="away">'
        '<input type="hidden" name="csrf" value=""><button>Go</button></form>'
        '<iframe name="away"></iframe>',
    )
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.post_data or ""))
    page.click("button")
    page.wait_for_timeout(250)
    assert not any(requests)
    page.evaluate("document.querySelector('[name=csrf]').value = 'late'")
    page.wait_for_timeout(400)
    assert [body for body in requests if body] == ["csrf=late"]


def test_escape_hides_tooltips_until_the_next_one(page):
    show(page, '<button id="a" data-tip="A">a</button><button id="b" data-tip="B">b</button>')
    page.focus("#a")
    page.keyboard.press("Escape")
    assert page.locator("html.tips-hidden").count() == 1
    page.focus("#b")
    assert page.locator("html.tips-hidden").count() == 0


def test_offline_is_written_on_the_root(page):
    show(page, "<p>")
    page.context.set_offline(True)
    page.wait_for_timeout(50)
    assert page.locator("html.offline").count() == 1
    page.context.set_offline(False)
    page.wait_for_timeout(50)
    assert page.locator("html.offline").count() == 0


def test_script_is_small():
    assert len(SCRIPT.read_bytes()) < 8_000


def test_letters_press_nothing_for_whoever_turned_them_off(page):
    body = '<p data-shortcuts="{0}"></p><button data-key="a" onclick="window.hits++">A</button>'
    for state, hits in (("on", 1), ("off", 0)):
        show(page, body.format(state))
        page.evaluate("window.hits = 0")
        page.keyboard.press("a")
        assert page.evaluate("window.hits") == hits
