"""One recipe made: cut out, repainted, relit, written as WebP with a small copy and a preview."""

import base64
import io
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageFilter

from tools.demo_pictures.colour import Pixels, picture, pixels, relight, repaint
from tools.demo_pictures.panorama import View, photograph
from tools.demo_pictures.recipes import Crop, Recipe

WIDTH, HEIGHT = 800, 600
QUALITY = 70


@dataclass(frozen=True)
class Written:
    """The two files of a picture and its preview, a data URI 24 pixels wide."""

    size: int
    preview: str


def made(recipe: Recipe, sources: Path) -> Image.Image:
    """The picture of a recipe, 800 × 600."""
    if isinstance(recipe.shot.where, View):
        result = _from_panorama(recipe, sources, recipe.shot.where)
    else:
        result = _from_photo(recipe, sources, recipe.shot.where)
    return result.transpose(Image.Transpose.FLIP_LEFT_RIGHT) if recipe.colours.mirror else result


def written(image: Image.Image, name: str, directory: Path) -> Written:
    """Write `<name>.webp` (800 × 600) and `<name>-400.webp` (400 × 300)."""
    large, small = directory / f"{name}.webp", directory / f"{name}-400.webp"
    image.save(large, "WEBP", quality=QUALITY, method=6)
    half = image.resize((WIDTH // 2, HEIGHT // 2), Image.Resampling.LANCZOS)
    half.save(small, "WEBP", quality=QUALITY, method=6)
    return Written(large.stat().st_size + small.stat().st_size, _preview(image))


def _preview(image: Image.Image) -> str:
    tiny = io.BytesIO()
    image.resize((24, 18), Image.Resampling.BOX).save(tiny, "WEBP", quality=40, method=6)
    return "data:image/webp;base64," + base64.b64encode(tiny.getvalue()).decode()


def _from_photo(recipe: Recipe, sources: Path, crop: Crop) -> Image.Image:
    whole = _painted(_opened(sources / f"{recipe.source}.webp"), recipe)
    return _cut(picture(whole), crop)


def _from_panorama(recipe: Recipe, sources: Path, view: View) -> Image.Image:
    seen = photograph(_opened(sources / f"{recipe.source}.jpg"), view, WIDTH, HEIGHT)
    # A panorama has fewer pixels a degree than a picture needs: its edges are drawn up a little.
    sharp = picture(seen).filter(ImageFilter.UnsharpMask(1.2, 70, 2))
    return picture(_painted(pixels(sharp), recipe))


def _painted(values: Pixels, recipe: Recipe) -> Pixels:
    for paint in recipe.colours.paints:
        values = repaint(values, paint, recipe.white)
    return relight(values, recipe.colours.light)


@lru_cache(maxsize=2)
def _opened(file: Path) -> Pixels:
    return pixels(Image.open(file))


def _cut(image: Image.Image, crop: Crop) -> Image.Image:
    width = min(image.width, image.height * WIDTH / HEIGHT) * crop.size
    height = width * HEIGHT / WIDTH
    left = min(max(crop.x * image.width - width / 2, 0), image.width - width)
    top = min(max(crop.y * image.height - height / 2, 0), image.height - height)
    box = (left, top, left + width, top + height)
    return image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS, box=box)
