"""The map's side of a search: single homes where there are few, clusters where there are many.

A city can hold hundreds of thousands of homes; a screen shows a hundred marks. When the part of
the map holds more than a few thousand rows, the marks are counted on an even sample of them
(`properties.sample`), first a sixteenth, then a 256th, each with a small index of its own, and
the counts are scaled up. Marks that were counted that way say so.
"""

import math
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import cast, func, literal, literal_column, select
from sqlalchemy.dialects.postgresql import INTEGER

from ghar_app.db import Db
from ghar_app.models.listings.property import SAMPLE_256TH, SAMPLE_SIXTEENTH
from ghar_app.models.listings.search.conditions import PUBLIC, Condition, P, conditions, inside_box
from ghar_app.models.listings.search.filters import Box, Filters

MOST_PINS = 60
"""Up to so many homes each is a pin of its own."""
CELL_PX = 72
"""Clusters are 40 px wide; so far apart they never touch."""
USUAL_WIDTH_PX = 650
FEW_ROWS = 3_000
"""What is read row by row without a sample."""


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
    wanted = [*conditions(filters.with_(box=None), typos=typos), *inside_box(box)]
    scale, part = await _sample(db, box)
    found = await _pins(db, [*wanted, *part]) if scale == 1 else []
    if scale == 1 and len(found) <= MOST_PINS:
        return Chart(tuple(found), len(found), True)
    clusters = await _clusters(db, [*wanted, *part], box, _step(box, zoom), scale)
    return Chart(clusters, sum(mark.count for mark in clusters), scale == 1)


async def _sample(db: Db, box: Box) -> tuple[int, list[Condition]]:
    """How much of the box to read: (1, all), (16, a sixteenth) or (256, a 256th)."""
    smallest = P.sample < literal_column(str(SAMPLE_256TH))
    seen = select(literal(1)).where(PUBLIC, smallest, *inside_box(box)).limit(256).subquery()
    count = (await db.execute(select(func.count()).select_from(seen))).scalar_one()
    if count * 256 <= FEW_ROWS:
        return 1, []
    if count * 16 <= FEW_ROWS:
        return 16, [P.sample < literal_column(str(SAMPLE_SIXTEENTH))]
    return 256, [smallest]


async def _pins(db: Db, wanted: list[Condition]) -> list[Mark]:
    rows = await db.execute(
        select(P.latitude, P.longitude, P.effective_price, P.public_id, P.slug)
        .where(*wanted)
        .limit(MOST_PINS + 1)
    )
    return [
        Mark(row.latitude, row.longitude, 1, row.effective_price, str(row.public_id), row.slug)
        for row in rows
    ]


def _step(box: Box, zoom: float | None) -> float:
    """Degrees of longitude a cell is wide; at zoom z the world is 512 · 2^z pixels wide."""
    if zoom is None:
        return (box.east - box.west) * CELL_PX / USUAL_WIDTH_PX
    return 360 / (512 * 2**zoom) * CELL_PX


async def _clusters(
    db: Db, wanted: list[Condition], box: Box, step: float, scale: int
) -> tuple[Mark, ...]:
    # A degree of latitude is longer than one of longitude: square cells on the ground.
    step_up = step * math.cos(math.radians((box.north + box.south) / 2))
    column = cast(func.floor((P.longitude - box.west) / step), INTEGER).label("x")
    line = cast(func.floor((P.latitude - box.south) / step_up), INTEGER).label("y")
    first: Any = func.min
    rows = await db.execute(
        select(
            column,
            line,
            func.count().label("n"),
            func.avg(P.latitude).label("latitude"),
            func.avg(P.longitude).label("longitude"),
            first(P.effective_price).label("price"),
            first(P.slug).label("slug"),
            first(func.cast(P.public_id, P.slug.type)).label("public_id"),
        )
        .where(*wanted)
        .group_by(column, line)
    )
    return tuple(_mark(row, scale) for row in rows)


def _mark(row: Any, scale: int) -> Mark:
    if row.n == 1 and scale == 1:
        return Mark(row.latitude, row.longitude, 1, row.price, row.public_id, row.slug)
    return Mark(row.latitude, row.longitude, row.n * scale)
