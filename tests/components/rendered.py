"""Looks into what a component compiles to, without a browser."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import reflex as rx

_PROP = re.compile(r'^"?([\w-]+)"?:(.*)$', re.DOTALL)


@dataclass(frozen=True)
class Element:
    """One element: its tag, its props as JavaScript text, the strings directly in it."""

    tag: str
    props: dict[str, str]
    texts: list[str]

    def __getitem__(self, name: str) -> str:
        """A prop without the quotes of a plain string."""
        return self.props[name].strip('"')

    def get(self, name: str) -> str | None:
        """A prop, or None."""
        return self[name] if name in self.props else None


def elements(component: rx.Component) -> list[Element]:
    """Every element inside, depth first, both sides of a condition included."""
    return list(_walk(component.render()))


def of(component: rx.Component, tag: str | None = None, **props: str) -> list[Element]:
    """The elements of this tag whose props have these values (`aria_label` is `aria-label`)."""
    wanted = {name.replace("_", "-"): value for name, value in props.items()}
    return [
        element
        for element in elements(component)
        if tag in (None, element.tag)
        and all(element.get(name) == value for name, value in wanted.items())
    ]


def one(component: rx.Component, tag: str | None = None, **props: str) -> Element:
    """The only such element."""
    found = of(component, tag, **props)
    assert len(found) == 1, f"{len(found)} elements {tag} {props}"
    return found[0]


def ids(component: rx.Component) -> list[str]:
    """Every id, in order."""
    return [element["id"] for element in elements(component) if "id" in element.props]


def words(component: rx.Component) -> str:
    """All text, as JavaScript."""
    return " ".join(text for element in elements(component) for text in element.texts)


def _walk(node: Any) -> Iterator[Element]:
    if isinstance(node, list | tuple):
        for part in node:
            yield from _walk(part)
    elif isinstance(node, dict):
        if "name" in node:
            yield _element(node)
        for value in node.values():
            if isinstance(value, dict | list | tuple):
                yield from _walk(value)


def _element(node: dict[str, Any]) -> Element:
    pairs = [_PROP.match(prop) for prop in node.get("props", [])]
    children = [child for child in node.get("children", []) if isinstance(child, dict)]
    return Element(
        node["name"].strip('"'),
        {pair[1]: pair[2] for pair in pairs if pair},
        [str(child["contents"]) for child in children if "contents" in child],
    )
