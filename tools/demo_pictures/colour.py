"""Other colours for the same room: one band of hues is turned, the rest stays as it was."""

from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

Pixels = np.ndarray
"""Height × width × 3, floats from 0 to 1."""

_LUMA = np.array([0.2126, 0.7152, 0.0722])


@dataclass(frozen=True)
class Repaint:
    """Everything between two hues (degrees, red 0, green 120, blue 240) gets another hue.

    `least` and `most` bound the saturation that counts as painted, `darkest` its brightness.
    `saturation` and `light` multiply what was there. `inside` limits the change to a polygon whose
    corners are given in parts of the picture.
    """

    hues: tuple[float, float]
    to: float
    least: float = 0.25
    most: float = 1.0
    darkest: float = 0.0
    saturation: float = 1.0
    light: float = 1.0
    inside: tuple[tuple[float, float], ...] = ()


@dataclass(frozen=True)
class Daylight:
    """The light of another hour: warmth −1…1, exposure in stops, contrast around 1."""

    warmth: float = 0.0
    exposure: float = 0.0
    contrast: float = 1.0


def pixels(picture: Image.Image) -> Pixels:
    """The picture as floats."""
    return np.asarray(picture.convert("RGB"), dtype=np.float64) / 255


def picture(values: Pixels) -> Image.Image:
    """Floats as a picture; what is out of range is clipped."""
    return Image.fromarray((values.clip(0, 1) * 255 + 0.5).astype(np.uint8))


def repaint(values: Pixels, change: Repaint, white: tuple[float, float, float]) -> Pixels:
    """The picture with one band of hues turned. Edges of the band are soft, so nothing fringes.

    Hues are those under neutral light: `white` is what white paper looks like in the picture.
    """
    hue, saturation, value = _hsv(values / white)
    part = _between(hue, *change.hues) * _within(saturation, change.least, change.most)
    part = part * ((value - change.darkest + 0.04) / 0.04).clip(0, 1)
    part = _softened(part * _inside(hue.shape, change.inside))
    painted = _rgb(
        np.full_like(hue, change.to % 360),
        (saturation * change.saturation).clip(0, 1),
        (value * change.light).clip(0, 1),
    )
    return values + (painted * white - values) * part[..., None]


def relight(values: Pixels, light: Daylight) -> Pixels:
    """Warmer or cooler, brighter or darker; highlights roll off instead of clipping."""
    gains = np.array([1 + 0.10 * light.warmth, 1 + 0.015 * light.warmth, 1 - 0.13 * light.warmth])
    lit = values**2.2 * gains * 2**light.exposure
    lit = np.where(lit > 0.8, 0.8 + 0.2 * (1 - np.exp(-(lit - 0.8) / 0.2)), lit) ** (1 / 2.2)
    return 0.5 + (lit - 0.5) * light.contrast


def _between(hue: np.ndarray, first: float, last: float) -> np.ndarray:
    middle, half = (first + last) / 2, (last - first) / 2
    away = np.abs((hue - middle + 180) % 360 - 180)
    return ((half + 3 - away) / 3).clip(0, 1)


def _within(saturation: np.ndarray, least: float, most: float) -> np.ndarray:
    rising = ((saturation - least + 0.03) / 0.03).clip(0, 1)
    return rising * ((most + 0.03 - saturation) / 0.03).clip(0, 1)


def _inside(shape: tuple[int, ...], corners: tuple[tuple[float, float], ...]) -> np.ndarray:
    if not corners:
        return np.ones(shape)
    height, width = shape
    mask = Image.new("L", (width, height))
    ImageDraw.Draw(mask).polygon([(x * width, y * height) for x, y in corners], fill=1)
    return np.asarray(mask, dtype=np.float64)


def box(left: float, top: float, right: float, bottom: float) -> tuple[tuple[float, float], ...]:
    """A rectangle as the polygon that `Repaint.inside` wants."""
    return (left, top), (right, top), (right, bottom), (left, bottom)


def _softened(part: np.ndarray) -> np.ndarray:
    mask = Image.fromarray((part * 255).astype(np.uint8))
    return np.asarray(mask.filter(ImageFilter.GaussianBlur(0.7)), dtype=np.float64) / 255


def _hsv(values: Pixels) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    red, green, blue = np.moveaxis(values, -1, 0)
    value = values.max(-1)
    spread = value - values.min(-1)
    safe = np.where(spread == 0, 1, spread)
    hue = np.where(
        value == red,
        (green - blue) / safe % 6,
        np.where(value == green, (blue - red) / safe + 2, (red - green) / safe + 4),
    )
    return hue * 60, np.where(value == 0, 0, spread / np.where(value == 0, 1, value)), value


def _rgb(hue: np.ndarray, saturation: np.ndarray, value: np.ndarray) -> Pixels:
    def channel(n: int) -> np.ndarray:
        k = (n + hue / 60) % 6
        return value - value * saturation * np.minimum(np.minimum(k, 4 - k), 1).clip(0, 1)

    return np.stack([channel(5), channel(3), channel(1)], axis=-1)
