"""Uploading files, with what became of each, and putting pictures in order."""

from collections.abc import Sequence
from typing import Any, Literal

import reflex as rx

from components.media.looks import LOOKS
from components.text import t
from components.ui.base import Number, Text, one_of
from components.ui.icon import icon

UploadUse = Literal[
    "avatar", "listing", "person", "blog", "video", "sound", "scene", "chat", "document"
]

_JPEG = ("image/jpeg", ".jpg", ".jpeg")
_PHOTOS = (*_JPEG, "image/png", "image/webp")
_STILLS = (*_PHOTOS, "image/gif")
_VIDEOS = (
    "video/mp4", "video/webm", "video/quicktime", "video/x-matroska", "video/ogg",
    ".mp4", ".webm", ".mov", ".mkv", ".ogv",
)  # fmt: skip
_SOUNDS = (
    "audio/mpeg", "audio/wav", "audio/ogg", "audio/webm", "audio/aac", "audio/mp4",
    ".mp3", ".wav", ".ogg", ".weba", ".aac", ".m4a",
)  # fmt: skip
_PAPERS = (
    "application/pdf", "application/msword",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".pdf", ".doc", ".docx",
)  # fmt: skip

ACCEPTS: dict[str, tuple[tuple[str, ...], int, str]] = {
    "avatar": (_STILLS, 10, "JPEG, PNG, WebP, GIF"),
    "listing": (_STILLS, 50, "JPEG, PNG, WebP, GIF"),
    "blog": (_STILLS, 50, "JPEG, PNG, WebP, GIF"),
    "video": (_VIDEOS, 50, "MP4, WebM, MOV, MKV, OGG"),
    "sound": (_SOUNDS, 50, "MP3, WAV, OGG, WebM, AAC, M4A"),
    "scene": (_PHOTOS, 50, "JPEG, PNG, WebP"),
    "person": (_PHOTOS, 10, "JPEG, PNG, WebP"),
    "chat": (_PHOTOS, 10, "JPEG, PNG, WebP"),
    "document": ((*_PAPERS, *_PHOTOS), 50, "PDF, DOC, DOCX, JPEG, PNG, WebP"),
}
"""What the file dialog offers, megabytes a file, and the kinds in words. The server decides."""

_PARTS = ("pictures.jsx", "upload_states.jsx", "upload_zone.jsx", "uploading.js")
MODULES = {part: rx.asset(part, shared=True).importable_path for part in _PARTS}
_Answers = rx.event.passthrough_event_spec(list[dict[str, Any]])
_Ids = rx.event.passthrough_event_spec(list[str])
_Id = rx.event.passthrough_event_spec(str)
_IdAndText = rx.event.passthrough_event_spec(str, str)


class UploadZone(rx.NoSSRComponent):
    """upload_zone.jsx, fetched by pages that show it; use `upload_zone`."""

    library = MODULES["upload_zone.jsx"]
    tag = "UploadZone"

    use: rx.Var[str]
    csrf: rx.Var[str]
    label: rx.Var[str]
    note: rx.Var[str]
    accept: rx.Var[list[str]]
    largest_mb: rx.Var[int]
    most: rx.Var[int]
    room: rx.Var[Any]
    takes_paste: rx.Var[bool]
    pictures: rx.Var[Any]
    categories: rx.Var[list[list[str]]]
    words: rx.Var[dict[str, str]]
    looks: rx.Var[dict[str, str]]
    icons: rx.Var[dict[str, Any]]

    on_uploaded: rx.EventHandler[_Answers]
    on_reorder: rx.EventHandler[_Ids]
    on_main: rx.EventHandler[_Id]
    on_remove: rx.EventHandler[_Id]
    on_caption: rx.EventHandler[_IdAndText]
    on_category: rx.EventHandler[_IdAndText]


