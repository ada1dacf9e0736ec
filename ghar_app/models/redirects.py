"""Addresses that are no page any more: where each leads now, or that it has ended.

A trigger writes a home's rows (migration 0006): every change of a slug and every deletion, by
whomever. A page that exists always wins over a row here.
"""

from datetime import datetime

from sqlalchemy import CheckConstraint, SmallInteger, func, text
from sqlmodel import Field, select

from ghar_app.db import Db
from ghar_app.db.columns import Numbered, moment
from ghar_app.refusals import Gone

ENDED = 410


class UrlRedirect(Numbered, table=True):
    """One old address. `to_path` is null where nothing took its place."""

    __tablename__ = "url_redirects"
    __table_args__ = (
        CheckConstraint("code IN (301, 410)", name="code_known"),
        CheckConstraint("(code = 410) = (to_path IS NULL)", name="leads_on"),
        CheckConstraint("from_path <> to_path", name="no_loop"),
    )

    from_path: str = Field(max_length=512, unique=True)
    to_path: str | None = Field(default=None, max_length=512, index=True)
    code: int = Field(
        default=301, sa_type=SmallInteger, sa_column_kwargs={"server_default": text("301")}
    )
    created_at: datetime = moment(nullable=False, sa_column_kwargs={"server_default": func.now()})


async def moved_to(db: Db, path: str, *, what: str = "page") -> str | None:
    """Where an address without a page leads now; None for one that never was. Gone: it ended."""
    if "\x00" in path:
        return None
    found = (await db.exec(select(UrlRedirect).where(UrlRedirect.from_path == path))).first()
    if found is not None and found.code == ENDED:
        raise Gone(what)
    return found.to_path if found else None
