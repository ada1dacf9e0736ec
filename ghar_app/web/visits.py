"""Visits for one's own calendar.

GET /visits/<id>/visit.ics     one visit, for either side
GET /visits/day/<day>.ics      all of a visitor's visits on a day (YYYY-MM-DD, India's)

Both need the session cookie. A visit that isn't there and one of others are the same 404.
"""

from datetime import date, datetime, time, timedelta

from fastapi import APIRouter, Request, Response
from fastapi.responses import PlainTextResponse

from ghar_app.clock import IST
from ghar_app.db import transaction
from ghar_app.models.visits import Visit
from ghar_app.models.visits.lists import Appointment, of_day, one
from ghar_app.refusals import NotFound
from ghar_app.web.calendars import calendar_of
from ghar_app.web.front import language_of
from ghar_app.web.requesting import require_user, spoken, status_of

router = APIRouter()


@router.get("/visits/day/{day}.ics")
async def day_calendar(request: Request, day: str) -> Response:
    """The visits of a day in one file."""
    try:
        me = await require_user(request)
        since = datetime.combine(_day(day), time(), IST)
        async with transaction() as db:
            found = await of_day(db, by=me, since=since, until=since + timedelta(days=1))
        if not found:
            raise NotFound("visit")
    except Exception as error:
        return _refused(request, error)
    return _calendar(request, found, f"ghar-{day}.ics")


@router.get("/visits/{public_id}/visit.ics")
async def visit_calendar(request: Request, public_id: str) -> Response:
    """One visit."""
    try:
        me = await require_user(request)
        async with transaction() as db:
            visit = await Visit.reachable(db, by=me, public_id=public_id)
            found = await one(db, visit)
    except Exception as error:
        return _refused(request, error)
    return _calendar(request, [found], "ghar-visit.ics")


def _day(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise NotFound("visit") from None


def _refused(request: Request, error: Exception) -> Response:
    refusal = spoken(error)
    message = refusal.message(language_of(request.headers))
    return PlainTextResponse(message, status_of(refusal), {"Cache-Control": "no-store"})


def _calendar(request: Request, found: list[Appointment], name: str) -> Response:

    return Response(
        calendar_of(found, language_of(request.headers)),
        media_type="text/calendar",
        headers={
            "Content-Disposition": f'attachment; filename="{name}"',
            "Cache-Control": "private, no-store",
            "X-Robots-Tag": "noindex",
        },
    )
