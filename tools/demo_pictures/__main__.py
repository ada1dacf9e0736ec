"""Makes the demo's pictures: `python -m tools.demo_pictures [--sheet FILE]`.

Reads the renderings beside this file and the panoramas in assets/demo/panoramas, writes
assets/demo/photos and assets/demo/manifest.json. The result is committed, so only someone who
changes the pictures runs this.
"""

import argparse
import json
from pathlib import Path
from typing import Any

from PIL import Image

from tools.demo_pictures.layouts import LAYOUTS
from tools.demo_pictures.making import HEIGHT, WIDTH, made, written
from tools.demo_pictures.outside import OUTSIDE
from tools.demo_pictures.plans import drawn
from tools.demo_pictures.recipes import recipes
from tools.demo_pictures.rooms import ROOMS

ROOT = Path(__file__).resolve().parent.parent.parent
ASSETS = ROOT / "assets" / "demo"
PHOTOS = ASSETS / "photos"
FONT = ROOT / "assets" / "fonts" / "figtree-latin.woff2"
SOURCES = {"photos": Path(__file__).parent, "panoramas": ASSETS}
CEILING = 6_000_000
"""Bytes that all pictures may take together."""


def main() -> None:
    """Make everything, then say how much it is."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sheet", type=Path, help="also write a contact sheet (PNG)")
    options = parser.parse_args()
    _clear()
    pictures = [*_photographs(), *_plans()]
    (ASSETS / "manifest.json").write_text(
        json.dumps({"width": WIDTH, "height": HEIGHT, "pictures": pictures}, indent=1) + "\n"
    )
    total = sum(file.stat().st_size for file in PHOTOS.iterdir())
    print(f"{len(pictures)} pictures, {total / 1e6:.1f} MB")
    if total > CEILING:
        raise SystemExit(f"More than {CEILING / 1e6:.0f} MB: take pictures out of the recipes.")
    if options.sheet:
        _sheet([picture["name"] for picture in pictures], options.sheet)


def _clear() -> None:
    PHOTOS.mkdir(parents=True, exist_ok=True)
    for old in PHOTOS.glob("*.webp"):
        old.unlink()


def _photographs() -> list[dict[str, Any]]:
    entries = []
    for recipe in recipes([*ROOMS, *OUTSIDE]):
        sources = SOURCES[recipe.source.partition("/")[0]]
        files = written(made(recipe, sources), recipe.name, PHOTOS)
        entries.append(
            {
                "name": recipe.name,
                "scene": recipe.scene,
                "palette": recipe.palette,
                "room": recipe.shot.room,
                "caption": recipe.shot.caption,
                "bytes": files.size,
                "preview": files.preview,
            }
        )
    return entries


def _plans() -> list[dict[str, Any]]:
    entries = []
    for plan in LAYOUTS:
        files = written(drawn(plan, FONT), plan.name, PHOTOS)
        entries.append(
            {
                "name": plan.name,
                "scene": plan.name,
                "palette": "ink",
                "room": "floor_plan",
                "caption": f"Typical floor plan, {plan.title}",
                "bytes": files.size,
                "preview": files.preview,
                "suits": {
                    "kinds": list(plan.kinds),
                    "bedrooms": plan.bedrooms,
                    "bathrooms": plan.bathrooms,
                    "balconies": plan.balconies,
                },
            }
        )
    return entries


def _sheet(names: list[str], target: Path) -> None:
    columns, width, height = 12, 200, 150
    sheet = Image.new("RGB", (columns * width, -(-len(names) // columns) * height))
    for index, name in enumerate(names):
        small = Image.open(PHOTOS / f"{name}-400.webp").resize((width, height))
        sheet.paste(small, (index % columns * width, index // columns * height))
    sheet.save(target)


if __name__ == "__main__":
    main()
