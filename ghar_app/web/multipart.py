"""Reading a multipart body as it arrives: one part after another, never a whole file in memory."""

from collections.abc import AsyncIterator
from dataclasses import dataclass

from fastapi import Request
from python_multipart import MultipartParser
from python_multipart.exceptions import FormParserError
from python_multipart.multipart import parse_options_header

from ghar_app.refusals import Refused

LONGEST_TEXT = 1000
MOST_PARTS = 100


@dataclass(frozen=True)
class _Begin:
    name: str
    filename: str | None
    declared: str


@dataclass(frozen=True)
class _End:
    pass


_Event = _Begin | bytes | _End


class Part:
    """One field or file. Read it before asking for the next; what is left over is skipped."""

    def __init__(self, begin: _Begin, events: AsyncIterator[_Event]) -> None:
        self.name = begin.name
        self.filename = begin.filename
        self.declared = begin.declared
        self._events = events
        self._is_over = False

    async def pieces(self) -> AsyncIterator[bytes]:
        """The bytes, as they come. Refused `upload_unreadable` when the body ends in mid-part."""
        while not self._is_over:
            # A body that breaks off has no more parts either: it is refused once.
            self._is_over = True
            event = await anext(self._events, None)
            if not isinstance(event, bytes | _End):
                raise Refused("upload_unreadable")
            if isinstance(event, bytes):
                self._is_over = False
                yield event

    async def text(self) -> str:
        """The value of a field. Refused `upload_unreadable` if it is long or no text."""
        value = b""
        async for piece in self.pieces():
            value += piece
            if len(value) > LONGEST_TEXT:
                raise Refused("upload_unreadable")
        return _decoded(value).replace("\x00", "")

    async def skip(self) -> None:
        """Read to the end of the part and keep nothing."""
        async for _piece in self.pieces():
            pass


async def parts(request: Request, *, largest: int) -> AsyncIterator[Part]:
    """The parts of a request's body, in order.

    Refused `upload_unreadable` for what is no multipart form, and `batch_too_large` when the body
    promises or has more than `largest` bytes.
    """
    if _promised(request) > largest:
        raise Refused("batch_too_large")
    events = _events(request, largest)
    count = 0
    async for event in events:
        count += 1
        if not isinstance(event, _Begin) or count > MOST_PARTS:
            raise Refused("upload_unreadable")
        part = Part(event, events)
        yield part
        await part.skip()


def _promised(request: Request) -> int:
    length = request.headers.get("content-length", "0")
    return int(length) if length.isdigit() and len(length) < 16 else 0


async def _events(request: Request, largest: int) -> AsyncIterator[_Event]:
    reader = _Reader(request.headers.get("content-type"))
    received = 0
    async for chunk in request.stream():
        received += len(chunk)
        if received > largest:
            raise Refused("batch_too_large")
        for event in reader.feed(chunk):
            yield event


class _Reader:
    """Turns the parser's callbacks into a list of events a chunk."""

    def __init__(self, content_type: str | None) -> None:
        kind, options = parse_options_header(content_type)
        if kind != b"multipart/form-data" or b"boundary" not in options:
            raise Refused("upload_unreadable")
        self._happened: list[_Event] = []
        self._headers: dict[str, bytes] = {}
        self._name, self._value = b"", b""
        try:
            self._parser = self._made(options[b"boundary"])
        except FormParserError as error:
            raise Refused("upload_unreadable") from error

    def _made(self, boundary: bytes) -> MultipartParser:
        return MultipartParser(
            boundary,
            {
                "on_part_begin": self._headers.clear,
                "on_header_field": self._on_name,
                "on_header_value": self._on_value,
                "on_header_end": self._on_header,
                "on_headers_finished": self._on_begin,
                "on_part_data": self._on_data,
                "on_part_end": lambda: self._happened.append(_End()),
            },
        )

    def feed(self, chunk: bytes) -> list[_Event]:
        """What one more chunk of the body says."""
        self._happened = []
        try:
            self._parser.write(chunk)
        except FormParserError as error:
            raise Refused("upload_unreadable") from error
        return self._happened

    def _on_name(self, data: bytes, start: int, end: int) -> None:
        self._name += data[start:end]

    def _on_value(self, data: bytes, start: int, end: int) -> None:
        self._value += data[start:end]

    def _on_header(self) -> None:
        self._headers[self._name.decode("latin-1").lower()] = self._value
        self._name, self._value = b"", b""

    def _on_begin(self) -> None:
        _, options = parse_options_header(self._headers.get("content-disposition"))
        filename = options.get(b"filename")
        self._happened.append(
            _Begin(
                name=_decoded(options.get(b"name", b"")),
                # Browsers write a quotation mark in a name as %22, and nothing else so.
                filename=None if filename is None else _decoded(filename).replace("%22", '"'),
                declared=self._headers.get("content-type", b"").decode("latin-1"),
            )
        )

    def _on_data(self, data: bytes, start: int, end: int) -> None:
        self._happened.append(data[start:end])


def _decoded(raw: bytes) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Refused("upload_unreadable") from error
