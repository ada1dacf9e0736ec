"""A portfolio file and what became of each of its rows."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, Text, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from ghar_app.db.columns import Numbered, Public, Timestamps, document, moment


class PortfolioImport(Numbered, Public, Timestamps, table=True):
    """One uploaded file: its column mapping, its progress, its undo."""

    __tablename__ = "portfolio_imports"
    __table_args__ = (
        CheckConstraint(
            "status IN ('mapping', 'preview', 'running', 'drafted', 'published', 'failed',"
            " 'undone')",
            name="status_known",
        ),
        Index("ix_portfolio_imports_feed", "owner_id", text("created_at DESC"), text("id DESC")),
    )

    owner_id: int = Field(foreign_key="users.id", ondelete="CASCADE")
    media_file_id: UUID | None = Field(
        default=None, foreign_key="media_files.id", ondelete="SET NULL", index=True
    )
    filename: str = Field(max_length=200)
    sha256: str = Field(max_length=64)
    status: str = Field(
        default="mapping", sa_type=Text, sa_column_kwargs={"server_default": "mapping"}
    )
    columns: list = document(empty="[]")
    mapping: dict = document()
    defaults: dict = document()
    rows_total: int = Field(default=0, sa_column_kwargs={"server_default": text("0")})
    rows_done: int = Field(default=0, sa_column_kwargs={"server_default": text("0")})
    counts: dict = document()
    failure: str | None = Field(default=None, sa_type=Text)
    started_at: datetime | None = moment()
    finished_at: datetime | None = moment()


class PortfolioImportRow(SQLModel, table=True):
    """One line of the file: what stood there, what is wrong with it, which listing it made."""

    __tablename__ = "portfolio_import_rows"
    __table_args__ = (
        CheckConstraint(
            "outcome IN ('ready', 'unplaced', 'problem', 'created', 'duplicate', 'undone')",
            name="outcome_known",
        ),
        Index("ix_portfolio_import_rows_outcome", "import_id", "outcome", "line"),
        Index("ix_portfolio_import_rows_property_id", "property_id"),
    )

    import_id: int = Field(primary_key=True, foreign_key="portfolio_imports.id", ondelete="CASCADE")
    line: int = Field(primary_key=True, description="line of the file, the header being 1")
    raw: dict = document()
    values: dict = document()
    problems: list = document(empty="[]")
    placement: dict = document()
    outcome: str = Field(sa_type=Text)
    property_id: int | None = Field(default=None, foreign_key="properties.id", ondelete="SET NULL")


class PortfolioMapping(Numbered, Timestamps, table=True):
    """How an owner mapped a set of column names before, to be offered again."""

    __tablename__ = "portfolio_mappings"
    __table_args__ = (UniqueConstraint("owner_id", "columns_key"),)

    owner_id: int = Field(foreign_key="users.id", ondelete="CASCADE")
    columns_key: str = Field(max_length=64)
    mapping: dict = document()
    defaults: dict = document()
