"""/listing/<slug>: one home."""

import reflex as rx

from components.listings.about import home_about, home_name
from components.listings.acts import compare_button, keep_button, share_button
from components.listings.around import (
    SIMILAR,
    not_there,
    poster_card,
    similar_section,
    spot_section,
)
from components.listings.asked import asked_section
from components.listings.contact import contact_box, report_button
from components.listings.costs import price_box
from components.listings.facts import amenities, fact_grid
from components.listings.gallery import gallery
from components.listings.hearts import heart_words
from components.listings.lightbox import lightbox
from components.shell import page
from components.text import t
from components.ui import button, divider, link_button, loading, notice, skeleton
from components.ui.icon import icon
from components.ui.link import link
from components.visits.box import visit_box
from state.listings.detail import HomePage
from state.listings.home_view import HomeView, StepView
from state.listings.liking import Hearts

ROUTE = "/listing/[slug]"
ON_LOAD = [HomePage.load, Hearts.load]
# Until the state has answered, the title that came with the page stays.
TITLE = rx.cond(HomePage.title, HomePage.title, rx.Var("(globalThis.document?.title ?? 'Ghar')"))


def detail() -> rx.Component:
    """The screen: a home, or why there is none."""
    missing = [
        (
            phase,
            not_there(
                t(f"listings.detail.{phase}_page.title"), t(f"listings.detail.{phase}_page.text")
            ),
        )
        for phase in ("missing", "gone")
    ]
    return page(
        None,
        rx.el.script(src="/listing.js", custom_attrs={"async": True}),
        rx.match(
            HomePage.phase,
            ("shown", _home(HomePage.home)),
            *missing,
            ("failed", _failed()),
            _waiting(),
        ),
        phone_active="explore",
    )


def _home(home: rx.Var[HomeView]) -> rx.Component:
    return rx.el.div(
        _top(home),
        rx.cond(home.notice.title, _notice(home), rx.fragment()),
        gallery(home),
        rx.el.div(
            home_name(home),
            rx.el.aside(
                price_box(home, _acts(home)),
                class_name="lg:col-start-2 lg:row-start-1 lg:row-span-2 lg:sticky lg:top-24 "
                "lg:self-start",
            ),
            rx.el.div(
                fact_grid(home),
                home_about(home),
                amenities(home),
                asked_section(home),
                spot_section(home),
                class_name="flex flex-col gap-8 md:gap-10 min-w-0",
            ),
            class_name="grid gap-x-14 gap-y-7 lg:grid-cols-[minmax(0,1fr)_392px] "
            "lg:grid-rows-[auto_1fr]",
        ),
        similar_section(HomePage.similar),
        lightbox(home),
        class_name="flex flex-col gap-5 md:gap-6",
    )


def _top(home: rx.Var[HomeView]) -> rx.Component:
    return rx.el.div(
        rx.el.nav(
            rx.el.ol(
                rx.foreach(home.way, _step),
                rx.el.li(home.here, aria_current="page", class_name="text-ink"),
                class_name="flex flex-wrap items-center gap-x-2 gap-y-1 text-caption text-ink-3",
            ),
            aria_label=t("ui.breadcrumbs"),
        ),
        rx.el.div(
            share_button(home.id),
            compare_button(home.id),
            heart_words(home.id),
            class_name="flex -mx-3",
        ),
        class_name="flex flex-wrap items-center justify-between gap-x-6",
    )


def _step(step: rx.Var[StepView]) -> rx.Component:
    return rx.el.li(
        link(step.text, href=step.href, class_name="hover:text-ink hover:underline"),
        icon("chevron-right", size=14),
        key=step.href,
        class_name="flex items-center gap-2",
    )


def _notice(home: rx.Var[HomeView]) -> rx.Component:
    words = home.notice
    return rx.cond(
        words.mood == "caution",
        notice(words.title, mood="caution", text=words.text, icon="eye-off"),
        notice(words.title, mood="info", text=words.text),
    )


def _acts(home: rx.Var[HomeView]) -> rx.Component:
    similar = t("listings.detail.see_similar")
    return rx.el.div(
        rx.cond(home.is_over, rx.fragment(), visit_box(home.id)),
        rx.cond(home.is_over, rx.fragment(), keep_button(home.id)),
        rx.cond(
            HomePage.similar.length() > 0,
            rx.cond(
                home.is_over,
                link_button(similar, f"#{SIMILAR}", variant="primary", size="lg", wide=True),
                link_button(similar, f"#{SIMILAR}", wide=True),
            ),
            rx.fragment(),
        ),
        rx.el.div(divider(), class_name="my-2"),
        poster_card(home),
        rx.cond(home.is_over, rx.fragment(), contact_box(home.id)),
        report_button(),
        class_name="flex flex-col gap-2.5 mt-5",
    )


def _failed() -> rx.Component:
    return notice(
        t("listings.detail.failed"),
        button(t("ui.retry"), on_click=HomePage.load),
        mood="problem",
        text=HomePage.refusal.message,
    )


def _waiting() -> rx.Component:
    """The same boxes as the content; `data-waiting` keeps the server's first look above them."""
    return rx.el.div(
        loading(
            skeleton("text", width="220px"),
            rx.el.span(
                class_name="skeleton w-full max-md:aspect-[3/2] md:h-[clamp(300px,33vw,444px)] "
                "!rounded-hero"
            ),
            rx.el.div(
                rx.el.div(
                    skeleton("title", width="70%"),
                    skeleton("text", width="50%"),
                    skeleton("text", width="40%"),
                    class_name="flex flex-col gap-3",
                ),
                rx.el.span(class_name="skeleton h-72 !rounded-panel"),
                class_name="grid gap-8 lg:grid-cols-[minmax(0,1fr)_392px] lg:gap-14",
            ),
            class_name="flex flex-col gap-5 md:gap-6",
        ),
        custom_attrs={"data-waiting": "true"},
    )
