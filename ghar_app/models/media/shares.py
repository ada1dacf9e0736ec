"""Who else may see a private file: one row a person, with who allowed it and until when."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Uuid, func
from sqlmodel import Field, SQLModel

from ghar_app.db.columns import moment, reference


class MediaShare(SQLModel, table=True):
    """One person's leave to see one file."""

    __tablename__ = "media_shares"

    media_file_id: UUID = Field(
        foreign_key="media_files.id", ondelete="CASCADE", primary_key=True, sa_type=Uuid
    )
    user_id: int = reference("users.id", primary_key=True, index=True)
    shared_by: int | None = reference("users.id", ondelete="SET NULL", nullable=True, index=True)
    created_at: datetime = moment(nullable=False, sa_column_kwargs={"server_default": func.now()})
    expires_at: datetime | None = moment()
