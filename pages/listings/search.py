"""/search: homes as a list and on the map, in step."""

import reflex as rx

from components.listings.cards import compare_bar, home_grid, pin_card
from components.listings.save_search import save_search
from components.map import home_map
from components.shell import page
from components.text import t
from components.ui import (
    button,
    checkbox,
    chip,
    empty_state,
    filter_chip,
    form,
    icon_button,
    link_button,
    menu,
    money_field,
    notice,
    opens,
    popover,
    pops,
    select_field,
    sheet,
    skeleton_card,
    text_field,
)
from components.ui.icon import icon
from components.ui.link import link
from ghar_app.models.listings.kinds import Diet, GenderPreference, TenantPreference
from ghar_app.settings import settings
from state.listings.liking import Hearts
from state.listings.search import OfferView, SearchPage
from state.listings.search.words import ChipView, ChoiceView

ROUTE = "/search"
ON_LOAD = [SearchPage.load, SearchPage.draw_map, Hearts.load]
TITLE = "Ghar"


def search() -> rx.Component:
    """The screen: bar of filters above, list beside (phone: over) the map."""
    return page(
        None,
        rx.el.div(
            rx.el.h1(t("search.title"), class_name="sr-only"),
            _filter_bar(),
            _split(),
        ),
        _sheet(),
        compare_bar(),
        active="rent",
        phone_active="explore",
        middle=_box(),
        width="full",
        foot=False,
    )


def _split() -> rx.Component:
    return rx.el.div(
        rx.el.section(
            _list(),
            aria_label=t("search.list_label"),
            class_name="relative z-10 bg-paper px-gutter lg:px-6 pb-16 max-lg:rounded-t-panel "
            "max-lg:shadow-e3 max-lg:-mt-5 lg:w-[54%] xl:w-[760px]",
        ),
        rx.el.section(
            _map(),
            aria_label=t("search.map_label"),
            class_name="max-lg:order-first sticky top-[113px] flex-1 h-[44svh] "
            "[--map-bottom:24px] lg:[--map-bottom:0px] lg:h-[calc(100dvh-113px)]",
        ),
        class_name="flex max-lg:flex-col lg:items-start",
    )


def _box() -> rx.Component:
    """One box for everything; what it understands becomes chips."""
    return rx.el.form(
        icon("search", size=18),
        rx.el.input(
            name="q",
            id="search-box",
            type="search",
            default_value=SearchPage.form.q,
            key=SearchPage.form.q,
            placeholder=t("search.box_hint"),
            aria_label=t("search.box_label"),
            list="places",
            auto_complete="off",
            on_change=SearchPage.suggest.debounce(200),
            class_name="flex-1 min-w-0 bg-transparent outline-none text-[15px] "
            "placeholder:text-ink-3",
        ),
        rx.el.datalist(
            rx.foreach(SearchPage.suggestions, lambda one: rx.el.option(value=one)),
            id="places",
        ),
        rx.cond(SearchPage.recent.length() > 0, _recent()),
        rx.el.span(
            icon("sparkle", size=14),
            t("search.understood"),
            class_name="hidden xl:flex items-center gap-1.5 text-caption text-ink-3",
        ),
        rx.el.button(
            icon("arrow-right", size=18),
            type="submit",
            aria_label=t("search.go"),
            class_name="touch grid place-items-center size-9 rounded-full bg-geru-fill text-white "
            "hover:bg-geru-hover",
        ),
        role="search",
        on_submit=SearchPage.ask,
        class_name="flex flex-1 max-w-[560px] items-center gap-2.5 h-12 min-w-0 rounded-pill "
        "border border-control bg-surface pl-4 pr-1.5 focus-within:outline-2 "
        "focus-within:outline-neel focus-within:outline-offset-2",
    )


def _recent() -> rx.Component:
    """What this person searched for lately; they may have it forgotten."""
    return menu(
        icon_button(
            "history", t("search.recent"), variant="quiet", size="sm", **pops("lately", "menu")
        ),
        [rx.foreach(SearchPage.recent, _menu_line)],
        id="lately",
        label=t("search.recent"),
        foot=button(
            t("search.recent_clear"),
            variant="quiet",
            size="sm",
            icon="trash-2",
            on_click=SearchPage.forget_searches,
        ),
    )


