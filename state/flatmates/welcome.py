"""/flatmates/welcome: seven steps into the flatmates part; any device goes on with them."""

from typing import Any

import reflex as rx

from ghar_app.catalogue import translate
from ghar_app.clock import now, today
from ghar_app.db import Db, transaction
from ghar_app.models.flatmates.compatibility import NAMES
from ghar_app.models.flatmates.kinds import ProfileStatus
from ghar_app.models.flatmates.profile.places import area_at, areas_of
from ghar_app.models.flatmates.profile.saving import ProfileStep, save
from ghar_app.models.flatmates.profile.standing import finish
from ghar_app.models.flatmates.profile.welcoming import answer, say, show_photos, standing
from ghar_app.models.flatmates.profile.wording import wording
from ghar_app.models.identity import User
from ghar_app.refusals import Refused
from ghar_app.web.paths import safe_path
from state.flatmates.choices import (
    Pairs,
    ProfileForm,
    chosen_of,
    cities,
    form_of,
    lists_of,
    offered,
    read,
)
from state.refusals import shows_refusals
from state.shell import Shell, SignedIn, view_of
from state.toasts import told

HOME = "/flatmates"
SPLASH = "splash"


class MateWelcome(SignedIn, rx.State):
    """`step` is "" until it is known. `?next=` says where to go afterwards."""

    step: str = ""
    number: int = 0
    begun: bool = False
    question: int = 0
    dimension: str = ""
    said: ProfileForm = ProfileForm()
    chosen: dict[str, str] = {}
    lists: dict[str, list[str]] = {}
    areas: list[str] = []
    choices: dict[str, Pairs] = {}
    cities: Pairs = []
    areas_offered: Pairs = []

    _next: str = HOME

    @rx.event
    @shows_refusals
    async def load(self) -> Any:
        """Where somebody stands; whoever has done it all goes on at once."""
        asked = safe_path(self.router.url.query_parameters.get("next", ""))
        self._next = HOME if asked == "/" else asked
        self.step = ""
        async with transaction() as db:
            me = await self._me(db)
            if me.flatmates_onboarding_completed:
                return rx.redirect(self._next)
            words = await wording(db, self._language)
            self.choices, self.cities = offered(words), cities(words, self._language)
            where = await standing(db, me)
            self.begun = where.has_begun
            await self._show(db, me, SPLASH)
        return None

    @rx.event
    @shows_refusals
    async def begin(self) -> Any:
        """From the first picture to the step that is next."""
        async with transaction() as db:
            await self._me(db)
        return await self._on()

    @rx.event
    @shows_refusals
    async def submit(self, form: dict[str, Any]) -> Any:
        """The answers of the step that is shown."""
        async with transaction() as db:
            me = await self._me(db)
            given = read(form)
            if self.step == ProfileStep.PLACE:
                given = {"city": me.flatmates_city}
            me = await say(db, me, self.step, given, at=now())
            shell = await self.get_state(Shell)
            shell._look(view_of(me), shell.csrf)
        return await self._on()

    @rx.event
    @shows_refusals
    async def choose_city(self, city: str) -> None:
        """Another city; it is kept at once, and lets go of the areas."""
        async with transaction() as db:
            me = await save(db, await self._me(db), {"city": city}, at=now())
            await self._show(db, me, self.step)

    @rx.event
    @shows_refusals
    async def add_area(self, name: str) -> None:
        """One area more."""
        async with transaction() as db:
            me = await self._me(db)
            if name:
                wanted = {"areas": [*me.flatmates_areas, name]}
                await self._show(db, await save(db, me, wanted, at=now()), self.step)

    @rx.event
    @shows_refusals
    async def drop_area(self, name: str) -> None:
        """One area less."""
        async with transaction() as db:
            me = await self._me(db)
            wanted = {"areas": [one for one in me.flatmates_areas if one != name]}
            await self._show(db, await save(db, me, wanted, at=now()), self.step)

    @rx.event
    @shows_refusals
    async def here(self, found: Any) -> None:
        """Where the browser says it is: [latitude, longitude], or nothing."""
        async with transaction() as db:
            me = await self._me(db)
            latitude, longitude = _point(found)
            city, area = await area_at(db, latitude, longitude)
            me = await save(db, me, {"city": city, "areas": [area]}, at=now())
            await self._show(db, me, self.step)

    @rx.event
    @shows_refusals
    async def photos(self, skip: bool) -> Any:
        """The photographs are chosen, or not wanted."""
        async with transaction() as db:
            await show_photos(db, await self._me(db), skip=skip, at=now())
        return await self._on()

    @rx.event
    @shows_refusals
    async def answer(self, value: str) -> Any:
        """One of the seven questions; "" passes it over."""
        async with transaction() as db:
            me = await answer(db, await self._me(db), self.dimension, value, at=now())
            if self.question + 1 < len(NAMES):
                self.question += 1
                await self._show(db, me, ProfileStep.LIFESTYLE)
                return None
        return await self._on()

    @rx.event
    @shows_refusals
    async def back(self) -> None:
        """An earlier question or step; nothing is lost."""
        async with transaction() as db:
            me = await self._me(db)
            if self.step == ProfileStep.LIFESTYLE and self.question > 0:
                self.question -= 1
                await self._show(db, me, ProfileStep.LIFESTYLE)
                return
            steps = [SPLASH, *ProfileStep]
            at = steps.index(self.step) if self.step in steps else 0
            self.question = len(NAMES) - 1
            await self._show(db, me, steps[max(0, at - 1)])

    async def _on(self) -> Any:
        # Apart from what was said: should the end be refused, the last answers are kept.
        async with transaction() as db:
            return await self._go_on(db, await self._me(db))

    async def _go_on(self, db: Db, me: User) -> Any:
        where = await standing(db, me)
        self.question = where.question
        steps = list(ProfileStep)
        # Who went back walks forward one by one over what is answered already.
        here = steps.index(ProfileStep(self.step)) if self.step in steps else -1
        if here >= 0 and here + 1 < len(steps):
            await self._show(db, me, steps[here + 1])
            return None
        if where.step is not None:
            await self._show(db, me, where.step)
            return None
        me = await finish(db, me, at=now())
        waits = me.flatmates_profile_status == ProfileStatus.PENDING_REVIEW
        words = translate(f"people.welcome.{'done_review' if waits else 'done'}", self._language)
        return [told(words, self._language), rx.redirect(self._next)]

    async def _show(self, db: Db, me: User, step: str) -> None:
        steps = list(ProfileStep)
        self.step, self.number = step, steps.index(step) + 1 if step in steps else 0  # type: ignore[arg-type]
        self.dimension = NAMES[self.question]
        self.said, self.chosen = form_of(me, today().year), chosen_of(me)
        self.lists, self.areas = lists_of(me), list(me.flatmates_areas)
        if step == ProfileStep.PLACE:
            known = await areas_of(db, me.flatmates_city or "")
            self.areas_offered = [(name, name) for name in known if name not in self.areas]


def _point(found: Any) -> tuple[float, float]:
    try:
        latitude, longitude = found
        return float(latitude), float(longitude)
    except (TypeError, ValueError):
        raise Refused("place_not_told", field="city") from None
