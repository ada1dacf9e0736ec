"""The filter bar's choices: each knows whether it holds and where it leads."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from ghar_app.catalogue import Language, translate
from ghar_app.models.listings.kinds import (
    Diet,
    Furnishing,
    GenderPreference,
    PropertyType,
    Purpose,
    TenantPreference,
)
from ghar_app.models.listings.search.filters import MOST_BEDROOMS, Filters, MoveIn, Sort
from state.listings.search.words import ChoiceView, address


@dataclass(frozen=True)
class FormView:
    """What the fields of the filter sheet hold, as people type it."""

    q: str = ""
    min: str = ""
    max: str = ""
    area_min: str = ""
    area_max: str = ""
    floor_min: str = ""
    floor_max: str = ""
    bath: str = ""
    parking: str = ""
    age: str = ""
    radius: str = ""
    tenant: str = ""
    diet: str = ""
    gender: str = ""
    by: str = ""
    pets: bool = False
    lift: bool = False


def form(filters: Filters) -> FormView:
    """The fields filled with the filters that hold."""
    written = filters.write()
    texts = {name: written.get(name, "") for name in FormView.__dataclass_fields__}
    return FormView(**{**texts, "pets": filters.pets, "lift": filters.lift})  # type: ignore[arg-type]


def purposes(filters: Filters, language: Language) -> list[ChoiceView]:
    """Rent, buy, short stay: price and order start anew, the place stays."""
    found = []
    for purpose in Purpose:
        changed = filters.with_(purpose=purpose, price_min=None, price_max=None, sort=None)
        text = translate(f"homes.purpose.{purpose}", language)
        found.append(ChoiceView(purpose, text, purpose is filters.purpose, address(changed)))
    return found


def bedrooms(filters: Filters, language: Language) -> list[ChoiceView]:
    """1 to 5+ BHK; each turns itself on or off."""
    found = []
    for number in range(1, MOST_BEDROOMS + 1):
        chosen = number in filters.bedrooms
        changed = tuple(sorted(set(filters.bedrooms) ^ {number}))
        key = "homes.bhk_or_more" if number == MOST_BEDROOMS else "homes.bhk"
        found.append(
            ChoiceView(
                str(number),
                translate(key, language, n=number),
                chosen,
                address(filters.with_(bedrooms=changed)),
            )
        )
    return found


def furnishing(filters: Filters, language: Language) -> list[ChoiceView]:
    """Each turns itself on or off."""
    return _several(filters, "furnishing", Furnishing, language)


def types(filters: Filters, language: Language) -> list[ChoiceView]:
    """Kinds that can be had for the chosen purpose."""
    offered = [kind for kind in PropertyType if _offered(kind, filters.purpose)]
    return _several(filters, "types", offered, language, vocabulary="type")


def _offered(kind: PropertyType, purpose: Purpose) -> bool:
    if purpose is Purpose.RENT:
        return kind is not PropertyType.PLOT
    return kind not in (PropertyType.PG, PropertyType.FLATMATE, PropertyType.ROOM)


def _several(
    filters: Filters,
    name: str,
    kinds: Iterable[StrEnum],
    language: Language,
    vocabulary: str = "",
) -> list[ChoiceView]:
    now = getattr(filters, name)
    found = []
    for kind in kinds:
        changed = tuple(one for one in now if one != kind) if kind in now else (*now, kind)
        text = translate(f"homes.{vocabulary or name}.{kind}", language)
        href = address(filters.with_(**{name: changed}))
        found.append(ChoiceView(kind, text, kind in now, href))
    return found


def move_in(filters: Filters, language: Language) -> list[ChoiceView]:
    """One at most; the chosen one turns itself off."""
    offered = (
        MoveIn.IMMEDIATE,
        MoveIn.WITHIN_2_WEEKS,
        MoveIn.WITHIN_1_MONTH,
        MoveIn.WITHIN_3_MONTHS,
        MoveIn.NEXT_MONTH,
    )
    return [
        ChoiceView(
            one,
            translate(f"homes.move_in.{one}", language),
            filters.move_in is one,
            address(filters.with_(move_in=None if filters.move_in is one else one)),
        )
        for one in offered
    ]


def sorts(filters: Filters, language: Language) -> list[ChoiceView]:
    """Orders that make sense here."""
    return [
        ChoiceView(
            sort,
            translate(f"search.sort.{sort}", language),
            sort is filters.order,
            address(filters.with_(sort=sort)),
        )
        for sort in Sort
        if not (sort is Sort.DISTANCE and filters.circle is None)
        and not (sort is Sort.RELEVANCE and not filters.q)
    ]


def verified(filters: Filters, language: Language) -> ChoiceView:
    """Turns itself on or off."""
    href = address(filters.with_(verified=not filters.verified))
    text = translate("search.verified_only", language)
    return ChoiceView("verified", text, filters.verified, href)


def selects(language: Language) -> dict[str, list[tuple[str, str]]]:
    """Value and words of the sheet's select fields; an empty value is any."""
    vocabularies = {"tenant": TenantPreference, "diet": Diet, "gender": GenderPreference}
    any_word = ("", translate("search.any", language))
    found = {
        name: [any_word]
        + [(str(one), translate(f"homes.{name}.{one}", language)) for one in kind if one != "any"]
        for name, kind in vocabularies.items()
    }
    by = [(one, translate(f"homes.posted_by.{one}", language)) for one in ("owner", "agent")]
    return {**found, "by": [any_word, *by]}
