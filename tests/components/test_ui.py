"""Components keep the roles and ties they promise, and refuse what they do not know."""

import pytest
import reflex as rx

from components import ui
from tests.components.rendered import elements, ids, of, one, words


class Sample(rx.State):
    """Vars for components that are fed from state."""

    error: str = ""
    busy: bool = False
    open: bool = False
    tone: str = "tulsi"
    src: str = ""
    kind: str = "house"
    score: int = 50
    rows: list[dict[str, str]] = []

    @rx.event
    async def close(self) -> None:
        """Nothing."""

    @rx.event
    async def choose(self, value: str) -> None:
        """Nothing."""


# Buttons


@pytest.mark.parametrize("variant", ["primary", "secondary", "soft", "quiet", "danger", "contrast"])
@pytest.mark.parametrize("size", ["lg", "md", "sm"])
def test_button(variant, size):
    made = one(ui.button("Save", variant=variant, size=size), "button")
    assert made["type"] == "button"
    assert made["aria-busy"] == "false"
    assert made["disabled"] == "false"


def test_unknown_variants_are_refused():
    with pytest.raises(ValueError, match="variant must be one of primary, secondary"):
        ui.button("Save", variant="loud")
    with pytest.raises(ValueError, match="size must be one of"):
        ui.button("Save", size="huge")
    with pytest.raises(ValueError, match="tone must be one of"):
        ui.badge("Paid", tone="green")
    with pytest.raises(ValueError, match="mood must be one of"):
        ui.notice("Paid", mood="happy")
    with pytest.raises(ValueError, match="kind must be one of"):
        ui.photo(None, alt="", kind="castle")
    with pytest.raises(ValueError, match="state must be one of"):
        ui.row(state="odd")
    with pytest.raises(ValueError, match="lucide has no icon 'ghar'"):
        ui.icon("ghar")


def test_busy_button_keeps_both_faces_and_cannot_be_pressed():
    made = ui.button("Save", busy=True, busy_text="Saving")
    button = one(made, "button")
    assert (button["aria-busy"], button["disabled"]) == ("true", "true")
    assert '"Save"' in words(made)
    assert '"Saving"' in words(made)
    assert len([e for e in elements(made) if e.get("className") == "spinner"]) == 1
    at_rest = one(ui.button("Save", busy=False, busy_text="Saving"), "button")
    assert (at_rest["aria-busy"], at_rest["disabled"]) == ("false", "false")


def test_button_follows_a_var():
    button = one(ui.button("Save", busy=Sample.busy, disabled=Sample.open), "button")
    assert "busy" in button.props["aria-busy"]
    assert "open" in button.props["disabled"]
    assert "busy" in button.props["disabled"]


def test_icon_button_has_a_name_and_a_tooltip():
    made = one(ui.icon_button("heart", "Save home", pressed=True), "button")
    assert (made["aria-label"], made["data-tip"]) == ("Save home", "Save home")
    assert made["aria-pressed"] == "true"
    assert "aria-pressed" not in one(ui.icon_button("x", "Close"), "button").props


def test_links_know_whether_they_stay():
    assert one(ui.link("Home", href="/"), "ReactRouterLink")["to"] == "/"
    assert one(ui.link("CSV", href="/export.csv", external=True), "a")["href"] == "/export.csv"
    assert one(ui.link_button("Home", "/"), "ReactRouterLink")["to"] == "/"


# Fields

FIELDS = {
    "text": lambda **more: ui.text_field("PIN code", name="pin", **more),
    "money": lambda **more: ui.money_field("Rent", name="pin", **more),
    "date": lambda **more: ui.date_field("From", name="pin", **more),
    "area": lambda **more: ui.text_area("About", name="pin", **more),
    "otp": lambda **more: ui.otp_field("Code", name="pin", **more),
    "select": lambda **more: ui.select_field("Kind", name="pin", options=[("a", "A")], **more),
    "checkbox": lambda **more: ui.checkbox("Pets", name="pin", **more),
    "switch": lambda **more: ui.switch("Alerts", name="pin", **more),
}


def control(made):
    found = [e for e in elements(made) if e.get("name") == "pin"]
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize("kind", FIELDS)
def test_field_ties_its_error_and_its_help(kind):
    wrong = FIELDS[kind](error="A PIN code never starts with 0.", help="Six digits")
    field = control(wrong)
    assert field["aria-invalid"] == "true"
    assert field["aria-describedby"] == "field-pin-error"
    assert "field-pin-error" in ids(wrong)
    assert '"A PIN code never starts with 0."' in words(wrong)
    assert of(wrong, "LucideCircleAlert")

    right = FIELDS[kind](help="Six digits")
    field = control(right)
    assert field["aria-invalid"] == "false"
    assert field["aria-describedby"] == "field-pin-help"
    assert "field-pin-help" in ids(right)
    assert not of(right, "LucideCircleAlert")


