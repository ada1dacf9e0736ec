"""The gallery's own state (development only): what its dialogs, tabs and toasts need."""

from dataclasses import replace
from typing import Any

import reflex as rx

from ghar_app.models.media.views import PlacedView

_SAMPLES = ("living-cream-blue-1", "kitchen-geru-1", "balcony-blue-1")


def _samples() -> list[PlacedView]:
    return [
        PlacedView(
            id=name,
            url=f"/demo/photos/{name}.webp",
            thumbnail=f"/demo/photos/{name}-400.webp",
            width=800,
            height=600,
            preview="",
            name=f"{name}.webp",
            family="picture",
            size=0,
            is_main=at == 0,
        )
        for at, name in enumerate(_SAMPLES)
    ]


class Gallery(rx.State):
    """One open dialog, one active tab, one chosen segment, an answered toast, three pictures."""

    dialog: str = ""
    tab: str = "overview"
    segment: str = "monthly"
    answered: bool = False
    pictures: list[PlacedView] = _samples()

    @rx.event
    async def open_dialog(self, name: str) -> None:
        """Shows the dialog `name`."""
        self.dialog = name

    @rx.event
    async def close_dialog(self) -> None:
        """Closes whichever dialog is open."""
        self.dialog = ""

    @rx.event
    async def choose_tab(self, name: str) -> None:
        """Makes the tab `name` the active one."""
        self.tab = name

    @rx.event
    async def choose_segment(self, name: str) -> None:
        """Makes the segment `name` the chosen one."""
        self.segment = name

    @rx.event
    async def answer(self) -> None:
        """Something of a menu or a toast was pressed."""
        self.answered = True

    @rx.event
    async def reorder(self, ids: list[str]) -> None:
        """Puts the pictures in this order; ids that are none of them count for nothing."""
        there = {picture.id: picture for picture in self.pictures}
        chosen = [there[id] for id in dict.fromkeys(ids) if id in there]
        self.pictures = chosen + [one for one in self.pictures if one not in chosen]

    @rx.event
    async def make_main(self, id: str) -> None:
        """Leads with the picture `id`."""
        self.pictures = [replace(one, is_main=one.id == id) for one in self.pictures]

    @rx.event
    async def remove(self, id: str) -> None:
        """Takes one away; after the last one they are all back."""
        self.pictures = [one for one in self.pictures if one.id != id] or _samples()

    @rx.event
    async def caption(self, id: str, text: str) -> None:
        """Says what a picture shows."""
        self._change(id, caption=text[:300])

    @rx.event
    async def categorise(self, id: str, value: str) -> None:
        """Says which room a picture shows."""
        self._change(id, category=value[:40])

    def _change(self, id: str, **changes: Any) -> None:
        self.pictures = [replace(one, **changes) if one.id == id else one for one in self.pictures]
