"""/flatmates/me: one's own profile, section by section."""

from typing import Any

import reflex as rx

from ghar_app.catalogue import translate
from ghar_app.clock import now, today
from ghar_app.db import Db, transaction
from ghar_app.models.flatmates.kinds import ProfileStatus
from ghar_app.models.flatmates.profile.completeness import completeness
from ghar_app.models.flatmates.profile.places import areas_of
from ghar_app.models.flatmates.profile.privacy import keep_to_oneself, kept
from ghar_app.models.flatmates.profile.rooms import rooms_of
from ghar_app.models.flatmates.profile.saving import save, save_step
from ghar_app.models.flatmates.profile.showing import people
from ghar_app.models.flatmates.profile.standing import pause, photo_count, resume
from ghar_app.models.flatmates.profile.wording import wording
from ghar_app.models.identity import User
from state.flatmates.choices import (
    Pairs,
    ProfileForm,
    chosen_of,
    cities,
    form_of,
    lists_of,
    offered,
    prompts_of,
    read,
)
from state.flatmates.people import PersonView, person_view
from state.refusals import shows_refusals
from state.shell import Shell, SignedIn, view_of
from state.toasts import told

_TONES = {"active": "tulsi", "pending_review": "neel", "rejected": "rani", "held": "rani"}


class MateEditor(SignedIn, rx.State):
    """Switches and places act at once."""

    ready: bool = False
    version: int = 0
    draft: bool = False
    status: str = ""
    status_text: str = ""
    status_tone: str = "neutral"
    shown: bool = False
    may_pause: bool = False
    percent: int = 0
    fix: str = ""
    said: ProfileForm = ProfileForm()
    chosen: dict[str, str] = {}
    lists: dict[str, list[str]] = {}
    prompts: Pairs = []
    areas: list[str] = []
    choices: dict[str, Pairs] = {}
    cities: Pairs = []
    areas_offered: Pairs = []
    private: dict[str, bool] = {}
    preview: PersonView | None = None

    @rx.event
    @shows_refusals
    async def load(self) -> Any:
        """Everything as it stands."""
        self.preview = None
        async with transaction() as db:
            me = await self._me(db)
            words = await wording(db, self._language)
            self.choices, self.cities = offered(words), cities(words, self._language)
            await self._show(db, me)
        # Fields take their values when they are drawn: what another device wrote shows, too.
        self.ready, self.version = True, self.version + 1

    @rx.event
    @shows_refusals
    async def save(self, section: str, form: dict[str, Any]) -> Any:
        """One section's fields, all of them or none."""
        async with transaction() as db:
            me = await save_step(db, await self._me(db), section, read(form), at=now())
            shell = await self.get_state(Shell)
            shell._look(view_of(me), shell.csrf)
            await self._show(db, me)
        words = translate("people.me.saved", self._language)
        return [told(words, self._language), rx.call_script(f"gharSaved({section!r})")]

    @rx.event
    @shows_refusals
    async def choose_city(self, city: str) -> None:
        """Another city lets go of the areas."""
        async with transaction() as db:
            await self._show(db, await save(db, await self._me(db), {"city": city}, at=now()))

    @rx.event
    @shows_refusals
    async def add_area(self, name: str) -> None:
        """One area more."""
        async with transaction() as db:
            me = await self._me(db)
            if name:
                wanted = {"areas": [*me.flatmates_areas, name]}
                await self._show(db, await save(db, me, wanted, at=now()))

    @rx.event
    @shows_refusals
    async def drop_area(self, name: str) -> None:
        """One area less."""
        async with transaction() as db:
            me = await self._me(db)
            wanted = {"areas": [one for one in me.flatmates_areas if one != name]}
            await self._show(db, await save(db, me, wanted, at=now()))

    @rx.event
    @shows_refusals
    async def be_shown(self, on: bool) -> None:
        """Pause, or go on."""
        async with transaction() as db:
            me = await self._me(db)
            me = await (resume if on else pause)(db, me, at=now())
            await self._show(db, me)

    @rx.event
    @shows_refusals
    async def keep_private(self, name: str, on: bool) -> None:
        """A switch of privacy."""
        async with transaction() as db:
            me = await self._me(db)
            await self._show(db, await keep_to_oneself(db, me, name, on=on, at=now()))

    @rx.event
    @shows_refusals
    async def look(self) -> None:
        """The profile as others see it."""
        async with transaction() as db:
            me = await self._me(db)
            found = await people(db, [me.id], viewer=me)
            words, rooms = await wording(db, self._language), await rooms_of(db, [me.id])
            self.preview = person_view(found[me.id], self._language, words, room=rooms.get(me.id))

    @rx.event
    @shows_refusals
    async def close(self) -> None:
        """Back to the editor."""
        async with transaction() as db:
            await self._me(db)
        self.preview = None

    async def _show(self, db: Db, me: User) -> None:
        whole = completeness(me, await photo_count(db, me))
        self.percent, self.fix = whole.percent, self._fix(whole.next, whole.adds)
        self.draft = not me.flatmates_onboarding_completed
        self._show_status(me)
        self.said, self.chosen = form_of(me, today().year), chosen_of(me)
        self.lists, self.areas = lists_of(me), list(me.flatmates_areas)
        self.prompts, self.private = prompts_of(me), kept(me)
        known = await areas_of(db, me.flatmates_city or "")
        self.areas_offered = [(name, name) for name in known if name not in self.areas]

    def _show_status(self, me: User) -> None:
        status = me.flatmates_profile_status
        self.shown = status == ProfileStatus.ACTIVE
        held = bool(me.flatmates_auto_paused_reason)
        self.may_pause = self.shown or (status == ProfileStatus.PAUSED and not held)
        self.status = "held" if held and status == ProfileStatus.PAUSED else status
        reason = me.flatmates_moderation_reason or ""
        self.status_text = translate(f"people.status.{self.status}", self._language, reason=reason)
        self.status_tone = _TONES.get(self.status, "neutral")

    def _fix(self, name: str, adds: int) -> str:
        if not name:
            return ""
        what = translate(f"people.fix.{name}", self._language)
        return translate("people.me.adds", self._language, what=what, n=adds)
