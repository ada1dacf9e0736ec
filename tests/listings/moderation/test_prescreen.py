"""What an advertisement is marked with, and that SQL says the same as Python."""

import itertools
from decimal import Decimal
from random import Random

import pytest
from sqlalchemy import text

from ghar_app.models.listings.moderation.prescreen import (
    FLAGS,
    is_reviewed,
    prescreen,
    prescreen_bindings,
    prescreen_sql,
)
from ghar_app.models.listings.moderation.terms import fold
from tests.factories.identity import person
from tests.factories.listings import home, picture

PLAIN = {"description": "Two sunny rooms.", "address_line1": "Palm Court"}


async def codes(db, photos: int = 2, **columns) -> dict[str, str]:
    made = await home(db, **{**PLAIN, **columns})
    return {flag.code: flag.level for flag in prescreen(made, photos)}


async def test_a_whole_home_with_photographs_has_no_flag(db):
    assert await codes(db) == {}


@pytest.mark.parametrize(
    ("columns", "code", "level"),
    [
        ({"monthly_rent": None}, "rent_missing", "high"),
        ({"monthly_rent": Decimal(0)}, "rent_missing", "high"),
        ({"monthly_rent": Decimal("999999.99")}, "", ""),
        ({"monthly_rent": Decimal(1_000_000)}, "rent_high", "high"),
        ({"purpose": "buy", "monthly_rent": None, "base_price": Decimal(9)}, "", ""),
        ({"title": "  "}, "no_title", "warning"),
        ({"description": None}, "no_description", "warning"),
        ({"city": None}, "no_city", "warning"),
        ({"locality": ""}, "no_locality", "warning"),
        ({"address_line1": None}, "no_society", "warning"),
        ({"address_line1": None, "property_type": "villa"}, "", ""),
        ({"bedrooms": None}, "no_bedrooms", "warning"),
        ({"bedrooms": None, "property_type": "studio"}, "", ""),
        ({"bathrooms": None}, "no_bathrooms", "warning"),
        ({"bathrooms": None, "property_type": "shop"}, "", ""),
        ({"moderation_status": "rejected"}, "sent_back", "high"),
        ({"moderation_status": "paused"}, "sent_back", "high"),
        ({"description": "Ask for Call-Girls."}, "adult", "high"),
        ({"description": "Near Escorts hospital, any sex welcome"}, "", ""),
        ({"description": "GANJA available"}, "drugs", "high"),
        ({"description": "कमरे में गाँजा मिलेगा।"}, "drugs", "high"),
        ({"description": "कॉल गर्ल"}, "adult", "high"),
        ({"title": "Flat with online casino"}, "gambling", "warning"),
        ({"description": "सट्टा खेलें"}, "gambling", "warning"),
        ({"description": "Pay in bitcoin"}, "crypto", "warning"),
        ({"description": "what\u200bsapp only"}, "off_platform", "warning"),
        ({"description": "सिर्फ़ व्हाट्सऐप पर"}, "off_platform", "warning"),
        ({"description": "Call 98450-12345 now"}, "off_platform", "warning"),
        ({"description": "९८४५०१२३४५ पर"}, "off_platform", "warning"),
        ({"landmark": "Opposite www.example.in"}, "off_platform", "warning"),
        ({"description": "Whatsappening street"}, "", ""),
    ],
)
async def test_each_rule(db, columns, code, level):
    assert await codes(db, **columns) == ({code: level} if code else {})


async def test_few_photographs_wait_unless_a_file_brought_the_home(db):
    assert await codes(db, photos=1) == {"few_photos": "high"}
    made = await home(db, **PLAIN)
    db.expunge(made)
    made.import_id = 7
    flags = prescreen(made, 0)
    assert [(flag.code, flag.level) for flag in flags] == [("few_photos", "warning")]
    assert not is_reviewed(made, flags)


async def test_shared_homes_are_always_reviewed_and_asked_for_whom(db):
    made = await home(db, **PLAIN, property_type="pg")
    flags = prescreen(made, 5)
    assert [flag.code for flag in flags] == ["no_gender", "no_sharing"]
    assert is_reviewed(made, [])
    db.expunge(made)
    made.listing_preferences = {"gender": "any", "sharing": "private_room"}
    assert prescreen(made, 5) == []


async def test_the_words_that_were_found_are_said(db):
    text = "By Telegram WhatsApp 98450-12345, telegram."
    made = await home(db, **{**PLAIN, "description": text})
    (flag,) = prescreen(made, 2)
    assert flag.words == ("telegram", "whatsapp", "98450 12345")
    assert flag.field == "description"


def test_folding_takes_signs_capitals_and_invisible_letters_away():
    assert fold("  A\u00a0—\u200bB।\n“ड़”") == " a b ड "


async def test_sql_says_the_same_as_python_of_many_homes(db):
    """Every value of every rule meets every kind of home at least once, and words at random."""
    dice, owner = Random(7), await person(db)
    words = ["Sunny", "ढाबा", "whatsapp", "Ganja", "सेक्स", "call GIRL", "+91 98450 12345", "BTC"]
    kinds = ["apartment", "studio", "villa", "room", "pg", "flatmate", "plot", "shop"]
    texts = (" ".join(dice.choices(words, k=4)) if n % 3 else "Quiet" for n in itertools.count())
    homes = []
    for n in range(240):
        kind = kinds[n % len(kinds)]
        one = await home(
            db,
            owner,
            property_type=kind,
            purpose="rent" if kind in ("pg", "flatmate") else dice.choice(["rent", "buy"]),
            monthly_rent=dice.choice([None, Decimal(0), Decimal(20_000), Decimal(1_000_000)]),
            description=dice.choice([None, " ", next(texts), next(texts)]),
            address_line1=dice.choice([None, "", "Palm Court"]),
            bedrooms=dice.choice([None, 0, 2]),
            bathrooms=dice.choice([None, Decimal(1)]),
            locality=dice.choice([None, "Indiranagar"]),
            moderation_status=dice.choice(["live", "live", "rejected", "paused"]),
            listing_preferences=dice.choice(
                [{}, {"gender": "any"}, {"gender": None, "sharing": "entire_flat"}]
            ),
        )
        photos = n % 4
        for _ in range(photos):
            await picture(db, one)
        homes.append((one, photos))
    found = await db.execute(
        text(prescreen_sql("p.owner_id = :owner")), {"owner": owner.id, **prescreen_bindings()}
    )
    said = {row.id: (list(row.flags), row.reviewed) for row in found}
    assert len(said) == len(homes)
    met = set()
    for one, photos in homes:
        flags = prescreen(one, photos)
        assert said[one.id] == ([flag.code for flag in flags], is_reviewed(one, flags)), one
        met |= {flag.code for flag in flags}
    assert met == {*FLAGS} - {"no_title", "no_city", "gambling", "twin"}
