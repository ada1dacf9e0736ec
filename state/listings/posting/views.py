"""What the wizard shows, as texts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ghar_app.catalogue import Language, translate
from ghar_app.models.listings.kinds import Purpose
from ghar_app.models.listings.posting.amenities import Offered
from ghar_app.models.listings.posting.fields import Step, step_of
from ghar_app.models.listings.posting.quality import Quality
from ghar_app.models.listings.posting.reading import Problem, Reading
from ghar_app.models.listings.posting.twins import Twin
from ghar_app.models.listings.property import Property
from ghar_app.models.media import MediaFile
from ghar_app.models.media.views import PlacedView

STEPS = list(Step)


@dataclass(frozen=True)
class StepView:
    """One step: its words, done, now, next or problem, and the way to it."""

    name: str = ""
    text: str = ""
    state: str = "next"
    href: str = ""


@dataclass(frozen=True)
class DraftView:
    """The home that is written. `is_edit`: it was handed in before, changes wait for the press."""

    id: str = ""
    title: str = ""
    is_edit: bool = False
    has_changes: bool = False
    is_reviewed: bool = False
    reason: str = ""
    desk_href: str = ""


@dataclass(frozen=True)
class QualityView:
    """The meter; `next` is empty when nothing is left."""

    score: int = 0
    next: str = ""
    gain: str = ""
    href: str = ""


@dataclass(frozen=True)
class ProblemView:
    """What keeps a home from being published, with the way to its field."""

    text: str
    name: str
    href: str


@dataclass(frozen=True)
class BothView:
    """One answer in two versions."""

    name: str
    mine: str
    theirs: str


@dataclass(frozen=True)
class AmenityView:
    """One thing to tick."""

    id: int
    title: str
    chosen: bool


@dataclass(frozen=True)
class GroupView:
    """The things of one kind."""

    title: str
    things: list[AmenityView]


@dataclass(frozen=True)
class TwinView:
    """A home that seems to be this one; without an address it is somebody else's."""

    text: str
    href: str


def path(id: str, step: Step, field: str = "") -> str:
    """The address of a step, with the field that is meant."""
    return f"/post/{id}?step={step}" + (f"#field-{field}" if field else "")


def step_views(
    id: str, now: str, reading: Reading, strict: bool, language: Language
) -> list[StepView]:
    """Steps with something wrong are marked; with something missing once it was asked for."""
    wrong = {problem.step for problem in reading.wrong}
    missing = {problem.step for problem in reading.problems if problem.missing}
    marked = wrong | missing if strict else wrong
    at = STEPS.index(Step(now))

    def state(step: Step, place: int) -> str:
        if step == now:
            return "now"
        if step in marked:
            return "problem"
        return "done" if place < at and step not in missing else "next"

    return [
        StepView(
            name=step,
            text=translate(f"posting.step.{step}", language),
            state=state(step, place),
            href=path(id, step),
        )
        for place, step in enumerate(STEPS)
    ]


def draft_view(home: Property, answers: Mapping[str, Any], has_changes: bool) -> DraftView:
    """What stands above the steps."""
    return DraftView(
        id=str(home.public_id),
        title=str(answers.get("title") or ""),
        is_edit=not home.is_new,
        has_changes=has_changes,
        is_reviewed=answers.get("property_type") in ("pg", "flatmate"),
        reason=home.moderation_reason or "" if home.moderation_status == "rejected" else "",
        desk_href=f"/desk/{home.public_id}",
    )


def quality_view(quality: Quality, id: str, language: Language) -> QualityView:
    """The score and the next best thing to do."""
    fix = quality.next
    if fix is None:
        return QualityView(quality.score)
    return QualityView(
        score=quality.score,
        next=translate(f"posting.fix.{fix.code}", language, **({"n": fix.n} if fix.n else {})),
        gain=translate("posting.gain", language, gain=fix.gain),
        href=path(id, fix.step, fix.field),
    )


def sentence(problem: Problem, language: Language) -> str:
    """What is wrong, in words."""
    return translate(f"refusals.{problem.code}", language, **problem.details)


def problem_views(problems: Sequence[Problem], id: str, language: Language) -> list[ProblemView]:
    """All that is wrong, in the order of the steps."""
    return [
        ProblemView(
            text=sentence(problem, language),
            name=field_name(problem.field, language),
            href=path(id, problem.step, problem.field),
        )
        for problem in problems
    ]


def field_name(field: str, language: Language) -> str:
    """What a field is called."""
    return translate(f"posting.field.{field}", language)


def both_views(both: Mapping[str, tuple[Any, Any]], language: Language) -> list[BothView]:
    """Both versions of every answer that two windows changed."""
    nothing = translate("posting.empty_answer", language)

    def told(value: Any) -> str:
        return (str(value) if isinstance(value, str) else str(len(value or []))) or nothing

    return [
        BothView(field_name(name, language), told(mine), told(theirs))
        for name, (mine, theirs) in both.items()
    ]


def photo_views(
    photos: Sequence[Mapping[str, Any]], files: Mapping[str, MediaFile]
) -> list[PlacedView]:
    """The gallery, in its order."""
    return [_photo(photo, files.get(photo["id"])) for photo in photos]


def _photo(photo: Mapping[str, Any], file: MediaFile | None) -> PlacedView:
    return PlacedView(
        id=photo["id"],
        url=photo["url"],
        thumbnail=(file.thumbnail_url if file else None) or photo["url"],
        width=(file.width if file else None) or 0,
        height=(file.height if file else None) or 0,
        preview=(file.preview if file else None) or "",
        name="",
        family="picture",
        size=0,
        caption=photo["caption"],
        category=photo["category"],
        is_main=bool(photo.get("main")),
    )


def group_views(
    offered: Sequence[Offered], chosen: Sequence[int], language: Language
) -> list[GroupView]:
    """What can be ticked, by kind."""
    groups: dict[str, list[AmenityView]] = {}
    for one in offered:
        title = one.title_hi if language == "hi" and one.title_hi else one.title
        group = translate(f"listings.detail.amenity.{one.category}", language)
        groups.setdefault(group, []).append(AmenityView(one.id, title, one.id in chosen))
    return [GroupView(title, things) for title, things in groups.items()]


def twin_views(twins: Sequence[Twin], language: Language) -> list[TwinView]:
    """Whom it resembles; of strangers' homes nothing but that."""
    return [
        TwinView(twin.title, f"/desk/{twin.public_id}")
        if twin.is_own
        else TwinView(translate("posting.twin_stranger", language), "")
        for twin in twins
    ]


def price_field(purpose: Purpose) -> str:
    """The price that a purpose is asked for."""
    return {"rent": "monthly_rent", "buy": "base_price", "short_stay": "daily_rate"}[purpose]


def is_field_of(field: str, step: str) -> bool:
    """Whether a field stands on this step."""
    return step_of(field) == step
