"""Tailwind's names for the tokens: `bg-surface text-ink-2 border-line rounded-card text-h1`."""

from typing import Any

from reflex_base.plugins.shared_tailwind import TailwindConfig

from components.theme import tokens
from components.theme.tokens import TypeSize


def tailwind_config() -> TailwindConfig:
    """The configuration for `rx.plugins.TailwindV4Plugin`."""
    return {
        # Reflex moves parts of a page into app_components and utils/components.
        "content": [
            "./app/**/*.{js,jsx}",
            "./app_components/**/*.{js,jsx}",
            "./utils/components/**/*.{js,jsx}",
        ],
        "darkMode": "class",
        "theme": {
            "screens": tokens.BREAKPOINTS,
            "colors": _colours(),
            "fontFamily": {"sans": tokens.FONT_STACK},
            "fontSize": {name: _size(name, size) for name, size in tokens.TYPE.items()},
            "borderRadius": {"none": "0", "full": "9999px", **tokens.RADII},
            "boxShadow": {"none": "none", **{name: f"var(--{name})" for name in tokens.SHADOWS}},
            "extend": {
                "spacing": {
                    "control": "var(--h-control)",
                    "control-x": "var(--x-control)",
                    "row": "var(--h-row)",
                    "block": "var(--gap-block)",
                    "gutter": "var(--gutter)",
                },
                "maxWidth": {"content": "1280px", "prose": "680px"},
                "transitionDuration": tokens.DURATIONS,
                "transitionTimingFunction": tokens.EASING,
                "fontWeight": {"heavy": "650"},
            },
        },
        "plugins": [],
    }


def _colours() -> dict[str, str]:
    named = {name: f"var(--{name})" for name in tokens.COLOURS}
    charts = {f"series-{number}": f"var(--series-{number})" for number in range(1, 6)}
    ageing = {f"ageing-{number}": f"var(--ageing-{number})" for number in range(1, 5)}
    plain = {
        "transparent": "transparent",
        "current": "currentColor",
        "white": "#FFFFFF",
        "black": "#000000",
        "on-fill": tokens.ON_FILL,
        "on-photo": tokens.ON_PHOTO,
    }
    return named | charts | ageing | plain


def _size(name: str, size: TypeSize) -> list[Any]:
    """Devanagari needs 2 px more between lines and no letter spacing."""
    font, line = f"{size.size}px", f"{size.line}px"
    if size.phone_size is not None:
        font, line = f"var(--{name}-size)", f"var(--{name}-line)"
    details = {"lineHeight": f"calc({line} + var(--hindi))"}
    if size.weight != 400:
        details["fontWeight"] = str(size.weight)
    if size.spacing:
        details["letterSpacing"] = f"calc({size.spacing}em * var(--latin))"
    return [font, details]
