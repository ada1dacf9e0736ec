"""The map's side of a search: single homes where there are few, clusters where there are many.

A city can hold hundreds of thousands of homes; a screen shows a hundred marks. When the part of
the map holds more than a few thousand rows, the marks are counted on an even sample of them
(`properties.sample`), a 256th or else a sixteenth, each with a small index of its own, and the
counts are scaled up. Marks that were counted that way say so.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Row,
    Text,
    and_,
    case,
    cast,
    func,
    select,
    true,
)

from ghar_app.db import Db
from ghar_app.models.listings.search.conditions import (
    SMALL_SAMPLE,
    SMALLEST_SAMPLE,
    Condition,
    P,
    inside_box,
    offered,
    wishes,
)
from ghar_app.models.listings.search.filters import Box, Filters

MOST_PINS = 60
"""Up to so many homes each is a pin of its own."""
CELL_PX = 72
"""Clusters are 40 px wide; so far apart they never touch."""
USUAL_WIDTH_PX = 650
FEW_ROWS = 3_000
"""What is read row by row without a sample."""
FEWEST_FOUND = 3
"""A sample with fewer homes that fit says too little about them: a larger one is read."""
MOST_READ = 300_000
"""No more rows are looked through for the few that fit."""

_ONLY = (
    func.min(P.effective_price).label("price"),
    func.min(P.slug).label("slug"),
    func.min(cast(P.public_id, Text)).label("public_id"),
)
"""SQL: the home of a cell that holds no other."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A pin (`count` 1, with its home) or a cluster around its homes' middle."""

    latitude: float
    longitude: float
    count: int
    price: Decimal | None = None
    public_id: str = ""
    slug: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """Marks of a part of the map; `total` is how many homes they stand for."""

    marks: tuple[Mark, ...]
    total: int
    exact: bool


async def chart(
    db: Db, filters: Filters, box: Box, *, zoom: float | None = None, typos: bool = False
) -> Chart:
    """What the map shows of a search inside `box`; without `zoom` a usual width is assumed."""
    here = [*offered(filters.with_(box=None)), *inside_box(box)]
    asked = wishes(filters, typos=typos)
    cell = _cell(box, _step(box, zoom))
    # Homes that nobody wished for share a cell without a number: one reading tells both counts.
    rows = await _counted(db, case((and_(true(), *asked), cell)), [*here, SMALLEST_SAMPLE])
    read = sum(row.n for row in rows)
    if read * 256 > FEW_ROWS:
        guess = _estimated(rows, 256)
        if read * 16 > FEW_ROWS and guess.total >= 256 * FEWEST_FOUND:
            return guess
        guess = _estimated(await _counted(db, cell, [*here, *asked, SMALL_SAMPLE]), 16)
        if guess.total >= 16 * FEWEST_FOUND or read * 256 > MOST_READ:
            return guess
    pins = await _pins(db, [*here, *asked])
    if len(pins) <= MOST_PINS:
        return Chart(pins, len(pins), True)
    return _exact(await _counted(db, cell, [*here, *asked], *_ONLY))


async def _counted(
    db: Db, cell: ColumnElement[int], wanted: list[Condition], *more: ColumnElement[Any]
) -> Sequence[Row[Any]]:
    """How many homes each cell holds, and their middle."""
    middle = (func.avg(P.latitude).label("latitude"), func.avg(P.longitude).label("longitude"))
    numbered = cell.label("cell")
    query = select(numbered, func.count().label("n"), *middle, *more)
    return (await db.execute(query.where(*wanted).group_by(numbered))).all()


def _estimated(rows: Sequence[Row[Any]], scale: int) -> Chart:
    found = (row for row in rows if row.cell is not None)
    marks = tuple(Mark(row.latitude, row.longitude, row.n * scale) for row in found)
    return Chart(marks, sum(mark.count for mark in marks), False)


def _exact(rows: Sequence[Row[Any]]) -> Chart:
    marks = tuple(
        Mark(row.latitude, row.longitude, 1, row.price, row.public_id, row.slug)
        if row.n == 1
        else Mark(row.latitude, row.longitude, row.n)
        for row in rows
    )
    return Chart(marks, sum(mark.count for mark in marks), True)


async def _pins(db: Db, wanted: list[Condition]) -> tuple[Mark, ...]:
    rows = await db.execute(
        select(P.latitude, P.longitude, P.effective_price, P.public_id, P.slug)
        .where(*wanted)
        .limit(MOST_PINS + 1)
    )
    return tuple(
        Mark(row.latitude, row.longitude, 1, row.effective_price, str(row.public_id), row.slug)
        for row in rows
    )


def _step(box: Box, zoom: float | None) -> float:
    """Degrees of longitude a cell is wide; at zoom z the world is 512 · 2^z pixels wide."""
    if zoom is None:
        return (box.east - box.west) * CELL_PX / USUAL_WIDTH_PX
    return 360 / (512 * 2**zoom) * CELL_PX


def _cell(box: Box, step: float) -> ColumnElement[int]:
    """SQL: the number of the cell that a home of the box lies in, line by line."""
    # A degree of latitude is longer than one of longitude: square cells on the ground.
    step_up = step * math.cos(math.radians((box.north + box.south) / 2))
    across = math.ceil((box.east - box.west) / step) + 1
    column = func.floor((P.longitude - box.west) / step)
    line = func.floor((P.latitude - box.south) / step_up)
    return cast(line * across + column, BigInteger)