@pytest.mark.parametrize("kind", FIELDS)
def test_field_follows_an_error_of_state(kind):
    made = FIELDS[kind](error=Sample.error)
    field = control(made)
    assert "error" in field.props["aria-invalid"]
    assert "field-pin-error" in field.props["aria-describedby"]
    assert "field-pin-error" in ids(made)
    assert of(made, aria_live="polite")


@pytest.mark.parametrize("kind", FIELDS)
def test_field_has_a_label(kind):
    made = FIELDS[kind]()
    label = of(made, "label")[0]
    field = control(made)
    inside = kind in ("checkbox", "switch")
    assert inside or label["htmlFor"] == field["id"] == "field-pin"


def test_field_says_what_may_stay_empty():
    assert "optional" in words(ui.text_field("Email", name="pin", required=False))
    must = ui.text_field("Email", name="pin")
    assert "optional" not in words(must)
    assert control(must)["aria-required"] == "true"


def test_a_name_that_occurs_twice_takes_its_own_id():
    made = ui.text_field("PIN", name="pin", id="second", help="Six digits")
    assert control(made)["id"] == "second"
    assert "second-help" in ids(made)


def test_money_and_code():
    money = control(ui.money_field("Rent", name="pin"))
    assert (money["inputMode"], money["data-money"]) == ("decimal", "")
    code = control(ui.otp_field("Code", name="pin", digits=4))
    assert (code["autoComplete"], code["maxLength"]) == ("one-time-code", "4")


def test_switch_and_groups_have_their_roles():
    assert control(ui.switch("Alerts", name="pin"))["role"] == "switch"
    cards = ui.radio_cards(
        "You are", name="who", options=[("a", "A"), ("b", "B", "More")], default_value="b"
    )
    assert one(cards, "fieldset")["role"] == "radiogroup"
    assert [e["defaultChecked"] for e in of(cards, "input")] == ["false", "true"]
    chips = ui.choice_chips("Rooms", name="bhk", options=[("1", "1"), ("2", "2")], several=True)
    assert one(chips, "fieldset")["role"] == "group"
    assert {e["type"] for e in of(chips, "input")} == {"checkbox"}


def test_forms():
    posted = ui.post_form(ui.text_field("PIN", name="pin"), action="/language", csrf="token")
    form = one(posted, "form")
    assert (form["method"], form["action"]) == ("post", "/language")
    assert "onSubmit" not in form.props
    assert '"token"' in one(posted, "input", name="csrf").props["value"]
    assert one(posted, "input", name="next").get("data-here") == ""
    away = ui.post_form(action="/session/sign-out", csrf="token", next="/", fields={"a": "1"})
    assert one(away, "input", name="next").get("data-here") is None
    assert '"1"' in one(away, "input", name="a").props["value"]
    handled = one(ui.form(ui.text_field("PIN", name="pin"), on_submit=Sample.close), "form")
    assert "onSubmit" in handled.props
    assert "method" not in handled.props


# Chips, badges, cards


def test_chips():
    assert one(ui.chip("Rent", chosen=True), "button")["aria-pressed"] == "true"
    assert one(ui.chip("Rent"), "button")["aria-pressed"] == "false"
    linked = one(ui.chip("Rent", href="/search", chosen=True), "ReactRouterLink")
    assert linked["aria-current"] == "true"
    filtered = ui.filter_chip("2 BHK", remove_href="/search")
    assert '"2 BHK"' in one(filtered, "ReactRouterLink").props["aria-label"]


def test_badge_follows_a_var():
    made = ui.badge("Paid", tone=Sample.tone)
    assert "bg-tulsi-soft" in one(made, "span").props["className"]
    assert "bg-rani-soft" in one(made, "span").props["className"]


def test_card_that_leads_somewhere_is_one_link():
    assert one(ui.card(rx.el.p("x"), href="/a"), "ReactRouterLink")["to"] == "/a"
    assert not of(ui.card(rx.el.p("x")), "ReactRouterLink")