def _filter_bar() -> rx.Component:
    bar = SearchPage.bar
    return rx.el.div(
        rx.el.div(
            _purpose_menu(),
            rx.foreach(SearchPage.chips, _held),
            _price(),
            _choices("bhk", t("search.bedrooms"), bar.bedrooms),
            _choices("furnish", t("search.furnishing"), bar.furnishing),
            _choices("types", t("search.type"), bar.types),
            _choices("movein", t("search.move_in"), bar.move_in),
            chip(
                bar.verified.text,
                icon="badge-check",
                chosen=bar.verified.chosen,
                href=bar.verified.href,
                on_click=SearchPage.ahead(bar.verified.href),
            ),
            chip(
                t("search.more"),
                icon="sliders-horizontal",
                on_click=SearchPage.open_sheet,
                **opens("filters"),
            ),
            rx.cond(
                SearchPage.chips.length() > 0,
                link(
                    t("search.clear_all"),
                    href=bar.clear_href,
                    on_click=SearchPage.ahead(bar.clear_href),
                    class_name="text-small font-[500] underline underline-offset-4 "
                    "whitespace-nowrap px-2 py-2",
                ),
            ),
            role="group",
            aria_label=t("search.filters"),
            class_name="flex items-center gap-2 overflow-x-auto -mx-gutter px-gutter lg:-mx-6 "
            "lg:px-6 py-0.5 [scrollbar-width:none]",
        ),
        class_name="sticky top-16 z-30 h-[49px] bg-surface border-b border-line px-gutter lg:px-6 "
        "py-1",
    )


def _held(held: rx.Var[ChipView]) -> rx.Component:
    return filter_chip(held.text, remove_href=held.href, on_remove=SearchPage.ahead(held.href))


def _purpose_menu() -> rx.Component:
    bar = SearchPage.bar
    current = rx.foreach(bar.purposes, lambda one: rx.cond(one.chosen, one.text, ""))
    return menu(
        chip(rx.el.span(current), icon_after="chevron-down", **pops("purposes", "menu")),
        [rx.foreach(bar.purposes, _menu_line)],
        id="purposes",
        label=t("search.filters"),
        side="start",
    )


def _menu_line(one: rx.Var[ChoiceView]) -> rx.Component:
    return link(
        one.text,
        rx.cond(one.chosen, icon("check", size=16), rx.fragment()),
        href=one.href,
        on_click=SearchPage.ahead(one.href),
        role="menuitem",
        tab_index=-1,
        class_name="flex w-full items-center justify-between gap-3 rounded-small px-3 min-h-11 "
        "md:min-h-9 font-[500] hover:bg-sunken focus-visible:bg-sunken",
    )


def _choices(name: str, words: rx.Var[str], options: rx.Var[list[ChoiceView]]) -> rx.Component:
    """A chip that opens links, each turning one value on or off."""
    return popover(
        chip(words, icon_after="chevron-down", **pops(name)),
        rx.el.div(
            rx.foreach(
                options,
                lambda one: chip(
                    one.text,
                    chosen=one.chosen,
                    href=one.href,
                    on_click=SearchPage.ahead(one.href),
                ),
            ),
            class_name="flex flex-wrap gap-2 pt-2",
        ),
        id=name,
        title=words,
    )


def _price() -> rx.Component:
    return popover(
        chip(SearchPage.bar.budget, icon_after="chevron-down", **pops("budget")),
        form(
            _budget_fields("budget"),
            button(t("search.apply"), type="submit", variant="primary", wide=True),
            on_submit=SearchPage.narrow,
        ),
        id="budget",
        title=SearchPage.bar.budget,
    )


def _budget_fields(place: str) -> rx.Component:
    errors, held = SearchPage.errors, SearchPage.form
    return rx.el.div(
        money_field(
            t("search.budget_from"),
            name="min",
            id=f"{place}-min",
            default_value=held.min,
            key=f"{place}{held.min}",
            error=errors.get("min", errors.get("price", "")),
        ),
        money_field(
            t("search.budget_to"),
            name="max",
            id=f"{place}-max",
            default_value=held.max,
            key=f"{place}{held.max}",
            error=errors.get("max", ""),
        ),
        class_name="grid grid-cols-2 gap-3",
    )


def _sheet() -> rx.Component:
    held = SearchPage.form
    return sheet(
        t("search.filters"),
        form(
            rx.el.input(type="hidden", name="sheet", value="1"),
            _budget_fields("sheet"),
            rx.el.div(
                _number("area_min", t("search.area_min"), held.area_min),
                _number("area_max", t("search.area_max"), held.area_max),
                _number("bath", t("search.bathrooms"), held.bath),
                _number("parking", t("search.parking"), held.parking),
                _number("floor_min", t("search.floor_min"), held.floor_min),
                _number("floor_max", t("search.floor_max"), held.floor_max),
                _number("age", t("search.age"), held.age),
                _number("radius", t("search.radius"), held.radius),
                class_name="grid grid-cols-2 gap-3",
            ),
            _select("tenant", t("search.tenant"), TenantPreference, held.tenant),
            _select("diet", t("search.diet"), Diet, held.diet),
            _select("gender", t("search.gender"), GenderPreference, held.gender),
            checkbox(t("search.pets"), name="pets", value="1", default_checked=held.pets),
            checkbox(t("search.lift"), name="lift", value="1", default_checked=held.lift),
            on_submit=SearchPage.narrow,
            id="filter-form",
        ),
        id="filters",
        error=SearchPage.errors.get("", ""),
        # What cannot be read stays open with its sentence; what can is closed by its handler.
        open=SearchPage.sheet_open,
        on_close=SearchPage.close_sheet,
        foot=(button(t("search.apply"), type="submit", variant="primary", form="filter-form"),),
    )


