"""Titles and descriptions, composed so that neighbours do not say the same."""

from dataclasses import dataclass

from ghar_app.demo.dice import Deck, dice, likely
from ghar_app.demo.facts import facts_of
from ghar_app.demo.home import Home
from ghar_app.demo.words import Facts, Piece, pieces

HINDI_SHARE = 0.09
"""How many descriptions have Hindi sentences beside the English ones."""


@dataclass(frozen=True)
class Text:
    """What is written about one home. `features` are short names, e.g. Covered parking."""

    title: str
    description: str
    features: tuple[str, ...]


class Writer:
    """Writes one home after the other and remembers what each street has already read."""

    def __init__(self) -> None:
        self._deck = Deck("words")
        self._titles: set[tuple[str, str]] = set()

    def write(self, home: Home) -> Text:
        """The texts of a home."""
        facts = facts_of(home)
        random = dice("text", home.key)
        features = self._several(home, facts, "feature", 2 if likely(random, 0.45) else 3)
        terms = self._several(home, facts, "terms", 1 if likely(random, 0.5) else 2)
        parts = [
            *self._several(home, facts, "opening", 1),
            *self._several(home, facts, "rooms", 1),
            *features,
            *self._several(home, facts, "place", 1),
            *terms,
        ]
        if likely(random, HINDI_SHARE):
            parts += self._several(home, facts, "hindi", 2)
        return Text(
            title=self._title(home, facts),
            description=_paragraphs([part.said(facts) for part in parts], parts),
            features=tuple(dict.fromkeys(part.named(facts) for part in features)),
        )

    def _title(self, home: Home, facts: Facts) -> str:
        """A title no other home of the city has, while there are any left."""
        for _ in range(12):
            piece = self._draw(home, facts, "title")
            title = piece.said(facts)
            title = title[0].upper() + title[1:]
            if (home.locality.city.name, title) not in self._titles:
                break
        self._titles.add((home.locality.city.name, title))
        return title

    def _several(self, home: Home, facts: Facts, slot: str, count: int) -> list[Piece]:
        chosen: list[Piece] = []
        true = [piece for piece in pieces(home.group).get(slot, ()) if piece.holds(facts)]
        for _ in range(min(count, len(true))):
            left = [piece for piece in true if piece not in chosen]
            chosen.append(self._deck.draw(left, home.locality.city.name, home.locality.name, slot))
        return chosen

    def _draw(self, home: Home, facts: Facts, slot: str) -> Piece:
        true = [piece for piece in pieces(home.group)[slot] if piece.holds(facts)]
        special = [piece for piece in true if piece.is_special]
        if special and len(special) < len(true) and likely(dice(slot, home.key), 0.6):
            true = special
        return self._deck.draw(true, home.locality.city.name, home.locality.name, slot)


def _paragraphs(sentences: list[str], parts: list[Piece]) -> str:
    """Home, surroundings and terms, Hindi: a blank line between them."""
    order = {"place": 1, "terms": 1, "hindi": 2}
    blocks: dict[int, list[str]] = {}
    for sentence, part in zip(sentences, parts, strict=True):
        blocks.setdefault(order.get(part.slot, 0), []).append(sentence)
    return "\n\n".join(" ".join(block) for _, block in sorted(blocks.items()))
