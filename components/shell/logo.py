"""The mark: घ under a bar that runs to both edges."""

import reflex as rx

from components.text import t
from components.ui.link import link

GLYPH = (
    "M26.35 17.47H24.01V30.6H19.88V26.3L20.66 27.11Q19.87 27.75 18.68 28.08Q17.49 28.42 16.06 "
    "28.42Q14.24 28.42 12.93 27.85Q11.61 27.29 10.91 26.27Q10.21 25.26 10.21 23.94Q10.21 23.03 "
    "10.65 22.15Q11.09 21.27 12.04 20.7L12.34 20.39Q13.03 19.93 13.97 19.73Q14.9 19.53 15.87 "
    "19.53Q16.37 19.53 16.8 19.56Q17.24 19.59 17.61 19.65L17.39 22.81Q17.12 22.78 16.85 "
    "22.77Q16.58 22.76 16.29 22.76Q15.26 22.76 14.8 23.06Q14.34 23.37 14.34 23.94Q14.34 24.55 "
    "14.85 24.85Q15.35 25.15 16.29 25.15Q17.48 25.15 18.51 24.71Q19.53 24.26 20.23 "
    "23.36L19.88 25.34V17.47H8.45V14.2H26.35ZM14.15 22.32Q12.8 22.26 11.75 21.82Q10.7 21.37 "
    "10.1 20.6Q9.49 19.83 9.49 18.81Q9.49 17.76 10.01 16.96Q10.52 16.17 11.53 15.65L14.84 "
    "16.94Q14.18 17.28 13.9 17.67Q13.63 18.05 13.63 18.56Q13.63 19.17 14.02 19.53Q14.41 19.9 "
    "15 19.95Z"
)
"""The outline of घ (Noto Sans Devanagari, weight 800) in a 34 × 34 tile: no font is loaded."""


def mark(*, size: int = 34) -> rx.Component:
    """The mark alone, as an ornament."""
    return rx.el.svg(
        rx.el.rect(width="34", height="34", rx="9", class_name="fill-geru-fill"),
        rx.el.rect(y="9", width="34", height="3", class_name="fill-white"),
        rx.el.path(d=GLYPH, class_name="fill-white"),
        view_box="0 0 34 34",
        width=str(size),
        height=str(size),
        custom_attrs={"aria-hidden": "true"},
        class_name="shrink-0",
    )


def logo(*, short: bool = False) -> rx.Component:
    """The mark and the name, leading to the first page; `short`: a phone shows the mark alone."""
    return link(
        mark(),
        rx.el.span(
            t("shell.name"),
            class_name="text-[20px] leading-7 font-[650] tracking-[-.01em] "
            f"{'max-md:hidden' if short else ''}".rstrip(),
        ),
        href="/",
        aria_label=t("shell.home"),
        class_name="flex items-center gap-2.5 rounded-small shrink-0",
    )
