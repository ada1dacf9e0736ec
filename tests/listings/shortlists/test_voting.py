"""Votes: one a person and home, merged into an order that says why."""

import asyncio

import pytest

from ghar_app.db import transaction
from ghar_app.models.listings import ShortlistItem
from ghar_app.models.listings.shortlists import voting
from ghar_app.models.listings.shortlists.keeping import add, begin, share
from ghar_app.models.listings.shortlists.ranking import Tally, ranked, tally
from ghar_app.models.listings.shortlists.reading import contents
from ghar_app.models.listings.shortlists.voting import rule_out, vote
from ghar_app.refusals import NotFound, Refused
from tests.factories.identity import person
from tests.factories.listings import home


async def _room(db, homes: int = 3):
    owner = await person(db)
    made = await begin(db, "Ours", by=owner)
    placed = [await home(db) for _ in range(homes)]
    ids = [str(one.public_id) for one in placed]
    await add(db, made.public_id, ids, by=owner)
    await share(db, made.public_id, by=owner)
    return owner, made, ids


async def test_a_vote_can_be_changed_and_taken_back(db) -> None:
    owner, made, ids = await _room(db)
    family = await person(db, full_name="Ravi Rao", first_name="Ravi")
    await vote(db, made, ids[0], "yes", by=family)
    await vote(db, made, ids[0], "maybe", by=family)
    await rule_out(db, made, ids[0], "too_far", by=family)
    await rule_out(db, made, ids[0], "no_lift", by=family)
    await rule_out(db, made, ids[0], "too_far", by=family)
    await vote(db, made, ids[1], "yes", by=owner)
    found = await contents(db, made)
    votes = {str(one.item.home.row.public_id): one.item.votes for one in found.homes}
    assert votes[ids[0]] == {str(family.id): {"vote": "maybe", "tags": ["no_lift"]}}
    assert found.names[str(family.id)] == "Ravi"
    await vote(db, made, ids[0], "maybe", by=family)
    await rule_out(db, made, ids[0], "no_lift", by=family)
    found = await contents(db, made)
    assert all(not one.item.votes for one in found.homes if one.tally.points == 0)


async def test_what_is_no_vote_is_refused(db, monkeypatch) -> None:
    owner, made, ids = await _room(db)
    with pytest.raises(Refused, match="unknown_choice"):
        await vote(db, made, ids[0], "perhaps", by=owner)
    with pytest.raises(Refused, match="unknown_choice"):
        await rule_out(db, made, ids[0], "<script>", by=owner)
    elsewhere = await home(db)
    for missing in (str(elsewhere.public_id), "x", ""):
        with pytest.raises(NotFound):
            await vote(db, made, missing, "yes", by=owner)
    monkeypatch.setattr(voting, "MOST_VOTERS", 1)
    await vote(db, made, ids[0], "yes", by=owner)
    with pytest.raises(Refused, match="too_many_voters"):
        await vote(db, made, ids[0], "yes", by=await person(db))


def test_the_order_says_why() -> None:
    def votes(yes=0, maybe=0, no=0, out=0) -> Tally:
        return Tally(yes, maybe, no, out, (("too_far", out),) if out else ())

    order = ranked(
        [
            ("ruled out", votes(yes=5, out=1)),
            ("behind", votes(yes=1, no=1)),
            ("first", votes(yes=2)),
            ("unvoted", votes()),
            ("level a", votes(maybe=2)),
            ("level b", votes(yes=1)),
        ]
    )
    assert [(one.item, one.place, one.why, one.margin) for one in order] == [
        ("first", 1, "leads", 2),
        ("level a", 2, "level", 0),
        ("level b", 2, "level", 0),
        ("behind", 4, "behind", 3),
        ("unvoted", 5, "unvoted", 0),
        ("ruled out", 6, "ruled_out", 0),
    ]
    alone = ranked([("only", votes(yes=1))])[0]
    assert (alone.why, alone.margin) == ("leads", 0)


def test_counting() -> None:
    found = tally(
        {
            "1": {"vote": "yes", "tags": []},
            "2": {"vote": "no", "tags": ["no_lift", "too_far"]},
            "3": {"tags": ["no_lift"]},
        }
    )
    assert (found.yes, found.maybe, found.no, found.ruled_out_by) == (1, 0, 1, 2)
    assert found.breakers == (("no_lift", 2), ("too_far", 1))


async def test_twenty_people_vote_at_once_and_every_vote_counts(committed) -> None:
    async with transaction() as db:
        _, made, ids = await _room(db, homes=1)
        family = [await person(db) for _ in range(20)]

    async def tab(who) -> None:
        async with transaction() as db:
            await vote(db, made, ids[0], "yes", by=who)

    await asyncio.gather(*(tab(who) for who in family))
    async with transaction() as db:
        item = await db.get(ShortlistItem, 1)
        assert len(item.votes) == 20
