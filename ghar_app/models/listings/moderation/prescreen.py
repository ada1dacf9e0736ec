"""What makes an advertisement wait for somebody to look at it, and what it is marked with.

Every rule stands once, in Python and in SQL side by side: a wizard judges one home, a portfolio
thousands in one statement.
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from ghar_app.models.listings.kinds import (
    PG_FLATMATE_TYPES,
    ModerationStatus,
    PropertyType,
    Purpose,
)
from ghar_app.models.listings.moderation.terms import (
    FOLD_FROM,
    FOLD_TO,
    fold,
    fold_sql,
    found,
    pattern,
)

if TYPE_CHECKING:
    from ghar_app.models.listings.property import Property

Level = Literal["high", "warning"]
REVIEWED_RENT = Decimal(1_000_000)
"""Rupees a month from which a rent is looked at before it goes online."""

FEWEST_PHOTOS = 2
_T = PropertyType
_FLATS = (_T.APARTMENT, _T.BUILDER_FLOOR, _T.CONDO, _T.PENTHOUSE, _T.STUDIO, _T.LOFT)
IN_A_SOCIETY = frozenset({*_FLATS, *PG_FLATMATE_TYPES})
WITH_BEDROOMS = frozenset({*_FLATS, _T.HOUSE, _T.VILLA, _T.FLATMATE}) - {_T.STUDIO}
WITH_BATHROOMS = frozenset({*_FLATS, _T.HOUSE, _T.VILLA, _T.ROOM, *PG_FLATMATE_TYPES})


@dataclass(frozen=True, slots=True)
class Flag:
    """Why a home is marked. `field` is the column to look at, `words` what was read there."""

    code: str
    level: Level
    field: str = ""
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Seen:
    home: "Property"
    photos: int
    text: str


_Says = Callable[[_Seen], bool | tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class _Rule:
    code: str
    level: Level
    field: str
    holds: _Says
    sql: str


def _kinds(kinds: frozenset[PropertyType]) -> str:
    return "p.property_type IN ({})".format(", ".join(f"'{kind}'" for kind in sorted(kinds)))


def _blank(column: str) -> _Rule:
    return _Rule(
        f"no_{column}",
        "warning",
        column,
        lambda seen: not (getattr(seen.home, column) or "").strip(" "),
        f"coalesce(btrim(p.{column}), '') = ''",
    )


def _untold(code: str, column: str, kinds: frozenset[PropertyType]) -> _Rule:
    return _Rule(
        code,
        "warning",
        column,
        lambda seen: seen.home.property_type in kinds and getattr(seen.home, column) in (None, ""),
        f"{_kinds(kinds)} AND coalesce(p.{column}::text, '') = ''",
    )


def _unwished(key: str) -> _Rule:
    return _Rule(
        f"no_{key}",
        "warning",
        key,
        lambda seen: (
            seen.home.property_type in PG_FLATMATE_TYPES
            and (seen.home.listing_preferences or {}).get(key) in (None, "")
        ),
        f"{_kinds(PG_FLATMATE_TYPES)} AND coalesce(p.listing_preferences ->> '{key}', '') = ''",
    )


def _terms(kind: str, level: Level) -> _Rule:
    return _Rule(
        kind,
        level,
        "description",
        lambda seen: found(kind, seen.text),
        f"judged.text ~ :{kind}",
    )


def _rent(seen: _Seen) -> Decimal | None:
    return (seen.home.monthly_rent or Decimal(0)) if seen.home.purpose == Purpose.RENT else None


# A portfolio's file brings no photographs: thousands of homes waiting for a person to look at no
# pictures would help nobody, so their lack is only marked there.
_RULES = (
    _Rule(
        "few_photos",
        "high",
        "photos",
        lambda seen: seen.photos < FEWEST_PHOTOS and seen.home.import_id is None,
        f"judged.photos < {FEWEST_PHOTOS} AND p.import_id IS NULL",
    ),
    _Rule(
        "few_photos",
        "warning",
        "photos",
        lambda seen: seen.photos < FEWEST_PHOTOS and seen.home.import_id is not None,
        f"judged.photos < {FEWEST_PHOTOS} AND p.import_id IS NOT NULL",
    ),
    _Rule(
        "rent_missing",
        "high",
        "monthly_rent",
        lambda seen: _rent(seen) == 0,
        "p.purpose = 'rent' AND coalesce(p.monthly_rent, 0) = 0",
    ),
    _Rule(
        "rent_high",
        "high",
        "monthly_rent",
        lambda seen: (_rent(seen) or 0) >= REVIEWED_RENT,
        f"p.purpose = 'rent' AND p.monthly_rent >= {REVIEWED_RENT}",
    ),
    # What a moderator sent back or paused never goes online again unseen.
    _Rule(
        "sent_back",
        "high",
        "",
        lambda seen: (
            seen.home.moderation_status in (ModerationStatus.REJECTED, ModerationStatus.PAUSED)
        ),
        "p.moderation_status IN ('rejected', 'paused')",
    ),
    _terms("adult", "high"),
    _terms("drugs", "high"),
    _terms("gambling", "warning"),
    _terms("crypto", "warning"),
    _terms("off_platform", "warning"),
    _blank("title"),
    _blank("description"),
    _blank("city"),
    _blank("locality"),
    _untold("no_society", "address_line1", IN_A_SOCIETY),
    _untold("no_bedrooms", "bedrooms", WITH_BEDROOMS),
    _untold("no_bathrooms", "bathrooms", WITH_BATHROOMS),
    _unwished("gender"),
    _unwished("sharing"),
)

TWIN = "twin"
"""The flag of a home that seems to be online already; found by a query and no rule of these."""

FLAGS: tuple[str, ...] = (*dict.fromkeys(rule.code for rule in _RULES), TWIN)
"""Every code a flag can have, the gravest first."""

_READ = ("title", "description", "landmark", "other_charges_description")


def prescreen(home: "Property", photos: int) -> list[Flag]:
    """What is remarkable about a home with this many photographs, the gravest first."""
    text = fold("  ".join(getattr(home, column) or "" for column in _READ))
    seen = _Seen(home, photos, text)
    said = ((rule, rule.holds(seen)) for rule in _RULES)
    return [
        Flag(rule.code, rule.level, rule.field, answer if isinstance(answer, tuple) else ())
        for rule, answer in said
        if answer
    ]


def is_reviewed(home: "Property", flags: list[Flag]) -> bool:
    """Whether somebody looks at it before it goes online."""
    return home.property_type in PG_FLATMATE_TYPES or any(flag.level == "high" for flag in flags)


def prescreen_sql(chosen: str) -> str:
    """A query of (id, flags text[], reviewed) for the properties `p` that `chosen` picks.

    The homes are locked. `prescreen_bindings()` fills its blanks besides those of `chosen`.
    """
    words = " || '  ' || ".join(f"coalesce(p.{column}, '')" for column in _READ)
    codes = ", ".join(f"CASE WHEN {rule.sql} THEN '{rule.code}' END" for rule in _RULES)
    grave = " OR ".join(f"({rule.sql})" for rule in _RULES if rule.level == "high")
    return f"""
      SELECT p.id, array_remove(ARRAY[{codes}]::text[], NULL) AS flags,
             ({_kinds(PG_FLATMATE_TYPES)} OR {grave}) IS TRUE AS reviewed
      FROM properties p CROSS JOIN LATERAL (
        SELECT {fold_sql(words)} AS text, (
          SELECT count(*) FROM property_images i
          WHERE i.property_id = p.id AND i.media_type = 'image'
        ) AS photos OFFSET 0
      ) judged
      WHERE {chosen}
      ORDER BY p.id FOR UPDATE OF p
    """


def prescreen_bindings() -> dict[str, str]:
    """What `prescreen_sql` compares with."""
    kinds = ("adult", "drugs", "gambling", "crypto", "off_platform")
    return {"fold_from": FOLD_FROM, "fold_to": FOLD_TO, **{kind: pattern(kind) for kind in kinds}}
