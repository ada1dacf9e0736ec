"""/admin/masters: the lists of cities, localities and amenities."""

from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

import reflex as rx
from sqlalchemy import Row

from ghar_app.catalogue import Language, translate
from ghar_app.db import Db, transaction
from ghar_app.formats import grouped
from ghar_app.models.identity import User
from ghar_app.models.identity.kinds import Scope
from ghar_app.models.listings.kinds import AmenityCategory
from ghar_app.models.listings.masters.amenities import (
    AmenityWords,
    amenities,
    merge_amenities,
    offer_amenity,
    save_amenity,
)
from ghar_app.models.listings.masters.areas import (
    PAGE_SIZE,
    AreaWords,
    areas,
    offer_area,
    save_area,
)
from ghar_app.models.listings.masters.checking import COUNTED
from ghar_app.models.listings.masters.cities import CityWords, cities, offer_city, save_city
from ghar_app.models.listings.moderation.reach import WRITE
from ghar_app.refusals import NotFound
from state.refusals import shows_refusals
from state.shell import SignedIn

HERE = "/admin/masters"
CITIES, AREAS, AMENITIES = "cities", "areas", "amenities"
CATEGORIES = [category.value for category in AmenityCategory]


@dataclass(frozen=True)
class EntryView:
    """One entry of a list; what is not of its kind stays empty. `category_text` heads it."""

    id: str = ""
    name: str = ""
    name_hi: str = ""
    state: str = ""
    pincode: str = ""
    kind: str = "residential"
    kind_text: str = ""
    category: str = ""
    latitude: str = ""
    longitude: str = ""
    aliases: str = ""
    used: str = "0"
    popular: bool = False
    offered: bool = True


class MastersPage(SignedIn, rx.State):
    """Which list, of which city and like what stands in the address."""

    shown: str = CITIES
    entries: list[EntryView] = []
    city_options: list[tuple[str, str]] = []
    into_options: list[tuple[str, str]] = []
    city: str = ""
    like: str = ""
    has_more: bool = False
    can_change: bool = False
    entry: EntryView = EntryView()
    editing: bool = False
    merging: bool = False
    done: str = ""
    ready: bool = False

    @rx.event
    @shows_refusals
    async def load(self) -> None:
        """The list that the address names."""
        query = self.router.url.query_parameters
        asked = query.get("list", CITIES)
        self.shown = asked if asked in (CITIES, AREAS, AMENITIES) else CITIES
        self.city, self.like = query.get("city", ""), query.get("like", "")[:100]
        self.done, self.editing, self.merging = "", False, False
        self.entries = []
        async with transaction() as db:
            await self._show(db, await self._me(db))
        self.ready = True

    @rx.event
    @shows_refusals
    async def more(self) -> None:
        """More localities, below."""
        after = self.entries[-1].name if self.entries else ""
        async with transaction() as db:
            me = await self._me(db)
            rows = await areas(db, by=me, city_id=_number(self.city), like=self.like, after=after)
        self.entries = [*self.entries, *[_area(row, self._language) for row in rows]]
        self.has_more = len(rows) == PAGE_SIZE

    @rx.event
    @shows_refusals
    async def narrow(self, form: dict[str, Any]) -> Any:
        """Localities of another city, or like a name."""
        city, like = str(form.get("city") or self.city), str(form.get("like") or "").strip()
        return rx.redirect(_href(AREAS, city, like))

    @rx.event
    @shows_refusals
    async def begin(self, id: str) -> None:
        """Open an entry to change it; an empty `id` begins a new one."""
        self.entry = next((one for one in self.entries if one.id == id), EntryView())
        self.editing = True

    @rx.event
    @shows_refusals
    async def begin_merge(self, id: str) -> None:
        """Ask into which amenity this one goes."""
        self.entry = next((one for one in self.entries if one.id == id), EntryView())
        self.into_options = [(one.id, one.name) for one in self.entries if one.id != id]
        self.merging = True

    @rx.event
    @shows_refusals
    async def keep(self) -> None:
        """Close what was opened; nothing is stored."""
        self.editing = self.merging = False

    @rx.event
    @shows_refusals
    async def save(self, form: dict[str, Any]) -> None:
        """Store the entry that is open."""
        words: dict[str, Any] = {key: str(value or "") for key, value in form.items()}
        id = int(self.entry.id) if self.entry.id else None
        # What was typed stays in the form when it is refused.
        self.entry = replace(
            self.entry, **{key: value for key, value in words.items() if key in _TYPED}
        )
        async with transaction() as db:
            me = await self._me(db)
            await self._store(db, me, id, words)
            await self._show(db, me)
        self.editing = False
        name = words.get("name", "").strip()
        self.done = translate("masters.saved", self._language, name=name)

    @rx.event
    @shows_refusals
    async def offer(self, id: str, offered: bool) -> None:
        """Offer an entry, or not any more."""
        change = {CITIES: offer_city, AREAS: offer_area, AMENITIES: offer_amenity}[self.shown]
        async with transaction() as db:
            me = await self._me(db)
            await change(db, by=me, id=_number(id), offered=offered)
            await self._show(db, me)

    @rx.event
    @shows_refusals
    async def merge(self, form: dict[str, Any]) -> None:
        """Two names for one thing become one."""
        async with transaction() as db:
            me = await self._me(db)
            moved = await merge_amenities(
                db,
                by=me,
                away=_number(self.entry.id),
                into=_number(str(form.get("into") or "")),
            )
            await self._show(db, me)
        self.merging = False
        self.done = translate("masters.merged", self._language, n=moved, name=self.entry.name)

    async def _store(self, db: Db, me: User, id: int | None, words: dict[str, str]) -> None:
        at = {key: words.get(key, "") for key in ("latitude", "longitude")}
        name, aliases = words.get("name", ""), words.get("aliases", "")
        hindi = words.get("name_hi", "")
        if self.shown == CITIES:
            typed = CityWords(name, hindi, words.get("state", ""), **at, aliases=aliases)
            await save_city(db, by=me, words=typed, id=id)
        elif self.shown == AREAS:
            area = AreaWords(
                name,
                words.get("pincode", ""),
                words.get("kind", ""),
                **at,
                popular=bool(words.get("popular")),
            )
            await save_area(db, by=me, city_id=_number(self.city), words=area, id=id)
        else:
            thing = AmenityWords(name, hindi, words.get("category", ""), aliases)
            await save_amenity(db, by=me, words=thing, id=id)

    async def _show(self, db: Db, me: User) -> None:
        language = self._language
        self.can_change = await me.can(db, WRITE, scope=Scope.ALL)
        self.has_more = False
        if self.shown == AMENITIES:
            self.entries = [_amenity(row, language) for row in await amenities(db, by=me)]
            return
        known = await cities(db, by=me)
        if self.shown == CITIES:
            self.entries = [_city(row) for row in known]
            return
        self.city_options = [(str(row.id), row.city_name) for row in known]
        if self.city not in {id for id, _ in self.city_options}:
            self.city = str(max(known, key=lambda row: row.used).id) if known else ""
        # As many as were on the screen: a save keeps what was unfolded.
        wanted, rows = max(PAGE_SIZE, len(self.entries)), list[Row[Any]]()
        while self.city and len(rows) < wanted:
            after = rows[-1].area_name if rows else ""
            page = await areas(db, by=me, city_id=_number(self.city), like=self.like, after=after)
            rows += page
            self.has_more = len(page) == PAGE_SIZE
            if not self.has_more:
                break
        self.entries = [_area(row, language) for row in rows]


