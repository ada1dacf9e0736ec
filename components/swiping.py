"""What the decks of homes and of people share: buttons, stamps. Drag and keys: assets/swipe.js."""

import reflex as rx

from components.ui.icon import icon

ROUND = (
    "grid place-items-center rounded-full transition-[scale,background-color] duration-press "
    "active:scale-95 disabled:opacity-[.42] disabled:active:scale-100"
)
_KEY = "inline-grid place-items-center size-5 rounded-badge border border-line bg-surface"
PLAIN = f"{ROUND} bg-raised border border-line shadow-e1 hover:bg-sunken"


def stamp(choice: str, words: rx.Var[str], look: str) -> rx.Component:
    return rx.el.span(
        words,
        aria_hidden="true",
        class_name=f"stamp [--on:var(--{choice})] absolute top-16 rounded-control border-[3px] "
        f"px-3 py-1 text-[22px] leading-7 font-heavy pointer-events-none bg-black/30 {look}",
    )


def decides(choice: str, event: rx.event.EventSpec) -> rx.Component:
    """Pressed by swipe.js once the card is on its way."""
    return rx.el.button(
        type="button",
        hidden=True,
        aria_hidden="true",
        tab_index=-1,
        on_click=event,
        custom_attrs={"data-decide": choice},
    )


def under(drawn: rx.Component, words: rx.Var[str], arrow: str) -> rx.Component:
    return rx.el.div(
        rx.el.span(drawn, class_name="grid place-items-center h-16"),
        rx.el.span(
            words,
            rx.el.kbd(arrow if len(arrow) == 1 else icon(arrow, size=14), class_name=_KEY),
            aria_hidden="true",
            class_name="max-md:hidden flex items-center gap-1.5 text-caption text-ink-3",
        ),
        class_name="flex flex-col items-center gap-2",
    )
