"""Stored files: pictures, videos, papers. Where one is used is another table's matter.

    file = await MediaFile.reachable(db, by=me, id=id)          # the gate, for showing
    files = await MediaFile.owned(db, by=me, ids=ids)           # the gate, for using
    await file.share(db, by=me, with_=tenant)

Storing is in `storing.store`, removing in `removal.remove`, cleaning up in `sweeping`.
The columns `bucket_name`, `cdn_url` and the status `pending` wait for an S3-compatible store, whose
uploads go from the browser to the store and are confirmed afterwards.
"""

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, Text, Uuid, func, text
from sqlmodel import Field, SQLModel

from ghar_app.db.columns import document, moment, reference
from ghar_app.models.media.library import Listed
from ghar_app.models.media.reach import Reachable
from ghar_app.models.media.shares import MediaShare
from ghar_app.models.media.sharing import Shared
from ghar_app.models.media.views import Viewed

__all__ = ["MediaFile", "MediaShare"]


class MediaFile(Reachable, Shared, Listed, Viewed, SQLModel, table=True):
    """One stored object. `storage_path` is ours alone; a browser sees only our media routes."""

    __tablename__ = "media_files"
    __table_args__ = (
        CheckConstraint(
            "visibility IN ('private', 'unlisted', 'public', 'agent_only')",
            name="visibility_known",
        ),
        CheckConstraint(
            "upload_status IN ('pending', 'complete', 'failed')", name="upload_status_known"
        ),
        CheckConstraint(
            "processing_status IN ('pending', 'processing', 'completed', 'failed')",
            name="processing_status_known",
        ),
        Index("ix_media_files_sha256", "sha256"),
        Index("ix_media_files_folder", "folder"),
        Index("ix_media_files_feed", "user_id", text("created_at DESC"), text("id DESC")),
        Index("uq_media_files_client_key", "user_id", "client_key", unique=True),
        Index(
            "ix_media_files_expiry",
            "expires_at",
            postgresql_where=text("expires_at IS NOT NULL"),
        ),
    )

    id: UUID = Field(
        default=None,
        sa_type=Uuid,
        primary_key=True,
        sa_column_kwargs={"server_default": text("gen_random_uuid()")},
    )
    user_id: int = reference("users.id")
    property_id: int | None = Field(
        default=None,
        sa_type=BigInteger,
        sa_column_args=[ForeignKey("properties.id", ondelete="SET NULL", use_alter=True)],
        index=True,
    )
    client_key: str | None = Field(
        default=None, max_length=64, description="the browser's own name for this upload"
    )
    filename: str = Field(max_length=200)
    original_filename: str | None = Field(default=None, max_length=300)
    file_url: str = Field(max_length=512)
    thumbnail_url: str | None = Field(default=None, max_length=512)
    cdn_url: str | None = Field(default=None, max_length=512)
    variants: dict = document()
    file_size: int = Field(sa_type=BigInteger)
    mime_type: str = Field(max_length=100)
    width: int | None = Field(default=None)
    height: int | None = Field(default=None)
    duration: int | None = Field(default=None, description="seconds")
    preview: str | None = Field(default=None, sa_type=Text, description="data URI, 24 px wide")
    folder: str | None = Field(default=None, max_length=60, description="what it was uploaded for")
    visibility: str = Field(
        default="private", sa_type=Text, sa_column_kwargs={"server_default": "private"}
    )
    is_processed: bool = Field(default=False, sa_column_kwargs={"server_default": text("false")})
    processing_status: str | None = Field(default=None, sa_type=Text)
    processing_metadata: dict = document()
    sha256: str | None = Field(default=None, max_length=64)
    upload_status: str = Field(
        default="complete", sa_type=Text, sa_column_kwargs={"server_default": "complete"}
    )
    bucket_name: str | None = Field(default=None, max_length=100)
    storage_path: str | None = Field(default=None, max_length=512)
    created_at: datetime = moment(nullable=False, sa_column_kwargs={"server_default": func.now()})
    expires_at: datetime | None = moment()