def upload_zone(
    *,
    use: UploadUse,
    csrf: Text,
    on_uploaded: Any,
    id: str = "upload",
    label: Text | None = None,
    note: Text | None = None,
    most: int = 20,
    room: Number | None = None,
    pictures: rx.Var[Any] | Sequence[Any] | None = None,
    categories: Sequence[tuple[str, Text]] = (),
    on_reorder: Any = None,
    on_main: Any = None,
    on_remove: Any = None,
    on_caption: Any = None,
    on_category: Any = None,
    takes_paste: bool = True,
) -> rx.Component:
    """Choose, drop or paste files; each is sent at once, with its progress, or says why not.

    `csrf` is `Shell.csrf`; `use` is one of the server's uses; `most` is how many at once, `room`
    how many more the place can take. A failed file can be sent again alone; the others go on.

    `on_uploaded(files)`: dicts of id, url, thumbnail, width, height, preview, name, type, size, in
    the order they were chosen. They come from a browser: take them by
    `MediaFile.owned(db, by=me, ids=…)`, and expect an id twice.

    `pictures` (models' PlacedView, in order) draws those that are there; with None, what was sent
    stays in the list. `on_reorder(ids)`, `on_main(id)`, `on_remove(id)`, `on_caption(id, text)` and
    `on_category(id, value)` (choices: `categories`) each bring their controls; every drag has its
    buttons. One zone a page may take pasted files.
    """
    accept, largest, kinds = ACCEPTS[one_of(use, UploadUse, "use")]
    told = {
        "on_reorder": on_reorder,
        "on_main": on_main,
        "on_remove": on_remove,
        "on_caption": on_caption,
        "on_category": on_category,
    }
    return UploadZone.create(
        id=id,
        use=use,
        csrf=csrf,
        label=_label(use, most) if label is None else label,
        note=t("media.limits", kinds=kinds, limit=largest) if note is None else note,
        accept=list(accept),
        largest_mb=largest,
        most=most,
        room=rx.Var("null") if room is None else room,
        takes_paste=takes_paste,
        pictures=rx.Var("null") if pictures is None else pictures,
        categories=[list(choice) for choice in categories],
        words=words_about(kinds),
        looks=LOOKS,
        icons=drawn_icons(),
        on_uploaded=on_uploaded,
        **{name: handler for name, handler in told.items() if handler is not None},
    )


def _label(use: str, most: int) -> Text:
    pictures = use in ("avatar", "listing", "blog", "scene", "chat", "person")
    if most == 1:
        return t("media.choose_picture") if pictures else t("media.choose_file")
    return t("media.choose_pictures") if pictures else t("media.choose_files")


_PLAIN = (
    "broke", "caption", "done", "drop", "earlier", "hint", "hint_drop", "later", "main", "making",
    "offline", "pictures", "remove", "retry", "set_main", "waiting",
)  # fmt: skip
_OF_ONE = (
    "cancel_one", "caption_of", "category_of", "dismiss_one", "earlier_one", "later_one",
    "remove_one", "retry_one", "set_main_one",
)  # fmt: skip


def words_about(kinds: str) -> dict[str, Text]:
    """Sentences in the reader's language; the browser fills the blanks that it alone knows."""
    return {
        **{name: t(f"media.{name}") for name in _PLAIN},
        **{name: t(f"media.{name}", name="{name}") for name in _OF_ONE},
        "moved": t("media.moved", place="{place}", all="{all}"),
        "number": t("media.number", n="{n}"),
        "retry_all": t("media.retry_all", n="{n}"),
        "sending": t("media.sending", percent="{percent}"),
        "summary": t("media.summary", done="{done}", all="{all}"),
        "summary_failed": t("media.summary_failed", n="{n}"),
        "empty": t("refusals.file_empty"),
        "too_large": t("refusals.file_too_large", limit="{limit}", actual="{actual}"),
        "too_many": t("refusals.too_many_files", limit="{limit}"),
        "type_refused": t("refusals.file_type_refused", accepted=kinds),
    }


def drawn_icons() -> dict[str, rx.Component]:
    return {
        "add": icon("image-up", size=24),
        "close": icon("x", size=18),
        "done": icon("check", size=16),
        "earlier": icon("arrow-left", size=18),
        "file": icon("file", size=20),
        "later": icon("arrow-right", size=18),
        "main": icon("star", size=16),
        "problem": icon("circle-alert", size=16),
        "remove": icon("trash-2", size=18),
        "retry": icon("rotate-cw", size=16),
    }
