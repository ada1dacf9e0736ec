"""Ordinary photographs out of an equirectangular panorama."""

from dataclasses import dataclass

import numpy as np

from tools.demo_pictures.colour import Pixels


@dataclass(frozen=True)
class View:
    """Where the camera looks, in degrees: yaw 0 at the panorama's middle and positive to the
    right, pitch positive upwards, and the horizontal angle it takes in."""

    yaw: float
    pitch: float
    angle: float


def photograph(panorama: Pixels, view: View, width: int, height: int) -> Pixels:
    """The rectilinear picture a camera at the panorama's centre takes."""
    focal = width / 2 / np.tan(np.radians(view.angle) / 2)
    x, y = np.meshgrid(np.arange(width) - (width - 1) / 2, np.arange(height) - (height - 1) / 2)
    pitch = np.radians(-view.pitch)
    down = y * np.cos(pitch) + focal * np.sin(pitch)
    ahead = focal * np.cos(pitch) - y * np.sin(pitch)
    longitude = np.arctan2(x, ahead) + np.radians(view.yaw)
    latitude = np.arctan2(down, np.hypot(x, ahead))
    rows, columns = panorama.shape[:2]
    return _sampled(
        panorama,
        (longitude / (2 * np.pi) + 0.5) * columns - 0.5,
        ((latitude / np.pi + 0.5) * rows - 0.5).clip(0, rows - 1.001),
    )


def _sampled(source: Pixels, u: np.ndarray, v: np.ndarray) -> Pixels:
    """Bilinear; the panorama closes on itself sideways."""
    left, top = np.floor(u).astype(int), np.floor(v).astype(int)
    across, along = (u - left)[..., None], (v - top)[..., None]
    columns = source.shape[1]
    here, right = left % columns, (left + 1) % columns
    upper = source[top, here] * (1 - across) + source[top, right] * across
    lower = source[top + 1, here] * (1 - across) + source[top + 1, right] * across
    return upper * (1 - along) + lower * along
