"""The answers of a draft, read together: values for the columns, and what is wrong or missing."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise
from typing import Any

from ghar_app.models.listings.kinds import PG_FLATMATE_TYPES, PropertyType, Purpose
from ghar_app.models.listings.posting.fields import ASKED_MONEY, Ask, Step, asked, step_of
from ghar_app.models.listings.posting.readers import Unreadable
from ghar_app.refusals import Refused

CAP = {Purpose.BUY: Decimal(10_000_000_000)}
OTHER_CAP = Decimal(100_000_000)
AREAS = ("carpet_area", "built_up_area", "super_built_up_area")


@dataclass(frozen=True, slots=True)
class Problem:
    """One answer that cannot stand. `missing`: there is none, and publishing needs one."""

    field: str
    step: Step
    code: str
    details: Mapping[str, object]
    missing: bool = False


@dataclass(slots=True)
class Reading:
    """Values by field: of every question that this kind of home is asked, None where unknown."""

    kind: PropertyType
    purpose: Purpose
    values: dict[str, Any] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    @property
    def wrong(self) -> list[Problem]:
        """What was typed and cannot be read."""
        return [problem for problem in self.problems if not problem.missing]

    def add(self, name: str, code: str, **details: object) -> None:
        """Mark a field; its value does not count any more."""
        self.problems.append(Problem(name, step_of(name), code, details))
        self.values[name] = None


class Incomplete(Refused):
    """It cannot be published yet. `problems` are in the order of the steps."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("posting_incomplete", field=problems[0].field)
        self.problems = problems


def read_answers(answers: Mapping[str, Any]) -> Reading:
    """Read what was typed. PG and flatmate homes are for rent, whatever was said before."""
    reading = Reading(*kind_of(answers))
    for ask in asked(reading.kind, reading.purpose):
        _read_one(reading, ask, str(answers.get(ask.name) or "").strip())
    if reading.kind in PG_FLATMATE_TYPES:
        reading.values["purpose"] = Purpose.RENT
    _together(reading)
    order = {step: place for place, step in enumerate(Step)}
    reading.problems.sort(key=lambda problem: order[problem.step])
    return reading


def kind_of(answers: Mapping[str, Any]) -> tuple[PropertyType, Purpose]:
    """What it is and what for, as far as that can be told; a flat for rent otherwise."""
    kinds, purposes = set(PropertyType), set(Purpose)
    kind = answers.get("property_type")
    purpose = answers.get("purpose")
    found = PropertyType(kind) if kind in kinds else PropertyType.APARTMENT
    if found in PG_FLATMATE_TYPES or purpose not in purposes:
        return found, Purpose.RENT
    return found, Purpose(purpose)


def _read_one(reading: Reading, ask: Ask, typed: str) -> None:
    reading.values[ask.name] = None
    if typed:
        try:
            reading.values[ask.name] = ask.read(typed)
        except Unreadable as unread:
            reading.add(ask.name, unread.code, **unread.details)
            return
    if not reading.values[ask.name] and ask.needed(reading.kind, reading.purpose):
        missing = Problem(ask.name, ask.step, ask.missing, {}, missing=True)
        reading.problems.append(missing)


def _together(reading: Reading) -> None:
    """What only two answers together can get wrong; the database holds the same."""
    values = reading.values
    floor, floors = values.get("floor_number"), values.get("total_floors")
    if floor is not None and floors is not None and floor > floors:
        reading.add("floor_number", "floor_above_top", total=floors)
    known = [name for name in AREAS if values.get(name)]
    for inner, name in pairwise(known):
        if values[name] < values[inner]:
            reading.add(name, "areas_crossed")
            break
    for name in (*ASKED_MONEY, "maintenance_charges", "brokerage", "other_charges"):
        cap = CAP.get(reading.purpose, OTHER_CAP)
        if (values.get(name) or 0) > cap:
            reading.add(name, "price_too_high")
