"""/favourites: liked homes in a grid, and the lists they can be put on."""

import reflex as rx

from components.listings.favourites import favourite
from components.shell import page
from components.text import t
from components.ui import (
    button,
    chip,
    chip_row,
    dialog,
    empty_state,
    form,
    link_button,
    loading,
    notice,
    section,
    skeleton_card,
    text_field,
)
from components.ui.icon import icon
from components.ui.link import link
from state.listings.liking import Hearts
from state.listings.liking.favourites import FavouritesPage, ListView

ROUTE = "/favourites"
ON_LOAD = [Hearts.load, FavouritesPage.load]
TITLE = t("likes.title")
GRID = "grid gap-x-6 gap-y-8 sm:grid-cols-2 lg:grid-cols-3 xl:grid-cols-4"


def favourites() -> rx.Component:
    """The screen."""
    return page(
        t("likes.title"),
        rx.cond(
            FavouritesPage.refusal.message & ~FavouritesPage.adding,
            notice(
                FavouritesPage.refusal.message,
                button(t("ui.retry"), on_click=FavouritesPage.load),
                mood="problem",
            ),
            rx.fragment(),
        ),
        chip_row(
            rx.foreach(
                FavouritesPage.purposes,
                lambda one: chip(one.text, chosen=one.chosen, href=one.href),
            ),
            label=t("likes.filter"),
        ),
        rx.cond(
            FavouritesPage.loading,
            loading(*[skeleton_card() for _ in range(4)], class_name=GRID),
            rx.cond(FavouritesPage.homes.length() > 0, _homes(), _empty()),
        ),
        _lists(),
        _chosen_bar(),
        _adding(),
        note=t("likes.note_of_page"),
        actions=(
            link_button(t("likes.to_deck"), "/swipe", variant="primary", icon="layers"),
            link_button(t("shell.account.recent"), "/recent", icon="history"),
        ),
        phone_active="saved",
    )


def _homes() -> rx.Component:
    return rx.el.div(
        rx.el.ul(rx.foreach(FavouritesPage.homes, favourite), class_name=GRID),
        rx.cond(
            FavouritesPage.has_more,
            rx.el.div(
                button(t("likes.more"), variant="secondary", on_click=FavouritesPage.more),
                class_name="flex justify-center pt-8",
            ),
            rx.fragment(),
        ),
    )


def _empty() -> rx.Component:
    return empty_state(
        "heart",
        t("likes.empty"),
        link_button(t("likes.to_deck"), "/swipe", variant="primary", icon="layers"),
        link_button(t("likes.deck.to_search"), "/search"),
        text=t("likes.empty_text"),
    )


def _lists() -> rx.Component:
    return section(
        t("likes.lists.title"),
        rx.el.ul(
            rx.foreach(FavouritesPage.lists, _list),
            class_name="grid gap-3 sm:grid-cols-2 lg:grid-cols-3 xl:grid-cols-4 empty:hidden",
        ),
        action=button(t("likes.lists.begin"), icon="plus", on_click=FavouritesPage.open_lists),
        note=t("likes.lists.note_of_page"),
    )


def _list(one: rx.Var[ListView]) -> rx.Component:
    return rx.el.li(
        link(
            icon("list-checks", size=20, class_name="text-geru"),
            rx.el.span(
                rx.el.span(one.name, class_name="block font-[600] truncate"),
                rx.el.span(one.homes, class_name="block text-caption text-ink-3"),
                class_name="min-w-0",
            ),
            href=one.href,
            class_name="flex items-center gap-3 bg-surface border border-line rounded-card p-4 "
            "hover:border-control",
        ),
        key=one.id,
    )


def _chosen_bar() -> rx.Component:
    """At the foot of the page while homes are ticked."""
    return rx.cond(
        FavouritesPage.chosen.length() > 0,
        rx.el.div(
            rx.el.div(
                rx.el.span(
                    t("likes.chosen", n=FavouritesPage.chosen.length()),
                    role="status",
                    class_name="font-[600] px-2",
                ),
                button(
                    t("likes.lists.add"),
                    icon="list-plus",
                    size="sm",
                    on_click=FavouritesPage.open_lists,
                ),
                rx.cond(
                    FavouritesPage.plan_href,
                    link_button(t("likes.plan"), FavouritesPage.plan_href, icon="route", size="sm"),
                    rx.fragment(),
                ),
                button(
                    t("likes.remove"),
                    icon="heart-off",
                    variant="danger",
                    size="sm",
                    on_click=FavouritesPage.remove,
                ),
                button(t("likes.clear"), variant="quiet", size="sm", on_click=FavouritesPage.clear),
                class_name="flex flex-wrap items-center justify-center gap-2 bg-raised "
                "rounded-panel shadow-e3 p-3 pointer-events-auto",
            ),
            class_name="fixed inset-x-0 bottom-20 md:bottom-6 z-30 flex justify-center px-gutter "
            "pointer-events-none",
        ),
        rx.fragment(),
    )


def _adding() -> rx.Component:
    return dialog(
        rx.cond(FavouritesPage.chosen.length() > 0, t("likes.lists.add"), t("likes.lists.begin")),
        rx.cond(
            FavouritesPage.chosen.length() > 0,
            rx.el.ul(
                rx.foreach(FavouritesPage.lists, _choice),
                class_name="flex flex-col gap-2 empty:hidden",
            ),
            rx.fragment(),
        ),
        form(
            text_field(
                t("likes.lists.new_name"),
                name="name",
                id="new-list",
                max_length=80,
                placeholder=t("likes.lists.name_hint"),
                error=FavouritesPage.errors.get("name", ""),
            ),
            on_submit=FavouritesPage.put_on_new,
            id="new-list-form",
        ),
        id="lists",
        open=FavouritesPage.adding,
        on_close=FavouritesPage.close_lists,
        error=FavouritesPage.errors.get("", ""),
        foot=(
            button(
                t("likes.lists.begin"),
                type="submit",
                variant="primary",
                icon="plus",
                form="new-list-form",
            ),
        ),
        size="sm",
    )


def _choice(one: rx.Var[ListView]) -> rx.Component:
    return rx.el.li(
        rx.el.button(
            rx.el.span(one.name, class_name="flex-1 min-w-0 truncate font-[600] text-left"),
            rx.el.span(one.homes, class_name="text-caption text-ink-3"),
            type="button",
            on_click=FavouritesPage.put_on(one.id),
            class_name="flex w-full items-center gap-3 min-h-11 px-3 rounded-control border "
            "border-line hover:bg-sunken",
        ),
        key=one.id,
    )
