"""Chance that falls the same way every time: a die for every key."""

from collections.abc import Sequence
from decimal import Decimal
from hashlib import sha256
from random import Random
from typing import TypeVar
from uuid import UUID, uuid5

T = TypeVar("T")

_DEMO = UUID("6d6f6465-6768-6172-8000-000000000001")
"""The namespace of every id the demo makes: the same key is the same row on every machine."""


def dice(*key: object) -> Random:
    """A generator that depends on its key alone, not on what was drawn before."""
    return Random(sha256("/".join(map(str, key)).encode()).digest())


def demo_id(*key: object) -> UUID:
    """The id of a demo row."""
    return uuid5(_DEMO, "/".join(map(str, key)))


def weighted(random: Random, choices: dict[T, float]) -> T:
    """One of the choices, the heavier the likelier."""
    return random.choices(list(choices), list(choices.values()))[0]


def likely(random: Random, chance: float) -> bool:
    """True that often, 0 to 1."""
    return random.random() < chance


def rounded(amount: float, step: int) -> Decimal:
    """The nearest multiple of a step, never less than one step."""
    return Decimal(max(step, int(amount / step + 0.5) * step))


class Deck:
    """Cards of which each table sees all before one returns, in an order of its own.

    Cards are told apart by identity: they must live as long as the deck.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._tables: dict[tuple[object, ...], tuple[Random, dict[int, int]]] = {}

    def draw(self, cards: Sequence[T], *table: object) -> T:
        """One of the cards that came up least often at this table."""
        if table not in self._tables:
            self._tables[table] = dice(self._name, *table), {}
        random, drawn = self._tables[table]
        counts = [drawn.get(id(card), 0) for card in cards]
        least = min(counts)
        card = random.choice(
            [card for card, count in zip(cards, counts, strict=True) if count == least]
        )
        drawn[id(card)] = least + 1
        return card
