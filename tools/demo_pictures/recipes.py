"""What a picture to make is: a scene, a camera position, a set of colours."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tools.demo_pictures.colour import Daylight, Repaint
from tools.demo_pictures.panorama import View

_AS_IT_IS = Daylight()


@dataclass(frozen=True)
class Crop:
    """A 4:3 piece of a rendering: its middle in parts of the picture, its size as a part of the
    largest 4:3 piece."""

    x: float = 0.5
    y: float = 0.5
    size: float = 1.0


@dataclass(frozen=True)
class Shot:
    """One camera position in a scene. `room` is the listing's image category."""

    room: str
    caption: str
    where: Crop | View = Crop()


@dataclass(frozen=True)
class Palette:
    """One set of colours of a scene, and the light it is seen in."""

    name: str
    paints: tuple[Repaint, ...] = ()
    light: Daylight = _AS_IT_IS
    mirror: bool = False
    shots: tuple[int, ...] | None = None


@dataclass(frozen=True)
class Scene:
    """One place, rendered once: no gallery shows it in two colours.

    `white` is what white paper looks like in its light.
    """

    name: str
    source: str
    shots: tuple[Shot, ...]
    palettes: tuple[Palette, ...]
    white: tuple[float, float, float] = (1.0, 0.95, 0.87)


@dataclass(frozen=True)
class Recipe:
    """One picture to make."""

    name: str
    scene: str
    palette: str
    source: str
    shot: Shot
    colours: Palette
    white: tuple[float, float, float]


def recipes(scenes: Iterable[Scene]) -> Iterator[Recipe]:
    """All pictures of the scenes, in the order of the manifest."""
    for scene in scenes:
        for palette in scene.palettes:
            for number, shot in enumerate(scene.shots, start=1):
                if palette.shots is None or number in palette.shots:
                    yield Recipe(
                        name=f"{scene.name}-{palette.name}-{number}",
                        scene=scene.name,
                        palette=palette.name,
                        source=scene.source,
                        shot=shot,
                        colours=palette,
                        white=scene.white,
                    )
