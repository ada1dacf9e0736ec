"""`python -m tools.map_data ATLAS`; see the package."""

import sys
from pathlib import Path

from ghar_app.settings import CHECKOUT
from tools.map_data import glyphs, names, sea, styles

TARGET = CHECKOUT / "assets" / "map"


def main(atlas: Path) -> None:
    """Write all of assets/map anew."""
    TARGET.mkdir(parents=True, exist_ok=True)
    sea.write(atlas, TARGET / "sea.geojson")
    names.write(TARGET / "places.geojson")
    font = next((CHECKOUT / "assets" / "fonts").glob("figtree-latin.woff2"))
    glyphs.write(font, 500, styles.FONT, TARGET / "glyphs")
    styles.write(TARGET)
    for file in sorted(TARGET.rglob("*.*")):
        print(f"{file.relative_to(CHECKOUT)}  {file.stat().st_size:,} bytes")


main(Path(sys.argv[1]))
