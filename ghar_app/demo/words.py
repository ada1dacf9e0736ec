"""The prose files: pieces of text, and when each of them is true of a home."""

import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

Facts = Mapping[str, object]
"""What is true of a home: numbers, words for the blanks, and names of what it is."""

_FILES = Path(__file__).parent / "words"
_CONDITION = re.compile(r"(!?)([a-z_]+)(?:([=<>])(.+))?")


@dataclass(frozen=True)
class Piece:
    """One text with blanks. `label` is a feature's short name, empty for other slots."""

    slot: str
    text: str
    label: str
    conditions: tuple[tuple[str, str, str, str], ...]

    def holds(self, facts: Facts) -> bool:
        """Whether all of its conditions do."""
        return all(_holds(condition, facts) for condition in self.conditions)

    @property
    def is_special(self) -> bool:
        """Whether it was written for one kind of home, or for stays."""
        return any(not not_ and name in ("kind", "stay") for not_, name, _, _ in self.conditions)

    def said(self, facts: Facts) -> str:
        """The text with its blanks filled."""
        return self.text.format_map(facts)

    def named(self, facts: Facts) -> str:
        """The label with its blanks filled."""
        return self.label.format_map(facts)


@lru_cache
def pieces(group: str) -> dict[str, list[Piece]]:
    """The pieces of flats, houses, rooms or work, by slot."""
    found: dict[str, list[Piece]] = defaultdict(list)
    for line in (_FILES / f"{group}.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            piece = _piece([part.strip() for part in line.split("|")])
            found[piece.slot].append(piece)
    return dict(found)


def _piece(parts: list[str]) -> Piece:
    slot, when, *rest = parts
    label, text = rest if slot == "feature" else ("", rest[0])
    conditions = []
    for word in when.split():
        read = _CONDITION.fullmatch(word)
        assert read, f"not a condition: {word}"
        not_, name, operator, value = read.groups(default="")
        conditions.append((not_, name, operator, value))
    return Piece(slot, text, label, tuple(conditions))


_COMPARED: dict[str, Callable[[object, str], bool]] = {
    "=": lambda fact, value: str(fact) == value,
    ">": lambda fact, value: isinstance(fact, int) and fact > int(value),
    "<": lambda fact, value: isinstance(fact, int) and fact < int(value),
}


def _holds(condition: tuple[str, str, str, str], facts: Facts) -> bool:
    not_, name, operator, value = condition
    fact = facts.get(name)
    holds = _COMPARED[operator](fact, value) if operator else bool(fact)
    return holds is not bool(not_)
