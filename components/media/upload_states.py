"""Every state of a file in the upload zone, side by side: for the gallery."""

from typing import Any

import reflex as rx

from components.media.looks import LOOKS
from components.media.upload_zone import MODULES, drawn_icons, words_about
from components.text import t
from components.ui.base import Text


class _States(rx.NoSSRComponent):
    """upload_states.jsx."""

    library = MODULES["upload_states.jsx"]
    tag = "UploadStates"

    items: rx.Var[list[dict[str, Any]]]
    label: rx.Var[str]
    note: rx.Var[str]
    words: rx.Var[dict[str, str]]
    looks: rx.Var[dict[str, str]]
    icons: rx.Var[dict[str, Any]]


def upload_states(kinds: str, limit: int) -> rx.Component:
    """Held over the zone; waiting, on its way, being made, done, failed (Retry) and refused."""
    words = words_about(kinds)
    return _States.create(
        items=[
            _item("waiting"),
            _item("sending", progress=40),
            _item("sending", progress=100),
            _item("done", shown="/demo/photos/balcony-blue-1-400.webp"),
            _item("failed", message=words["offline"]),
            _item("refused", message=words["type_refused"]),
        ],
        label=t("media.choose_pictures"),
        note=t("media.limits", kinds=kinds, limit=limit),
        words=words,
        looks=LOOKS,
        icons=drawn_icons(),
    )


def _item(state: str, *, progress: int = 0, shown: str = "", message: Text = "") -> dict[str, Any]:
    return {
        "key": f"{state}-{progress}",
        "name": f"{state}-{progress}.jpg" if progress else f"{state}.jpg",
        "state": state,
        "progress": progress,
        "shown": shown,
        "message": message,
    }
