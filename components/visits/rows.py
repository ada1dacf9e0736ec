"""A visit as a line: when, where, who, how it stands."""

import reflex as rx

from components.ui import badge
from components.ui.card import CARD, LIFTS
from components.ui.link import link
from components.ui.photo import photo
from state.visits.views import VisitCard


def visit_line(one: rx.Var[VisitCard], *below: rx.Component) -> rx.Component:
    """A card with the home's photograph; its title leads to the visit."""
    return rx.el.article(
        rx.el.div(
            photo(one.image, alt="", kind=one.kind, ratio="1:1", sizes="112px"),
            class_name="w-20 sm:w-28 shrink-0",
        ),
        rx.el.div(
            rx.el.div(
                rx.el.p(
                    one.day,
                    rx.el.span(one.time, class_name="text-ink-2 font-[500] ml-2 tabular-nums"),
                    class_name="font-[600]",
                ),
                badge(one.status, tone=one.tone),
                class_name="flex flex-wrap items-center justify-between gap-x-3 gap-y-1",
            ),
            link(
                one.title,
                href=one.href,
                class_name="text-h4 break-words after:absolute after:inset-0 hover:underline",
            ),
            rx.el.p(
                one.place,
                rx.cond(one.who, " · " + one.who, ""),
                class_name="text-caption text-ink-3",
            ),
            rx.el.div(*below, class_name="relative z-10 empty:hidden mt-1"),
            class_name="min-w-0 flex-1 flex flex-col gap-1",
        ),
        class_name=f"relative flex gap-4 p-3 sm:p-4 {CARD} {LIFTS}",
    )


def visit_slip(one: rx.Var[VisitCard]) -> rx.Component:
    """A narrow one, for a day of the calendar."""
    return link(
        rx.el.p(one.time, class_name="text-caption font-[600] tabular-nums"),
        rx.el.p(one.title, class_name="text-caption line-clamp-2"),
        rx.el.p(one.who, class_name="text-caption text-ink-3 truncate"),
        rx.el.div(badge(one.status, tone=one.tone), class_name="mt-1 [&>span]:whitespace-normal"),
        href=one.href,
        class_name=f"block p-2.5 {CARD} {LIFTS} !rounded-control",
    )
