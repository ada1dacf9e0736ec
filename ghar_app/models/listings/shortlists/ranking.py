"""Everybody's votes merged into one order that can say why.

A yes counts two points, a maybe one, a no takes one away. A home that is a dealbreaker for
anybody stands below all the others, whatever its points. Homes that are level share a place;
the one that was put on the list first is shown first.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Literal, TypeVar

Why = Literal["unvoted", "leads", "level", "behind", "ruled_out"]
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Tally:
    """The votes of one home. `breakers` are dealbreakers, each with how many name it."""

    yes: int
    maybe: int
    no: int
    ruled_out_by: int
    breakers: tuple[tuple[str, int], ...]

    @property
    def points(self) -> int:
        return 2 * self.yes + self.maybe - self.no

    @property
    def voted(self) -> int:
        return self.yes + self.maybe + self.no


@dataclass(frozen=True, slots=True)
class Placed(Generic[Item]):
    """A home at its place. `margin` is points ahead of the next, or behind the first."""

    item: Item
    tally: Tally
    place: int
    why: Why
    margin: int


def tally(votes: Mapping[str, Mapping[str, Any]]) -> Tally:
    """Count the `votes` column of one home."""
    cast = [one.get("vote", "") for one in votes.values()]
    tags = [one.get("tags", []) for one in votes.values()]
    named = [tag for some in tags for tag in some]
    breakers = tuple((tag, named.count(tag)) for tag in sorted(set(named)))
    return Tally(
        cast.count("yes"), cast.count("maybe"), cast.count("no"), sum(map(bool, tags)), breakers
    )


def ranked(items: Sequence[tuple[Item, Tally]]) -> list[Placed[Item]]:
    """The homes (in the order they were put on the list) by merged votes, the best first."""
    ordered = sorted(items, key=lambda one: _key(one[1]))
    placed: list[Placed[Item]] = []
    for index, (item, votes) in enumerate(ordered):
        first_alike = next(n for n, one in enumerate(ordered) if _key(one[1]) == _key(votes))
        alike = sum(_key(one[1]) == _key(votes) for one in ordered)
        why, margin = _why(votes, first_alike + 1, alike, [one[1] for one in ordered], index)
        placed.append(Placed(item, votes, first_alike + 1, why, margin))
    return placed


def _key(votes: Tally) -> tuple[bool, int]:
    return bool(votes.ruled_out_by), -votes.points


def _why(votes: Tally, place: int, alike: int, ordered: list[Tally], index: int) -> tuple[Why, int]:
    if votes.ruled_out_by:
        return "ruled_out", 0
    if not votes.voted:
        return "unvoted", 0
    if alike > 1:
        return "level", 0
    if place > 1:
        return "behind", ordered[0].points - votes.points
    following = [one for one in ordered[index + 1 :] if not one.ruled_out_by]
    return "leads", votes.points - following[0].points if following else 0
