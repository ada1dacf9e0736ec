"""The homes that wait for a moderator, oldest first, by keyset."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Row, func, literal_column, select, tuple_

from ghar_app.db import Db
from ghar_app.models.identity.user import User
from ghar_app.models.listings.kinds import PropertyType
from ghar_app.models.listings.moderation.prescreen import FLAGS
from ghar_app.models.listings.moderation.reach import may_read
from ghar_app.models.listings.search.conditions import P

PAGE_SIZE = 25
COUNTED = 1_000
"""Above the list, only so many of the oldest are counted: a queue of 50,000 opens as fast as one
of 50, and past a thousand nobody plans by the number."""

EDITED = "edited"
"""Filters by flag know this one too: it was online before."""

WAITS_HOURS = (24, 72, 168)
_WAITING: Any = literal_column("listing_status = 'pending_review'")
"""Written out, not bound: the partial indexes carry exactly this."""

_COLUMNS = (
    P.id,
    P.public_id,
    P.title,
    P.property_type,
    P.purpose,
    P.effective_price,
    P.city,
    P.locality,
    P.owner_name,
    P.main_image_url,
    P.submitted_at,
    P.published_at,
    P.review_flags,
    P.version,
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which waiting homes: of a kind, in a city, with a flag, for at least so many hours."""

    kind: str = ""
    city: str = ""
    flag: str = ""
    hours: int = 0

    @classmethod
    def read(cls, query: dict[str, str]) -> "Wanted":
        """From an address; what is unknown is left out."""
        hours = query.get("hours", "")
        return cls(
            kind=_known(query.get("kind", ""), [kind.value for kind in PropertyType]),
            city=query.get("city", "").replace("\x00", "")[:100],
            flag=_known(query.get("flag", ""), [*FLAGS, EDITED]),
            hours=int(hours) if hours in {str(known) for known in WAITS_HOURS} else 0,
        )

    def write(self) -> dict[str, str]:
        """The address's parameters that say the same."""
        said = {"kind": self.kind, "city": self.city, "flag": self.flag}
        return {
            key: value for key, value in {**said, "hours": str(self.hours or "")}.items() if value
        }


@dataclass(frozen=True, slots=True)
class Counts:
    """Of the oldest `COUNTED` that wait. `whole` is False when there are more than that."""

    waiting: int
    whole: bool
    oldest: datetime | None
    flags: dict[str, int]
    kinds: dict[str, int]
    cities: dict[str, int]


async def waiting(
    db: Db,
    *,
    by: User,
    wanted: Wanted,
    at: datetime,
    after: tuple[datetime, int] | None = None,
    most: int = PAGE_SIZE,
) -> Sequence[Row[Any]]:
    """A page of the queue after the home with this (submitted_at, id). Refused `not_allowed`."""
    await may_read(db, by)
    query = select(*_COLUMNS).where(_WAITING, *_conditions(wanted, at))
    if after is not None:
        query = query.where(tuple_(P.submitted_at, P.id) > after)
    return (await db.execute(query.order_by(P.submitted_at, P.id).limit(most))).all()


async def beside(
    db: Db, *, by: User, wanted: Wanted, at: datetime, of: tuple[datetime, int]
) -> tuple[UUID | None, UUID | None]:
    """The public ids of the homes before and after a place in the queue. Refused `not_allowed`."""
    await may_read(db, by)
    query = select(P.public_id).where(_WAITING, *_conditions(wanted, at)).limit(1)
    here = tuple_(P.submitted_at, P.id)
    before = query.where(here < of).order_by(P.submitted_at.desc(), P.id.desc())
    after = query.where(here > of).order_by(P.submitted_at, P.id)
    return (await db.execute(before)).scalar(), (await db.execute(after)).scalar()


async def counts(db: Db, *, by: User) -> Counts:
    """What waits, in numbers; one query on an index alone. Refused `not_allowed`."""
    await may_read(db, by)
    oldest = (
        select(P.submitted_at, P.id, P.review_flags, P.property_type, P.city)
        .where(_WAITING)
        .order_by(P.submitted_at, P.id)
        .limit(COUNTED + 1)
        .cte("oldest")
    )
    flags = select(func.unnest(oldest.c.review_flags).label("flag")).subquery()
    parts = [
        select(literal_column("''"), literal_column("''"), func.count()).select_from(oldest),
        *(
            select(literal_column(f"'{name}'"), column, func.count())
            .select_from(oldest)
            .group_by(column)
            for name, column in (("kind", oldest.c.property_type), ("city", oldest.c.city))
        ),
        select(literal_column("'flag'"), flags.c.flag, func.count()).group_by(flags.c.flag),
    ]
    found: dict[str, dict[str, int]] = {"": {}, "kind": {}, "city": {}, "flag": {}}
    for what, value, number in await db.execute(parts[0].union_all(*parts[1:])):
        found[what][value or ""] = number
    first = await db.execute(select(func.min(P.submitted_at)).where(_WAITING))
    number = found[""][""]
    return Counts(
        waiting=min(number, COUNTED),
        whole=number <= COUNTED,
        oldest=first.scalar(),
        flags={code: found["flag"][code] for code in FLAGS if code in found["flag"]},
        kinds=_most_first(found["kind"]),
        cities=_most_first(found["city"]),
    )


def _conditions(wanted: Wanted, at: datetime) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if wanted.kind:
        found.append(P.property_type == wanted.kind)
    if wanted.city:
        found.append(P.city == wanted.city)
    if wanted.flag == EDITED:
        found.append(P.published_at.is_not(None))
    elif wanted.flag:
        found.append(P.review_flags.contains([wanted.flag]))
    if wanted.hours:
        found.append(P.submitted_at <= at - timedelta(hours=wanted.hours))
    return found


def _most_first(numbers: dict[str, int]) -> dict[str, int]:
    known = [(value, number) for value, number in numbers.items() if value]
    return dict(sorted(known, key=lambda pair: (-pair[1], pair[0])))


def _known(value: str, allowed: Sequence[str]) -> str:
    return value if value in allowed else ""
