"""A row's cells become a listing, by the listing contract."""

from datetime import date, datetime

import pytest

from ghar_app.clock import IST
from ghar_app.geography.placing import gazetteer
from ghar_app.models.listings.importing.drafting import Draft
from ghar_app.models.listings.importing.placing import Placer
from ghar_app.models.listings.importing.saying import problem_sentence
from ghar_app.models.listings.importing.validation import Checker

TODAY = date(2026, 11, 21)
DEFAULTS = {"purpose": "rent", "property_type": "apartment"}


@pytest.fixture(scope="module")
def placer() -> Placer:
    return Placer(gazetteer())


@pytest.fixture(scope="module")
def checked(placer):
    """`checked(rent="25k", city="Delhi")`: the draft of a row with these cells."""

    def made(defaults: dict | None = None, unit: dict | None = None, **cells: str) -> Draft:
        mapping = {key: {"field": key, "unit": (unit or {}).get(key, "")} for key in cells}
        checker = Checker(
            list(cells),
            mapping,
            DEFAULTS | (defaults or {}),
            placer=placer,
            amenities={"lift": 7, "elevator": 7, "gym": 9},
            today=TODAY,
        )
        return checker.check(list(cells.values()))

    return made


def codes(draft: Draft) -> list[tuple[str, str, bool]]:
    return [(one["field"], one["code"], one["fatal"]) for one in draft.problems]


def test_a_portal_row_becomes_a_listing(checked):
    draft = checked(
        bedrooms="2",
        rent="15,000",
        area="1100",
        area_basis="Super Area",
        floor="2 out of 4",
        locality="Abids, Hyderabad,",
        city="Hyderabad",
        furnishing="Semi-Furnished",
        tenants="Bachelors/Family",
        bathrooms="2",
        posted_by="Contact Agent",
    )
    values = draft.values
    assert draft.problems == []
    assert values["title"] == "2 BHK apartment in Abids, Hyderabad"
    assert values["description"] == (
        "2 BHK apartment of 1,100 sq ft super built-up area, on floor 2 of 4."
        " Semi-furnished, 2 bathrooms. Rent ₹15,000 a month."
    )
    expected = {
        "purpose": "rent",
        "property_type": "apartment",
        "sub_type": "2bhk",
        "monthly_rent": "15000.00",
        "base_price": "0",
        "area_sqft": "1100.00",
        "super_built_up_area": "1100.00",
        "floor_number": 2,
        "total_floors": 4,
        "locality": "Abids",
        "city": "Hyderabad",
        "state": "Telangana",
        "furnishing_level": "semi_furnished",
        "preferred_tenant_type": "any",
        "tags": ["posted_by:agent"],
        "full_address": "Abids, Hyderabad",
    }
    assert {key: values[key] for key in expected} == expected
    assert values["slug"].startswith("2-bhk-apartment-in-abids-hyderabad-")


@pytest.mark.parametrize(
    ("cells", "problem"),
    [
        ({"rent": ""}, ("rent", "rent_needed")),
        ({"rent": "0"}, ("rent", "rent_needed")),
        ({"rent": "on request"}, ("rent", "no_amount")),
        ({"price": "20-25k"}, ("price", "range")),
        ({"rent": "11 crore"}, ("rent", "price_cap")),
        ({"rent": "5000", "property_type": "Igloo"}, ("property_type", "not_type")),
        ({"rent": "5000", "purpose": "swap"}, ("purpose", "not_purpose")),
        ({"purpose": "sale", "rent": "5000"}, ("sale_price", "price_needed")),
        ({"purpose": "sale", "price": "1001 crore"}, ("sale_price", "price_cap")),
        ({"purpose": "sale", "price": "1 cr", "property_type": "PG"}, ("purpose", "pg_is_rented")),
        ({"purpose": "daily", "rent": "5000"}, ("nightly", "nightly_needed")),
        ({"nightly": "2000"}, ("guests", "guests_needed")),
    ],
)
def test_what_breaks_the_contract_keeps_a_row_out(checked, cells, problem):
    draft = checked(**cells, city="Delhi", locality="Saket")
    assert draft.outcome == "problem"
    assert (*problem, True) in codes(draft)
    for language in ("en", "hi"):
        assert problem_sentence(draft.problems[0], language)


@pytest.mark.parametrize(
    ("cells", "problem"),
    [
        ({"floor": "5 out of 3"}, ("floor", "floor_above_top")),
        ({"floor": "Top"}, ("floor", "not_floor")),
        ({"area": "huge"}, ("area", "not_area")),
        ({"carpet_area": "900", "built_up_area": "800"}, ("area", "areas_crossed")),
        ({"pincode": "060001"}, ("pincode", "not_pincode")),
        ({"latitude": "12.9"}, ("latitude", "half_position")),
        ({"latitude": "51.5", "longitude": "0.1"}, ("latitude", "outside_india")),
        ({"furnishing": "cosy"}, ("furnishing", "not_furnishing")),
        ({"amenities": "Lift, Moon base"}, ("amenities", "unknown_amenities")),
        ({"bathrooms": "x" * 300}, ("bathrooms", "too_long")),
    ],
)
def test_other_mistakes_are_marked_and_left_empty(checked, cells, problem):
    draft = checked(rent="25000", city="Delhi", locality="Saket", **cells)
    assert draft.outcome == "ready"
    assert codes(draft) == [(*problem, False)]
    assert problem_sentence(draft.problems[0], "en")
    assert draft.values.get("floor_number") is None
    assert draft.values.get("area_sqft") in (None, "800.00")


