"""The screens of a portfolio import, without a browser."""

import pytest

from ghar_app.geography.placing import gazetteer
from ghar_app.models.listings import PortfolioImport
from state.listings.imports import ImportsPage
from state.listings.imports.one import ImportPage
from tests.factories.identity import cookie_of, person
from tests.listings.importing.files import as_csv, homes
from tests.queries import counted
from tests.state.conftest import redirect_of


@pytest.fixture
async def owner(db):
    return await person(db)


@pytest.fixture
async def portfolio(db, owner) -> PortfolioImport:
    rows = homes(45, nowhere=5)
    rows[1][2] = "free"
    return await PortfolioImport.begin(db, by=owner, filename="homes.csv", content=as_csv(rows))


@pytest.fixture
async def screen(db, owner, portfolio, open_tab):
    """`await screen("step=check")`: the import's page at an address, loaded."""
    cookie = await cookie_of(db, owner)

    async def load(query: str = "", language: str = "en"):
        path = f"/desk/imports/{portfolio.public_id}" + (f"?{query}" if query else "")
        tab = open_tab(cookies=cookie, path=path, language=language)
        await tab.call(ImportPage.event_handlers["load"])
        return tab, await tab.of(ImportPage)

    return load


async def press(tab, name: str, *args):
    return await tab.call(ImportPage.event_handlers[name], *args)


async def test_the_list_shows_imports_and_asks_once(db, owner, portfolio, open_tab, connection):
    tab = open_tab(cookies=await cookie_of(db, owner), path="/desk/imports")
    with counted(connection) as sent:
        await tab.call(ImportsPage.event_handlers["load"])
    page = await tab.of(ImportsPage)
    assert [(one.filename, one.homes) for one in page.imports] == [("homes.csv", "45 homes")]
    assert page.imports[0].href == f"/desk/imports/{portfolio.public_id}"
    assert (page.clients, page.later_href) == ([], "")
    assert len(sent) <= 4


async def test_from_columns_to_online_and_back(db, owner, portfolio, screen):
    tab, page = await screen()
    assert (page.step, page.portfolio.status) == ("columns", "mapping")
    assert [one.field for one in page.columns][:3] == ["", "bedrooms", "rent"]

    await press(tab, "choose_field", "Posted On", "available_from")
    await press(tab, "choose_field", "Rent", "")
    await press(tab, "check")
    assert page.errors["mapping"] == "Say which column holds the rent or the price."
    assert page.columns[0].field == "available_from"

    await press(tab, "choose_field", "Rent", "rent")
    steps = await press(tab, "check")
    assert redirect_of(steps[0]).endswith("?step=check")
    assert page.portfolio.status == "checking"
    await PortfolioImport.check(portfolio.id, gazetteer())

    tab, page = await screen("step=check")
    assert (len(page.rows), page.earlier_href) == (20, "")
    assert "after=21" in page.later_href
    counts = {one.text: one.count for one in page.filters}
    expected = {"All rows": "45", "Ready": "39", "Need a place": "5", "With a problem": "1"}
    assert counts.items() >= expected.items()
    _, page = await screen("step=check&only=problem")
    assert [(row.line, row.outcome_text) for row in page.rows] == [(3, "Has a problem")]
    assert page.rows[0].problems == ["Rent a month: “free” is not an amount we can read."]

    tab, page = await screen("step=places")
    assert [(one.name, one.homes) for one in page.places] == [
        ("Qwxzkjv Towers, Bengaluru", "5 homes")
    ]
    await press(tab, "open_pin", page.places[0].key)
    assert page.fit[0] < 77.6 < page.fit[2]
    await press(tab, "place")
    assert page.errors["pin"] == "Drop a pin on the map first."
    await press(tab, "drop_pin", 12.95, 77.6)
    await press(tab, "place")
    assert page.notice == "5 homes placed at Qwxzkjv Towers."
    assert page.places == []

    tab, page = await screen("step=import")
    await press(tab, "start")
    assert page.portfolio.status == "running"
    await PortfolioImport.run(portfolio.id)

    tab, page = await screen("step=import")
    assert (page.step, page.portfolio.drafts) == ("publish", 44)
    assert {one.text: one.count for one in page.numbers} == {"Listed": "44", "With a problem": "1"}
    await press(tab, "publish")
    assert page.notice == "44 homes are online."
    assert (page.portfolio.drafts, page.working) == (0, "")

    await press(tab, "weigh_undo")
    assert page.consequence == "44 homes go offline and are archived with their history."
    await press(tab, "keep")
    assert page.consequence == ""
    await press(tab, "undo")
    assert page.notice == "44 homes archived."
    assert page.portfolio.status == "undone"


async def test_everything_is_said_in_hindi(screen, portfolio):
    await PortfolioImport.check(portfolio.id, gazetteer())
    _, page = await screen(language="hi")
    said = [page.portfolio.status_text, page.portfolio.note, *(one.text for one in page.steps)]
    assert all(any("\u0900" <= letter <= "\u097f" for letter in text) for text in said)


async def test_somebody_elses_import_is_not_there(db, portfolio, open_tab):
    cookie = await cookie_of(db, await person(db))
    tab = open_tab(cookies=cookie, path=f"/desk/imports/{portfolio.public_id}")
    await press(tab, "load")
    page = await tab.of(ImportPage)
    assert page.refusal.code == "import_not_found"
    assert (page.ready, page.columns, page.portfolio.filename) == (False, [], "")
    for name, *args in (("check",), ("start",), ("publish",), ("undo",), ("weigh_undo",)):
        await press(tab, name, *args)
        assert page.refusal.code == "import_not_found"


async def test_following_ends_with_the_job(screen, portfolio, db, owner, monkeypatch):
    monkeypatch.setattr("state.listings.imports.one._LOOK_EVERY_S", 0.0)
    await portfolio.map(db, by=owner, mapping=portfolio.mapping, defaults=portfolio.defaults)
    tab, page = await screen("step=check")
    assert page.portfolio.status == "checking"
    await PortfolioImport.check(portfolio.id, gazetteer())
    await press(tab, "watch")
    assert page.portfolio.status == "preview"
    assert len(page.rows) == 20
