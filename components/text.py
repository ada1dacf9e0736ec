"""Text of the catalogue, compiled into the page in both languages.

The language is fixed when a page loads (the server writes it to `<html lang>`), so a sentence is
a plain JavaScript expression: no state, no hook, no message to the server. Hindi visitors are
served the empty shell instead of the prerendered page, so nothing is hydrated in another language.
"""

import json
import re
from typing import Any

import reflex as rx
from reflex.vars import LiteralVar, Var

from ghar_app.catalogue import Language, sentence, sentences

HINDI = "globalThis.gharHindi"
"""True in a browser that shows Hindi; undefined while the page is prerendered."""

LANGUAGE_SCRIPT = f"{HINDI}=document.documentElement.lang==='hi'"
"""Runs in the head, before any component."""

_BLANK = re.compile(r"\{(\w+)\}")


def t(key: str, **details: Any) -> rx.Var[str]:
    """The sentence of `key` for whoever looks at the page.

    Blanks take Vars or plain values. A plural entry takes its form from `n` (a number Var; its
    shown text may be given as another blank, e.g. `n=State.count, shown=State.count_text`).
    """
    if f"{key}.one" in sentences():
        return _plural(key, details)
    both = sentence(key)
    return _choose(_fill(both["en"], details), _fill(both["hi"], details), details)


def with_parts(both: dict[Language, str], **parts: rx.Component) -> rx.Component:
    """A sentence with components (links) for its blanks, each where its language wants it.

    `both` is `sentence(key)` of the catalogue.
    """
    hindi: rx.Var[bool] = rx.Var(_js_expr=f"!!{HINDI}", _var_type=bool)
    return rx.cond(hindi, _joined(both["hi"], parts), _joined(both["en"], parts))


def _joined(text: str, parts: dict[str, rx.Component]) -> rx.Component:
    pieces = _BLANK.split(text)
    return rx.fragment(
        *[parts[piece] if index % 2 else piece for index, piece in enumerate(pieces) if piece]
    )


def _plural(key: str, details: dict[str, Any]) -> rx.Var[str]:
    n = str(LiteralVar.create(details["n"]))
    one, other = sentence(f"{key}.one"), sentence(f"{key}.other")

    def form(language: Language, singular: str) -> str:
        return f"({singular} ? {_fill(one[language], details)} : {_fill(other[language], details)})"

    return _choose(
        form("en", f"Number({n}) === 1"),
        form("hi", f"(Number({n}) === 0 || Number({n}) === 1)"),
        details,
    )


def _choose(english: str, hindi: str, details: dict[str, Any]) -> rx.Var[str]:
    datas = [v._get_all_var_data() for v in details.values() if isinstance(v, Var)]
    data = datas[0].merge(*datas[1:]) if datas and datas[0] else None
    return Var(_js_expr=f"({HINDI} ? {hindi} : {english})", _var_type=str, _var_data=data)


def _fill(text: str, details: dict[str, Any]) -> str:
    if not details:
        return json.dumps(text, ensure_ascii=False)
    pieces = _BLANK.split(text)
    parts = []
    for index, piece in enumerate(pieces):
        if index % 2:
            parts.append(f"({LiteralVar.create(details[piece])})")
        elif piece:
            parts.append(json.dumps(piece, ensure_ascii=False))
    return f'(""+{"+".join(parts)})' if parts else '""'
