"""What people type into the one box."""

import pytest

from ghar_app.models.identity.identifiers import identify, last_ten, normal_email, normal_phone
from ghar_app.refusals import Refused


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("9845012318", "+919845012318"),
        (" 98450 12318 ", "+919845012318"),
        ("98450-12318", "+919845012318"),
        ("(98450) 12318", "+919845012318"),
        ("+91 98450 12318", "+919845012318"),
        ("91 98450 12318", "+919845012318"),
        ("0091 98450 12318", "+919845012318"),
        ("098450 12318", "+919845012318"),
        ("९८४५०१२३१८", "+919845012318"),
        ("98450\u00a012318", "+919845012318"),
        ("\u202a+91 98450 12318\u202c", "+919845012318"),
        ("+1 212 555 0123", "+12125550123"),
        ("00 44 20 7946 0958", "+442079460958"),
        ("080 4123 4567", "+918041234567"),
    ],
)
def test_phones_become_e164(typed: str, number: str) -> None:
    assert normal_phone(typed) == number


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "123",
        "984501231",
        "98450123187890123",
        "+0123456789",
        "+999 12345678",
        "+91 98450 123",
        "phone",
        "+",
        "++919845012318",
        "9845012318;DROP",
        "9845012318\x00",
    ],
)
def test_other_things_are_no_phone(typed: str) -> None:
    with pytest.raises(Refused) as refused:
        normal_phone(typed)
    assert refused.value.code == "phone_invalid"
    assert refused.value.field == "phone"


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("Asha@Example.IN", "asha@example.in"),
        ("  a.b+rent@mail.example.co.in ", "a.b+rent@mail.example.co.in"),
        ("asha@bücher.example", "asha@xn--bcher-kva.example"),
        ("o'neil@example.org", "o'neil@example.org"),
    ],
)
def test_addresses_become_lower_case(typed: str, address: str) -> None:
    assert normal_email(typed) == address


@pytest.mark.parametrize(
    "typed",
    [
        "@",
        "asha@",
        "@example.in",
        "asha@example",
        "asha example@x.in",
        "asha@ex ample.in",
        "asha@@example.in",
        ".asha@example.in",
        "as..ha@example.in",
        "asha@-example.in",
        "asha@example.123",
        "asha@example..in",
        "asha@example.in\nbcc:all@example.in",
        "<asha@example.in>",
        "a" * 65 + "@example.in",
        "asha@" + "x." * 130 + "in",
        "अशा@example.in",
    ],
)
def test_other_things_are_no_address(typed: str) -> None:
    with pytest.raises(Refused) as refused:
        normal_email(typed)
    assert refused.value.code == "email_invalid"


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "identifier_missing"),
        ("   ", "identifier_missing"),
        ("asha", "identifier_unclear"),
        ("98450I2318", "identifier_unclear"),
        ("asha@", "email_invalid"),
        ("98450", "phone_invalid"),
        ("+91 12345 67890", "phone_not_indian_mobile"),
        ("022 2345 6789", "phone_not_indian_mobile"),
    ],
)
def test_the_box_says_which_rule(typed: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        identify(typed)
    assert refused.value.code == code
    assert refused.value.field == "identifier"
    assert refused.value.message("en") != refused.value.message("hi")


def test_the_box_takes_both() -> None:
    phone, address = identify("98450 12318"), identify("Asha@example.in")
    assert (phone.is_phone, phone.value, phone.masked) == (
        True,
        "+919845012318",
        "+91 98450 ••318",
    )
    assert (address.is_phone, address.value) == (False, "asha@example.in")


def test_only_indian_numbers_are_looked_up_by_ten_digits() -> None:
    assert last_ten("+919845012318") == "9845012318"
    assert last_ten("+12125550123") is None
