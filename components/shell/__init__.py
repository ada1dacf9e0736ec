"""The frame around every page."""

from components.shell.entries import Entry
from components.shell.frame import bare_page, desk_page, page
from components.shell.head import head
from components.shell.logo import logo, mark
from components.shell.offline import wraps
from components.shell.switches import language_choice, language_switch, theme_switch

__all__ = [
    "Entry",
    "bare_page",
    "desk_page",
    "head",
    "language_choice",
    "language_switch",
    "logo",
    "mark",
    "page",
    "theme_switch",
    "wraps",
]
