"""A portfolio file from upload to online, and back."""

import csv
import io
from decimal import Decimal
from uuid import uuid4

import pytest
from sqlalchemy import text

from ghar_app.geography.placing import gazetteer
from ghar_app.models.identity import Agent
from ghar_app.models.listings import PortfolioImport
from ghar_app.refusals import NotFound, Refused
from tests.factories.identity import person
from tests.factories.listings import amenity, home
from tests.listings.importing.conftest import homes_of, number_of_homes
from tests.listings.importing.files import HEADER, as_csv, as_xlsx, homes


async def test_a_file_becomes_drafts_that_nobody_else_sees(db, owner, drafted):
    portfolio = await drafted(as_csv(homes(40, nowhere=2)))
    made = await homes_of(db, owner)
    assert portfolio.status == "drafted"
    assert portfolio.counts["created"] == len(made) == 38
    assert portfolio.counts["unplaced"] == 2
    assert portfolio.rows_done == portfolio.rows_total == 40
    first = made[0]
    assert first.monthly_rent == Decimal("8000.00") == first.effective_price
    assert first.listing_status == "draft"
    assert not any(one.is_public for one in made)
    assert {one.purpose for one in made} == {"rent"}
    assert all(one.location is not None and one.placed_by == "locality" for one in made)
    assert all(one.owner_name == owner.full_name and one.search_vector for one in made)
    assert len({one.slug for one in made}) == 38


async def test_publishing_puts_all_online_but_what_is_reviewed(db, owner, drafted):
    rows = homes(6)
    rows[0][2], rows[1][1] = "12 lakh", "2 BHK"
    rows = [[*row, "PG" if index == 2 else "Flat"] for index, row in enumerate(rows)]
    portfolio = await drafted(as_csv(rows, header=[*HEADER, "Type"]))
    assert await portfolio.publish_all(db, by=owner) == (4, 2)
    made = await homes_of(db, owner)
    assert [one.is_public for one in made] == [False, True, False, True, True, True]
    assert [one.listing_status for one in made[:3]] == ["pending_review", "live", "pending_review"]
    assert (made[0].is_available, made[2].is_available) == (True, False)
    assert made[1].published_at is not None
    assert made[0].published_at is None
    told = await db.execute(
        text("SELECT action, count(*) FROM listing_moderation_events GROUP BY 1 ORDER BY 1")
    )
    assert [tuple(row) for row in told] == [("publish", 4), ("submit", 2)]
    with pytest.raises(Refused, match="import_nothing_to_publish"):
        await portfolio.publish_all(db, by=owner)


async def test_only_who_may_post_publishes(db, owner, drafted):
    portfolio = await drafted(as_csv(homes(3)))
    owner.date_of_birth = None
    with pytest.raises(Refused, match="gate_profile_completion"):
        await portfolio.publish_all(db, by=owner)
    assert not any(one.is_public for one in await homes_of(db, owner))


async def test_the_same_file_twice_makes_nothing_new(db, owner, drafted, checked):
    content = as_csv(homes(30))
    first = await drafted(content)
    second = await checked(content)
    assert second.counts["duplicate"] == 30
    assert "ready" not in second.counts
    assert (await second.uploaded_before(db)).id == first.id
    with pytest.raises(Refused, match="import_nothing_ready"):
        await second.start(db, by=owner)
    assert len(await homes_of(db, owner)) == 30
    page = await second.preview(db, only="duplicate")
    slugs = {one.slug for one in await homes_of(db, owner)}
    assert {row.slug for row in page.rows} <= slugs


async def test_only_new_rows_of_a_longer_file_are_made(db, owner, drafted):
    rows = homes(30)
    await drafted(as_csv(rows[:20]))
    longer = await drafted(as_xlsx(rows))
    assert (longer.counts["created"], longer.counts["duplicate"]) == (10, 20)
    assert len(await homes_of(db, owner)) == 30


async def test_the_same_row_twice_in_a_file_is_made_once(db, owner, drafted):
    rows = homes(4)
    portfolio = await drafted(as_csv([*rows, rows[1], [cell.upper() for cell in rows[1]]]))
    assert (portfolio.counts["created"], portfolio.counts["duplicate"]) == (4, 2)
    page = await portfolio.preview(db, only="duplicate")
    assert [row.line for row in page.rows] == [6, 7]
    assert page.rows[0].problems[0]["line"] == 3


async def test_two_owners_may_have_the_same_file(db, owner, drafted):
    content = as_csv(homes(5))
    other = await person(db)
    await drafted(content)
    await drafted(content, by=other)
    assert len(await homes_of(db, owner)) == len(await homes_of(db, other)) == 5


