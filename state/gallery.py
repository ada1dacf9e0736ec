"""The gallery's own state (development only): what its dialogs, tabs and toasts need."""

import reflex as rx


class Gallery(rx.State):
    """One open dialog, one active tab, one chosen segment, an answered toast."""

    dialog: str = ""
    tab: str = "overview"
    segment: str = "monthly"
    answered: bool = False

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
