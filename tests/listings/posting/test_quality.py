"""The meter: nothing is 0, everything is 100, and the next fix is the one that helps most."""

from ghar_app.models.listings.posting.quality import quality_of
from tests.factories.posting import FLAT

PHOTOS = [{"id": str(n), "category": "hall"} for n in range(6)]
WHOLE = {
    **FLAT,
    "description": "Morning light. " * 20,
    "furnishing_level": "furnished",
    "floor_number": "2",
    "total_floors": "4",
    "maintenance_charges": "3000",
    "available_from": "2026-12-01",
    "preferred_tenant_type": "any",
    "photos": PHOTOS,
    "amenities": [1, 2, 3, 4],
}


def test_from_nothing_to_everything() -> None:
    empty = quality_of({})
    assert empty.score == 0
    assert empty.next is not None
    assert (empty.next.code, empty.next.step) == ("photos", "photos")
    whole = quality_of(WHOLE)
    assert (whole.score, whole.fixes) == (100, ())


def test_each_fix_brings_what_it_promises() -> None:
    few = quality_of({**WHOLE, "photos": PHOTOS[:4]})
    assert few.next is not None
    assert (few.next.code, few.next.n) == ("photos", 2)
    assert abs(few.score + few.next.gain - 100) <= 1


def test_a_plot_is_not_asked_for_bedrooms() -> None:
    plot = {**WHOLE, "property_type": "plot", "purpose": "buy", "base_price": "9000000"}
    assert quality_of({**plot, "bedrooms": "", "plot_area": "2400"}).score == 100
    assert {fix.code for fix in quality_of(plot).fixes} == {"area"}


def test_what_cannot_be_read_does_not_count() -> None:
    assert quality_of({**WHOLE, "carpet_area": "big"}).next.code == "area"
