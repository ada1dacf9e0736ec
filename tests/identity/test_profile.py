"""What somebody changes about themselves."""

from datetime import date

import pytest

from ghar_app.models.identity import User
from ghar_app.models.identity.user.naming import clean_name
from ghar_app.models.identity.user.profile import ProfileChange, years_between
from ghar_app.refusals import Refused
from tests.factories.identity import person

TODAY = date(2026, 11, 21)
BORN = date(1994, 3, 9)


def _change(**given) -> ProfileChange:
    return ProfileChange(**{"full_name": "Asha Rao", "date_of_birth": BORN, **given})


async def test_the_form_is_taken_over(db) -> None:
    user = await person(db)
    user.change_profile(_change(full_name=" Asha  <b>Devi</b> Rao "), on=TODAY)
    assert (user.full_name, user.first_name, user.last_name) == (
        "Asha Devi Rao",
        "Asha",
        "Devi Rao",
    )
    assert user.born_on == BORN
    assert user.initials == "AR"


@pytest.mark.parametrize(
    ("given", "code", "field"),
    [
        ({"full_name": "A"}, "name_length", "full_name"),
        ({"full_name": "A" * 101}, "name_length", "full_name"),
        ({"full_name": "<b></b>"}, "name_length", "full_name"),
        ({"date_of_birth": None}, "birth_missing", "date_of_birth"),
        ({"date_of_birth": date(2026, 11, 22)}, "birth_future", "date_of_birth"),
        ({"date_of_birth": date(2008, 11, 22)}, "too_young", "date_of_birth"),
        ({"date_of_birth": date(1905, 11, 20)}, "too_old", "date_of_birth"),
    ],
)
async def test_bad_input_is_refused_beside_its_field(db, given, code, field) -> None:
    user = await person(db)
    with pytest.raises(Refused) as refused:
        user.change_profile(_change(**given), on=TODAY)
    assert (refused.value.code, refused.value.field) == (code, field)
    assert refused.value.message("hi")


async def test_the_youngest_and_the_oldest_are_welcome(db) -> None:
    user = await person(db)
    for day in (date(2008, 11, 21), date(1905, 11, 22)):
        user.be_born(day, on=TODAY)
        assert user.born_on == day


async def test_a_form_filled_before_another_change_is_refused(db) -> None:
    user = await person(db)
    await db.refresh(user)
    seen = user.updated_at
    user.last_login_at = seen
    await db.flush()
    await db.refresh(user)
    assert user.updated_at == seen, "signing in is no edit"

    user.change_profile(_change(seen=seen), on=TODAY)
    await db.flush()
    # All of a test happens at one instant of the database's clock.
    user.updated_at = seen.replace(year=seen.year + 1)
    with pytest.raises(Refused) as refused:
        user.change_profile(_change(seen=seen), on=TODAY)
    assert refused.value.code == "changed_elsewhere"


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Tata & Sons", "Tata & Sons"),
        ("O'Neil D'Souza", "O'Neil D'Souza"),
        ("आशा राव", "आशा राव"),
        ("Asha\u202eoaR", "Asha oaR"),
        ("Asha\n\tRao", "Asha Rao"),
    ],
)
def test_names_keep_their_letters_and_lose_the_rest(typed: str, name: str) -> None:
    assert clean_name(typed) == name


def test_halves_and_whole_stay_in_step() -> None:
    user = User()
    user.rename_parts("Mary Jane", "Watson")
    assert (user.full_name, user.first_name, user.last_name) == (
        "Mary Jane Watson",
        "Mary Jane",
        "Watson",
    )
    user.rename("Prakash")
    assert (user.first_name, user.last_name, user.initials) == ("Prakash", None, "P")


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "/a.png", "data:image/png;base64,x", "//x/y"]
)
def test_a_picture_has_a_whole_address(url: str) -> None:
    user = User()
    with pytest.raises(Refused):
        user.show_picture(url)
    user.show_picture("https://example.in/a.png")
    user.show_picture(None)
    assert user.profile_image_url is None


def test_leap_days() -> None:
    born = date(2008, 2, 29)
    assert years_between(born, date(2026, 2, 28)) == 17
    assert years_between(born, date(2026, 3, 1)) == 18


def test_preferences_are_merged_key_by_key() -> None:
    user = User(preferences={"density": "compact", "theme": "light"})
    user.prefer(theme="dark", language=None)
    assert user.preferences == {"density": "compact", "theme": "dark"}
    for wish, code in (
        ({"language": "fr"}, "language_unknown"),
        ({"theme": "sepia"}, "theme_unknown"),
    ):
        with pytest.raises(Refused) as refused:
            user.prefer(**wish)
        assert refused.value.code == code
    user.prefer(language="hi")
    assert user.preferences == {"density": "compact", "theme": "dark", "language": "hi"}
