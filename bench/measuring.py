"""Sides taken in turn, and what is said of them: ratios, never times.

Whatever else the machine does meets all sides alike, because they alternate turn by turn. One
round gives one percentile a side and one ratio; what counts is the median of the rounds.
"""

import math
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from statistics import median
from time import perf_counter

ROUNDS = 7
"""At least five, so that one disturbed round decides nothing."""

Rounds = Sequence[Sequence[float]]
"""Seconds, a list a round."""
Side = Callable[[int], Awaitable[object]]
"""One turn; its argument is the turn's number, the same for all sides."""


@dataclass(frozen=True)
class Finding:
    """One line of the table. Without a target it is only told; `failed` says what went wrong."""

    what: str
    ratio: float
    target: float | None
    context: str
    failed: str = ""

    @property
    def is_met(self) -> bool:
        """Whether the target holds; what has none always holds."""
        return not self.failed and (self.target is None or self.ratio <= self.target)


def percentile(samples: Sequence[float], share: float) -> float:
    """The smallest sample that at least `share` of all do not exceed."""
    ordered = sorted(samples)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]


async def in_turns(
    sides: dict[str, Side], *, turns: int, rounds: int = ROUNDS, before: Side | None = None
) -> dict[str, list[list[float]]]:
    """Time every side in every turn. `before` is done ahead of each of them, and not timed.

    Whoever comes first finds the caches colder than whoever asks the same after it, so the order
    moves on with each turn and is reversed in every other, which ones changing with the round.
    """
    names = list(sides)
    taken: dict[str, list[list[float]]] = {name: [] for name in names}
    for number in range(rounds):
        for name in names:
            taken[name].append([])
        for turn in range(turns):
            shift = turn // 2 % len(names)
            order = names[shift:] + names[:shift]
            for name in order if (turn + number) % 2 else order[::-1]:
                if before is not None:
                    await before(turn)
                began = perf_counter()
                await sides[name](turn)
                taken[name][-1].append(perf_counter() - began)
    return taken


def compared(
    what: str,
    target: float | None,
    ours: Rounds,
    theirs: Rounds,
    *,
    share: float,
    names: tuple[str, str] = ("Ghar", "peer"),
    failed: str = "",
) -> Finding:
    """Our percentile over theirs. `share` 0.5 is the median, 0.95 the 95th percentile."""
    ratios = _ratios(ours, theirs, share)
    context = (
        f"p{share * 100:g} here and now {_told(names[0], ours, share)}, "
        f"{_told(names[1], theirs, share)}; {len(ratios)} rounds, "
        f"{min(ratios):.2f} to {max(ratios):.2f}"
    )
    if share != 0.5:
        context += f"; of the medians {median(_ratios(ours, theirs, 0.5)):.2f}"
    return Finding(what, median(ratios), target, context, failed)


def _ratios(ours: Rounds, theirs: Rounds, share: float) -> list[float]:
    return [
        percentile(mine, share) / percentile(other, share)
        for mine, other in zip(ours, theirs, strict=True)
    ]


def _told(name: str, rounds: Rounds, share: float) -> str:
    return f"{name} {1e3 * median(percentile(samples, share) for samples in rounds):.1f} ms"
