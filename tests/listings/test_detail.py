"""One home as its page shows it."""

from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from ghar_app.models.listings.detail import Fact, Standing, detail_of, glance_of, summary_of
from ghar_app.models.listings.detail.costs import costs_of, price_per_sqft
from ghar_app.models.listings.detail.facts import facts_of
from ghar_app.models.listings.detail.pictures import is_showable
from tests.factories.identity import person
from tests.factories.listings import agent, amenity, asked, equip, home, picture
from tests.queries import counted


async def test_a_full_home_takes_four_queries(db, connection) -> None:
    shown = await home(db)
    for _ in range(6):
        await picture(db, shown)
    await equip(db, shown, *[await amenity(db, f"Thing {n}") for n in range(8)])
    for month in range(1, 5):
        await asked(db, shown, 40_000 + month, 40_001 + month, datetime(2026, month, 1, tzinfo=UTC))
    with counted(connection) as sent:
        found = await detail_of(db, shown)
    assert len(sent) == 4, sent
    assert (len(found.glance.pictures), len(found.amenities[0][1]), len(found.asked)) == (6, 8, 5)


async def test_no_private_column_gets_into_the_view(db) -> None:
    owner = await person(db, email="asha.private@example.in")
    shown = await home(db, owner, owner_contact="+919845099999", moderation_reason="secret word")
    texts = " ".join(map(str, _leaves(await detail_of(db, shown))))
    assert owner.full_name in texts
    for private in ("99999", owner.phone, owner.email, "secret word"):
        assert private not in texts


def _leaves(value):
    if is_dataclass(value):
        for field in fields(value):
            yield from _leaves(getattr(value, field.name))
    elif isinstance(value, tuple):
        for one in value:
            yield from _leaves(one)
    else:
        yield value


async def test_the_gallery_begins_with_the_main_picture(db) -> None:
    shown = await home(db)
    await picture(db, shown, display_order=1, image_category="kitchen")
    main = await picture(db, shown, display_order=9, is_main_image=True, caption="The hall")
    await picture(db, shown, display_order=2, visibility="private")
    await picture(db, shown, display_order=3, media_type="document")
    await picture(db, shown, display_order=4, media_type="floor_plan")
    found = (await glance_of(db, shown)).pictures
    assert [one.category for one in found] == ["hall", "kitchen", "floor_plan"]
    assert (found[0].url, found[0].caption) == (main.image_url, "The hall")
    assert found[0].srcset.endswith("large.webp 2048w")
    assert found[0].srcset.startswith(main.image_url.replace("large", "thumbnail"))
    assert (found[0].width, found[0].height) == (2048, 1536)


async def test_an_imported_home_shows_its_one_address(db) -> None:
    there = await home(db, main_image_url="https://pictures.example.in/1.jpg")
    assert [one.url for one in (await glance_of(db, there)).pictures] == [there.main_image_url]
    without = await home(db, main_image_url="javascript:alert(1)")
    assert (await glance_of(db, without)).pictures == ()


