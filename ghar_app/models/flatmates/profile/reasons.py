"""Why two people would live well together, and what they should talk about first: in words.

found = reasons(person.likeness, mine, person, "hi", words)
"""

from dataclasses import dataclass

from ghar_app.catalogue import Language, sentences, translate
from ghar_app.models.content.catalogs import seeds
from ghar_app.models.flatmates.compatibility import Dimension, Likeness, Word
from ghar_app.models.flatmates.profile.dealbreakers import fits
from ghar_app.models.flatmates.profile.showing import Person
from ghar_app.models.flatmates.profile.wording import LISTS, Wording

MOST = 4


@dataclass(frozen=True, slots=True)
class Reasons:
    """Sentences for a viewer, the weightiest first, at most four each."""

    both: tuple[str, ...]
    watch: tuple[str, ...]


def reasons(
    likeness: Likeness | None,
    mine: Person,
    theirs: Person,
    language: Language,
    words: Wording | None = None,
) -> Reasons:
    """What `mine` and `theirs` have in common and where they differ, as `mine` reads it.

    `words` are the lists as admins have them; without them, the words that ship.
    """
    said = words or shipped(language)
    dimensions = likeness.dimensions if likeness else ()
    alike = [one for one in dimensions if one.word is Word.STRONG]
    apart = [one for one in dimensions if one.word is Word.GAP]
    both = [_alike(one, language) for one in alike] + _common(mine, theirs, language, said)
    watch = _broken(mine, theirs, language, said) + [_apart(one, language, said) for one in apart]
    return Reasons(tuple(both[:MOST]), tuple(watch[:MOST]))


def shipped(language: Language) -> Wording:
    """The lists as they ship."""
    shown = {
        what: {one["id"]: one[language] for one in seeds()[key]["payload"]["options"]}
        for what, key in LISTS.items()
    }
    return Wording(shown, {what: tuple(found.items()) for what, found in shown.items()})


def _alike(one: Dimension, language: Language) -> str:
    exact = f"people.both.{one.name}.{one.mine}"
    if one.mine == one.theirs and exact in sentences():
        return translate(exact, language)
    return translate(f"people.both.{one.name}.close", language)


def _apart(one: Dimension, language: Language, words: Wording) -> str:
    return translate(
        "people.watch.differ",
        language,
        what=words.of("dimension", one.name),
        mine=words.of(one.name, one.mine).lower(),
        theirs=words.of(one.name, one.theirs).lower(),
    )


def _common(mine: Person, theirs: Person, language: Language, words: Wording) -> list[str]:
    found = []
    shared = [area for area in theirs.areas if area in mine.areas]
    if shared:
        found.append(translate("people.both.areas", language, areas=", ".join(shared[:2])))
    if mine.move_in and mine.move_in == theirs.move_in:
        when = words.of("move_in_timeline", mine.move_in).lower()
        found.append(translate("people.both.move_in", language, when=when))
    if mine.native_place and mine.native_place.casefold() == theirs.native_place.casefold():
        found.append(translate("people.both.native_place", language, place=theirs.native_place))
    return found


def _broken(mine: Person, theirs: Person, language: Language, words: Wording) -> list[str]:
    """Deal-breakers that do not hold, theirs first: those decide whether they answer."""
    return [
        translate(f"people.watch.{whose}_rule", language, rule=words.of("non_negotiables", rule))
        for whose, one, other in (("their", theirs, mine), ("my", mine, theirs))
        for rule in one.non_negotiables
        if fits(rule, other) is False
    ]