def test_listing_card():
    made = ui.listing_card(
        href="/listing/a",
        price_text="₹38,500",
        facts="2 BHK",
        place="Indiranagar",
        alt="A room",
        save=ui.save_button(True),
        gone="Let",
    )
    assert one(made, "ReactRouterLink")["to"] == "/listing/a"
    assert one(made, "button")["aria-pressed"] == "true"
    assert '"Let"' in words(made)
    assert one(made, role="img")["aria-label"] == "A room"
    assert any("line-through" in (e.get("className") or "") for e in elements(made))


def test_photo_shows_its_stand_in_only_without_a_picture():
    there = ui.photo("/a.webp", alt="A room")
    assert one(there, "img")["alt"] == "A room"
    assert not of(there, role="img")
    missing = ui.photo(None, alt="A room", kind="villa")
    assert one(missing, role="img")["data-kind"] == "villa"
    assert not of(missing, "img")
    either = ui.photo(Sample.src, alt="A room", kind=Sample.kind)
    assert of(either, "img")
    assert of(either, role="img")
    assert len([e for e in elements(either) if e.tag.startswith("Lucide")]) >= 8


def test_stat():
    made = ui.stat("Overdue", "₹58,930", note="4 tenants", alarm=True, href="/desk")
    assert one(made, "ReactRouterLink")["to"] == "/desk"
    assert "Not given" in words(ui.stat("Yield", None))
    assert of(ui.stat("Yield", "4%", loading=Sample.busy), aria_busy="true")


# Tables


def test_table_keeps_its_roles_when_rows_become_cards():
    made = ui.table(
        [ui.Column("Date"), ui.Column("Paid", numeric=True), ui.Column("Do", quiet=True)],
        ui.row(ui.cell("20 Nov", leads=True), ui.cell("10.00", label="Paid", numeric=True)),
        ui.row(ui.cell("21 Nov"), state="waiting", chosen=True),
        ui.detail_row(rx.el.p("Why"), columns=3, open=False),
        caption="Ledger",
    )
    assert one(made, "table")["role"] == "table"
    assert [e["role"] for e in of(made, "th")] == ["columnheader"] * 3
    assert [e.get("aria-selected") for e in of(made, "tr")] == [None, "false", "true"]
    assert one(made, "td", data_label="Paid")["role"] == "cell"
    assert '"Why"' not in words(made)


# Moving


def test_tabs_of_state_and_of_links():
    tabs = [ui.Tab("a", "A"), ui.Tab("b", "B", count=2)]
    made = ui.tabs(tabs, active="b", label="Parts", on_change=Sample.choose)
    assert one(made, role="tablist")["aria-label"] == "Parts"
    assert [e["aria-selected"] for e in of(made, role="tab")] == ["false", "true"]
    assert [e["tabIndex"] for e in of(made, role="tab")] == ["-1", "0"]
    panel = one(ui.tab_panel("b", active="b"), role="tabpanel")
    assert panel["aria-labelledby"] == of(made, role="tab")[1]["id"]
    assert not of(ui.tab_panel("b", active="a"), role="tabpanel")

    linked = ui.tabs(
        [ui.Tab("a", "A", href="/a"), ui.Tab("b", "B", href="/b")], active="b", label="P"
    )
    assert not of(linked, role="tablist")
    assert [e.get("aria-current") for e in of(linked, "ReactRouterLink")] == [None, "page"]


def test_segments_are_radio_buttons():
    made = ui.segmented("Period", [("m", "Monthly"), ("y", "Yearly")], name="p", default_value="y")
    assert [e["defaultChecked"] for e in of(made, "input", type="radio")] == ["false", "true"]
    assert '"Period"' in words(one_component(made, "legend"))


def one_component(made, tag):
    found = [child for child in made.children if getattr(child, "tag", None) == tag]
    assert len(found) == 1
    return found[0]


def test_stepper_says_where_one_is_and_what_is_wrong():
    made = ui.stepper(
        [ui.Step("Basics", "done", "/1"), ui.Step("Place", "problem"), ui.Step("Price", "now")],
        label="Steps",
    )
    assert len([e for e in of(made, "li") if e.get("aria-current") == "step"]) == 1
    assert "needs attention" in words(made)


def test_breadcrumbs_and_pager():
    made = ui.breadcrumbs([("Bengaluru", "/b")], "Indiranagar")
    assert one(made, "li", aria_current="page").texts == ['"Indiranagar"']
    assert len(of(ui.pager(later="/2"), "ReactRouterLink")) == 1


# Layers