@pytest.mark.parametrize(
    ("url", "fine"),
    [
        ("/media/x/large.webp", True),
        ("https://a.example.in/x.jpg?w=1", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("/demo/photos/a.webp", True),
        ("//evil.example/x.jpg", False),
        ("/\\evil.example/x.jpg", False),
        ('https://a.example.in/"onerror=x', False),
        ("", False),
        (None, False),
    ],
)
def test_only_addresses_of_pictures_are_shown(url, fine) -> None:
    assert is_showable(url) is fine


async def test_moving_in_is_the_sum_of_its_lines(db) -> None:
    flat = await home(
        db,
        maintenance_charges=Decimal("4200"),
        security_deposit=Decimal("115500"),
        brokerage=Decimal(0),
        setup_cost=Decimal("4800.50"),
    )
    costs = costs_of(flat)
    assert costs.total == Decimal("163000.50")
    assert costs.complete
    by_name = {line.name: line for line in costs.lines}
    assert list(by_name) == ["rent", "maintenance", "deposit", "brokerage", "setup"]
    assert by_name["deposit"].count == 3
    flat.security_deposit = Decimal("100000")
    assert {line.name: line.count for line in costs_of(flat).lines}["deposit"] == 0


async def test_what_the_owner_did_not_say_is_missing_and_not_zero(db) -> None:
    flat = await home(db, maintenance_charges=Decimal(0))
    costs = costs_of(flat)
    assert not costs.complete
    amounts = {line.name: line.amount for line in costs.lines}
    assert amounts["maintenance"] == 0
    assert amounts["deposit"] is None
    assert costs.total == Decimal(38_500)


async def test_sale_and_stay_have_their_own_lines(db) -> None:
    sale = await home(
        db,
        purpose="buy",
        rent=None,
        base_price=Decimal(14_200_000),
        brokerage=Decimal(142_000),
        other_charges=Decimal(50_000),
        other_charges_description="Society transfer",
    )
    costs = costs_of(sale)
    assert [line.name for line in costs.lines] == ["price", "brokerage", "other"]
    assert costs.lines[-1].note == "Society transfer"
    assert costs.total == Decimal(14_392_000)
    assert price_per_sqft(sale) == Decimal("12347.83")
    stay = await home(
        db, purpose="short_stay", daily_rate=Decimal(3000), minimum_stay_days=2, max_occupancy=4
    )
    assert costs_of(stay).total == Decimal(6000)
    assert price_per_sqft(stay) is None


async def test_facts_follow_the_kind(db) -> None:
    flat = await home(
        db,
        carpet_area=Decimal(980),
        floor_number=4,
        total_floors=7,
        allow_pets=True,
        # 20:00 UTC is the next day in India.
        available_from=datetime(2026, 12, 31, 20, tzinfo=UTC),
    )
    facts = {fact.name: fact for fact in facts_of(flat)}
    assert facts["carpet_area"].value == 980
    assert (facts["floor"].value, facts["floor"].of) == (4, 7)
    assert facts["pets"].value == "yes"
    assert facts["available"] == Fact("available", date(2027, 1, 1), 12)
    assert "diet" not in facts
    plot = await home(db, property_type="plot", purpose="buy", base_price=Decimal(5_000_000))
    assert [fact.name for fact in facts_of(plot)] == ["plot_area"]
    pg = await home(
        db, property_type="pg", listing_preferences={"gender": "female", "sharing": "nonsense"}
    )
    names = {fact.name: fact.value for fact in facts_of(pg)}
    assert names["gender"] == "female"
    assert "sharing" not in names
    bare = await home(db, area_sqft=None, bedrooms=None, bathrooms=None)
    assert [(fact.name, fact.value) for fact in facts_of(bare)][:3] == [
        ("area", None),
        ("bedrooms", None),
        ("bathrooms", None),
    ], "essential facts say that they are not given"


async def test_an_alias_stands_once_under_the_name_we_show(db) -> None:
    lift = await amenity(db, "Lift", title_hi="लिफ़्ट")
    elevator = await amenity(db, "Elevator", canonical_id=lift.id, is_active=False)
    guard = await amenity(db, "24×7 guard", category="safety")
    shown = await home(db)
    await equip(db, shown, elevator, lift, guard)
    groups = (await detail_of(db, shown)).amenities
    assert [name for name, _ in groups] == ["safety", "convenience"]
    assert [(one.title, one.title_hi) for one in groups[1][1]] == [("Lift", "लिफ़्ट")]


async def test_the_history_of_the_rent_in_steps(db) -> None:
    begun = datetime(2026, 1, 5, tzinfo=UTC)
    shown = await home(db, published_at=begun)
    await asked(db, shown, 42_500, 40_000, begun + timedelta(days=30))
    await asked(db, shown, 99, 98, begun + timedelta(days=31), field="security_deposit")
    await asked(db, shown, 40_000, 38_500, begun + timedelta(days=60))
    points = (await detail_of(db, shown)).asked
    assert [point.amount for point in points] == [42_500, 40_000, 38_500]
    assert points[0].since == begun
    never = await home(db)
    assert (await detail_of(db, never)).asked == ()


async def test_the_poster_is_the_owner_or_the_agent(db) -> None:
    owner = await person(db)
    first = await home(db, owner)
    await home(db, owner)
    await home(db, owner, listing_status="draft")
    poster = (await detail_of(db, first)).poster
    assert (poster.name, poster.is_agent, poster.homes) == (owner.full_name, False, 2)
    shows, _ = await agent(db, contact_number="+919845077777")
    listed = await home(db, owner, listing_agent_id=shows.id)
    poster = (await detail_of(db, listed)).poster
    assert (poster.name, poster.is_agent, poster.homes) == ("Farhan Ali", True, 1)
    imported = await home(db, owner, tags=["posted_by:agent"])
    assert (await detail_of(db, imported)).poster.is_agent


@pytest.mark.parametrize(
    ("columns", "standing"),
    [
        ({}, Standing.PUBLIC),
        ({"status": "under_offer"}, Standing.UNDER_OFFER),
        ({"status": "sold", "is_available": False}, Standing.SOLD),
        ({"status": "rented", "is_available": False}, Standing.RENTED),
        ({"listing_status": "draft"}, Standing.DRAFT),
        ({"listing_status": "pending_review"}, Standing.PENDING_REVIEW),
        ({"listing_status": "paused"}, Standing.PAUSED),
        ({"moderation_status": "paused"}, Standing.PAUSED),
        ({"listing_status": "archived", "moderation_status": "rejected"}, Standing.ARCHIVED),
        ({"listing_status": "paused", "moderation_status": "rejected"}, Standing.REJECTED),
        ({"visibility": "private"}, Standing.PRIVATE),
        ({"is_available": False}, Standing.UNAVAILABLE),
    ],
)
async def test_the_strongest_reason_names_the_standing(db, columns, standing) -> None:
    shown = await home(db, **columns)
    summary = summary_of(shown)
    assert summary.standing is standing
    assert summary.standing.is_open == shown.is_public


async def test_the_address_is_the_owners_line_or_put_together(db) -> None:
    told = await home(db, full_address="Neelkanth Heights,  12th Main,\nIndiranagar")
    assert summary_of(told).address.line == "Neelkanth Heights, 12th Main, Indiranagar"
    parts = await home(db, address_line1="12th Main", sub_locality="Indiranagar")
    assert summary_of(parts).address.line == "12th Main, Indiranagar, Bengaluru 560038"
    assert summary_of(parts).address.locality_slug == "indiranagar"
