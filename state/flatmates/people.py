"""A person as the browser sees them: words, no columns. Made of `profile.showing.Person` alone."""

from dataclasses import dataclass

from ghar_app.catalogue import Language, translate
from ghar_app.formats import grouped, rupees, rupees_short
from ghar_app.models.flatmates.compatibility import Dimension, Word
from ghar_app.models.flatmates.profile.dealbreakers import fits
from ghar_app.models.flatmates.profile.reasons import reasons
from ghar_app.models.flatmates.profile.showing import Person
from ghar_app.models.flatmates.profile.wording import Wording
from ghar_app.models.listings import Property

_TONES = {Word.STRONG: "tulsi", Word.WORKABLE: "tulsi", Word.GAP: "genda", Word.MISSING: "neutral"}


@dataclass(frozen=True)
class DimensionView:
    """One of the seven, mine and theirs in words. `tone` is a badge's."""

    name: str
    mine: str
    theirs: str
    word: str
    tone: str


@dataclass(frozen=True)
class FactView:
    """A name and what is given for it."""

    name: str
    value: str


@dataclass(frozen=True)
class RuleView:
    """A deal-breaker and whether the viewer is so."""

    text: str
    word: str
    tone: str


@dataclass(frozen=True)
class RoomView:
    """A room that a person offers."""

    href: str
    title: str
    price: str
    image: str
    place: str


@dataclass(frozen=True)
class PersonView:
    """A person's card and page. `score` counts only where `compared`; texts are "" when unknown."""

    public_id: str = ""
    href: str = ""
    name: str = ""
    initials: str = ""
    age: str = ""
    headline: str = ""
    avatar_url: str = ""
    photos: tuple[str, ...] = ()
    is_verified: bool = False
    is_gone: bool = False
    mode: str = ""
    work: str = ""
    place: str = ""
    budget: str = ""
    move_in: str = ""
    active: str = ""
    bio: str = ""
    linkedin_url: str = ""
    score: int = 0
    known: int = 0
    compared: bool = False
    likeness: str = ""
    chips: tuple[str, ...] = ()
    dimensions: tuple[DimensionView, ...] = ()
    both: tuple[str, ...] = ()
    watch: tuple[str, ...] = ()
    facts: tuple[FactView, ...] = ()
    prompts: tuple[FactView, ...] = ()
    rules: tuple[RuleView, ...] = ()
    room: RoomView | None = None


def person_view(
    one: Person,
    language: Language,
    words: Wording,
    *,
    mine: Person | None = None,
    room: Property | None = None,
) -> PersonView:
    """`one` in words; compared with `mine`, the viewer, if that is somebody else."""
    if one.is_gone:
        return PersonView(
            public_id=str(one.public_id), is_gone=True, name=translate("people.gone", language)
        )
    likeness = one.likeness
    said = reasons(likeness, mine, one, language, words) if mine else None
    age = one.age.replace("-", "–")
    place = ", ".join((*one.areas[:2], one.city) if one.city else one.areas[:2])
    return PersonView(
        public_id=str(one.public_id),
        href=f"/flatmates/people/{one.public_id}",
        name=one.name,
        initials=one.initials,
        age=age,
        headline=f"{one.name}, {age}" if age else one.name,
        avatar_url=one.avatar_url,
        photos=one.photos or ((one.avatar_url,) if one.avatar_url else ()),
        is_verified=one.is_verified,
        mode=translate(f"people.mode.{one.mode}", language) if one.mode else "",
        work=" · ".join(
            part for part in (one.profession, words.of("work_style", one.answers[6])) if part
        ),
        place=place,
        budget=budget_text(one, language),
        move_in=words.of("move_in_timeline", one.move_in),
        active=translate(f"people.active.{one.last_active}", language) if one.last_active else "",
        bio=one.bio,
        linkedin_url=one.linkedin_url,
        score=(likeness.score or 0) if likeness else 0,
        known=likeness.known if likeness else 0,
        compared=likeness is not None and likeness.score is not None,
        likeness=_lives(likeness.score if likeness else None, language),
        chips=_chips(one, words),
        dimensions=tuple(
            _dimension(each, one.name, language, words)
            for each in (likeness.dimensions if likeness else ())
        ),
        both=said.both if said else (),
        watch=said.watch if said else (),
        facts=_facts(one, language, words),
        prompts=tuple(
            FactView(words.of("prompts", id), answer) for id, answer in one.prompts if answer
        ),
        rules=tuple(_rule(rule, mine, language, words) for rule in one.non_negotiables),
        room=room_view(room) if room else None,
    )


