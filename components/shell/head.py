"""What every page carries in its <head>."""

import reflex as rx

from components.text import LANGUAGE_SCRIPT
from components.theme.tokens import COLOURS

_PAPER = COLOURS["paper"]


def head() -> list[rx.Component]:
    """Language, fonts, icons, colours of the browser's own bars, the small script.

    For `rx.App(head_components=head())`.
    """
    return [
        rx.el.script(LANGUAGE_SCRIPT),
        rx.el.link(
            rel="preload",
            href="/fonts/figtree-latin.woff2",
            custom_attrs={"as": "font", "type": "font/woff2", "crossOrigin": "anonymous"},
        ),
        rx.el.link(rel="icon", href="/favicon.ico", custom_attrs={"sizes": "32x32"}),
        rx.el.link(rel="icon", href="/icon.svg", custom_attrs={"type": "image/svg+xml"}),
        rx.el.link(rel="apple-touch-icon", href="/apple-touch-icon.png"),
        rx.el.link(rel="manifest", href="/manifest.webmanifest"),
        _colour("light", _PAPER.light),
        _colour("dark", _PAPER.dark),
        rx.el.script(src="/ghar.js", custom_attrs={"defer": True}),
    ]


def _colour(theme: str, colour: str) -> rx.Component:
    return rx.el.meta(
        name="theme-color",
        content=colour,
        custom_attrs={"media": f"(prefers-color-scheme: {theme})"},
    )