async def test_a_mapping_is_remembered_for_the_same_columns(db, owner, begun, checked):
    content = as_csv(homes(5))
    await checked(content, mapping={"Size": {"field": "carpet_area", "unit": "sqm"}})
    again = await begun(as_csv([row[::-1] for row in homes(3, seed=2)], header=HEADER[::-1]))
    assert again.mapping["Size"] == {"field": "carpet_area", "unit": "sqm"}
    assert again.defaults["property_type"] == "apartment"
    assert (await again.guess(db))["Size"]["field"] == "area"
    other = await begun(content, by=await person(db))
    assert other.mapping["Size"]["field"] == "area"


@pytest.mark.parametrize(
    ("mapping", "defaults", "code"),
    [
        ({"Size": {"field": "rent"}}, {}, "import_field_twice"),
        ({"Rent": {"field": ""}}, {}, "import_price_needed"),
        ({"City": {"field": ""}, "Area Locality": {"field": ""}}, {}, "import_place_needed"),
        ({}, {"property_type": ""}, "import_type_needed"),
        ({}, {"property_type": "igloo"}, "import_type_needed"),
    ],
)
async def test_a_mapping_that_cannot_work_is_refused(db, owner, begun, mapping, defaults, code):
    portfolio = await begun(as_csv(homes(3)))
    with pytest.raises(Refused, match=code) as refused:
        await portfolio.map(
            db,
            by=owner,
            mapping=portfolio.mapping | mapping,
            defaults=portfolio.defaults | defaults,
        )
    assert refused.value.field
    assert refused.value.message("hi")
    assert portfolio.status == "mapping"


async def test_columns_can_be_chosen_again_until_homes_are_made(db, owner, checked, drafted, again):
    portfolio = await checked(as_csv(homes(4)))
    mapping = portfolio.mapping | {"Rent": {"field": "rent", "unit": "thousand"}}
    await portfolio.map(db, by=owner, mapping=mapping, defaults=portfolio.defaults)
    await PortfolioImport.check(portfolio.id, gazetteer())
    page = await (await again(portfolio)).preview(db)
    assert page.rows[0].values["monthly_rent"] == "8000000.00"
    made = await drafted(as_csv(homes(4, seed=3)))
    with pytest.raises(Refused, match="import_started"):
        await made.map(db, by=owner, mapping=mapping, defaults=made.defaults)


async def test_rows_with_problems_stay_out_and_say_why(db, owner, drafted):
    rows = homes(4)
    rows[1][2] = "on request"
    rows[2][4] = "9 out of 3"
    portfolio = await drafted(as_csv(rows))
    assert portfolio.counts == {
        "created": 3,
        "problem": 1,
        "marked": 1,
        "unsure": portfolio.counts["unsure"],
        "placed": {"locality": 3},
    }
    wrong = (await portfolio.preview(db, only="problem")).rows[0]
    assert (wrong.line, wrong.problems[0]["code"]) == (3, "no_amount")
    marked = (await portfolio.preview(db, only="marked")).rows[0]
    assert (marked.line, marked.problems[0]["code"]) == (4, "floor_above_top")


async def test_a_row_that_the_table_refuses_stays_out_alone(db, owner, checked, again):
    portfolio = await checked(as_csv(homes(5)))
    await db.execute(
        text(
            """UPDATE portfolio_import_rows SET "values" = "values" || '{"floor_number": 99}'
            WHERE import_id = :id AND line = 4"""
        ),
        {"id": portfolio.id},
    )
    await db.execute(
        text(
            """UPDATE portfolio_import_rows SET "values" = "values" || '{"total_floors": 9}'
            WHERE import_id = :id AND line = 4"""
        ),
        {"id": portfolio.id},
    )
    await portfolio.start(db, by=owner)
    await PortfolioImport.run(portfolio.id)
    portfolio = await again(portfolio)
    assert (portfolio.status, portfolio.counts["created"]) == ("drafted", 4)
    refused = (await portfolio.preview(db, only="problem")).rows[0]
    assert (refused.line, refused.problems[-1]["code"]) == (4, "not_accepted")


async def test_a_taken_address_is_made_anew(db, owner, checked, again):
    portfolio = await checked(as_csv(homes(3)))
    wanted = (await portfolio.preview(db)).rows[1].values["slug"]
    await home(db, slug=wanted)
    await portfolio.start(db, by=owner)
    await PortfolioImport.run(portfolio.id)
    made = await homes_of(db, owner)
    assert len(made) == 3
    assert wanted not in {one.slug for one in made}


