"""Notifications: the bell and the lines behind it."""

from components.notify.bell import bell
from components.notify.lines import note_line, note_list

__all__ = ["bell", "note_line", "note_list"]
