"""English and Hindi sentences, side by side in one TOML file a domain.

A key is `<file>.<name>`. `translate` fills a sentence on the server; `components.text.t` compiles
both languages into the page. `{name}` is a blank; where a count decides the form, the entry has
`one` and `other` tables (CLDR plural rules: English has one = 1, Hindi has one = 0 and 1).
"""

import string
import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Literal, get_args

Language = Literal["en", "hi"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
HERE = Path(__file__).parent


@lru_cache
def sentences() -> dict[str, dict[Language, str]]:
    """All sentences by key; a plural entry appears as `key.one` and `key.other`."""
    found: dict[str, dict[Language, str]] = {}
    for file in sorted(HERE.glob("*.toml")):
        _collect(file.stem, tomllib.loads(file.read_text("utf-8")), found)
    return found


def _collect(prefix: str, entry: dict, found: dict[str, dict[Language, str]]) -> None:
    if "en" in entry:
        found[prefix] = {"en": entry["en"], "hi": entry["hi"]}
        return
    for name, below in entry.items():
        _collect(f"{prefix}.{name}", below, found)


def sentence(key: str) -> dict[Language, str]:
    """Both languages of one key; a key that is not in the catalogue is a mistake of ours."""
    try:
        return sentences()[key]
    except KeyError:
        raise KeyError(f"the catalogue has no sentence {key!r}") from None


def blanks(text: str) -> set[str]:
    """The names of the blanks in a sentence."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def plural_form(count: int, language: Language) -> str:
    """`one` or `other`, by CLDR: English 1; Hindi 0 and 1."""
    singular = (1,) if language == "en" else (0, 1)
    return "one" if count in singular else "other"


def translate(key: str, language: Language, **details: object) -> str:
    """The sentence of `key` with its blanks filled. A plural entry takes its form from `n`."""
    if f"{key}.one" in sentences():
        count = details.get("count", details.get("n", 0))
        key = f"{key}.{plural_form(int(str(count).replace(',', '')), language)}"
    return sentence(key)[language].format(**details)


def known_language(value: str | None) -> Language:
    """A language from a cookie or header; anything unknown is English."""
    return "hi" if value == "hi" else "en"
