"""Floor plans, drawn: typical layouts, in metres, not to the scale of any one listing."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

PAPER, INK, CAPTION = "#FAF8F5", "#1F1A17", "#544B44"
FILLS = {
    "hall": "#F2EEE8",
    "room": "#FAEBE4",
    "kitchen": "#E6F1E8",
    "bath": "#E8EDF8",
    "open": "#FCF0D8",
    "lawn": "#E6F1E8",
    "road": "#E5DFD6",
}
_TIMES = 3
_WIDTH, _HEIGHT = 800 * _TIMES, 600 * _TIMES
_WALL = 5 * _TIMES


@dataclass(frozen=True)
class Space:
    """One room: what it is for, its label, its corner and size in metres."""

    kind: str
    label: str
    x: float
    y: float
    width: float
    depth: float


@dataclass(frozen=True)
class Door:
    """An opening from a point along a wall (e, w, n, s); its leaf turns into `into`, if any."""

    x: float
    y: float
    along: str
    into: str | None
    width: float = 0.85


@dataclass(frozen=True)
class Plan:
    """One layout, and the homes it may stand for."""

    name: str
    title: str
    spaces: tuple[Space, ...]
    doors: tuple[Door, ...] = ()
    windows: tuple[tuple[float, float, float, float], ...] = ()
    bedrooms: int | None = None
    bathrooms: int | None = None
    balconies: int | None = None
    kinds: tuple[str, ...] = ("home",)


_WAYS = {"e": (1, 0), "w": (-1, 0), "n": (0, -1), "s": (0, 1)}
At = Callable[[float, float], tuple[float, float]]
_ANGLES = {"e": 0, "s": 90, "w": 180, "n": 270}


def drawn(plan: Plan, font: Path) -> Image.Image:
    """The plan as a picture of 800 × 600."""
    image = Image.new("RGB", (_WIDTH, _HEIGHT), PAPER)
    draw = ImageDraw.Draw(image)
    scale, left, top = _fitted(plan)

    def at(x: float, y: float) -> tuple[float, float]:
        return left + x * scale, top + y * scale

    for space in plan.spaces:
        corners = [at(space.x, space.y), at(space.x + space.width, space.y + space.depth)]
        thin = space.kind in ("open", "lawn", "road")
        draw.rectangle(
            corners, fill=FILLS[space.kind], outline=INK, width=2 * _TIMES if thin else _WALL
        )
    for x1, y1, x2, y2 in plan.windows:
        draw.line([at(x1, y1), at(x2, y2)], fill="#FFFFFF", width=_WALL)
        draw.line([at(x1, y1), at(x2, y2)], fill="#2B4A86", width=2 * _TIMES)
    for door in plan.doors:
        _hang(draw, door, at, scale)
    for space in plan.spaces:
        _label(draw, space, at, scale, font)
    draw.text(
        (_WIDTH / 2, _HEIGHT - 30 * _TIMES),
        f"{plan.title} · typical layout, not to scale",
        font=_type(font, 15),
        fill=CAPTION,
        anchor="mm",
    )
    return image.resize((800, 600), Image.Resampling.LANCZOS)


def _fitted(plan: Plan) -> tuple[float, float, float]:
    left = min(space.x for space in plan.spaces)
    top = min(space.y for space in plan.spaces)
    wide = max(space.x + space.width for space in plan.spaces) - left
    deep = max(space.y + space.depth for space in plan.spaces) - top
    scale = min((_WIDTH - 110 * _TIMES) / wide, (_HEIGHT - 120 * _TIMES) / deep)
    across = (_WIDTH - wide * scale) / 2 - left * scale
    return scale, across, (_HEIGHT - 36 * _TIMES - deep * scale) / 2 - top * scale


def _hang(draw: ImageDraw.ImageDraw, door: Door, at: At, scale: float) -> None:
    dx, dy = _WAYS[door.along]
    hinge = at(door.x, door.y)
    jamb = at(door.x + dx * door.width, door.y + dy * door.width)
    draw.line([hinge, jamb], fill=PAPER, width=_WALL + _TIMES)
    if door.into is None:
        return
    ix, iy = _WAYS[door.into]
    tip = at(door.x + ix * door.width, door.y + iy * door.width)
    reach = door.width * scale
    sweep = sorted((_ANGLES[door.along], _ANGLES[door.into]))
    if sweep == [0, 270]:
        sweep = [270, 360]
    draw.arc(
        [hinge[0] - reach, hinge[1] - reach, hinge[0] + reach, hinge[1] + reach],
        *sweep,
        fill="#8C8175",
        width=_TIMES,
    )
    draw.line([hinge, tip], fill="#A63F26", width=3 * _TIMES)


def _label(draw: ImageDraw.ImageDraw, space: Space, at: At, scale: float, font: Path) -> None:
    middle = at(space.x + space.width / 2, space.y + space.depth / 2)
    room = space.width * scale - 16 * _TIMES
    size = 17
    while size > 9 and _type(font, size).getlength(space.label) > room:
        size -= 1
    draw.text(middle, space.label, font=_type(font, size), fill=INK, anchor="mm")


def _type(font: Path, size: int) -> ImageFont.FreeTypeFont:
    made = ImageFont.truetype(str(font), size * _TIMES)
    made.set_variation_by_axes([500])
    return made
