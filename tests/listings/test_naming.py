"""Addresses of homes' pages."""

from dataclasses import dataclass
from uuid import UUID

import pytest

from ghar_app.models.listings.property.naming import LONGEST, short_id, slug_for, slugged

ID = UUID("0e0e2c4e-6f0b-4d55-9d5c-6b8c1c1f9a10")


@dataclass
class Home:
    title: str
    public_id: UUID = ID
    bedrooms: int | None = 2
    property_type: str = "apartment"
    locality: str | None = "Indiranagar"
    city: str | None = "Bengaluru"


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("2 BHK apartment", "2-bhk-apartment-indiranagar-bengaluru"),
        ("2 BHK in Indiranagar, Bengaluru", "2-bhk-in-indiranagar-bengaluru"),
        ("Bengaluru's café & flat", "bengalurus-cafe-and-flat-indiranagar-bengaluru"),
        ("इंदिरानगर में फ़्लैट", "2-bhk-apartment-indiranagar-bengaluru"),
        ("🏠 !!", "2-bhk-apartment-indiranagar-bengaluru"),
    ],
)
def test_words_and_a_piece_of_the_id(title: str, slug: str) -> None:
    assert slug_for(Home(title)) == f"{slug}-{short_id(ID)}"


def test_a_place_inside_another_word_is_not_that_place() -> None:
    assert "-indiranagar-" in slug_for(Home("Near Indiranagarwala"))


def test_long_titles_end_at_a_word_and_fit_the_column() -> None:
    slug = slug_for(Home("wide " * 60))
    words = slug.removesuffix(f"-{short_id(ID)}")
    assert len(words) <= LONGEST
    assert words.endswith("wide")


def test_unknown_place_and_no_bedrooms() -> None:
    bare = Home("ख़ाली ज़मीन", bedrooms=None, property_type="plot", locality=None, city=None)
    assert slug_for(bare) == f"plot-{short_id(ID)}"


def test_the_id_part_is_small_letters_and_digits_and_tells_homes_apart() -> None:
    assert short_id(ID) == short_id(ID)
    assert len(short_id(ID)) == 6
    assert slugged(short_id(ID)) == short_id(ID)
    other = UUID("ffffffff-6f0b-4d55-9d5c-6b8c1c1f9a10")
    assert slug_for(Home("A", public_id=other)) != slug_for(Home("A"))
