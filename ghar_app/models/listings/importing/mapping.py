"""What the columns mean, as the owner says it."""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import text

from ghar_app.db import Db
from ghar_app.db.queue import defer
from ghar_app.geography.cities import canonical_city
from ghar_app.models.identity.user import User
from ghar_app.models.listings.importing.fields import BY_KEY
from ghar_app.models.listings.importing.folding import plain_line
from ghar_app.models.listings.importing.remembering import remember
from ghar_app.models.listings.importing.resuming import CHECK_JOB
from ghar_app.models.listings.importing.words import AreaBasis
from ghar_app.models.listings.kinds import PropertyType, Purpose
from ghar_app.refusals import Refused

_MAPPABLE = ("mapping", "checking", "preview", "failed")
_PRICES = {"price", "rent", "sale_price", "nightly"}
_PLACES = {"city", "pincode", "locality", "latitude"}


class Mapped:
    """Choosing what each column means; the choice is remembered for these column names."""

    if TYPE_CHECKING:
        id: int
        owner_id: int
        status: str
        columns: list
        mapping: dict
        defaults: dict
        rows_done: int
        counts: dict
        failure: str | None
        started_at: datetime | None

    @property
    def is_mappable(self) -> bool:
        """Whether columns can still be chosen: until homes are made."""
        return self.status in _MAPPABLE and self.started_at is None

    async def map(
        self,
        db: Db,
        *,
        by: User,
        mapping: Mapping[str, Mapping[str, str]],
        defaults: Mapping[str, Any],
    ) -> None:
        """Take the choice and have every row checked by it, in a job.

        `mapping` is {column name: {field, unit}}, a column without field is left out. `defaults`
        fill what no column says: purpose, property_type, city, area_basis.
        Refused `import_started` once homes were made; `import_field_twice`,
        `import_price_needed`, `import_place_needed`, `import_type_needed` beside their fields.
        """
        if not self.is_mappable:
            raise Refused("import_started")
        names = [column["name"] for column in self.columns]
        chosen = {name: _chosen(mapping.get(name, {})) for name in names}
        fallback = _fallback(defaults)
        _check_whole({one["field"] for one in chosen.values()}, chosen, fallback)
        await remember(db, self.owner_id, names, chosen, fallback)
        self.mapping, self.defaults = chosen, fallback
        self.status, self.rows_done, self.counts, self.failure = "checking", 0, {}, None
        await db.execute(
            text(
                "UPDATE portfolio_import_rows SET outcome = 'read'"
                " WHERE import_id = :id AND outcome <> 'read'"
            ),
            {"id": self.id},
        )
        await db.flush()
        await defer(db, CHECK_JOB, import_id=self.id)


def _chosen(mapped: Mapping[str, str]) -> dict[str, str]:
    field = BY_KEY.get(mapped.get("field", ""))
    if field is None:
        return {"field": "", "unit": ""}
    unit = mapped.get("unit", "")
    return {"field": field.key, "unit": unit if unit in field.units else ""}


def _fallback(defaults: Mapping[str, Any]) -> dict[str, Any]:
    """The defaults, only such as we know."""
    kept: dict[str, Any] = {"purpose": Purpose.RENT.value, "property_type": ""}
    if defaults.get("purpose") in set(Purpose):
        kept["purpose"] = str(defaults["purpose"])
    if defaults.get("property_type") in set(PropertyType):
        kept["property_type"] = str(defaults["property_type"])
    if defaults.get("area_basis") in set(AreaBasis):
        kept["area_basis"] = str(defaults["area_basis"])
    city = plain_line(str(defaults.get("city") or ""), 100)
    if city:
        kept["city"] = canonical_city(city) or city
    return kept


def _check_whole(
    fields: set[str], chosen: Mapping[str, Mapping[str, str]], defaults: Mapping[str, Any]
) -> None:
    given = [one["field"] for one in chosen.values() if one["field"]]
    twice = next((field for field in given if given.count(field) > 1), None)
    if twice is not None:
        columns = [name for name, one in chosen.items() if one["field"] == twice]
        raise Refused("import_field_twice", field="mapping", columns="”, “".join(columns))
    if not fields & _PRICES:
        raise Refused("import_price_needed", field="mapping")
    if not fields & _PLACES and not defaults.get("city"):
        raise Refused("import_place_needed", field="mapping")
    if "property_type" not in fields and not defaults["property_type"]:
        raise Refused("import_type_needed", field="property_type")
