"""The look of Ghar as data: colours, type, space, shape, depth, motion.

The stylesheet (`theme.css`), Tailwind's names (`theme.tailwind`), the gallery and the contrast
tests all read this file; nothing else may state a colour.
"""

from dataclasses import dataclass
from typing import Literal

Theme = Literal["light", "dark"]


@dataclass(frozen=True)
class Pair:
    """One value a theme."""

    light: str
    dark: str


COLOURS: dict[str, Pair] = {
    "paper": Pair("#FAF8F5", "#151210"),
    "surface": Pair("#FFFFFF", "#1D1917"),
    "sunken": Pair("#F2EEE8", "#100E0C"),
    "raised": Pair("#FFFFFF", "#28221F"),
    "line": Pair("#E5DFD6", "#38312C"),
    "control": Pair("#8C8175", "#857A70"),
    "ink": Pair("#1F1A17", "#F5EFE8"),
    "ink-2": Pair("#544B44", "#C8BEB4"),
    "ink-3": Pair("#6E645B", "#A0958B"),
    "geru": Pair("#A63F26", "#EF9D84"),
    "geru-fill": Pair("#A63F26", "#BD4F32"),
    "geru-fill-hover": Pair("#8A311C", "#A84429"),
    "geru-soft": Pair("#FAEBE4", "#3B221A"),
    "tulsi": Pair("#2B6840", "#8CCBA0"),
    "tulsi-soft": Pair("#E6F1E8", "#1A2F21"),
    "genda": Pair("#85560A", "#F0C06A"),
    "genda-soft": Pair("#FCF0D8", "#362A10"),
    "genda-fill": Pair("#E9A52E", "#E9A52E"),
    "neel": Pair("#2B4A86", "#A3BCF2"),
    "neel-soft": Pair("#E8EDF8", "#1D2841"),
    "rani": Pair("#B01A45", "#FF9DB2"),
    "rani-soft": Pair("#FCE8ED", "#3F1823"),
}
"""Every colour by name, each a CSS variable `--<name>`."""

ON_FILL = "#FFFFFF"
"""Text on a geru fill."""

ON_PHOTO = "#1F1A17"
"""Text on the white badges over photographs and on the genda fill, in both themes."""

CHART_SERIES = Pair(
    "#355A9E #CB8417 #37968F #A63F26 #2E1D14", "#7F9FE0 #F0BE63 #3E9A93 #D0603F #F7EEE2"
)
CHART_AGEING = Pair("#E9A52E #C8682F #8A311C #3F1710", "#F0C06A #E08A55 #C4563A #8A311C")


@dataclass(frozen=True)
class TypeSize:
    """A text size in px; on phones (below 768 px) the second pair holds where it is given."""

    size: int
    line: int
    weight: int
    spacing: float = 0.0
    phone_size: int | None = None
    phone_line: int | None = None


TYPE: dict[str, TypeSize] = {
    "display": TypeSize(52, 56, 600, -0.025, 34, 40),
    "h1": TypeSize(32, 40, 600, -0.018, 26, 34),
    "h2": TypeSize(24, 32, 600, -0.012, 22, 30),
    "h3": TypeSize(18, 26, 600),
    "h4": TypeSize(15, 22, 600),
    "price": TypeSize(20, 26, 650, -0.015),
    "price-box": TypeSize(30, 36, 650, -0.015),
    "price-stat": TypeSize(24, 32, 650, -0.015),
    "body": TypeSize(16, 25, 400),
    "small": TypeSize(14, 20, 400),
    "dense": TypeSize(13, 18, 400),
    "caption": TypeSize(13, 18, 400),
    "micro": TypeSize(12, 16, 400),
    "tab-bar": TypeSize(11, 14, 400),
}

FONT_STACK = '"Figtree Variable","Noto Sans Devanagari Variable",system-ui,sans-serif'

RADII: dict[str, str] = {
    "badge": "6px",
    "small": "9px",
    "control": "11px",
    "photo": "12px",
    "card": "14px",
    "panel": "18px",
    "hero": "24px",
    "pill": "999px",
}

