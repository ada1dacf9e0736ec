"""/admin/moderation/[home_id]: one home to decide on."""

import reflex as rx

from components.listings.moderation import case_view, decision, thumb_bar
from components.shell import desk_page
from components.shell.entries import admin_entries
from components.text import t
from components.ui import (
    badge,
    error_text,
    icon,
    key,
    link,
    loading,
    notice,
    skeleton,
    skeleton_rows,
)
from state.listings.moderation.home import ModerationHomePage

ROUTE = "/admin/moderation/[home_id]"
ON_LOAD = ModerationHomePage.load
TITLE = "Ghar"


def moderation_home() -> rx.Component:
    """The case left, the decision right; below each other on a phone."""
    return desk_page(
        None,
        _way(),
        rx.cond(ModerationHomePage.done, notice(ModerationHomePage.done, mood="success")),
        rx.cond(
            ModerationHomePage.ready,
            rx.fragment(
                _head(),
                rx.el.div(
                    case_view(),
                    decision(),
                    class_name="grid gap-5 lg:grid-cols-[minmax(0,1fr)_20rem] "
                    "xl:grid-cols-[minmax(0,1fr)_22rem]",
                ),
                thumb_bar(),
            ),
            rx.cond(
                ModerationHomePage.refusal.code,
                error_text(ModerationHomePage.errors[""]),
                loading(
                    skeleton("title", width="60%"),
                    skeleton("photo"),
                    skeleton_rows(3),
                    class_name="flex flex-col gap-4",
                ),
            ),
        ),
        active="review",
        entries=admin_entries(),
    )


def _way() -> rx.Component:
    """Back to the queue; on to the homes before and after in it."""
    return rx.el.nav(
        link(
            icon("arrow-left", size=18),
            t("moderation.back"),
            href=ModerationHomePage.queue_href,
            class_name="inline-flex items-center gap-2 min-h-9 text-ink-2 hover:text-ink",
        ),
        rx.el.div(
            _turn(ModerationHomePage.earlier_href, "chevron-left", "earlier", "K"),
            _turn(ModerationHomePage.later_href, "chevron-right", "later", "J"),
            class_name="flex items-center gap-2",
        ),
        aria_label=t("moderation.title"),
        class_name="flex items-center justify-between gap-3",
    )


def _turn(href: rx.Var[str], sign: str, name: str, letter: str) -> rx.Component:
    return rx.cond(
        href,
        link(
            icon(sign, size=20),
            rx.el.span(t(f"moderation.{name}"), class_name="sr-only"),
            rx.el.span(key(letter), aria_hidden="true", class_name="max-lg:hidden"),
            href=href,
            custom_attrs={"data-key": letter.lower(), "aria-keyshortcuts": letter},
            class_name="inline-flex items-center gap-1.5 min-h-9 px-2.5 rounded-control border "
            "border-line bg-surface hover:border-control",
        ),
    )


def _head() -> rx.Component:
    case = ModerationHomePage.case
    return rx.el.header(
        rx.el.div(
            badge(case.kind_text),
            rx.cond(
                case.is_waiting,
                badge(case.age, tone=case.age_tone, icon="clock"),
                badge(case.status_text, tone=case.status_tone),
            ),
            class_name="flex flex-wrap gap-2",
        ),
        rx.el.h1(case.title, class_name="text-h1 break-words"),
        rx.el.p(case.summary, class_name="font-[600]"),
        rx.el.p(case.place, class_name="text-ink-2"),
        rx.cond(
            case.reason,
            rx.el.p(
                t("moderation.last_reason", reason=case.reason), class_name="text-small text-rani"
            ),
        ),
        class_name="flex flex-col gap-1.5",
    )