async def test_amenities_come_along(db, owner, drafted):
    lift, gym = await amenity(db, "Lift"), await amenity(db, "Gym")
    await amenity(db, "Elevator", canonical_id=lift.id)
    rows = [[*row, "elevator, Gym"] for row in homes(2)]
    await drafted(as_csv(rows, header=[*HEADER, "Amenities"]))
    found = await db.execute(
        text("SELECT property_id, array_agg(amenity_id) FROM property_amenities GROUP BY 1")
    )
    assert [sorted(ids) for _, ids in found] == [sorted([lift.id, gym.id])] * 2


async def test_undo_deletes_drafts_and_nothing_else(db, owner, drafted, again):
    await home(db, owner)
    kept = await drafted(as_csv(homes(4, seed=5)))
    portfolio = await drafted(as_csv(homes(6)))
    assert (await portfolio.consequences(db)).drafts == 6
    done = await portfolio.undo(db, by=owner)
    assert (done.drafts, done.published) == (6, 0)
    assert portfolio.status == "undone"
    assert portfolio.counts["undone"] == 6
    assert len(await homes_of(db, owner)) == 5
    assert (await again(kept)).counts["created"] == 4
    assert (await portfolio.undo(db, by=owner)).drafts == 0
    with pytest.raises(Refused, match="import_is_undone"):
        await portfolio.start(db, by=owner)


async def test_undo_archives_what_was_online_and_frees_the_file(db, owner, drafted):
    content = as_csv(homes(5))
    portfolio = await drafted(content)
    await portfolio.publish_all(db, by=owner)
    done = await portfolio.undo(db, by=owner)
    assert (done.drafts, done.published) == (0, 5)
    archived = await homes_of(db, owner)
    assert {one.listing_status for one in archived} == {"archived"}
    assert not any(one.is_public for one in archived)
    renewed = await drafted(content)
    assert renewed.counts["created"] == 5
    assert len(await homes_of(db, owner)) == 10


async def test_edited_drafts_are_counted_before_an_undo(db, owner, drafted):
    portfolio = await drafted(as_csv(homes(3)))
    await db.execute(
        text("UPDATE properties SET version = 2 WHERE title LIKE '%' AND bedrooms > 0")
    )
    what = await portfolio.consequences(db)
    assert (what.drafts, what.edited) == (3, 3)


async def test_pins_place_whole_localities(db, owner, checked, again):
    portfolio = await checked(as_csv(homes(6, nowhere=4)))
    waiting = await portfolio.unplaced(db)
    assert [(one.city, one.locality, one.homes) for one in waiting] == [
        ("Bengaluru", "Qwxzkjv Towers", 4)
    ]
    where = {"city": "Bengaluru", "locality": "Qwxzkjv Towers"}
    with pytest.raises(Refused, match="pin_outside_india"):
        await portfolio.pin(db, by=owner, **where, latitude=51.5, longitude=0.1)
    with pytest.raises(NotFound):
        await portfolio.pin(db, by=owner, city="Pune", locality="", latitude=18.5, longitude=73.8)
    at = {"latitude": 12.95, "longitude": 77.6}
    assert await portfolio.pin(db, by=owner, **where, **at) == 4
    # A pin can be moved until the homes are made.
    assert await portfolio.pin(db, by=owner, **where, latitude=12.96, longitude=77.6) == 4
    assert await portfolio.unplaced(db) == []
    await portfolio.start(db, by=owner)
    await PortfolioImport.run(portfolio.id)
    pinned = [one for one in await homes_of(db, owner) if one.placed_by == "pin"]
    assert [(one.latitude, one.location_accuracy) for one in pinned] == [(12.96, 500)] * 4
    with pytest.raises(NotFound):
        await portfolio.pin(db, by=owner, **where, **at)


async def test_rows_placed_after_the_run_are_made_by_another(db, owner, drafted, again):
    portfolio = await drafted(as_csv(homes(5, nowhere=2)))
    where = {"city": "Bengaluru", "locality": "Qwxzkjv Towers"}
    await portfolio.pin(db, by=owner, **where, latitude=12.95, longitude=77.6)
    await portfolio.start(db, by=owner)
    await PortfolioImport.run(portfolio.id)
    assert len(await homes_of(db, owner)) == 5
    assert (await again(portfolio)).status == "drafted"


async def test_rows_are_paged_both_ways(db, checked):
    portfolio = await checked(as_csv(homes(45)))
    first = await portfolio.preview(db)
    second = await portfolio.preview(db, after=first.rows[-1].line)
    third = await portfolio.preview(db, after=second.rows[-1].line)
    assert [len(page.rows) for page in (first, second, third)] == [20, 20, 5]
    assert [page.has_later for page in (first, second, third)] == [True, True, False]
    back = await portfolio.preview(db, before=third.rows[0].line)
    assert [row.line for row in back.rows] == [row.line for row in second.rows]
    assert (back.has_earlier, back.has_later) == (True, True)
    with pytest.raises(NotFound):
        await portfolio.preview(db, only="secrets")