def test_dialog_is_named_and_follows_its_var():
    made = ui.dialog(
        "End this lease", id="end", open=Sample.open, on_close=Sample.close, error=Sample.error
    )
    dialog = one(made, "dialog")
    assert dialog["id"] == "end"
    assert dialog["aria-labelledby"] in ids(made)
    assert "onClose" in dialog.props
    hooks = " ".join(made._get_all_hooks())
    assert 'getElementById("end")' in hooks
    assert "showModal" in hooks
    assert one(made, "button", data_closes="end")["aria-label"]


def test_dialog_of_the_browser_needs_no_state():
    made = ui.dialog("Filters", id="filters")
    assert "useEffect" not in " ".join(made._get_all_hooks())
    opener = one(ui.button("Filters", **ui.opens("filters")), "button")
    assert (opener["data-opens"], opener["aria-haspopup"]) == ("filters", "dialog")


def test_busy_dialog_stays():
    made = ui.sheet("Filters", id="filters", busy=True)
    assert one(made, "dialog")["data-busy"] == "true"
    assert one(made, "button", data_closes="filters")["disabled"] == "true"


def test_menu_and_popover():
    made = ui.menu(
        ui.icon_button("ellipsis", "More", **ui.pops("more", "menu")),
        [ui.Item("Edit", href="/edit"), ui.Item("Delete", danger=True, on_click=Sample.close)],
        id="more",
        label="More",
    )
    trigger = one(made, "button", aria_haspopup="menu")
    assert trigger["popoverTarget"] == one(made, popover="auto")["id"] == "more"
    assert trigger["data-tip"] == "More"
    assert len(of(made, role="menuitem")) == 2
    assert {e["tabIndex"] for e in of(made, role="menuitem")} == {"-1"}
    box = ui.popover(ui.button("Why", **ui.pops("why")), id="why", title="Late fee")
    assert one(box, role="dialog")["aria-labelledby"] in ids(box)


def test_toast_offers_undo_and_retry():
    assert "Undo" in str(ui.toast("Saved.", kind="success", undo=Sample.close).args)
    assert "Try again" in str(ui.toast("Lost.", kind="problem", retry=Sample.close).args)
    with pytest.raises(ValueError, match="kind must be one of"):
        ui.toast("Saved.", kind="party")


# Words about the state of things


def test_notices_speak_up_when_they_must():
    assert one(ui.notice("Refused", mood="problem"), role="alert")
    assert one(ui.notice("Kept", mood="success"), role="status")
    assert one(ui.banner("Offline", mood="caution"), role="status")


def test_skeletons_are_silent_and_loading_is_said():
    assert one(ui.skeleton("photo"), "span")["aria-hidden"] == "true"
    made = ui.loading(ui.skeleton("text"))
    assert one(made, role="status")["aria-busy"] == "true"
    assert "Loading" in words(made)


def test_empty_state():
    made = ui.empty_state("map-pin-off", "No home", ui.button("Widen"), text="There are 14")
    assert '"No home"' in words(made)
    assert of(made, "button")


def test_progress():
    made = one(ui.progress(3, label="Steps", of=5), role="progressbar")
    assert (made["aria-valuenow"], made["aria-valuemax"], made["aria-label"]) == ("3", "5", "Steps")
    assert one(ui.parts_bar([(1, "tulsi"), (2, "rani")], label="Paid"), role="img")


def test_avatar_and_score():
    assert one(ui.avatar("Lakshmi", initials="L"), role="img")["aria-label"] == "Lakshmi"
    assert not of(ui.avatar("Lakshmi", initials="L", silent=True), role="img")
    assert "Closed account" in str(one(ui.avatar("L", initials="L", closed=True), role="img").props)
    assert "text-tulsi" in str(one(ui.score_ring(70), "svg").props)
    assert "text-genda" in str(one(ui.score_ring(69), "svg").props)
    assert "text-rani" in str(one(ui.score_ring(39), "svg").props)
    assert "Not enough answers" in words(ui.score_ring(None))
    assert "text-genda" in str(one(ui.score_ring(Sample.score), "svg").props)


def test_timeline_says_what_was_missed():
    made = ui.timeline([ui.Moment("Inspection", "10 Nov", "missed")], label="History")
    assert "Missed" in words(made)
    assert one(made, "ol")["aria-label"] == "History"
    assert ui.timeline(Sample.rows, label="History").render()


def test_error_text_is_a_live_region_and_empty_without_an_error():
    assert one(ui.error_text("No."), aria_live="polite")
    assert not of(ui.error_text(None), "p")
