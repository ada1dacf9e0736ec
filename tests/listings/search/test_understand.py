"""Sentences that people type, and what they become."""

from decimal import Decimal

import pytest

from ghar_app.models.listings.kinds import Furnishing, PropertyType, Purpose
from ghar_app.models.listings.search import Filters
from ghar_app.models.listings.search.understand import understand


@pytest.mark.parametrize(
    ("said", "filters", "rest"),
    [
        ("2bhk under 30k", Filters(bedrooms=(2,), price_max=Decimal(30_000)), ""),
        ("2-3 BHK near Indiranagar", Filters(bedrooms=(2, 3)), "indiranagar"),
        (
            "flat for sale 80 lakh to 1.2 cr in whitefield",
            Filters(
                purpose=Purpose.BUY,
                types=(PropertyType.APARTMENT,),
                price_min=Decimal(8_000_000),
                price_max=Decimal(12_000_000),
            ),
            "whitefield",
        ),
        (
            "semi furnished 1 bhk above ₹ 12,000",
            Filters(
                bedrooms=(1,),
                furnishing=(Furnishing.SEMI_FURNISHED,),
                price_min=Decimal(12_000),
            ),
            "",
        ),
        (
            "unfurnished house koramangala with gym",
            Filters(
                types=(PropertyType.HOUSE,),
                furnishing=(Furnishing.UNFURNISHED,),
                amenities=("Gym",),
            ),
            "koramangala",
        ),
        ("pg under 9k", Filters(types=(PropertyType.PG,), price_max=Decimal(9_000)), ""),
        ("7 bhk", Filters(bedrooms=(5,)), ""),
        ("tulsi enclave", Filters(), "tulsi enclave"),
        ("", Filters(), ""),
    ],
)
def test_a_sentence_becomes_filters(said: str, filters: Filters, rest: str) -> None:
    understood = understand(said, Filters())
    assert understood.filters == filters
    assert understood.rest == rest


def test_what_held_before_stays_unless_said_otherwise() -> None:
    before = Filters(city="Pune", bedrooms=(1,), verified=True)
    after = understand("3 bhk", before).filters
    assert after == before.with_(bedrooms=(3,))
