"""The kinds of file we keep, how people declare them, and what proves each."""

from dataclasses import dataclass
from enum import StrEnum

from ghar_app.models.media.proofs import (
    Proof,
    ebml,
    is_aac,
    is_docx,
    is_iso_movie,
    is_mp3,
    is_quicktime,
    is_wave,
    is_webp,
    is_word,
    ogg,
    starts,
)
from ghar_app.refusals import Refused


class Family(StrEnum):
    """What a person would call it."""

    PICTURE = "picture"
    VIDEO = "video"
    SOUND = "sound"
    PAPER = "paper"


@dataclass(frozen=True)
class Kind:
    """One kind of file.

    `signatures` are the extensions puremagic may answer with, `proof` looks at what puremagic
    cannot tell apart, `also` and `extensions` are other ways to declare the same thing.
    """

    mime: str
    extension: str
    label: str
    family: Family
    signatures: frozenset[str]
    proof: Proof
    also: frozenset[str] = frozenset()
    extensions: frozenset[str] = frozenset()


def _kind(
    mime: str,
    extension: str,
    label: str,
    family: Family,
    proof: Proof,
    *,
    signatures: str,
    also: str = "",
    extensions: str = "",
) -> Kind:
    return Kind(
        mime,
        extension,
        label,
        family,
        frozenset(f".{name}" for name in signatures.split()),
        proof,
        frozenset(also.split()),
        frozenset([extension, *extensions.split()]),
    )


_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_PICTURE, _VIDEO, _SOUND, _PAPER = Family
KINDS: tuple[Kind, ...] = (
    _kind("image/jpeg", "jpg", "JPEG", _PICTURE, starts(b"\xff\xd8\xff"),
          signatures="jpg jpeg jpe jfif", also="image/jpg image/pjpeg", extensions="jpeg jpe jfif"),
    _kind("image/png", "png", "PNG", _PICTURE, starts(b"\x89PNG\r\n\x1a\n"), signatures="png apng",
          also="image/x-png"),
    _kind("image/webp", "webp", "WebP", _PICTURE, is_webp, signatures="webp"),
    _kind("image/gif", "gif", "GIF", _PICTURE, starts(b"GIF87a", b"GIF89a"), signatures="gif"),
    _kind("video/mp4", "mp4", "MP4", _VIDEO, is_iso_movie, signatures="mp4 m4v m4a 3gp f4v",
          also="video/x-m4v", extensions="m4v"),
    _kind("video/quicktime", "mov", "MOV", _VIDEO, is_quicktime, signatures="mov qt"),
    _kind("video/webm", "webm", "WebM", _VIDEO, ebml(b"webm"), signatures="webm mkv"),
    _kind("video/x-matroska", "mkv", "MKV", _VIDEO, ebml(b"matroska"), signatures="webm mkv",
          also="video/matroska"),
    _kind("video/ogg", "ogv", "OGG", _VIDEO, ogg(b"\x80theora"), signatures="ogg ogv"),
    _kind("audio/mpeg", "mp3", "MP3", _SOUND, is_mp3, signatures="mp3 mpga", also="audio/mp3"),
    _kind("audio/wav", "wav", "WAV", _SOUND, is_wave, signatures="wav",
          also="audio/x-wav audio/wave audio/vnd.wave"),
    _kind("audio/ogg", "ogg", "OGG", _SOUND, ogg(b"\x01vorbis", b"OpusHead", b"\x7fFLAC"),
          signatures="ogg oga opus", also="audio/opus application/ogg", extensions="oga opus"),
    _kind("audio/webm", "webm", "WebM", _SOUND, ebml(b"webm"), signatures="webm mkv",
          extensions="weba"),
    _kind("audio/aac", "aac", "AAC", _SOUND, is_aac, signatures="aac",
          also="audio/aacp audio/x-aac"),
    _kind("audio/mp4", "m4a", "M4A", _SOUND, is_iso_movie, signatures="m4a f4a mp4",
          also="audio/x-m4a audio/m4a"),
    _kind("application/pdf", "pdf", "PDF", _PAPER, starts(b"%PDF-"), signatures="pdf"),
    _kind("application/msword", "doc", "DOC", _PAPER, is_word, signatures="doc"),
    _kind(_DOCX, "docx", "DOCX", _PAPER, is_docx, signatures="docx"),
)  # fmt: skip

_SAYS_NOTHING = {"", "application/octet-stream", "binary/octet-stream"}


def declared_kind(declared: str, name: str, accepted: tuple[Kind, ...]) -> Kind:
    """What a file says it is: by its declared type, or by its name if it declares none.

    Refused `file_type_refused` when that isn't among `accepted`; the sentence names those.
    """
    mime = declared.partition(";")[0].strip().lower()
    extension = name.rpartition(".")[2].lower()
    for kind in accepted:
        if mime == kind.mime or mime in kind.also:
            return kind
        if mime in _SAYS_NOTHING and extension in kind.extensions:
            return kind
    labels = ", ".join(dict.fromkeys(kind.label for kind in accepted))
    raise Refused("file_type_refused", field="file", accepted=labels)


def kind_of(mime: str) -> Kind | None:
    """The kind of a stored file."""
    return next((kind for kind in KINDS if kind.mime == mime), None)
