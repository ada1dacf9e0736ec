"""The bell in the bar."""

from typing import Any

import reflex as rx

from components.notify.lines import note_line, note_list
from components.text import t
from components.ui.error_text import error_text
from components.ui.floating import pops
from components.ui.icon import icon
from components.ui.link import link
from state.notify.bell import Bell
from state.shell import Shell

# Vars of a state are typed as their values; a page handles them as Vars.
notes: Any = Bell.notes
LIST = "/notifications"


def bell(*, id: str, side: str = "end") -> rx.Component:
    """A bell with the number of unread notifications; opens the newest. Nothing for strangers.

    `id` tells the bells of one page apart.
    """
    # Beside the button: what changes within a button's name is not read out.
    aloud = rx.el.span(_count_in_words(), class_name="sr-only", role="status")
    return rx.cond(
        Shell.viewer.signed_in,
        rx.el.div(_button(id), aloud, _box(id, side), class_name="relative flex"),
        rx.fragment(),
    )


def _button(id: str) -> rx.Component:
    return rx.el.button(
        icon("bell", size=20),
        rx.cond(
            Bell.unread > 0,
            rx.el.span(
                Bell.shown,
                aria_hidden="true",
                class_name="absolute -top-0.5 -right-1 grid place-items-center min-w-[18px] "
                "h-[18px] px-1 rounded-badge bg-geru-fill text-on-fill text-[11px] leading-none "
                "font-[600] tabular-nums ring-2 ring-surface",
            ),
            rx.fragment(),
        ),
        type="button",
        aria_label=_count_in_words(),
        on_click=Bell.look,
        class_name="touch relative grid place-items-center size-10 rounded-control text-ink-2 "
        "hover:bg-sunken hover:text-ink",
        **pops(id),
    )


def _count_in_words() -> rx.Var[str]:
    return rx.cond(Bell.unread > 0, t("notify.bell_unread", n=Bell.shown), t("notify.bell_none"))


def _box(id: str, side: str) -> rx.Component:
    return rx.el.div(
        rx.el.div(
            rx.el.p(t("notify.title"), class_name="text-h4 flex-1", custom_attrs={"id": f"{id}-t"}),
            rx.cond(
                Bell.unread > 0,
                rx.el.button(
                    t("notify.read_all"),
                    type="button",
                    on_click=Bell.read_all,
                    class_name="touch text-small font-[600] text-geru rounded-small px-2 min-h-9 "
                    "hover:bg-geru-soft",
                ),
                rx.fragment(),
            ),
            class_name="flex items-center gap-3 px-3 pt-1 pb-2 min-h-11 border-b border-line mb-1",
        ),
        error_text(Bell.errors[""]),
        rx.cond(
            notes.length() > 0,
            note_list(rx.foreach(notes, _line), label=t("notify.title")),
            rx.el.p(t("notify.none"), class_name="px-3 py-6 text-ink-2 text-small text-center"),
        ),
        rx.el.div(
            link(
                t("notify.see_all"),
                href=LIST,
                class_name="flex items-center justify-center min-h-11 rounded-small font-[600] "
                "text-small text-geru hover:bg-sunken",
            ),
            class_name="border-t border-line mt-1 pt-1",
        ),
        role="dialog",
        aria_labelledby=f"{id}-t",
        class_name="floating w-[min(400px,calc(100vw-24px))] max-h-[min(640px,80dvh)] "
        "overflow-y-auto",
        custom_attrs={"id": id, "popover": "auto", "data-side": side},
    )


def _line(note: Any) -> rx.Component:
    return note_line(note)