async def test_the_result_file_tells_every_row_and_runs_nothing(db, owner, drafted):
    rows = homes(4, nowhere=1)
    rows[0][6] = "=HYPERLINK(1)"
    rows[1][2] = "free"
    portfolio = await drafted(as_csv(rows))
    pieces = [piece async for piece in portfolio.result("en", base_url="https://ghar.example")]
    whole = "".join(pieces)
    assert whole.startswith("\ufeff")
    head, *told = csv.reader(io.StringIO(whole.removeprefix("\ufeff")))
    assert head[: len(HEADER)] == list(HEADER)
    assert told[0][6] == "'=HYPERLINK(1)"
    assert [row[len(HEADER) : len(HEADER) + 2] for row in told] == [
        ["2", "Needs a place"],
        ["3", "Has a problem"],
        ["4", "Listed"],
        ["5", "Needs a place"],
    ]
    made = (await homes_of(db, owner))[0]
    assert told[2][-1] == f"https://ghar.example/listing/{made.slug}"
    assert told[2][len(HEADER) + 3] == "Locality and city"
    assert 0.6 <= float(told[2][len(HEADER) + 4]) <= 1
    hindi = "".join([piece async for piece in portfolio.result("hi", base_url="")])
    assert "जगह चाहिए" in hindi


async def test_a_result_file_that_comes_back_makes_nothing_new(db, owner, drafted, checked):
    rows = homes(4)
    rows[0][6] = "+Indiranagar"
    portfolio = await drafted(as_csv(rows))
    back = "".join([piece async for piece in portfolio.result("en", base_url="")])
    again = await checked(back.encode())
    assert again.counts["duplicate"] + again.counts.get("unplaced", 0) == 4
    assert "ready" not in again.counts


async def test_whose_imports_one_can_reach(db, owner, begun):
    portfolio = await begun(as_csv(homes(3)))
    agent_user = await person(db, "agent")
    agent = Agent(name="A", agent_type="general", experience_level="expert", user_id=agent_user.id)
    db.add(agent)
    await db.flush()
    stranger, admin = await person(db), await person(db, "admin")
    for nobody in (stranger, agent_user):
        with pytest.raises(NotFound):
            await PortfolioImport.reachable(db, by=nobody, public_id=portfolio.public_id)
        assert await PortfolioImport.feed(db, by=nobody) == []
        with pytest.raises(Refused, match="not_allowed"):
            await begun(as_csv(homes(3)), by=nobody, owner=owner)
    owner.agent_id = agent.id
    await db.flush()
    for somebody in (owner, agent_user, admin):
        found = await PortfolioImport.reachable(db, by=somebody, public_id=portfolio.public_id)
        assert found.id == portfolio.id
        assert portfolio.id in {one.id for one, _ in await PortfolioImport.feed(db, by=somebody)}
    for wrong in (uuid4(), "nonsense", ""):
        with pytest.raises(NotFound):
            await PortfolioImport.reachable(db, by=owner, public_id=wrong)


async def test_an_agents_import_lists_the_agent(db, owner, begun, again):
    agent_user = await person(db, "agent")
    agent = Agent(name="A", agent_type="general", experience_level="expert", user_id=agent_user.id)
    db.add(agent)
    await db.flush()
    owner.agent_id = agent.id
    await db.flush()
    portfolio = await begun(as_csv(homes(2)), by=agent_user, owner=owner)
    await portfolio.map(db, by=agent_user, mapping=portfolio.mapping, defaults=portfolio.defaults)
    await PortfolioImport.check(portfolio.id, gazetteer())
    await (await again(portfolio, agent_user)).start(db, by=agent_user)
    await PortfolioImport.run(portfolio.id)
    made = await homes_of(db, owner)
    assert {one.listing_agent_id for one in made} == {agent.id}


async def test_a_refused_file_leaves_nothing(db, begun):
    before = await number_of_homes(db)
    for content in (
        b"",
        b"Rent,City\n",
        as_csv([["1", "Delhi"]] * 50_001, header=["Rent", "City"]),
    ):
        with pytest.raises(Refused):
            await begun(content)
    assert (await db.execute(text("SELECT count(*) FROM portfolio_imports"))).scalar() == 0
    assert (await db.execute(text("SELECT count(*) FROM portfolio_import_rows"))).scalar() == 0
    assert await number_of_homes(db) == before