def test_a_rent_of_ten_lakh_is_marked_for_review(checked):
    draft = checked(rent="10 lakh", city="Delhi", locality="Saket")
    assert (draft.outcome, codes(draft)) == ("ready", [("rent", "rent_reviewed", False)])
    assert checked(rent="9.99 lakh", city="Delhi", locality="Saket").problems == []


def test_units_of_columns_and_months_of_rent(checked):
    draft = checked(
        unit={"rent": "thousand", "area": "sqm"},
        rent="25",
        area="100",
        deposit="2 months",
        brokerage="15 days",
        maintenance="included",
        city="Delhi",
        locality="Saket",
    )
    values = draft.values
    assert values["monthly_rent"] == "25000.00"
    assert values["area_sqft"] == "1076.39"
    assert values["security_deposit"] == "50000.00"
    assert values["brokerage"] == "12500.00"
    assert values["maintenance_charges"] == "0"
    sold = checked(purpose="Sale", price="1 cr", deposit="2 months", city="Delhi", locality="Saket")
    assert codes(sold) == [("deposit", "months_without_rent", False)]


def test_sale_and_short_stay(checked):
    sold = checked(purpose="Sale", price="1.2 Cr", area="1,000", city="Pune", pincode="411001")
    assert sold.values["base_price"] == "12000000.00"
    assert sold.values["price_per_sqft"] == "12000.00"
    assert sold.values["description"].endswith("Price ₹1,20,00,000.")
    stay = checked(nightly="2,500", guests="4", city="Delhi", locality="Saket")
    assert (stay.values["purpose"], stay.values["daily_rate"]) == ("short_stay", "2500.00")
    assert stay.outcome == "ready"


def test_kinds_follow_the_row_then_the_layout_then_the_default(checked):
    def kind(**cells: str) -> str:
        return checked(rent="5000", city="Delhi", locality="Saket", **cells).values["property_type"]

    assert kind(bedrooms="2 BHK") == "apartment"
    assert kind(bedrooms="1 RK") == "studio"
    assert kind(bedrooms="2 BHK", property_type="Villa") == "villa"
    unsaid = checked({"property_type": ""}, rent="5000", city="Delhi", locality="Saket")
    assert codes(unsaid) == [("property_type", "type_needed", True)]


def test_a_day_in_the_past_is_today_and_unknown_words_stay_out(checked):
    draft = checked(rent="5000", available_from="05/01/2020", city="Delhi", locality="Saket")
    midnight = datetime(2026, 11, 21, tzinfo=IST)
    assert datetime.fromisoformat(draft.values["available_from"]) == midnight


def test_amenities_by_any_of_their_names(checked):
    draft = checked(rent="5000", amenities="Lift; GYM, elevator", city="Delhi", locality="Saket")
    assert draft.values["amenities"] == [7, 9]


def test_a_rows_own_words_win_and_lose_their_tags(checked):
    draft = checked(
        rent="5000",
        title="<b>Sunny</b> & quiet home",
        description="Line one<script>alert(1)</script>\nLine   two",
        address="12, 4th Cross",
        city="delhi",
        locality="saket",
    )
    assert draft.values["title"] == "Sunny & quiet home"
    assert draft.values["description"] == "Line one alert(1)\nLine two"
    assert draft.values["full_address"] == "12, 4th Cross"
    assert (draft.values["city"], draft.values["locality"]) == ("Delhi", "Saket")


def test_places_are_told_or_left_open(checked):
    by_pin = checked(rent="5000", pincode="560034")
    assert by_pin.placement["basis"] == "pincode"
    assert by_pin.values["placed_by"] == "pincode"
    assert by_pin.values["title"] == "Apartment in Bengaluru"
    by_name = checked(rent="5000", city="Bangalore", locality="Indiranagar")
    assert by_name.placement["basis"] == "locality"
    assert by_name.values["city"] == "Bengaluru"
    assert 0.6 <= by_name.placement["confidence"] <= 1
    assert by_name.values["location_accuracy"] == by_name.placement["accuracy_m"] > 0
    given = checked(rent="5000", city="Bengaluru", latitude="12.9784", longitude="77.6408")
    assert (given.placement["basis"], given.values["placed_by"]) == ("file", "pin")
    for lost in (
        {"city": "Bangalore", "locality": "Qwxzkjv Towers"},
        {"city": "Bangalore"},
        {"locality": "Gandhi Nagar"},
        {},
    ):
        draft = checked(rent="5000", **lost)
        assert (draft.outcome, draft.placement) == ("unplaced", {})
        assert "latitude" not in draft.values


def test_too_many_cells_are_a_shifted_row(placer):
    checker = Checker(
        ["rent", "city"],
        {"rent": {"field": "rent"}, "city": {"field": "city"}},
        DEFAULTS,
        placer=placer,
        amenities={},
        today=TODAY,
    )
    draft = checker.check(["25", "000", "Delhi"])
    assert ("", "extra_cells", True) in codes(draft)
    assert checker.check(["25000", "Delhi", ""]).problems == []


def test_fingerprints_follow_content_not_order_nor_our_own_columns(placer):
    def print_of(names: list[str], cells: list[str]) -> str:
        checker = Checker(names, {}, DEFAULTS, placer=placer, amenities={}, today=TODAY)
        return checker.fingerprint(cells)

    plain = print_of(["Rent", "City"], ["25000", "Delhi"])
    assert print_of(["city ", "RENT"], ["delhi", "25000"]) == plain
    assert print_of(["Rent", "City", "Ghar: line"], ["25000", "Delhi", "2"]) == plain
    assert print_of(["Rent", "City"], ["25001", "Delhi"]) != plain
    assert print_of(["Size", "City"], ["25000", "Delhi"]) != plain
