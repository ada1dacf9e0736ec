"""The score of two people, by the figures of the specification."""

import pytest

from ghar_app.models.flatmates.compatibility import (
    Word,
    by_likeness,
    likeness,
    signature,
    unsigned,
)
from ghar_app.models.identity import User
from tests.factories.identity import person

EARLY = ("early_bird", "minimal", "vegan", "never", "never", "no_overnight_guests", "wfh")
LATE = ("night_owl", "spotless", "eggetarian", "regularly", "regularly", "open_house", "office")
NOTHING = (None,) * 7
ONE = ("early_bird", "tidy", "vegetarian", "never", "never", "occasional_ok", "wfh")
OTHER = ("flexible", "tidy", "vegan", "never", "occasionally", "no_overnight_guests", "hybrid")


@pytest.mark.parametrize(
    ("mine", "theirs", "score"),
    [
        (ONE, ONE, 100),
        (ONE, OTHER, 78),
        (EARLY, LATE, 18),
        (
            ("early_bird", *NOTHING[1:3], "never", *NOTHING[4:]),
            ("night_owl", None, None, "never", *NOTHING[4:]),
            33,
        ),
        (
            ("early_bird", None, "vegan", *NOTHING[3:]),
            ("flexible", None, "non_vegetarian", *NOTHING[3:]),
            29,
        ),
        (ONE, NOTHING, None),
        (NOTHING, NOTHING, None),
    ],
)
def test_the_score_is_the_specified_one_from_both_sides(mine, theirs, score) -> None:
    assert likeness(mine, theirs).score == score
    assert likeness(theirs, mine).score == score


def test_each_dimension_says_what_it_is() -> None:
    found = likeness(ONE, (*OTHER[:6], None))
    assert found.known == 6
    assert [one.score for one in found.dimensions] == [50, 100, 100, 100, 70, 60, None]
    assert [one.word for one in found.dimensions][0::5] == [Word.GAP, Word.WORKABLE]
    assert found.dimensions[6].word is Word.MISSING
    assert [one.name for one in found.top] == ["cleanliness", "food_habits", "smoking"]
    food = {
        pair: likeness((None, None, pair[0], *NOTHING[3:]), (None, None, pair[1], *NOTHING[3:]))
        for pair in (
            ("no_preference", "vegan"),
            ("eggetarian", "non_vegetarian"),
            ("vegetarian", "eggetarian"),
            ("vegan", "vegetarian"),
        )
    }
    assert [one.score for one in food.values()] == [70, 80, 0, 100]


async def test_the_database_writes_the_same_number(db) -> None:
    columns = ("sleep_schedule", "cleanliness", "food_habits", "smoking", "drinking")
    columns += ("guests_policy", "work_style")
    for answers in (ONE, OTHER, NOTHING, ("night_owl", None, "no_preference", *OTHER[3:])):
        given = {f"flatmates_{name}": value for name, value in zip(columns, answers, strict=True)}
        user = await person(db, **given)
        await db.refresh(user)
        assert isinstance(user, User)
        assert user.flatmates_signature == signature(answers)
        assert unsigned(signature(answers)) == answers


def test_everybody_stands_somewhere_by_likeness() -> None:
    levels = by_likeness(signature(ONE))
    assert levels[0][0] == 100
    assert signature(ONE) in levels[0][1]
    assert levels[-1] == (None, tuple(one for one in levels[-1][1]))
    assert sum(len(alike) for _, alike in levels) == 4 * 4 * 6 * 4 * 4 * 4 * 4
    scores = [score for score, _ in levels[:-1]]
    assert scores == sorted(scores, reverse=True)
