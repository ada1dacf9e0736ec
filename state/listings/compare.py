"""Up to four homes, kept in the browser and shown side by side."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import reflex as rx

from ghar_app.catalogue import Language, translate
from ghar_app.db import transaction
from ghar_app.models.listings import Property
from ghar_app.models.listings.comparing import MOST, amenity_titles, side_by_side
from ghar_app.models.listings.detail import Standing, summary_of
from ghar_app.models.listings.detail.costs import costs_of
from ghar_app.models.listings.detail.facts import facts_of
from ghar_app.models.listings.kinds import Purpose
from ghar_app.models.media.addresses import card_srcset
from ghar_app.refusals import Refused
from ghar_app.web.homes import words
from ghar_app.web.homes.costs import CostWords, cost_words, total_words
from ghar_app.web.homes.facts import FactWords, fact_words
from ghar_app.web.homes.head import address_of
from state.listings.cards import KINDS
from state.refusals import shows_refusals
from state.shell import Visitor

_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@dataclass(frozen=True)
class ColumnView:
    """One home at the head of its column."""

    id: str
    href: str
    title: str
    image: str
    srcset: str
    kind: str
    price: str
    per: str
    remove_label: str


@dataclass(frozen=True)
class CellView:
    """What one home says to one question; `known` False is "Not given"."""

    text: str
    known: bool = True


@dataclass(frozen=True)
class RowView:
    """A question and the homes' answers, in the order of the columns."""

    label: str
    cells: list[CellView]


class Compare(Visitor, rx.State):
    """`kept` is the browser's own list of public ids; it comes back with every page."""

    kept: str = rx.LocalStorage("", name="ghar_compare", sync=True)
    columns: list[ColumnView] = []
    rows: list[RowView] = []
    lost: int = 0
    loading: bool = True

    @rx.var
    def ids(self) -> list[str]:
        """The chosen homes, oldest first; what is no id was not written by us."""
        return list(dict.fromkeys(_ID.findall(self.kept)))[:MOST]

    @rx.event
    @shows_refusals
    async def toggle(self, id: str) -> None:
        """Take a home in or out. Refused `compare_full` for a fifth."""
        chosen = list(self.ids)
        if id in chosen:
            chosen.remove(id)
        elif len(chosen) >= MOST:
            raise Refused("compare_full")
        else:
            chosen.append(id)
        self.kept = ",".join(one for one in chosen if _ID.fullmatch(one))

    @rx.event
    @shows_refusals
    async def take_out(self, id: str) -> None:
        """Take a home out, on the page itself."""
        self.kept = ",".join(one for one in self.ids if one != id)
        await self._fill()

    @rx.event
    @shows_refusals
    async def clear(self) -> None:
        """Take all out."""
        self.kept, self.columns, self.rows, self.lost = "", [], [], 0

    @rx.event
    @shows_refusals
    async def load(self) -> None:
        """Look the homes up; those that are not public any more fall out."""
        try:
            self.lost = await self._fill()
        finally:
            self.loading = False

    async def _fill(self) -> int:
        chosen = self.ids
        async with transaction() as db:
            homes = await side_by_side(db, chosen)
            amenities = await amenity_titles(db, homes) if homes else {}
        language = self._language
        self.columns = [_column(home, language) for home in homes]
        self.rows = table_of(homes, amenities, language)
        self.kept = ",".join(column.id for column in self.columns)
        return len(chosen) - len(homes)


def _column(home: Property, language: Language) -> ColumnView:
    summary = summary_of(home)
    return ColumnView(
        id=summary.public_id,
        href=address_of(summary),
        title=summary.title,
        image=summary.main_image_url,
        srcset=card_srcset(summary.main_image_url),
        kind=KINDS.get(summary.kind, "flat"),
        price=words.money(summary.price, summary.purpose, language),
        per=words.period(summary.purpose, language) if summary.price else "",
        remove_label=translate("listings.compare.remove", language, title=summary.title),
    )


def table_of(
    homes: list[Property], amenities: dict[int, list[tuple[str, str]]], language: Language
) -> list[RowView]:
    """Place, kind and costs, then every fact that at least one of the homes has."""
    if not homes:
        return []
    rows = [
        _row("place", [words.place(summary_of(home)) for home in homes], language),
        _row("kind", [words.offer(summary_of(home), language) for home in homes], language),
        *_costs(homes, language),
        *_facts(homes, language),
        _row("amenities", [_names(amenities[home.id], language) for home in homes], language),
        _row("status", [_status(home, language) for home in homes], language),
    ]
    return [row for row in rows if any(cell.known for cell in row.cells)]


def _row(name: str, texts: list[str], language: Language) -> RowView:
    label = translate(f"listings.compare.row.{name}", language)
    return RowView(label, [_cell(text, language) for text in texts])


def _cell(text: str, language: Language) -> CellView:
    if text:
        return CellView(text)
    return CellView(translate("formats.not_given", language), known=False)


def _names(titles: list[tuple[str, str]], language: Language) -> str:
    return ", ".join(hindi if language == "hi" and hindi else title for title, hindi in titles)


def _status(home: Property, language: Language) -> str:
    standing = summary_of(home).standing
    name = "available" if standing is Standing.PUBLIC else standing
    return translate(f"homes.status.{name}", language)


def _costs(homes: list[Property], language: Language) -> list[RowView]:
    lines: list[dict[str, CostWords]] = []
    totals: list[str] = []
    for home in homes:
        costs = costs_of(home)
        told = (cost_words(line, language) for line in costs.lines)
        lines.append({line.text: line for line in told})
        totals.append(total_words(costs, Purpose(home.purpose), language).amount)
    rows = [
        RowView(label, [_cost(of_home.get(label), language) for of_home in lines])
        for label in _in_order(lines)
    ]
    return [*rows, _row("move_in", totals, language)]


def _cost(line: CostWords | None, language: Language) -> CellView:
    return _cell(line.amount if line and line.known else "", language)


def _facts(homes: list[Property], language: Language) -> list[RowView]:
    told: list[dict[str, FactWords]] = []
    for home in homes:
        facts = (fact_words(fact, language) for fact in facts_of(home))
        told.append({fact.label: fact for fact in facts if fact.known})
    return [
        RowView(
            label,
            [_cell(of_home[label].text if label in of_home else "", language) for of_home in told],
        )
        for label in _in_order(told)
    ]


def _in_order(dicts: Sequence[Mapping[str, object]]) -> list[str]:
    """All keys, each once, where it first comes up."""
    return list(dict.fromkeys(key for one in dicts for key in one))
