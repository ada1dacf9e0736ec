"""Where a portfolio file is chosen or dropped."""

from typing import Any

import reflex as rx

from components.text import t
from components.ui.base import Text
from components.ui.icon import icon

ACTION = "/desk/imports"
LARGEST_MB = 20

_LOOKS = {
    "root": "flex flex-col gap-3",
    "target": "flex flex-col items-center gap-1 rounded-panel border border-dashed border-control "
    "bg-surface px-4 py-8 text-center cursor-pointer transition-colors duration-press "
    "hover:bg-sunken has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-offset-2 "
    "has-[:focus-visible]:outline-neel data-over:border-geru data-over:bg-geru-soft",
    "label": "mt-1 text-h4 max-w-full truncate",
    "hint": "text-small text-ink-2",
    "note": "text-caption text-ink-3",
    "problem": "flex items-start gap-1.5 text-small text-rani",
    "progress": "flex w-64 max-w-full flex-col items-center gap-1.5",
    "bar": "block h-2 w-full overflow-hidden rounded-pill bg-sunken",
    "filled": "block h-full rounded-pill bg-geru-fill transition-[width] duration-menu",
}


class PortfolioDrop(rx.NoSSRComponent):
    """portfolio_drop.jsx; use `portfolio_drop`."""

    library = rx.asset("portfolio_drop.jsx", shared=True).importable_path
    tag = "PortfolioDrop"

    action: rx.Var[str]
    csrf: rx.Var[str]
    owner_field: rx.Var[str]
    largest_mb: rx.Var[int]
    words: rx.Var[dict[str, str]]
    looks: rx.Var[dict[str, str]]
    icons: rx.Var[dict[str, Any]]


def portfolio_drop(*, csrf: Text, owner_field: str = "", id: str = "portfolio") -> rx.Component:
    """Choose or drop one CSV or XLSX file; it is sent at once, and its page opens.

    `csrf` is `Shell.csrf`; `owner_field` the id of a select with the owner's public_id, for agents.
    What the server refuses is said below the zone, and another file can be chosen.
    """
    return PortfolioDrop.create(
        id=id,
        action=ACTION,
        csrf=csrf,
        owner_field=owner_field,
        largest_mb=LARGEST_MB,
        words=_words(),
        looks=_LOOKS,
        icons={"add": icon("file-up", size=24), "problem": icon("circle-alert", size=16)},
    )


def _words() -> dict[str, Text]:
    plain = ("label", "hint", "drop", "note", "reading", "broke", "offline")
    return {
        **{name: t(f"imports.drop.{name}") for name in plain},
        "sending": t("imports.drop.sending", percent="{percent}"),
        "too_large": t("refusals.import_too_large", most=f"{LARGEST_MB} MB"),
    }
