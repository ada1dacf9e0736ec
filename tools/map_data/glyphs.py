"""Signed-distance glyphs in the format MapLibre reads, from one of our own fonts.

Format: mapbox/glyph-pbf, a protocol buffer of fontstacks; distances as in Valve's SDF paper, eight
pixels of radius at 24 px, the outline at a quarter of it.
"""

from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

SIZE, BUFFER, RADIUS, CUTOFF, FINER = 24, 3, 8, 0.25, 4


def write(font_file: Path, weight: int, name: str, target: Path) -> None:
    """The characters 0 to 255 of the font as `<name>/0-255.pbf`."""
    font = ImageFont.truetype(str(font_file), SIZE * FINER)
    font.set_variation_by_axes([weight])
    ascent = round(font.getmetrics()[0] / FINER)
    glyphs = b"".join(
        _field(3, _glyph(font, code, ascent)) for code in range(32, 256) if not 127 <= code < 160
    )
    stack = _field(1, name.encode()) + _field(2, b"0-255") + glyphs
    folder = target / name
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "0-255.pbf").write_bytes(_field(1, stack))


def _glyph(font: ImageFont.FreeTypeFont, code: int, ascent: int) -> bytes:
    text = chr(code)
    left, top, right, bottom = font.getbbox(text)
    advance = round(font.getlength(text) / FINER)
    written = _number(1, code)
    width = height = offset_left = offset_top = 0
    if right > left and bottom > top:
        offset_left, offset_top = left // FINER, top // FINER
        width = -(-right // FINER) - offset_left
        height = -(-bottom // FINER) - offset_top
        written += _field(2, _distances(font, text, offset_left, offset_top, width, height))
    # Pillow measures down from the ascender, which is also where MapLibre's `top` begins.
    return (
        written
        + _number(3, width)
        + _number(4, height)
        + _number(5, _zigzag(offset_left))
        + _number(6, _zigzag(-offset_top))
        + _number(7, advance)
    )


def _distances(
    font: ImageFont.FreeTypeFont, text: str, left: int, top: int, width: int, height: int
) -> bytes:
    wide, high = (width + 2 * BUFFER) * FINER, (height + 2 * BUFFER) * FINER
    picture = Image.new("L", (wide, high))
    at = ((BUFFER - left) * FINER, (BUFFER - top) * FINER)
    ImageDraw.Draw(picture).text(at, text, 255, font)
    inside = np.asarray(picture) > 127
    edge = np.argwhere(inside ^ np.roll(inside, 1, 0) | inside ^ np.roll(inside, 1, 1))
    rows = np.arange(high)[FINER // 2 :: FINER]
    columns = np.arange(wide)[FINER // 2 :: FINER]
    if not len(edge):
        return bytes(len(rows) * len(columns))
    grid = np.stack(np.meshgrid(rows, columns, indexing="ij"), -1).reshape(-1, 1, 2)
    nearest = np.sqrt(((grid - edge[None]) ** 2).sum(-1)).min(1) / FINER
    signed = np.where(inside[np.ix_(rows, columns)].ravel(), -nearest, nearest)
    values = 255 - 255 * (signed / RADIUS + CUTOFF)
    return np.clip(values, 0, 255).astype(np.uint8).tobytes()


def _varint(value: int) -> bytes:
    out = bytearray()
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    out.append(value)
    return bytes(out)


def _number(tag: int, value: int) -> bytes:
    return _varint(tag << 3) + _varint(value)


def _field(tag: int, content: bytes) -> bytes:
    return _varint(tag << 3 | 2) + _varint(len(content)) + content


def _zigzag(value: int) -> int:
    return value << 1 if value >= 0 else (-value << 1) - 1
