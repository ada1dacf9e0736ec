"""Pieces of plain HTML, for readers and crawlers that run no scripts.

Every text is escaped here; nothing comes in as HTML.
"""

from collections.abc import Iterable
from html import escape

from ghar_app.catalogue import Language, translate
from ghar_app.models.listings.detail import Glance
from ghar_app.web.homes.costs import cost_words, total_words
from ghar_app.web.homes.facts import fact_words


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


def standing_line(glance: Glance, language: Language) -> str:
    """That the home was let or sold; nothing otherwise."""
    standing = glance.summary.standing
    if not standing.is_over:
        return ""
    return paragraph(translate(f"listings.detail.standing.{standing}.title", language))


def fact_list(glance: Glance, language: Language) -> str:
    """The known facts, each with its name."""
    told = (fact_words(fact, language) for fact in glance.facts)
    return listed(escape(f"{fact.label}: {fact.text}") for fact in told if fact.known)


def cost_list(glance: Glance, language: Language) -> str:
    """The known costs and their sum."""
    told = [cost_words(line, language) for line in glance.costs.lines]
    lines = [escape(f"{line.text}: {line.amount}") for line in told if line.known]
    total = total_words(glance.costs, glance.summary.purpose, language)
    if total.amount:
        lines.append(escape(f"{total.text}: {total.amount}"))
    return listed(lines)
