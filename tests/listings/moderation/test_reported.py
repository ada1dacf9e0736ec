"""What comes of reports."""

import pytest

from ghar_app.models.listings.moderation.case import case_of
from ghar_app.models.listings.moderation.reported import judge_reports, reported
from ghar_app.models.listings.reporting import report
from ghar_app.refusals import Refused
from tests.factories.identity import person
from tests.factories.listings import home
from tests.listings.moderation.conftest import NOW, WHY


async def complain(db, of, times: int) -> None:
    for _ in range(times):
        await report(db, of, by=await person(db), reason="spam", at=NOW)


async def test_homes_with_open_reports_each_once(db, moderator):
    first, second = await home(db), await home(db)
    await complain(db, first, 2)
    await complain(db, second, 1)
    rows = await reported(db, by=moderator)
    assert [(row.public_id, row.people, row.reasons) for row in rows] == [
        (first.public_id, 2, ["spam"]),
        (second.public_id, 1, ["spam"]),
    ]
    later = await reported(db, by=moderator, after=(rows[0].first, rows[0].id))
    assert [row.public_id for row in later] == [second.public_id]
    assert len((await case_of(db, first, by=moderator)).reports) == 2
    with pytest.raises(Refused, match="not_allowed"):
        await reported(db, by=await person(db))


async def test_dismissed_reports_put_the_home_online_again(db, moderator):
    one = await home(db)
    await complain(db, one, 3)
    assert one.listing_status == "paused"
    with pytest.raises(Refused, match="not_allowed"):
        await judge_reports(db, one, by=await person(db, "employee"), upheld=False, at=NOW)
    await judge_reports(db, one, by=moderator, upheld=False, at=NOW)
    await db.refresh(one)
    assert one.is_public
    assert await reported(db, by=moderator) == []


async def test_dismissing_does_not_undo_what_a_moderator_did(db, moderator):
    one = await home(db)
    await complain(db, one, 1)
    await one.hold_back(db, by=moderator, reason=WHY, at=NOW)
    await judge_reports(db, one, by=moderator, upheld=False, at=NOW)
    assert one.listing_status == "paused"


async def test_upheld_reports_take_an_online_home_offline_for_a_reason(db, moderator):
    one = await home(db)
    await complain(db, one, 1)
    with pytest.raises(Refused, match="reason_needed"):
        await judge_reports(db, one, by=moderator, upheld=True, at=NOW)
    await judge_reports(db, one, by=moderator, upheld=True, reason=WHY, at=NOW)
    assert (one.listing_status, one.moderation_reason) == ("paused", WHY)
    again = await home(db)
    await complain(db, again, 3)
    await judge_reports(db, again, by=moderator, upheld=True, at=NOW)
    assert again.listing_status == "paused"
    assert await reported(db, by=moderator) == []
