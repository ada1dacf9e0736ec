"""Two people who both said yes: the columns; what a match does stands in the files beside."""

from datetime import datetime

from sqlalchemy import CheckConstraint, Index, Text, UniqueConstraint, text
from sqlmodel import Field

from ghar_app.db.columns import Numbered, Public, Timestamps, moment, one_of, reference
from ghar_app.models.flatmates.kinds import MatchStatus
from ghar_app.models.flatmates.matches.reach import Reachable


class UserMatch(Reachable, Numbered, Public, Timestamps, table=True):
    """One row a pair for all time. `user_one_id` < `user_two_id`."""

    __tablename__ = "user_matches"
    __table_args__ = (
        one_of("status", MatchStatus),
        UniqueConstraint("user_one_id", "user_two_id"),
        CheckConstraint("user_one_id < user_two_id", name="pair_in_order"),
        Index("ix_user_matches_user_two_id", "user_two_id", "status"),
        Index("ix_user_matches_status", "status"),
    )

    user_one_id: int = reference("users.id")
    user_two_id: int = reference("users.id")
    context_property_id: int | None = reference(
        "properties.id", ondelete="SET NULL", nullable=True, index=True
    )
    status: str = Field(
        default=MatchStatus.ACTIVE, sa_type=Text, sa_column_kwargs={"server_default": "active"}
    )
    matched_at: datetime = moment(
        nullable=False, sa_column_kwargs={"server_default": text("now()")}
    )
    ended_by_user_id: int | None = reference(
        "users.id", ondelete="SET NULL", nullable=True, index=True
    )
    ended_at: datetime | None = moment()
    seen_by_one_at: datetime | None = moment(description="the match moment was shown")
    seen_by_two_at: datetime | None = moment()


class MatchQnAAnswer(Numbered, Timestamps, table=True):
    """One person's answers to the three questions of a match."""

    __tablename__ = "match_qna_answers"
    __table_args__ = (UniqueConstraint("match_id", "user_id"),)

    match_id: int = reference("user_matches.id", index=True)
    user_id: int = reference("users.id", index=True)
    q1: str | None = Field(default=None, max_length=500)
    q2: str | None = Field(default=None, max_length=32)
    q3: str | None = Field(default=None, max_length=500)
