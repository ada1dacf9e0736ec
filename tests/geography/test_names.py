"""Names made comparable."""

import pytest

from ghar_app.geography.names import (
    key,
    numbers,
    sound,
    stem,
    without_counts,
    without_side,
    words,
)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("K.R. Puram", "kr puram"),
        ("K R Puram", "kr puram"),
        ("  Bandra   (West)", "bandra west"),
        ("Andheri E", "andheri east"),
        ("Electronic City Phase-II", "electronic city phase 2"),
        ("Electronic City 2nd Phase", "electronic city phase 2"),
        ("Koramangala 4th Block", "koramangala block 4"),
        ("HSR Layout Sector7", "hsr layout sector 7"),
        ("Dwarka sec 19", "dwarka sector 19"),
        ("Dr. A.S. Rao Nagar", "as rao nagar"),
        ("Carter Rd", "carter road"),
        ("Mâhim", "mahim"),
        ("Lajpat Nagar Lajpat Nagar", "lajpat nagar lajpat nagar"),
        ("Sion Sion", "sion"),
    ],
)
def test_words(typed: str, expected: str) -> None:
    assert " ".join(words(typed)) == expected


@pytest.mark.parametrize("typed", ["", "  ", "—", "😀😀", "।", "x" * 10_000])
def test_what_is_no_name_has_no_words(typed: str) -> None:
    assert words(typed) == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Basheer Bagh", "Bashir Bagh"),
        ("Indira Nagar", "Indiranagar"),
        ("Jayanagara", "Jaya Nagar"),
        ("Thiruvanmiyur", "Tiruvanmiyur"),
        ("Wadala", "Vadala"),
        ("Phoolbagan", "Fulbagan"),
        ("Velacheri", "Velachery"),
        ("Krishnarajapuram", "Krishnarajapura"),
        ("Malleshwaram", "Maleshvaram"),
        ("Punjagutta", "Punjaguta"),
        ("Chamarajpete", "Chamarajpet"),
    ],
)
def test_spellings_of_one_name_sound_alike(one: str, other: str) -> None:
    assert sound(words(one)) == sound(words(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jayanagar", "Vijayanagar"),
        ("Kolathur", "Kovilambakkam"),
        ("Malad", "Mahim"),
        ("Whitefield", "Whitefield Block 2"),
    ],
)
def test_different_names_sound_different(one: str, other: str) -> None:
    assert sound(words(one)) != sound(words(other))


def test_counts_and_sides_are_taken_off_only_when_a_name_stays() -> None:
    assert without_counts(words("Dwarka Sector 12")) == ("dwarka",)
    assert without_counts(words("Sector 12")) == words("Sector 12")
    assert without_side(words("Bandra West")) == ("bandra",)
    assert without_side(words("West")) == ("west",)


def test_numbers_and_stems() -> None:
    assert numbers(words("Rohini Sector 22")) == ("22",)
    assert stem(sound(words("SV Nagar"))) == "sv"
    assert key(words("Indira Nagar")) == "indiranagar"
