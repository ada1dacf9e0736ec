"""Writes the theme's stylesheet into the build."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from reflex.plugins import Plugin

from components.theme.css import theme_css


class ThemeStyles(Plugin):
    """Adds `ghar.css`, made of the tokens, behind Tailwind's stylesheet."""

    def get_stylesheet_paths(self, **context: Any) -> Sequence[str]:
        """The stylesheet's path, relative to the build's styles directory."""
        return ["./ghar.css"]

    def get_static_assets(self, **context: Any) -> Sequence[tuple[Path, str | bytes]]:
        """The stylesheet's path in the build and its text."""
        return [(Path("styles/ghar.css"), theme_css())]