def budget_text(one: Person, language: Language) -> str:
    """Rupees a month, as a range or one end of it."""
    least, most = one.budget_min, one.budget_max
    short = {
        "least": rupees_short(least).removeprefix("₹") if least is not None else "",
        "most": rupees_short(most).removeprefix("₹") if most is not None else "",
    }
    if least is not None and most is not None:
        return translate("people.budget", language, **short)
    if most is not None:
        return translate("people.budget_most", language, most=grouped(int(most)))
    if least is not None:
        return translate("people.budget_least", language, least=grouped(int(least)))
    return ""


def room_view(room: Property) -> RoomView:
    """A listing in one line."""
    return RoomView(
        href=f"/listing/{room.slug}",
        title=room.title,
        price=rupees(room.effective_price) if room.effective_price else "",
        image=room.main_image_url or "",
        place=", ".join(part for part in (room.locality, room.city) if part),
    )


def _lives(score: int | None, language: Language) -> str:
    if score is None:
        return translate("people.like.unknown", language)
    if score >= 70:
        return translate("people.like.lives_much", language)
    if score >= 40:
        return translate("people.like.lives_some", language)
    return translate("people.like.lives_other", language)


def _dimension(one: Dimension, name: str, language: Language, words: Wording) -> DimensionView:
    none = translate("people.like.none", language)
    first = name.split(" ", maxsplit=1)[0]
    return DimensionView(
        name=words.of("dimension", one.name),
        mine=translate("people.like.mine", language, answer=words.of(one.name, one.mine) or none),
        theirs=translate(
            "people.like.theirs",
            language,
            name=first,
            answer=words.of(one.name, one.theirs) or none,
        ),
        word=translate(f"people.word.{one.word}", language),
        tone=_TONES[one.word],
    )


def _chips(one: Person, words: Wording) -> tuple[str, ...]:
    said = zip(("sleep_schedule", "cleanliness", "food_habits"), one.answers, strict=False)
    return tuple(words.of(what, answer) for what, answer in said if answer)


def _facts(one: Person, language: Language, words: Wording) -> tuple[FactView, ...]:
    vibe = ", ".join(words.of("vibe_tags", tag) for tag in one.vibe_tags)
    pairs = (
        ("looks_for", translate(f"people.mode.{one.mode}", language) if one.mode else ""),
        ("place", ", ".join((*one.areas, one.city) if one.city else one.areas)),
        ("budget", budget_text(one, language)),
        ("move_in", words.of("move_in_timeline", one.move_in)),
        ("profession", one.profession),
        ("native_place", one.native_place),
        ("pets", words.of("pets", one.pets)),
        ("parties", words.of("parties", one.parties)),
        ("vibe", vibe),
    )
    return tuple(
        FactView(translate(f"people.person.{name}", language), value)
        for name, value in pairs
        if value
    )


def _rule(rule: str, mine: Person | None, language: Language, words: Wording) -> RuleView:
    text = words.of("non_negotiables", rule)
    if mine is None:
        return RuleView(text, "", "neutral")
    fit = fits(rule, mine)
    name, tone = {True: ("fits", "tulsi"), False: ("broken", "rani"), None: ("open", "neutral")}[
        fit
    ]
    return RuleView(text, translate(f"people.person.rule_{name}", language), tone)
