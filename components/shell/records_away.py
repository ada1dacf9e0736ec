"""Says that the records cannot be reached, and asks again by itself."""

import reflex as rx

from components.text import t
from components.ui.button import button
from components.ui.icon import icon
from state.records import Records
from state.shell import Shell


class Countdown(rx.NoSSRComponent):
    """countdown.jsx: `words` with `{clock}`, then `trying`; `round` begins it anew."""

    library = rx.asset("countdown.jsx", shared=True).importable_path
    tag = "Countdown"

    seconds: rx.Var[int]
    round: rx.Var[int]
    words: rx.Var[str]
    trying: rx.Var[str]

    on_end: rx.EventHandler[rx.event.no_args_event_spec]


def records_away_banner() -> rx.Component:
    """Nothing while the records can be reached; the page behind it stays as it is."""
    return rx.cond(Shell.viewer.records_away, _banner())


def _banner() -> rx.Component:
    return rx.el.div(
        icon("database-zap", size=18, class_name="mt-px"),
        rx.el.div(
            rx.el.p(
                rx.cond(
                    Shell.viewer.signed_in, t("shell.away.text"), t("shell.away.text_stranger")
                ),
                class_name="font-[500]",
            ),
            rx.el.p(
                Countdown.create(
                    seconds=Records.wait,
                    round=Records.tries,
                    words=t("shell.away.next", clock="{clock}"),
                    trying=t("shell.away.trying"),
                    on_end=Records.look_again,
                ),
                # Read out once, not every second.
                aria_live="off",
                class_name="text-small min-h-[20px]",
            ),
            class_name="flex-1 min-w-0",
        ),
        button(t("shell.away.now"), size="sm", on_click=Records.look_again),
        class_name="flex w-full max-w-[640px] items-start gap-3 px-4 py-3 rounded-card "
        "bg-genda-soft text-genda shadow-e3 pointer-events-auto",
    )
