"""The compiled page as an HTML document, in the visitor's language and with a head of its own.

Reflex prerenders static routes in English. A Hindi visitor, and every visitor of a page whose
content comes from the database, is answered with the empty shell of the build instead: the page
is then made in the browser, once, in the right language, and nothing is hydrated twice.
"""

import html
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from fastapi.responses import HTMLResponse

from ghar_app.catalogue import Language, sentence
from ghar_app.frontend import STATIC

_EMPTY = "__spa-fallback.html"
_LANG = '<html lang="en"'
_SPOKEN = ("shell.offline",)
"""Sentences that stand in the empty shell itself, around every page."""


# A document is called by its first title; ours would outlive the app's later ones.
_ONE_TITLE = (
    "<script>new MutationObserver((_,o)=>{const f=document.querySelector('title[data-first]');"
    "if(document.head.querySelectorAll('title').length>1){f?.remove();o.disconnect()}})"
    ".observe(document.head,{childList:true})</script>"
)


@dataclass(frozen=True)
class Preload:
    """The picture a page leads with, fetched before any script; as its `<img>` will ask for it."""

    url: str
    srcset: str = ""
    sizes: str = ""

    def render(self) -> str:
        """The element; addresses are escaped here."""
        more = f' imagesrcset="{html.escape(self.srcset)}"' if self.srcset else ""
        more += f' imagesizes="{html.escape(self.sizes)}"' if self.srcset and self.sizes else ""
        url = html.escape(self.url)
        return f'<link rel="preload" as="image" href="{url}"{more} fetchpriority="high">'


@dataclass(frozen=True)
class Head:
    """What a crawler or a share preview reads. All texts are plain; escaping happens here."""

    title: str
    description: str = ""
    canonical: str | None = None
    image: str | None = None
    index: bool = True
    kind: str = "website"
    json_ld: list[str] = field(default_factory=list)
    preload: Preload | None = None

    def render(self) -> str:
        """The elements, ready to stand in `<head>`."""
        lines = [
            f"<title data-first>{html.escape(self.title)}</title>",
            _ONE_TITLE,
            _meta("name", "description", self.description),
            _meta("property", "og:title", self.title),
            _meta("property", "og:description", self.description),
            _meta("property", "og:type", self.kind),
            _meta("property", "og:site_name", "Ghar"),
        ]
        if self.canonical:
            lines.append(f'<link rel="canonical" href="{html.escape(self.canonical)}">')
            lines.append(_meta("property", "og:url", self.canonical))
        if self.image:
            lines.append(_meta("property", "og:image", self.image))
            lines.append(_meta("name", "twitter:card", "summary_large_image"))
        if not self.index:
            lines.append(_meta("name", "robots", "noindex"))
        if self.preload:
            lines.append(self.preload.render())
        # `</script>` inside a text would end the element early.
        lines += [
            f'<script type="application/ld+json">{text.replace("<", chr(92) + "u003c")}</script>'
            for text in self.json_ld
        ]
        return "".join(lines)


def _meta(key: str, name: str, content: str) -> str:
    return f'<meta {key}="{name}" content="{html.escape(content)}">' if content else ""


@lru_cache(maxsize=8)
def _document(name: str, _changed: float) -> str:
    return (STATIC / name).read_text("utf-8")


def document(name: str = _EMPTY) -> str:
    """A built HTML file; read again when a new build replaced it."""
    path: Path = STATIC / name
    return _document(name, path.stat().st_mtime)


def _in_hindi(text: str) -> str:
    for both in map(sentence, _SPOKEN):
        text = text.replace(html.escape(both["en"]), html.escape(both["hi"]))
    return text.replace(_LANG, '<html lang="hi"', 1)


def page(
    language: Language,
    *,
    head: Head | None = None,
    summary: str = "",
    first_look: str = "",
    status: int = 200,
) -> HTMLResponse:
    """The empty shell with a head, and a summary for readers without scripts.

    `summary` and `first_look` are HTML of ours, already escaped; the latter is seen by everybody
    until the app has drawn the page, and takes itself away then.
    """
    text = _in_hindi(document()) if language == "hi" else document()
    if head is not None:
        text = text.replace("</head>", f"{head.render()}</head>", 1)
    before = f"<noscript>{summary}</noscript>{first_look}" if summary else first_look
    if before:
        text = text.replace("<body>", f"<body>{before}", 1)
    return HTMLResponse(text, status, {"Cache-Control": "no-cache", "Vary": "Cookie"})
