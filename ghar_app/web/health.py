"""Two questions a load balancer asks."""

from fastapi import APIRouter
from fastapi.responses import JSONResponse
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from ghar_app.db import migrations, transaction

router = APIRouter()


@router.get("/healthz")
async def healthz() -> JSONResponse:
    """The process is up and its event loop turns."""
    return JSONResponse({"status": "up"})


@router.get("/readyz")
async def readyz() -> JSONResponse:
    """The database answers and has the schema this code needs; 503 otherwise."""
    try:
        async with transaction() as db:
            found = (await db.execute(text("SELECT version_num FROM alembic_version"))).scalar()
    except (SQLAlchemyError, OSError, TimeoutError):
        return _not_ready("database unreachable")
    if found != migrations.newest():
        return _not_ready("migrations missing")
    return JSONResponse({"status": "ready"})


def _not_ready(why: str) -> JSONResponse:
    return JSONResponse({"status": "waiting", "why": why}, 503, {"Retry-After": "5"})
