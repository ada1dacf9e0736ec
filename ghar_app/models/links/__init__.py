"""Short links: eight letters that lead to a page of ours.

made = await shorten(db, "/listing/…", entity=("property", public_id), by=me)
path = await follow(db, "k7q2xmab", at=now())
"""

import secrets
from datetime import datetime

from sqlalchemy import Index, Text, or_, text, update
from sqlalchemy.dialects.postgresql import insert
from sqlmodel import Field, col, select

from ghar_app.db import Db
from ghar_app.db.columns import Numbered, Timestamps, moment, reference
from ghar_app.models.identity.user import User
from ghar_app.refusals import NotFound

LENGTH = 8
LONGEST_TARGET = 512
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
"""Without those that are taken for one another when a link is read out."""


class ShortLink(Numbered, Timestamps, table=True):
    """A code and the path behind it. One that never ends stands once for its path."""

    __tablename__ = "short_links"
    __table_args__ = (
        Index(
            "uq_short_links_lasting",
            "target_path",
            unique=True,
            postgresql_where=text("expires_at IS NULL"),
        ),
    )

    code: str = Field(max_length=LENGTH, unique=True)
    target_path: str = Field(max_length=LONGEST_TARGET)
    entity_type: str = Field(sa_type=Text)
    entity_id: str = Field(max_length=256)
    created_by: int | None = reference("users.id", ondelete="SET NULL", nullable=True, index=True)
    clicks: int = Field(default=0, sa_column_kwargs={"server_default": text("0")})
    expires_at: datetime | None = moment()


async def shorten(
    db: Db, path: str, *, entity: tuple[str, str], by: User | None, code: str = ""
) -> str:
    """The code of the lasting link to a path of ours; the same path keeps its first one.

    A path only, so that nobody makes a link of ours that leads elsewhere. Two at once get one.
    """
    if not path.startswith("/") or path.startswith("//") or "\\" in path:
        raise NotFound()
    kind, key = entity
    row = {
        "code": code or _code(),
        "target_path": path,
        "entity_type": kind,
        "entity_id": key,
        "created_by": by.id if by else None,
    }
    query = select(ShortLink.code).where(
        ShortLink.target_path == path, col(ShortLink.expires_at).is_(None)
    )
    found = (await db.exec(query)).first()
    while found is None:
        # Either index may be in the way: the path's (another was faster) or, once in a long time,
        # the code's.
        await db.execute(insert(ShortLink).values(row).on_conflict_do_nothing())
        found = (await db.exec(query)).first()
        row["code"] = _code()
    return found


async def follow(db: Db, code: str, *, at: datetime) -> str:
    """The path behind a code; counts the click. NotFound for none, and for one that has ended."""
    known = (
        update(ShortLink)
        .where(
            col(ShortLink.code) == code.lower(),
            or_(col(ShortLink.expires_at).is_(None), col(ShortLink.expires_at) > at),
        )
        .values(clicks=ShortLink.clicks + 1)
        .returning(col(ShortLink.target_path))
    )
    path = (await db.execute(known)).scalar_one_or_none()
    if path is None:
        raise NotFound()
    return path


def _code() -> str:
    return "".join(secrets.choice(LETTERS) for _ in range(LENGTH))
