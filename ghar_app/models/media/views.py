"""What a browser is told about a stored file."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from ghar_app.models.media.kinds import Family, kind_of


@dataclass(frozen=True)
class MediaView:
    """One file for a screen. `width` and `height` in pixels, `size` in bytes, 0 when unknown."""

    id: str
    url: str
    thumbnail: str
    width: int
    height: int
    preview: str
    name: str
    family: str
    size: int


@dataclass(frozen=True)
class PlacedView(MediaView):
    """A file at its place on something, as `components.media.upload_zone` draws it."""

    caption: str = ""
    category: str = ""
    is_main: bool = False


class Viewed:
    """Reading a row."""

    if TYPE_CHECKING:
        id: UUID
        file_url: str
        thumbnail_url: str | None
        width: int | None
        height: int | None
        preview: str | None
        filename: str
        original_filename: str | None
        mime_type: str
        file_size: int
        variants: dict[str, Any]

    @property
    def family(self) -> Family:
        """Picture, video, sound or paper."""
        kind = kind_of(self.mime_type)
        return kind.family if kind else Family.PAPER

    @property
    def srcset(self) -> str:
        """For `<img srcset>`: each size of a picture once; empty for other files."""
        widths = {v["width"]: v["url"] for v in reversed(self.variants.values()) if v.get("width")}
        return ", ".join(f"{url} {width}w" for width, url in sorted(widths.items()))

    def view(self) -> MediaView:
        """Only what may be shown; never paths, hashes or keys."""
        return MediaView(
            id=str(self.id),
            url=self.file_url,
            thumbnail=self.thumbnail_url or "",
            width=self.width or 0,
            height=self.height or 0,
            preview=self.preview or "",
            name=self.original_filename or self.filename,
            family=self.family.value,
            size=self.file_size,
        )