_RING = "0 0 0 1px #38312C"
SHADOWS: dict[str, Pair] = {
    "e1": Pair("0 1px 2px rgba(58,40,26,.07)", f"{_RING}, 0 1px 2px rgba(0,0,0,.4)"),
    "e2": Pair(
        "0 1px 2px rgba(58,40,26,.06), 0 6px 20px rgba(58,40,26,.09)",
        f"{_RING}, 0 6px 20px rgba(0,0,0,.5)",
    ),
    "e3": Pair(
        "0 2px 6px rgba(58,40,26,.08), 0 20px 56px rgba(58,40,26,.20)",
        f"{_RING}, 0 20px 56px rgba(0,0,0,.6)",
    ),
}

DURATIONS: dict[str, str] = {"press": "120ms", "menu": "180ms", "sheet": "240ms"}
EASING: dict[str, str] = {
    "enter": "cubic-bezier(.2,.7,.2,1)",
    "leave": "cubic-bezier(.4,0,1,1)",
}

BREAKPOINTS: dict[str, str] = {
    "sm": "640px",
    "md": "768px",
    "lg": "1024px",
    "xl": "1280px",
    "2xl": "1440px",
}


@dataclass(frozen=True)
class Density:
    """Heights and paddings of one density, CSS lengths."""

    control: str
    control_x: str
    text: str
    row: str
    cell: str
    gap: str


COMFORTABLE = Density("44px", "16px", "14px", "56px", "12px 16px", "24px")
COMPACT = Density("36px", "12px", "13px", "48px", "9px 12px", "16px")
"""Desk and admin. On phones a compact control is as high as a comfortable one."""

HomeKind = Literal["flat", "house", "villa", "room", "pg", "plot", "office", "shop"]


@dataclass(frozen=True)
class Placeholder:
    """What stands where a photograph is missing: two gradient colours and a lucide icon."""

    start: str
    end: str
    icon: str


PLACEHOLDERS: dict[HomeKind, Placeholder] = {
    "flat": Placeholder("#C98B6B", "#8C3F2A", "building-2"),
    "house": Placeholder("#8FA57F", "#4C6B4F", "house"),
    "villa": Placeholder("#7FA39A", "#3B6663", "trees"),
    "room": Placeholder("#D9AE6A", "#9A6A22", "bed-single"),
    "pg": Placeholder("#A99BC0", "#5E4F82", "users"),
    "plot": Placeholder("#B9AE7C", "#726A35", "land-plot"),
    "office": Placeholder("#8FA3C4", "#3F5A8C", "briefcase"),
    "shop": Placeholder("#C792A0", "#8A3B55", "store"),
}

CONTRAST: list[tuple[str, tuple[str, ...], float, float]] = [
    ("control", ("paper", "surface", "sunken"), 3.3, 3.8),
    ("ink", ("paper", "surface", "sunken"), 14.9, 15.3),
    ("ink-2", ("paper", "surface", "sunken"), 7.4, 9.5),
    ("ink-3", ("paper", "surface", "sunken"), 5.0, 6.0),
    ("geru", ("paper", "surface", "sunken"), 5.4, 8.2),
    ("geru", ("geru-soft",), 5.4, 6.9),
    ("tulsi", ("tulsi-soft",), 5.7, 7.6),
    ("genda", ("genda-soft",), 5.6, 8.3),
    ("neel", ("neel-soft",), 7.4, 7.7),
    ("rani", ("rani-soft",), 5.8, 7.8),
    ("neel", ("paper",), 8.2, 9.8),
]
"""Promised contrast: a colour, the grounds it lies on, least ratio in light and in dark."""


def contrast(first: str, second: str) -> float:
    """The contrast ratio of two `#RRGGBB` colours (WCAG 2.2, relative luminance), 1 to 21."""
    brighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return 0.2126 * _linear(red) + 0.7152 * _linear(green) + 0.0722 * _linear(blue)


def _linear(channel: float) -> float:
    if channel <= 0.04045:
        return channel / 12.92
    return float(((channel + 0.055) / 1.055) ** 2.4)
