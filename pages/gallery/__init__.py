"""Every component in every state, in both languages; on development only, at /gallery."""

from collections.abc import Callable

import reflex as rx

from components.shell import page
from components.text import t
from components.ui import section
from ghar_app.catalogue import Language
from pages.gallery import basics, behaviour, content, forms, uploads

_PARTS: list[tuple[str, Callable[[Language], rx.Component]]] = [
    ("buttons", basics.buttons),
    ("fields", forms.fields),
    ("choices", forms.choices),
    ("chips", basics.chips),
    ("cards", content.cards),
    ("listings", content.listings),
    ("photos", content.photos),
    ("stats", content.stats),
    ("tables", behaviour.tables),
    ("moves", behaviour.moves),
    ("layers", behaviour.layers),
    ("notices", behaviour.notices),
    ("waiting", behaviour.waiting),
    ("people", content.people),
    ("type", basics.type_sizes),
]


def gallery() -> rx.Component:
    """The page; register it as `/gallery` on development."""
    return page(
        t("gallery.title"),
        section(t("gallery.part.colours"), basics.colours()),
        *[_part(name, draw) for name, draw in _PARTS],
        section(t("gallery.part.uploads"), uploads.zones(), note=t("gallery.uploads_note")),
        note=t("gallery.note"),
    )


def _part(name: str, draw: Callable[[Language], rx.Component]) -> rx.Component:
    return section(
        t(f"gallery.part.{name}"),
        rx.el.div(
            rx.el.div(draw("en"), lang="en", class_name="min-w-0"),
            rx.el.div(draw("hi"), lang="hi", class_name="min-w-0"),
            class_name="grid gap-10 lg:grid-cols-2",
        ),
    )
