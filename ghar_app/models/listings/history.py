"""What a person searched for."""

from datetime import datetime

from sqlalchemy import Double, Index, func, text
from sqlmodel import Field

from ghar_app.db.columns import Numbered, document, moment


class UserSearchHistory(Numbered, table=True):
    """One search; written only if its owner lets us, the last 200 kept."""

    __tablename__ = "user_search_history"
    __table_args__ = (
        Index("ix_user_search_history_feed", "user_id", text("created_at DESC"), text("id DESC")),
    )

    user_id: int = Field(foreign_key="users.id", ondelete="CASCADE")
    search_query: str | None = Field(default=None, max_length=200)
    search_filters: dict = document()
    search_location: str | None = Field(default=None, max_length=200)
    search_radius: int | None = Field(default=None, description="metres")
    results_count: int | None = Field(default=None)
    user_location_lat: float | None = Field(default=None, sa_type=Double)
    user_location_lng: float | None = Field(default=None, sa_type=Double)
    search_type: str | None = Field(default=None, max_length=20)
    session_id: str | None = Field(default=None, max_length=64)
    created_at: datetime = moment(nullable=False, sa_column_kwargs={"server_default": func.now()})
