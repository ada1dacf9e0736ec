"""What an upload is for decides what may come, how much is kept, and who sees it."""

from dataclasses import dataclass

from ghar_app.models.media.kinds import KINDS, Family, Kind
from ghar_app.refusals import Refused

MB = 1024 * 1024
LARGEST = 50 * MB
"""Bytes of one file; nothing larger is ever taken."""


@dataclass(frozen=True)
class Use:
    """One purpose of an upload.

    `sides` are the longest sides in pixels of the variants thumbnail, medium and large (WebP of
    `quality`); smaller pictures are not blown up. `keeps_original` also keeps a picture's bytes as
    they came, for its owner alone. `visibility` is what the row begins with.
    """

    name: str
    kinds: tuple[Kind, ...]
    visibility: str = "public"
    largest: int = LARGEST
    sides: tuple[int, int, int] = (512, 1024, 2048)
    quality: int = 80
    keeps_original: bool = False


def _of(*families: Family, without: str = "") -> tuple[Kind, ...]:
    return tuple(
        kind for kind in KINDS if kind.family in families and kind.extension not in without.split()
    )


_STILLS = _of(Family.PICTURE)
_PHOTOS = _of(Family.PICTURE, without="gif")

USES: dict[str, Use] = {
    use.name: use
    for use in (
        Use("avatar", _STILLS, largest=10 * MB, sides=(128, 512, 512), quality=85),
        # A draft's pictures stand at addresses that nobody can guess; the listing is the gate.
        Use("listing", _STILLS),
        Use("blog", _STILLS),
        Use("video", _of(Family.VIDEO)),
        Use("sound", _of(Family.SOUND)),
        Use("scene", _PHOTOS, "private", sides=(512, 1024, 4096), keeps_original=True),
        # Shown at 4:5, whole in the file: what is cut depends on the frame.
        Use("person", _PHOTOS, largest=10 * MB, sides=(256, 720, 1440)),
        Use("chat", _PHOTOS, "private", largest=10 * MB),
        Use("document", _of(Family.PAPER) + _PHOTOS, "private", keeps_original=True),
    )
}


def use_of(name: str) -> Use:
    """The use of a name; Refused `upload_use_unknown`."""
    if name not in USES:
        raise Refused("upload_use_unknown", field="use")
    return USES[name]
