"""Money and areas as they stand in spreadsheets."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ghar_app.formats import grouped
from ghar_app.models.listings.importing.numbers import (
    Months,
    Unreadable,
    area,
    money,
    money_or_months,
)


@pytest.mark.parametrize(
    ("text", "rupees"),
    [
        ("7000", "7000"),
        ("7000.0", "7000"),
        ("₹ 25,000", "25000"),
        ("Rs. 12,500 per month", "12500"),
        ("INR 9000", "9000"),
        ("25000/-", "25000"),
        ("Rs 15000/- pm", "15000"),
        ("₹25k/month", "25000"),
        ("18k", "18000"),
        ("18 K", "18000"),
        ("1.2 lakh", "120000"),
        ("1.2L", "120000"),
        ("12 lacs", "1200000"),
        ("1.25 Cr", "12500000"),
        ("1 Cr 25 L", "12500000"),
        ("1 lakh 20 thousand", "120000"),
        ("1,25,000", "125000"),
        ("125,000", "125000"),
        ("1,25,000.50", "125000.50"),
        ("25000.005", "25000.01"),
        ("15000 only", "15000"),
        ("15000 negotiable", "15000"),
        ("२५,०००", "25000"),
        ("₹ १.५ लाख", "150000"),
        ("२५ हज़ार", "25000"),
        ("२ करोड़", "20000000"),
        ("0", "0"),
    ],
)
def test_amounts_are_read(text, rupees):
    assert money(text) == Decimal(rupees)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("25,00", "grouping"),
        ("1,2,3", "grouping"),
        ("25.000", "grouping"),
        ("20000-25000", "range"),
        ("20k to 25k", "range"),
        ("-5000", "negative"),
        ("(5000)", "negative"),
        ("on request", "no_amount"),
        ("call owner", "no_amount"),
        ("45/sqft", "per_area"),
        ("3 lakh per annum", "per_year"),
        ("1e5", "not_money"),
        ("12abc", "not_money"),
        ("18 km", "not_money"),
        ("20 thousand 1 lakh", "not_money"),
        ("=1+1", "not_money"),
        ("9" * 20, "too_large"),
        ("9" * 40, "too_large"),
    ],
)
def test_what_is_not_one_amount_is_refused(text, code):
    with pytest.raises(Unreadable) as refused:
        money(text)
    assert refused.value.code == code


def test_a_bare_number_counts_in_the_unit_of_its_column():
    lakh = Decimal(100_000)
    assert money("85", lakh) == 8_500_000
    assert money("85.5 lakh", lakh) == 8_550_000
    assert money("1.2 Cr", lakh) == 12_000_000


def test_deposits_are_amounts_or_months_of_rent():
    assert money_or_months("2 months") == Months(Decimal(2))
    assert money_or_months("3 months rent") == Months(Decimal(3))
    assert money_or_months("15 days") == Months(Decimal("0.5"))
    assert money_or_months("50,000") == Decimal(50_000)
    assert money_or_months("No brokerage") == 0
    with pytest.raises(Unreadable):
        money_or_months("some")


@given(st.integers(0, 10**10))
def test_indian_and_western_grouping_read_the_same(amount):
    assert money(grouped(amount)) == money(f"{amount:,}") == amount


@given(st.text(max_size=60))
def test_no_text_breaks_a_reader(text):
    for read in (money, money_or_months, area):
        try:
            found = read(text)
        except Unreadable:
            continue
        assert found is not None


@pytest.mark.parametrize(
    ("text", "square_feet"),
    [
        ("1150", "1150"),
        ("1,150 sq ft", "1150"),
        ("1200 Sq.Ft.", "1200"),
        ("1200 sft", "1200"),
        ("110 sq. m", "1184.03"),
        ("100 sq.yd", "900"),
        ("200 गज", "1800"),
        ("1,150 वर्ग फ़ुट", "1150"),
        ("2 acres", "87120"),
        ("5 cents", "2178"),
    ],
)
def test_areas_are_square_feet(text, square_feet):
    assert area(text) == Decimal(square_feet)


@pytest.mark.parametrize(
    ("text", "code"),
    [("2 bigha", "local_unit"), ("900-1100", "range"), ("big", "not_area"), ("0", "not_area")],
)
def test_what_is_no_area_is_refused(text, code):
    with pytest.raises(Unreadable) as refused:
        area(text)
    assert refused.value.code == code


def test_a_bare_area_counts_in_the_unit_of_its_column():
    assert area("110", "sqm") == Decimal("1184.03")
    assert area("110 sq ft", "sqm") == 110
