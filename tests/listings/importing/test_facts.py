"""Floors, rooms, counts, days and positions."""

from contextlib import suppress
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ghar_app.models.listings.importing import facts, words
from ghar_app.models.listings.importing.facts import Floor, Rooms
from ghar_app.models.listings.importing.numbers import Unreadable
from ghar_app.models.listings.kinds import (
    Furnishing,
    PropertyType,
    Purpose,
    TenantPreference,
)

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("text", "floor"),
    [
        ("Ground out of 2", Floor(0, 2)),
        ("Upper Basement out of 3", Floor(-1, 3)),
        ("Lower Basement out of 2", Floor(-2, 2)),
        ("3 out of 5", Floor(3, 5)),
        ("34 out of 40", Floor(34, 40)),
        ("3 of 5", Floor(3, 5)),
        ("4/10", Floor(4, 10)),
        ("Ground", Floor(0, None)),
        ("G", Floor(0, None)),
        ("2nd floor", Floor(2, None)),
        ("पहली मंज़िल", Floor(1, None)),
    ],
)
def test_floors(text, floor):
    assert facts.floor(text) == floor


@pytest.mark.parametrize("text", ["Top", "G+2", "out of 3", "900", "out of", "3 out of many"])
def test_what_is_no_floor(text):
    with pytest.raises(Unreadable):
        facts.floor(text)


@pytest.mark.parametrize(
    ("text", "rooms"),
    [
        ("2", Rooms(2, "2bhk")),
        ("2 BHK", Rooms(2, "2bhk")),
        ("2.5BHK", Rooms(2, "2.5bhk")),
        ("2.0", Rooms(2, "2bhk")),
        ("4+ BHK", Rooms(4, "4bhk")),
        ("3 BHK Flat", Rooms(3, "3bhk")),
        ("two bhk", Rooms(2, "2bhk")),
        ("1 RK", Rooms(0, "1rk")),
        ("Studio", Rooms(0, "studio")),
        ("२ बीएचके", Rooms(2, "2bhk")),
    ],
)
def test_rooms(text, rooms):
    assert facts.rooms(text) == rooms


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-12-05", date(2026, 12, 5)),
        ("2026-12-05 00:00:00", date(2026, 12, 5)),
        ("05/12/2026", date(2026, 12, 5)),
        ("05.12.26", date(2026, 12, 5)),
        ("5 Dec 2026", date(2026, 12, 5)),
        ("5-Dec-26", date(2026, 12, 5)),
        ("Dec 5, 2026", date(2026, 12, 5)),
        ("5 दिसंबर 2026", date(2026, 12, 5)),
        ("Immediately", TODAY),
        ("तुरंत", TODAY),
    ],
)
def test_days_have_the_day_first(text, day):
    assert facts.day(text, TODAY) == day


@pytest.mark.parametrize("text", ["13/13/2026", "soon", "31 Feb 2026", "5 Foo 2026", "0/0/0000"])
def test_what_is_no_day(text):
    with pytest.raises(Unreadable):
        facts.day(text, TODAY)


def test_pin_codes_positions_and_counts():
    assert facts.pincode("560 038") == "560038"
    assert facts.pincode("560038.0") == "560038"
    assert facts.degrees("12.97", 90) == 12.97
    assert facts.degrees("−12.97", 90) == -12.97
    assert facts.count("2 balconies", 20) == 2
    assert facts.halves("2.5") == Decimal("2.5")
    for read, text in [
        (facts.pincode, "060038"),
        (facts.pincode, "56003"),
        (lambda one: facts.degrees(one, 90), "91"),
        (lambda one: facts.count(one, 20), "21"),
        (facts.halves, "2.3"),
    ]:
        with pytest.raises(Unreadable):
            read(text)


@given(st.text(max_size=60))
def test_no_text_breaks_a_reader(text):
    for read in (facts.floor, facts.rooms, facts.halves, facts.pincode):
        try:
            assert read(text) is not None
        except Unreadable:
            continue
    with suppress(Unreadable):
        assert facts.day(text, TODAY)


@pytest.mark.parametrize(
    ("known", "text", "value"),
    [
        (words.FURNISHINGS, "Semi-Furnished", Furnishing.SEMI_FURNISHED),
        (words.FURNISHINGS, "Fully  furnished", Furnishing.FURNISHED),
        (words.FURNISHINGS, "अर्ध-सज्जित", Furnishing.SEMI_FURNISHED),
        (words.TENANTS, "Bachelors/Family", TenantPreference.ANY),
        (words.TENANTS, "Bachelors", TenantPreference.BACHELOR),
        (words.TENANTS, "Family", TenantPreference.FAMILY),
        (words.TYPES, "Independent House", PropertyType.HOUSE),
        (words.TYPES, "builder_floor", PropertyType.BUILDER_FLOOR),
        (words.TYPES, "फ़्लैट", PropertyType.APARTMENT),
        (words.PURPOSES, "For Sale", Purpose.BUY),
        (words.AREA_BASES, "Super Area", words.AreaBasis.SUPER),
        (words.POSTERS, "Contact Agent", "agent"),
    ],
)
def test_words_of_advertisements(known, text, value):
    assert words.reader(known, "no")(text) == value


def test_every_stored_value_is_a_word_of_itself():
    for known in (words.FURNISHINGS, words.TENANTS, words.TYPES, words.PURPOSES):
        read = words.reader(known, "no")
        assert [read(str(value)) for value in known] == list(known)
        with pytest.raises(Unreadable):
            read("something else")
