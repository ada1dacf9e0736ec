"""Tables: numbers to the right, head that stays, rows that become cards on a phone."""

from dataclasses import dataclass
from typing import Any, Literal

import reflex as rx

from components.ui.base import Flag, Part, Text, classes, either, one_of, truth, when

RowState = Literal["rest", "waiting", "disputed", "voided"]
_ROWS: dict[str, str] = {
    "rest": "",
    "waiting": "bg-neel-soft",
    "disputed": "bg-rani-soft",
    "voided": "text-ink-3 line-through decoration-ink-3",
}


@dataclass(frozen=True)
class Column:
    """A column: its words; numbers stand right; `quiet` hides the words (a column of buttons)."""

    text: Text
    numeric: bool = False
    quiet: bool = False


def table(
    columns: list[Column],
    *rows: rx.Component,
    caption: Text,
    framed: bool = True,
    cards_on_phone: bool = True,
) -> rx.Component:
    """A table of `row`s. `caption` names it for readers.

    Rows from state: `rx.foreach(State.rows, lambda r: row(cell(...), ...))`. Below 640 px each row
    becomes a card whose lines carry the column's words (`cell(label=...)`), unless
    `cards_on_phone` is off: then the table scrolls sideways.
    """
    frame = "bg-surface border border-line rounded-card" if framed else ""
    return rx.el.div(
        rx.el.table(
            rx.el.caption(caption, class_name="sr-only"),
            rx.el.thead(
                rx.el.tr(*[_head(column) for column in columns], role="row"), role="rowgroup"
            ),
            rx.el.tbody(*rows, role="rowgroup"),
            role="table",
            class_name="w-full text-[length:var(--text-control)] leading-5 border-collapse "
            + ("cards-on-phone" if cards_on_phone else ""),
        ),
        class_name=f"overflow-x-auto {frame}".rstrip(),
    )


def row(
    *cells: rx.Component,
    state: RowState | rx.Var[str] = "rest",
    chosen: Flag = False,
    on_click: Any = None,
    **props: Any,
) -> rx.Component:
    """A row. `chosen` sets aria-selected and its ground; `state` is for ledgers.

    With `on_click` the row is a pointer target only: give one cell a link or button as well, so
    that the keyboard reaches the same thing.
    """
    look = _row_look(state)
    if on_click is not None:
        props["on_click"] = on_click
    return rx.el.tr(
        *cells,
        role="row",
        aria_selected=truth(chosen),
        class_name=classes(
            "border-t border-line transition-colors duration-press",
            "cursor-pointer" if on_click is not None else "",
            look,
            either(chosen, "!bg-geru-soft shadow-[inset_3px_0_0_var(--geru-fill)]"),
            "hover:bg-sunken focus-within:bg-sunken",
        ),
        **props,
    )


def cell(
    *content: Part, label: Text | None = None, numeric: bool = False, leads: bool = False
) -> rx.Component:
    """A cell. `label` is the column's name on a phone card; `leads` is the card's headline."""
    return rx.el.td(
        *content,
        role="cell",
        custom_attrs={"data-label": label} if label is not None else {},
        class_name=f"sm:p-[var(--pad-cell)] align-middle {'leads' if leads else ''} "
        f"{'sm:text-right tabular-nums whitespace-nowrap' if numeric else ''}".rstrip(),
    )


def two_lines(text: Part, note: Part, *, struck: bool = False) -> rx.Component:
    """A cell's words over a quiet second line."""
    return rx.el.div(
        rx.el.p(text, class_name="font-[600]" + (" line-through" if struck else "")),
        rx.el.p(note, class_name="text-micro text-ink-3"),
        class_name="min-w-0",
    )


def detail_row(*children: rx.Component, columns: int, open: Flag = True) -> rx.Component:
    """What unfolds under a row ("why"); it is only there while `open`."""
    unfolded = rx.el.tr(
        rx.el.td(
            *children,
            col_span=columns,
            role="cell",
            class_name="sm:px-4 sm:pb-4 max-sm:!block max-sm:!text-start",
        ),
        role="row",
    )
    return when(open, unfolded)


def _head(column: Column) -> rx.Component:
    words = rx.el.span(column.text, class_name="sr-only") if column.quiet else column.text
    return rx.el.th(
        words,
        scope="col",
        role="columnheader",
        class_name="sticky top-0 z-10 bg-surface px-3 py-2 text-micro font-[500] text-ink-3 "
        "whitespace-nowrap " + ("text-right" if column.numeric else "text-left"),
    )


def _row_look(state: RowState | rx.Var[str]) -> str | rx.Var[str]:
    if isinstance(state, rx.Var):
        return rx.match(state, *_ROWS.items(), "")
    return _ROWS[one_of(state, RowState, "state")]
