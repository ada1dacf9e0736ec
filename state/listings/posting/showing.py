"""What the wizard shows: its Vars, and how they are filled from the newest answers."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any
from uuid import UUID

import reflex as rx
from sqlmodel import col, select

from ghar_app import formats
from ghar_app.catalogue import translate
from ghar_app.clock import in_india, now
from ghar_app.db import Db, transaction
from ghar_app.geography.distance import metres_between
from ghar_app.geography.neighbourhoods import Neighbourhood
from ghar_app.models.listings import Property, PropertyDraft
from ghar_app.models.listings.detail import detail_of
from ghar_app.models.listings.importing.pinning import city_box
from ghar_app.models.listings.posting.amenities import offered_amenities
from ghar_app.models.listings.posting.answers import answers_of
from ghar_app.models.listings.posting.fields import BY_NAME, Step, step_of
from ghar_app.models.listings.posting.quality import quality_of
from ghar_app.models.listings.posting.readers import money
from ghar_app.models.listings.posting.reading import Reading, read_answers
from ghar_app.models.listings.posting.saving import Kept
from ghar_app.models.listings.posting.twins import twins_of
from ghar_app.models.media import MediaFile
from ghar_app.models.media.views import PlacedView
from ghar_app.settings import settings
from state.listings.home_view import HomeView
from state.listings.home_words import home_view
from state.listings.posting.filling import around_of, box_around, point_of
from state.listings.posting.views import (
    BothView,
    DraftView,
    GroupView,
    ProblemView,
    QualityView,
    StepView,
    TwinView,
    both_views,
    draft_view,
    group_views,
    photo_views,
    problem_views,
    quality_view,
    sentence,
    step_views,
    twin_views,
)
from state.shell import SignedIn

MONEY = tuple(name for name, ask in BY_NAME.items() if ask.read is money)
_FAR_M = 8_000
"""A pin so far from the middle of its PIN code is worth a second look."""


class ShowsWizard(SignedIn, rx.State, mixin=True):
    """The home that the address names, at the step that it names.

    `amounts` are rupees as their boxes show them, `words` the same in short (₹1.25 L).
    `epoch` changes when fields must show other words than the ones typed into them: their
    elements are made anew. `saves` changes with every answer of the server to a save.
    """

    ready: bool = False
    draft: DraftView = DraftView()
    step: str = "basics"
    steps: list[StepView] = []
    answers: dict[str, str] = {}
    asked: list[str] = []
    amounts: dict[str, str] = {}
    words: dict[str, str] = {}
    epoch: int = 0
    saved: str = ""
    saves: int = 0
    told: str = ""
    both: list[BothView] = []
    quality: QualityView = QualityView()
    problems: list[ProblemView] = []

    latitude: float | None = None
    longitude: float | None = None
    fit: list[float] | None = None
    map_style: str = ""
    localities: list[str] = []
    far: str = ""

    photos: list[PlacedView] = []
    amenities: list[GroupView] = []
    preview: HomeView | None = None
    twins: list[TwinView] = []

    _seen: int = 0
    _mine: dict[str, Any] = {}
    _opened: str = ""
    _strict: bool = False

    async def _show(self, *, anew: bool = False) -> None:
        """The newest answers; `anew`: fields may show other words than were typed into them."""
        async with transaction() as db:
            home = await self._home(db)
            draft = await home.unpublished(db)
            answers = await answers_of(db, home, draft)
            reading = read_answers(answers)
            self._seen = draft.version if draft else 0
            self._show_answers(home, draft, answers, reading)
            await self._show_step(db, home, answers)
        if self.step == Step.LOCATION:
            await self._show_place(answers)
        if anew:
            self.epoch += 1
        self.ready = True

    def _show_answers(
        self,
        home: Property,
        draft: PropertyDraft | None,
        answers: Mapping[str, Any],
        reading: Reading,
    ) -> None:
        language = self._language
        id = str(home.public_id)
        self.draft = draft_view(home, answers, bool(draft and draft.answers))
        self.answers = {name: answers[name] for name in BY_NAME}
        self.asked = list(reading.values)
        self.steps = step_views(id, self.step, reading, self._strict, language)
        self.quality = quality_view(quality_of(answers), id, language)
        self.amounts = {name: _grouped(answers[name]) for name in MONEY}
        self.words = {name: _short(reading.values.get(name)) for name in MONEY}
        told = reading.problems if self._strict else reading.wrong
        self.errors = {problem.field: sentence(problem, language) for problem in told}
        self.problems = problem_views(reading.problems, id, language) if self._strict else []
        if draft and draft.version:
            self._say_saved(draft)

    async def _show_step(self, db: Db, home: Property, answers: Mapping[str, Any]) -> None:
        """What only one of the steps shows."""
        if self.step == Step.DETAILS:
            offered = await offered_amenities(db)
            self.amenities = group_views(offered, answers["amenities"], self._language)
        if self.step == Step.PHOTOS:
            self.photos = photo_views(answers["photos"], await _files(db, answers["photos"]))
        if self.step == Step.PREVIEW:
            async with home.as_written(db):
                self.preview = home_view(await detail_of(db, home), self._language)
                self.twins = twin_views(await twins_of(db, home), self._language)

    async def _show_place(self, answers: Mapping[str, Any]) -> None:
        """The pin, what the map begins with, and the localities of the PIN code."""
        self.map_style = settings().map_style_url or ""
        point = point_of(answers["pin"])
        self.latitude, self.longitude = point or (None, None)
        around = await around_of(answers["pincode"])
        self.localities = list(around.localities) if around else []
        self.fit = box_around(around) if around else city_box(answers["city"])
        self.far = self._distance(point, around)

    def _distance(self, point: tuple[float, float] | None, around: Neighbourhood | None) -> str:
        if point is None or around is None:
            return ""
        metres = metres_between(point, around.point)
        if metres < _FAR_M:
            return ""
        distance = formats.distance(metres, self._language)
        return translate(
            "posting.pin_far", self._language, distance=distance, pincode=around.pincode
        )

    async def _adopt(self, kept: Kept, *, anew: bool = False) -> None:
        """What was sent is kept; whatever else changed meanwhile is shown and said."""
        self._mine = {}
        await self._show(anew=anew or kept.others)
        others = kept.others or self._seen != kept.version
        self.told = translate("posting.changed_elsewhere", self._language) if others else ""
        self.epoch += self._seen != kept.version
        self.saves += 1

    async def _tell_others(self) -> None:
        """Another window or person changed answers: here they are."""
        await self._show(anew=True)
        self.told = translate("posting.changed_elsewhere", self._language)

    def _show_both(self, both: Mapping[str, tuple[Any, Any]]) -> None:
        self.both = both_views(both, self._language)

    def _say_saved(self, draft: PropertyDraft) -> None:
        at = in_india(draft.updated_at)
        today = in_india(now()).date()
        if at.date() == today:
            self.saved = translate("posting.saved", self._language, at=f"{at:%H:%M}")
        else:
            day = formats.moment(draft.updated_at, self._language)
            self.saved = translate("posting.saved", self._language, at=day)

    async def _home(self, db: Db) -> Property:
        me = await self._me(db)
        return await Property.editable(db, by=me, public_id=self._public_id)

    @property
    def _public_id(self) -> str:
        """The last part of /post/<id>; "" anywhere else."""
        return self.router.url.path.strip("/").partition("post/")[2]

    def _asked_step(self) -> str:
        """The step in the address; a moderator's link names a field instead."""
        query = self.router.url.query_parameters
        if query.get("field"):
            return step_of(query["field"])
        return query.get("step", "")


def _short(value: Any) -> str:
    return formats.rupees_short(value) if isinstance(value, Decimal) and value else ""


def _grouped(typed: str) -> str:
    """As the box shows it: 1,25,000."""
    return formats.grouped(int(typed)) if typed.isdecimal() and typed.isascii() else typed


async def _files(db: Db, photos: list[dict[str, Any]]) -> dict[str, MediaFile]:
    ids = [UUID(photo["id"]) for photo in photos if not photo["id"].startswith("image-")]
    found = await db.exec(select(MediaFile).where(col(MediaFile.id).in_(ids)))
    return {str(file.id): file for file in found}