_TYPED = frozenset(
    {"name", "name_hi", "state", "pincode", "kind", "category", "latitude", "longitude", "aliases"}
)


def _href(shown: str, city: str, like: str) -> str:
    given = {"list": shown, "city": city, "like": like}
    return f"{HERE}?{urlencode({key: value for key, value in given.items() if value})}"


def _number(typed: str) -> int:
    if not (typed.isascii() and typed.isdigit() and len(typed) < 18):
        raise NotFound("page")
    return int(typed)


def _used(number: int) -> str:
    return f"{grouped(COUNTED)}+" if number > COUNTED else grouped(number)


def _city(row: Row[Any]) -> EntryView:
    return EntryView(
        id=str(row.id),
        name=row.city_name,
        name_hi=row.city_name_hi or "",
        state=row.state_name,
        kind_text=row.state_name,
        latitude=str(row.latitude),
        longitude=str(row.longitude),
        aliases=", ".join(row.aliases),
        used=_used(row.used),
        offered=row.is_active,
    )


def _area(row: Row[Any], language: Language) -> EntryView:
    return EntryView(
        id=str(row.id),
        name=row.area_name,
        pincode=row.pincode or "",
        kind=row.area_type,
        kind_text=translate(f"masters.kind.{row.area_type}", language),
        latitude=str(row.latitude),
        longitude=str(row.longitude),
        used=_used(row.used),
        popular=row.is_popular,
        offered=row.is_active,
    )


def _amenity(row: Row[Any], language: Language) -> EntryView:
    return EntryView(
        id=str(row.id),
        name=row.title,
        name_hi=row.title_hi or "",
        category=row.category,
        kind_text=translate(f"listings.detail.amenity.{row.category}", language),
        aliases=row.aliases,
        used=_used(row.used),
        offered=row.is_active,
    )
