"""Last step: the page as everybody will see it, and the press that puts it online."""

import reflex as rx

from components.listings.about import home_about, home_name
from components.listings.around import spot_section
from components.listings.costs import price_box
from components.listings.facts import amenities, fact_grid
from components.listings.gallery import gallery
from components.listings.lightbox import lightbox
from components.listings.posting.frame import saved
from components.text import t
from components.ui import button, error_text, link, link_button, notice
from state.listings.home_view import HomeView
from state.listings.posting.views import ProblemView, TwinView
from state.listings.posting.wizard import WizardPage as Wizard


def preview_step() -> rx.Component:
    """What is missing, what it resembles, the page, and the button."""
    return rx.el.div(
        rx.cond(Wizard.problems.length() > 0, _problems(), error_text(Wizard.errors[""])),
        rx.cond(Wizard.twins.length() > 0, _twins()),
        rx.cond(Wizard.preview, _page(Wizard.preview)),
        _publish(),
        class_name="flex flex-col gap-5 min-w-0",
    )


def _problems() -> rx.Component:
    return notice(
        t("posting.incomplete"),
        mood="problem",
        text=rx.el.ul(rx.foreach(Wizard.problems, _problem), class_name="flex flex-col gap-1 mt-1"),
    )


def _problem(one: rx.Var[ProblemView]) -> rx.Component:
    return rx.el.li(link(one.name, href=one.href, tone="prose"), ": ", one.text, key=one.href)


def _twins() -> rx.Component:
    return notice(
        t("posting.twins"),
        mood="caution",
        text=rx.fragment(
            rx.el.p(t("posting.twins_text")),
            rx.el.ul(rx.foreach(Wizard.twins, _twin), class_name="flex flex-col gap-1 mt-1"),
        ),
    )


def _twin(one: rx.Var[TwinView]) -> rx.Component:
    return rx.el.li(
        rx.cond(one.href, link(one.text, href=one.href, tone="prose"), rx.el.span(one.text)),
        key=one.text,
    )


def _page(home: rx.Var[HomeView]) -> rx.Component:
    """As the page of a home, in a frame of its own; nothing in it can be pressed but pictures."""
    return rx.el.section(
        rx.el.script(src="/listing.js", custom_attrs={"async": True}),
        gallery(home),
        home_name(home, heading=rx.el.h2),
        price_box(home),
        fact_grid(home),
        home_about(home),
        amenities(home),
        spot_section(home),
        lightbox(home),
        aria_label=t("posting.step.preview"),
        class_name="flex flex-col gap-6 rounded-panel border border-line bg-surface p-4 md:p-6",
    )


def _publish() -> rx.Component:
    return rx.el.div(
        button(t("posting.back"), variant="secondary", icon="arrow-left", on_click=Wizard.go_back),
        saved(),
        rx.cond(
            Wizard.draft.is_edit & ~Wizard.draft.has_changes,
            link_button(t("posting.to_desk"), Wizard.draft.desk_href, variant="primary"),
            button(
                rx.cond(Wizard.draft.is_edit, t("posting.publish_changes"), t("posting.publish")),
                variant="primary",
                icon="send",
                on_click=Wizard.publish,
            ),
        ),
        class_name="group/form sticky z-20 bottom-[calc(64px+env(safe-area-inset-bottom))] "
        "md:bottom-0 -mx-gutter md:mx-0 px-gutter md:px-0 py-3 bg-paper border-t border-line "
        "flex items-center justify-between gap-3",
    )
