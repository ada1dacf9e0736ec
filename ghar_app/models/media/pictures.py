"""Making the pictures that people see out of the file that somebody sent.

The extent is read from the header and capped first; then the picture is decoded fully, turned
upright, brought to sRGB and written anew as WebP. Nothing of the file but its pixels gets through:
no EXIF, no GPS, no XMP, no colour profile, no trailing bytes. Of an animation the first frame is
kept. All of this is CPU work: call `make_variants` through `in_thread`.
"""

import io
import struct
import zlib
from base64 import b64encode
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageCms, ImageFilter, ImageOps
from PIL.GifImagePlugin import GifImageFile
from PIL.ImageFile import ImageFile
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile
from PIL.WebPImagePlugin import WebPImageFile

from ghar_app.gateways.storage import full_is_refused
from ghar_app.models.media.measuring import Extent, extent
from ghar_app.models.media.uses import Use
from ghar_app.refusals import Refused

MOST_HELD = 52_000_000
"""Pixels that may be in memory at once: about 200 MB as RGBA."""
MOST_IN_STRIPS = 220_000_000
"""Pixels of a baseline JPEG, which is shrunk while it is read."""
VARIANTS = ("thumbnail", "medium", "large")
_ORIENTATION = 0x0112
_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
# Pillow's own guard only warns between its two limits; ours has already said no by then.
_OPENERS: dict[str, type[ImageFile]] = {
    "image/jpeg": JpegImageFile,
    "image/png": PngImageFile,
    "image/webp": WebPImageFile,
    "image/gif": GifImageFile,
}
# What decoders raise on a stranger's bytes.
_BROKEN = (
    OSError, SyntaxError, ValueError, TypeError, EOFError, LookupError, ArithmeticError,
    struct.error, zlib.error,
)  # fmt: skip


@dataclass(frozen=True)
class Variant:
    """One WebP in a workspace, with its size in pixels."""

    file: str
    width: int
    height: int


@dataclass(frozen=True)
class Picture:
    """What was made: the upright size of what came, its variants and a tiny blurred preview."""

    width: int
    height: int
    preview: str
    variants: dict[str, Variant]


def make_variants(path: Path, mime: str, use: Use) -> Picture:
    """Write a use's variants beside `path`.

    Refused `picture_too_many_pixels` by the header alone, `picture_broken` when it doesn't decode
    to its end, `storage_full` when there is no room.
    """
    declared = extent(path, mime)
    if declared.pixels > (MOST_IN_STRIPS if declared.in_strips else MOST_HELD):
        raise _too_many(declared)
    largest, turn = _decoded(path, mime, declared, max(use.sides))
    width, height = declared.width, declared.height
    if turn is not None:
        largest = largest.transpose(turn)
        width, height = (height, width) if turn in _SIDEWAYS else (width, height)
    with full_is_refused():
        return Picture(width, height, _preview(largest), _written(largest, path.parent, use))


_SIDEWAYS = {_UPRIGHT[turned] for turned in (5, 6, 7, 8)}


def _too_many(declared: Extent) -> Refused:
    return Refused(
        "picture_too_many_pixels",
        field="file",
        width=f"{declared.width:,}",
        height=f"{declared.height:,}",
        limit=f"{MOST_HELD // 1_000_000}",
    )


def _decoded(
    path: Path, mime: str, declared: Extent, side: int
) -> tuple[Image.Image, Image.Transpose | None]:
    """The picture in sRGB, no side above `side`, and how it wants to be turned."""
    try:
        with _OPENERS[mime](path) as image:
            if image.size != (declared.width, declared.height):
                raise Refused("picture_broken", field="file")
            if declared.in_strips:
                image.draft(None, _fitting(image.size, side))
            if image.width * image.height > MOST_HELD:
                raise _too_many(declared)
            image.load()
            return _shrunk_srgb(image, side), _turn(image)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning, MemoryError) as error:
        raise _too_many(declared) from error
    except _BROKEN as error:
        raise Refused("picture_broken", field="file") from error


def _fitting(size: tuple[int, int], side: int) -> tuple[int, int]:
    """A size of the same shape with no side above `side`; never larger than it was."""
    scale = min(1.0, side / max(size))
    return max(1, round(size[0] * scale)), max(1, round(size[1] * scale))


def _shrunk_srgb(image: Image.Image, side: int) -> Image.Image:
    plain = _eight_bit(image)
    small = plain.resize(_fitting(plain.size, side), Image.Resampling.LANCZOS, reducing_gap=3.0)
    made = _in_srgb(small, image.info.get("icc_profile"))
    # A new image knows nothing of the old one's EXIF, comments and profiles.
    made.info = {}
    return made


def _eight_bit(image: Image.Image) -> Image.Image:
    """One of L, RGB, RGBA, CMYK."""
    if image.mode.startswith("I"):
        # Pillow clips 16-bit grey at 255: without scaling, everything but black becomes white.
        return image.convert("I").point(lambda value: value * (1 / 257)).convert("L")
    if image.has_transparency_data:
        return image.convert("RGBA")
    if image.mode in ("L", "RGB", "CMYK"):
        return image
    return image.convert("L" if image.mode == "1" else "RGB")


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Apply the colour profile, because it is about to be cut off."""
    target = "RGBA" if image.mode == "RGBA" else "RGB"
    if profile:
        try:
            found = ImageCms.profileToProfile(
                image,
                ImageCms.ImageCmsProfile(io.BytesIO(profile)),
                ImageCms.createProfile("sRGB"),
                outputMode=target,
            )
            if found is not None:
                return found
        except (ImageCms.PyCMSError, OSError, ValueError):
            # A damaged or foreign profile costs exact colours, not the picture.
            pass
    return image.convert(target)


def _turn(image: Image.Image) -> Image.Transpose | None:
    try:
        return _UPRIGHT.get(image.getexif().get(_ORIENTATION, 1))
    except Exception:
        # EXIF is a stranger's binary, and Pillow raises whatever it trips over: then it is upright.
        return None


def _written(largest: Image.Image, folder: Path, use: Use) -> dict[str, Variant]:
    """The variants, largest first so that each is made of the one before; equal sizes are one."""
    made: dict[str, Variant] = {}
    image = largest
    for name, side in reversed(list(zip(VARIANTS, use.sides, strict=True))):
        size = _fitting(image.size, side)
        if made and size == image.size:
            made[name] = next(reversed(made.values()))
            continue
        if size != image.size:
            image = image.resize(size, Image.Resampling.LANCZOS)
        file = f"{name}.webp"
        image.save(folder / file, "WEBP", quality=use.quality, method=4)
        made[name] = Variant(file, *size)
    return dict(reversed(made.items()))


def _preview(image: Image.Image) -> str:
    """A data URI 24 pixels wide, at most 96 high, to show until the picture is there."""
    height = min(96, max(1, round(image.height * 24 / image.width)))
    tiny = ImageOps.fit(image, (24, height), Image.Resampling.BILINEAR)
    buffer = io.BytesIO()
    tiny.filter(ImageFilter.GaussianBlur(1)).save(buffer, "WEBP", quality=40)
    return f"data:image/webp;base64,{b64encode(buffer.getvalue()).decode()}"
