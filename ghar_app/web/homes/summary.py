"""A page's content as plain HTML, for readers and crawlers that run no scripts.

Every text is escaped here; nothing comes in as HTML.
"""

from collections.abc import Iterable
from html import escape

from ghar_app.catalogue import Language, translate
from ghar_app.models.listings.detail import Glance
from ghar_app.models.listings.kinds import MediaType
from ghar_app.web.homes import words
from ghar_app.web.homes.costs import cost_words, total_words
from ghar_app.web.homes.facts import fact_words
from ghar_app.web.homes.head import crumbs

MOST_PICTURES = 8


def home_summary(glance: Glance, language: Language) -> str:
    """Breadcrumbs, name, price, place, facts, costs, the owner's words, the first pictures."""
    home = glance.summary
    title = escape(home.title)
    return main(
        way(crumbs(home, language)),
        f"<h1>{title}</h1>",
        paragraph(words.offer(home, language)),
        paragraph(words.price(home, language)),
        paragraph(home.address.line),
        _standing(glance, language),
        _facts(glance, language),
        _costs(glance, language),
        *(paragraph(text) for text in glance.description.split("\n")),
        *_pictures(glance, language),
    )


def not_there_summary(key: str, language: Language) -> str:
    """A page that is not there: why, and the way to the search."""
    title = translate(f"{key}.title", language)
    search = translate("listings.detail.to_search", language)
    return main(
        f"<h1>{escape(title)}</h1>",
        paragraph(translate(f"{key}.text", language)),
        f"<p>{anchor(search, '/search')}</p>",
    )


def main(*parts: str) -> str:
    """The summary's one landmark."""
    return f"<main>{''.join(parts)}</main>"


def paragraph(text: str) -> str:
    """A text in a paragraph of its own; nothing for an empty one."""
    return f"<p>{escape(text.strip())}</p>" if text.strip() else ""


def anchor(text: str, path: str) -> str:
    """A link to a page of ours."""
    return f'<a href="{escape(path)}">{escape(text)}</a>'


def listed(items: Iterable[str]) -> str:
    """A list of pieces of HTML; nothing for an empty one."""
    lines = "".join(f"<li>{item}</li>" for item in items)
    return f"<ul>{lines}</ul>" if lines else ""


def way(steps: list[tuple[str, str]]) -> str:
    """Breadcrumbs."""
    return f"<nav>{' › '.join(anchor(text, path) for text, path in steps)}</nav>"


def _standing(glance: Glance, language: Language) -> str:
    standing = glance.summary.standing
    if not standing.is_over:
        return ""
    return paragraph(translate(f"listings.detail.standing.{standing}.title", language))


def _facts(glance: Glance, language: Language) -> str:
    told = (fact_words(fact, language) for fact in glance.facts)
    return listed(escape(f"{fact.label}: {fact.text}") for fact in told if fact.known)


def _costs(glance: Glance, language: Language) -> str:
    told = [cost_words(line, language) for line in glance.costs.lines]
    lines = [escape(f"{line.text}: {line.amount}") for line in told if line.known]
    total = total_words(glance.costs, glance.summary.purpose, language)
    if total.amount:
        lines.append(escape(f"{total.text}: {total.amount}"))
    return listed(lines)


def _pictures(glance: Glance, language: Language) -> Iterable[str]:
    stills = [one for one in glance.pictures if one.media_type != MediaType.VIDEO]
    for one in stills[:MOST_PICTURES]:
        alt = escape(words.picture_alt(one, glance.summary, language))
        size = f'width="{one.width}" height="{one.height}"'
        yield f'<img src="{escape(one.url)}" alt="{alt}" {size} loading="lazy">'
