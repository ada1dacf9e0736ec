"""What the page of an import shows: its Vars, and how they are filled."""

import reflex as rx

from ghar_app import formats
from ghar_app.catalogue import translate
from ghar_app.db import Db, transaction
from ghar_app.models.listings.importing import PortfolioImport
from state.listings.imports.steps import (
    CHOICES,
    FilterView,
    NumberView,
    StepView,
    address,
    filters,
    numbers,
    step_to_show,
    steps,
)
from state.listings.imports.views import (
    ColumnView,
    ImportView,
    PlaceView,
    RowView,
    SuggestionView,
    column_views,
    import_view,
    place_view,
    row_view,
)
from state.shell import SignedIn

_MOST_PLACES = 50


class ShowsImport(SignedIn, rx.State, mixin=True):
    """The import that the address names, at the step that it names."""

    portfolio: ImportView = ImportView()
    step: str = ""
    steps: list[StepView] = []
    columns: list[ColumnView] = []
    defaults: dict[str, str] = {}
    rows: list[RowView] = []
    filters: list[FilterView] = []
    earlier_href: str = ""
    later_href: str = ""
    numbers: list[NumberView] = []
    places: list[PlaceView] = []
    more_places: bool = False
    suggestions: list[SuggestionView] = []
    fit: list[float] | None = None
    map_style: str = ""
    pinned: str = ""
    latitude: float | None = None
    longitude: float | None = None
    consequence: str = ""
    notice: str = ""
    working: str = ""
    ready: bool = False

    async def _show(self, step: str = "") -> None:
        """Fill in what the step needs, and no more."""
        query = self.router.url.query_parameters
        async with transaction() as db:
            found = await self._found(db)
            asked = step or query.get("step", "")
            self.step = step_to_show(found, asked)
            earlier, pending = await found.uploaded_before(db), await found.consequences(db)
            self.portfolio = import_view(found, earlier, pending.drafts, self._language)
            self.numbers = numbers(found, self._language)
            self.steps = steps(found, self.step, self._language)
            if self.step == "columns" and not self.columns:
                self.columns = column_views(found, self._language)
                self.defaults = {key: str(found.defaults.get(key) or "") for key in CHOICES}
            self.rows = []
            if self.step == "check" and found.status not in ("mapping", "checking"):
                await self._show_rows(db, found)
            if self.step == "places":
                waiting = await found.unplaced(db, most=_MOST_PLACES)
                self.places = [place_view(one, self._language) for one in waiting]
                self.more_places = len(waiting) == _MOST_PLACES
                self.pinned, self.latitude, self.longitude = "", None, None
        self.ready = True

    async def _show_rows(self, db: Db, found: PortfolioImport) -> None:
        query = self.router.url.query_parameters
        only = query.get("only", "all")
        page = await found.preview(
            db, only=only, after=_line(query.get("after")), before=_line(query.get("before"))
        )
        self.rows = [row_view(row, self._language) for row in page.rows]
        self.filters = filters(found, only, self._language)
        first, last = (page.rows[0].line, page.rows[-1].line) if page.rows else (0, 0)
        earlier = address(found, "check", only=only, before=first)
        self.earlier_href = earlier if page.has_earlier and page.rows else ""
        later = address(found, "check", only=only, after=last)
        self.later_href = later if page.has_later and page.rows else ""

    async def _found(self, db: Db, *, lock: bool = False) -> PortfolioImport:
        me = await self._me(db)
        return await PortfolioImport.reachable(db, by=me, public_id=self._public_id, lock=lock)

    @property
    def _public_id(self) -> str:
        """The last part of /desk/imports/<id>; "" anywhere else."""
        return self.router.url.path.strip("/").partition("desk/imports/")[2]

    def _tell(self, **done: int) -> None:
        """Say what was done, each number in its own sentence."""
        said = [
            translate(f"imports.{key}", self._language, n=formats.grouped(n))
            for key, n in done.items()
            if n
        ]
        self.notice = " ".join(said) or translate("imports.nothing_changed", self._language)


def _line(written: str | None) -> int | None:
    return int(written) if written and written.isdecimal() and len(written) < 10 else None
