"""A day of several homes: the order, the way, and asking for all of it."""

from datetime import UTC, datetime, time, timedelta
from itertools import pairwise, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ghar_app.clock import in_india, now
from ghar_app.models.visits.opening import set_hours
from ghar_app.models.visits.planning import homes_to_plan, plan_day, request_day
from ghar_app.models.visits.routing import MOST, Leg, Stop, best_route, way
from ghar_app.models.visits.timing import LENGTH
from ghar_app.refusals import Refused
from tests.factories.identity import person
from tests.factories.listings import home
from tests.factories.visits import agreed, at, visit

NINE = datetime(2026, 11, 28, 3, 30, tzinfo=UTC)
GRID = tuple(NINE + timedelta(minutes=30 * n) for n in range(17))
HERE = (12.97, 77.64)


def _east(km: float) -> tuple[float, float]:
    return (HERE[0], HERE[1] + km / (111.195 * 0.9745))


def test_a_way_is_streets_at_city_speed() -> None:
    metres, took = way(HERE, _east(2))
    assert metres == pytest.approx(2800, rel=0.01)
    # 2.8 km at 20 km/h are 8.4 minutes.
    assert took == timedelta(minutes=10)
    assert way(HERE, HERE) == (0, timedelta())
    assert way(None, HERE) == (0, timedelta())


def test_neighbours_are_seen_one_after_another() -> None:
    far, near = Stop(1, _east(9), GRID), Stop(2, _east(1), GRID)
    route = best_route([far, near], start=HERE)
    assert [leg.key for leg in route.legs] == [2, 1]
    # 8 km are 11.2 by streets, 35 minutes: after ten o'clock the next half hour is eleven.
    assert [in_india(leg.at).strftime("%H:%M") for leg in route.legs] == ["09:00", "11:00"]


def test_what_is_open_only_early_comes_first_and_what_does_not_fit_is_left() -> None:
    stops = [
        Stop(1, HERE, GRID),
        Stop(2, _east(1), GRID[:1]),
        Stop(3, _east(2), GRID[:1]),
        Stop(4, HERE, ()),
    ]
    route = best_route(stops)
    assert len(route.legs) == 2
    assert route.legs[0].at == NINE
    assert set(route.left) | {leg.key for leg in route.legs} == {1, 2, 3, 4}
    with pytest.raises(ValueError, match="more than 8"):
        best_route([Stop(n, HERE, GRID) for n in range(MOST + 1)])


def _by_trying(stops: list[Stop], start) -> tuple[int, datetime]:
    """The most homes and the earliest end, over every order of every part."""
    best = (0, datetime.min)
    for size in range(1, len(stops) + 1):
        for order in permutations(stops, size):
            ends, here = None, start
            for stop in order:
                travel = way(here, stop.place)[1]
                ready = NINE - timedelta(days=1) if ends is None else ends + travel
                found = next((one for one in stop.starts if one >= ready), None)
                if found is None:
                    break
                ends, here = found + LENGTH, stop.place
            else:
                best = min(best, (-size, ends)) if best[0] else (-size, ends)
    return best


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.floats(0, 12), st.sets(st.sampled_from(GRID), max_size=5).map(sorted).map(tuple)
        ),
        max_size=4,
    )
)
def test_no_order_is_better(places) -> None:
    stops = [Stop(n, _east(km), starts) for n, (km, starts) in enumerate(places)]
    route = best_route(stops, start=HERE)
    _is_possible(route.legs, stops)
    size, ends = _by_trying(stops, HERE)
    assert len(route.legs) == -size
    if route.legs:
        assert route.legs[-1].at + LENGTH == ends


def _is_possible(legs: tuple[Leg, ...], stops: list[Stop]) -> None:
    for before, after in pairwise(legs):
        assert after.at >= before.at + LENGTH + after.travel
    for leg in legs:
        assert leg.at in stops[leg.key].starts


async def test_a_day_keeps_hours_and_other_visits(db, seeker, owner, told) -> None:
    day = at(days=3).date()
    homes = [await home(db, owner, longitude=77.64 + n * 0.02) for n in range(4)]
    await set_hours(db, homes[0], by=owner, week={day.isoweekday(): [(time(16), time(17))]})
    await set_hours(db, homes[1], by=owner, week={at(days=4).isoweekday(): [(time(9), time(17))]})
    await agreed(db, await person(db), homes[2], owner, at=at(days=3, hour=9))
    await visit(db, seeker, homes[3], at=at(days=3, hour=13))
    plan = await plan_day(db, by=seeker, homes=homes, day=day, now=now())
    assert plan.asked == (homes[3].id,)
    assert plan.not_free == (homes[1].id,)
    found = [(leg.key, f"{in_india(leg.at):%H:%M}") for leg in plan.route.legs]
    assert found == [(homes[2].id, "10:00"), (homes[0].id, "16:00")]
    late = await plan_day(db, by=seeker, homes=homes, day=day, now=now(), since=time(12, 30))
    # The seeker is at another home from one to two.
    assert f"{in_india(late.route.legs[0].at):%H:%M}" == "14:00"


async def test_days_that_cannot_be_planned(db, seeker, place) -> None:
    for homes, day, code in (
        ([], at(days=2).date(), "plan_no_homes"),
        ([place], at(days=-1).date(), "plan_day_past"),
        ([place], at(days=92).date(), "plan_day_far"),
    ):
        with pytest.raises(Refused) as caught:
            await plan_day(db, by=seeker, homes=homes, day=day, now=now())
        assert caught.value.code == code
    draft = await home(db, listing_status="draft")
    found = await homes_to_plan(db, [place.public_id, draft.public_id, place.public_id])
    assert [one.id for one in found] == [place.id]


async def test_all_that_are_free_are_asked_and_the_rest_is_told(db, seeker, owner, told) -> None:
    homes = [await home(db, owner) for _ in range(3)]
    await visit(db, seeker, homes[1], at=at(hour=11))
    told.take()
    wanted = [
        (homes[2], at(hour=14)),
        (homes[1], at(hour=11, minute=30)),
        (homes[0], at(hour=9)),
    ]
    outcome = await request_day(db, by=seeker, wanted=wanted, now=now())
    assert [one.property_id for one in outcome.made] == [homes[0].id, homes[2].id]
    assert [(one.id, why.code) for one, why in outcome.refused] == [(homes[1].id, "visit_conflict")]
    assert told.take() == {("visit_requested", owner.id)}
    again = await request_day(db, by=seeker, wanted=wanted[:1], now=now())
    assert [one.id for one in again.made] == [outcome.made[1].id]
    with pytest.raises(Refused) as caught:
        await request_day(db, by=await person(db, date_of_birth=None), wanted=wanted, now=now())
    assert caught.value.code == "gate_profile_completion"
