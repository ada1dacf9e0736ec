"""The foot of a page: places to go, language, theme."""

import reflex as rx

from components.shell.entries import legal_entries, main_entries
from components.shell.logo import logo
from components.shell.switches import language_choice, theme_switch
from components.text import t
from components.ui.link import link


def footer() -> rx.Component:
    """What every page ends with."""
    return rx.el.footer(
        rx.el.div(
            rx.el.div(
                logo(),
                rx.el.p(t("shell.footer.line"), class_name="text-ink-3 max-w-[42ch]"),
                class_name="flex flex-col items-start gap-3",
            ),
            rx.el.nav(
                *[
                    link(
                        entry.text,
                        href=entry.href,
                        class_name="inline-flex items-center min-h-9 max-md:min-h-11 text-ink-2 "
                        "hover:text-ink hover:underline underline-offset-4",
                    )
                    for entry in (*main_entries(), *legal_entries())
                ],
                aria_label=t("shell.footer.label"),
                class_name="flex flex-wrap gap-x-6",
            ),
            rx.el.div(language_choice(), theme_switch(), class_name="flex flex-wrap gap-3"),
            class_name="flex flex-col lg:flex-row lg:items-center justify-between gap-6 "
            "max-w-[1360px] mx-auto px-gutter py-8",
        ),
        class_name="border-t border-line mt-18 max-md:pb-24",
    )
