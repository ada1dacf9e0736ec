"""How alike two people live: a percentage from the answers both have given.

The same whichever of the two asks. An answer that one of them has not given is left out, and the
weights of the others are stretched to fill its place; with none in common there is no score.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from functools import lru_cache

from ghar_app.models.flatmates.kinds import Cleanliness, Food, Guests, Habit, Sleep
from ghar_app.models.identity.user.flatmate_columns import SCALES

Answers = Sequence[str | None]
"""The seven answers in the order of `SCALES`."""

WEIGHTS = (20, 20, 15, 10, 10, 15, 10)
"""Per cent, in the order of `SCALES`."""
MATCHES_FROM, STRONG_FROM = 60, 90
TOP = 3
_STRICT = {Food.VEGETARIAN, Food.VEGAN}


class Word(StrEnum):
    """What a dimension's score is called."""

    STRONG = "strong"
    WORKABLE = "workable"
    GAP = "preference_gap"
    MISSING = "not_enough_data"


@dataclass(frozen=True, slots=True)
class Dimension:
    """One of the seven. `score` is 0 to 100, None where an answer is missing."""

    name: str
    mine: str | None
    theirs: str | None
    score: int | None

    @property
    def word(self) -> Word:
        if self.score is None:
            return Word.MISSING
        if self.score >= STRONG_FROM:
            return Word.STRONG
        return Word.WORKABLE if self.score >= MATCHES_FROM else Word.GAP

    @property
    def matches(self) -> bool:
        return self.score is not None and self.score >= MATCHES_FROM


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two people side by side. `score` is None where nothing can be compared."""

    score: int | None
    dimensions: tuple[Dimension, ...]

    @property
    def known(self) -> int:
        """Of how many of the seven the score is made."""
        return sum(one.score is not None for one in self.dimensions)

    @property
    def top(self) -> tuple[Dimension, ...]:
        """Up to three that match, the highest first; alike ones in the order of the weights."""
        matching = [one for one in self.dimensions if one.matches]
        return tuple(sorted(matching, key=lambda one: -(one.score or 0))[:TOP])


NAMES = tuple(column.removeprefix("flatmates_") for column, _ in SCALES)


def likeness(mine: Answers, theirs: Answers) -> Likeness:
    """Two people's answers compared."""
    dimensions = tuple(
        Dimension(name, one, other, _score(place, one, other))
        for place, (name, one, other) in enumerate(zip(NAMES, mine, theirs, strict=True))
    )
    return Likeness(_whole(dimensions), dimensions)


def answers_of(person: object) -> tuple[str | None, ...]:
    """The seven answers of a `User`, or of anything with its columns."""
    return tuple(getattr(person, column) for column, _ in SCALES)


def signature(answers: Answers) -> int:
    """The answers as one number, as the database computes `flatmates_signature`."""
    whole = 0
    for (_, scale), answer in zip(SCALES, answers, strict=True):
        values = [str(value) for value in scale]
        whole = whole * (len(values) + 1) + (values.index(answer) + 1 if answer else 0)
    return whole


@lru_cache(maxsize=256)
def by_likeness(of: int) -> tuple[tuple[int | None, tuple[int, ...]], ...]:
    """All signatures by their likeness to one, the most alike first; without a score last.

    Each entry is a score and the signatures that have it.
    """
    # Ways to answer with the same sums are carried as one group: comparing each of the 24,576 by
    # itself would hold up everybody for half a second.
    groups: dict[tuple[int, int], list[int]] = {(0, 0): [0]}
    for place, (mine, (_, scale)) in enumerate(zip(unsigned(of), SCALES, strict=True)):
        grown: dict[tuple[int, int], list[int]] = {}
        answers = (None, *(str(value) for value in scale))
        for (total, weight), ways in groups.items():
            for digit, theirs in enumerate(answers):
                score = _score(place, mine, theirs)
                sums = (total, weight)
                if score is not None:
                    sums = (total + WEIGHTS[place] * score, weight + WEIGHTS[place])
                grown.setdefault(sums, []).extend(way * len(answers) + digit for way in ways)
        groups = grown
    found: dict[int | None, list[int]] = {}
    for (total, weight), ways in groups.items():
        found.setdefault(_rounded(total, weight), []).extend(ways)
    order = sorted(found, key=lambda score: -1 if score is None else score, reverse=True)
    return tuple((score, tuple(found[score])) for score in order)


def unsigned(number: int) -> tuple[str | None, ...]:
    """The seven answers that a signature stands for."""
    answers: list[str | None] = []
    for _, scale in reversed(SCALES):
        number, digit = divmod(number, len(scale) + 1)
        answers.append(str(list(scale)[digit - 1]) if digit else None)
    return tuple(reversed(answers))


def _whole(dimensions: Sequence[Dimension]) -> int | None:
    known = [
        (weight, one.score)
        for weight, one in zip(WEIGHTS, dimensions, strict=True)
        if one.score is not None
    ]
    total = sum(weight * score for weight, score in known)
    return _rounded(total, sum(weight for weight, _ in known))


def _rounded(total: int, weight: int) -> int | None:
    if not weight:
        return None
    share = Decimal(total) / weight
    return int(share.quantize(Decimal(1), ROUND_HALF_UP))


def _steps(scale: type[StrEnum], *scores: int) -> Mapping[tuple[str, str], int]:
    values = [str(value) for value in scale]
    return {
        (one, other): scores[abs(here - there)]
        for here, one in enumerate(values)
        for there, other in enumerate(values)
    }


def _food(one: str, other: str) -> int:
    pair = {Food(one), Food(other)}
    if Food.NO_PREFERENCE in pair:
        # Two without a preference are alike: that is the same answer.
        return 100 if len(pair) == 1 else 70
    if len(pair) == 1 or pair <= _STRICT:
        return 100
    return 0 if pair & _STRICT else 80


_SCORES: tuple[Mapping[tuple[str, str], int], ...] = (
    _steps(Sleep, 100, 50, 0),
    _steps(Cleanliness, 100, 50, 0),
    {(str(one), str(other)): _food(one, other) for one in Food for other in Food},
    _steps(Habit, 100, 70, 40),
    _steps(Habit, 100, 70, 40),
    _steps(Guests, 100, 60, 20),
    {(one, other): 100 if one == other else 70 for one in SCALES[6][1] for other in SCALES[6][1]},
)


def _score(place: int, one: str | None, other: str | None) -> int | None:
    if one is None or other is None:
        return None
    return _SCORES[place][(one, other)]
