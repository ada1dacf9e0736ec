"""What is kept while somebody writes, and what an edit changed."""

from datetime import datetime

from sqlalchemy import Index, Text, func, text
from sqlmodel import Field, SQLModel

from ghar_app.db.columns import Numbered, Timestamps, document, moment, reference


class PropertyDraft(Timestamps, SQLModel, table=True):
    """The answers of the wizard that are not published yet; one for a home.

    `answers` are as they were typed, by field, so that half a number survives too. `versions` say
    at which `version` of the draft each field was last changed: who saves over an answer that is
    newer than what they saw is refused.
    """

    __tablename__ = "property_drafts"

    property_id: int = reference("properties.id", primary_key=True)
    answers: dict = document()
    versions: dict = document()
    step: str = Field(default="basics", sa_type=Text, sa_column_kwargs={"server_default": "basics"})
    version: int = Field(default=0, sa_column_kwargs={"server_default": text("0")})
    updated_by: int | None = reference("users.id", ondelete="SET NULL", nullable=True, index=True)


class PropertyEdit(Numbered, table=True):
    """What one published edit changed: `{field: [old, new]}`, as texts.

    `version` is the home's after the edit. Moderators compare with it what they approved before.
    """

    __tablename__ = "property_edits"
    __table_args__ = (Index("ix_property_edits_version", "property_id", "version", unique=True),)

    property_id: int = reference("properties.id")
    version: int = Field()
    changed: dict = document()
    by: int | None = reference("users.id", ondelete="SET NULL", nullable=True, index=True)
    created_at: datetime = moment(nullable=False, sa_column_kwargs={"server_default": func.now()})
