"""The dialog of a new match."""

from typing import Any

import reflex as rx

from components.flatmates.person import likeness_ring
from components.text import t
from components.ui import button, dialog, link_button
from state.flatmates.moment import MatchMoment

moment: Any = MatchMoment.moment


def match_moment() -> rx.Component:
    """Both faces, how alike they live, and the way to the conversation."""
    return dialog(
        t("mates.moment.title"),
        rx.cond(
            moment,
            rx.el.div(
                rx.el.div(
                    _face(moment.mine, "-rotate-6"),
                    _face(moment.person.avatar_url, "rotate-6 -ml-4"),
                    class_name="flex justify-center py-4",
                ),
                rx.el.p(
                    t("mates.moment.both", name=moment.person.name),
                    class_name="text-h3 text-center",
                ),
                likeness_ring(moment.person),
                link_button(
                    t("mates.moment.hello"), moment.chat, variant="primary", icon="message-circle"
                ),
                button(t("mates.moment.on"), variant="quiet", on_click=MatchMoment.close),
                class_name="flex flex-col gap-4",
            ),
        ),
        id="match-moment",
        open=moment.is_not_none(),
        on_close=MatchMoment.close,
    )


def _face(url: Any, look: str) -> rx.Component:
    return rx.cond(
        url,
        rx.el.img(
            src=url,
            alt="",
            class_name=f"w-32 aspect-[4/5] object-cover rounded-card border-4 border-surface "
            f"shadow-e2 {look}",
        ),
        rx.el.span(class_name=f"w-32 aspect-[4/5] rounded-card bg-sunken shadow-e2 {look}"),
    )
