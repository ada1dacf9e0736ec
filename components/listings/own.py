"""What an owner can do with a home of theirs: a menu of acts, and the question before the last."""

from typing import Any

import reflex as rx

from components.text import t
from components.ui import Item, button, confirm, icon_button, menu, pops
from state.listings.desk import OwnHome

_ICONS = {
    "pause": "pause",
    "resume": "play",
    "still": "play",
    "under_offer": "handshake",
    "let": "key-round",
    "sold": "key-round",
    "available": "rotate-ccw",
}


def acts_menu(home: rx.Var[OwnHome], page: Any) -> rx.Component:
    """Everything that fits how the home stands; `page` is a state with `ActsOnHomes`."""
    id = "acts-" + home.id
    acts = [
        Item(
            t(f"desk.act.{what}"),
            icon=sign,
            on_click=page.act(home.id, what),
            shown=home.acts.contains(what),
        )
        for what, sign in _ICONS.items()
    ]
    return menu(
        icon_button("ellipsis", t("desk.acts", home=home.title), tip_at="end", **pops(id, "menu")),
        [
            Item(t("desk.act.edit"), icon="pencil", href=home.edit_href),
            Item(
                t("desk.act.look"),
                icon="eye",
                href=home.public_href,
                shown=home.public_href != "",
            ),
            *acts,
            Item(
                t("desk.act.duplicate"),
                icon="copy",
                on_click=page.duplicate(home.id),
                shown=home.acts.contains("duplicate"),
            ),
            *[
                Item(
                    t(f"desk.act.{what}"),
                    icon="trash-2",
                    danger=True,
                    on_click=page.weigh_leaving(home.id),
                    shown=home.acts.contains(what),
                )
                for what in ("archive", "delete")
            ],
        ],
        id=id,
        label=t("desk.acts", home=home.title),
    )


def leave_dialog(page: Any) -> rx.Component:
    """Asked before a home is archived or a draft deleted."""
    return confirm(
        t("desk.leave.title", home=page.leaving_title),
        id="leave",
        text=t("desk.leave.text"),
        action=button(t("desk.leave.action"), variant="danger-fill", on_click=page.archive),
        open=page.leaving != "",
        on_close=page.stay,
        error=page.errors[""],
    )