def _number(name: str, words: rx.Var[str], value: rx.Var[str]) -> rx.Component:
    return text_field(
        words,
        name=name,
        id=f"sheet-{name}",
        default_value=value,
        key=f"sheet-{name}{value}",
        input_mode="numeric",
        error=SearchPage.errors.get(name, ""),
    )


def _select(name: str, words: rx.Var[str], kind: type, value: rx.Var[str]) -> rx.Component:
    options = [(str(one), t(f"homes.{name}.{one}")) for one in kind if one != "any"]
    return select_field(
        words,
        name=name,
        id=f"sheet-{name}",
        options=[("", t("search.any")), *options],
        default_value=value,
        key=f"sheet-{name}{value}",
    )


def _list() -> rx.Component:
    return rx.fragment(
        rx.el.div(
            rx.el.div(
                rx.el.h2(SearchPage.heading, class_name="text-h3", aria_live="polite"),
                rx.cond(
                    SearchPage.note,
                    rx.el.p(SearchPage.note, class_name="text-caption text-ink-3"),
                ),
                class_name="min-w-0 flex-1",
            ),
            save_search(),
            menu(
                button(
                    SearchPage.bar.sort,
                    icon="arrow-up-down",
                    variant="quiet",
                    size="sm",
                    **pops("sorts", "menu"),
                ),
                [rx.foreach(SearchPage.bar.sorts, _menu_line)],
                id="sorts",
                label=t("search.sort_label"),
            ),
            class_name="flex items-center gap-4 py-5",
        ),
        _problem(),
        rx.cond(
            SearchPage.typos & (SearchPage.cards.length() > 0),
            notice(t("search.typos"), mood="plain"),
        ),
        rx.cond(
            SearchPage.loading,
            rx.el.div(
                *[skeleton_card() for _ in range(4)],
                class_name="grid gap-x-6 gap-y-8 sm:grid-cols-2",
            ),
            rx.cond(SearchPage.cards.length() > 0, _found(), _empty()),
        ),
    )


def _problem() -> rx.Component:
    # What is wrong in a field stands beside it, unless the address itself was wrong.
    unplaced = (SearchPage.refusal.field == "") | (SearchPage.cards.length() == 0)
    return rx.cond(
        (SearchPage.refusal.code != "") & unplaced,
        notice(
            SearchPage.refusal.message,
            button(
                t("search.retry"),
                variant="secondary",
                size="sm",
                on_click=[SearchPage.load, SearchPage.draw_map],
            ),
            mood="problem",
        ),
    )


def _found() -> rx.Component:
    return rx.fragment(
        home_grid(SearchPage.cards),
        rx.cond(
            SearchPage.has_more,
            rx.el.div(
                button(
                    t("search.show_more"),
                    variant="secondary",
                    on_click=SearchPage.more,
                    custom_attrs={"data-when-seen": "click"},
                ),
                class_name="flex justify-center py-10",
            ),
            rx.el.p(t("search.all_shown"), class_name="text-caption text-ink-3 py-10 text-center"),
        ),
    )


def _empty() -> rx.Component:
    return rx.cond(
        SearchPage.refusal.code,
        rx.fragment(),
        empty_state(
            "map-pin-off",
            rx.cond(SearchPage.chips.length() > 0, t("search.empty"), t("search.empty_plain")),
            rx.foreach(SearchPage.offers, _offer),
            text=rx.el.span(
                rx.foreach(SearchPage.offers, lambda one: rx.el.span(one.sentence, " "))
            ),
        ),
    )


def _offer(offer: rx.Var[OfferView]) -> rx.Component:
    return link_button(offer.action, offer.href, variant="secondary")


def _map() -> rx.Component:
    # Only once it is known where: a map that begins with all of India and flies in is slow.
    return rx.cond(SearchPage.fit, _home_map(), rx.el.div(class_name="skeleton size-full"))


def _home_map() -> rx.Component:
    return home_map(
        SearchPage.marks,
        seen=SearchPage.seen_ids,
        fit=SearchPage.fit,
        chosen=SearchPage.chosen,
        on_ready=SearchPage.settle,
        on_move=SearchPage.move,
        on_choose=SearchPage.choose,
        on_search_area=SearchPage.search_here,
        popup=rx.cond(SearchPage.chosen_card, pin_card(SearchPage.chosen_card), rx.fragment()),
        style_url=settings().map_style_url or "",
        label=t("search.map_label"),
    )
