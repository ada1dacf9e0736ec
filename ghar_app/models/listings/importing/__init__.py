"""Portfolios: a file of many homes becomes drafts, and the drafts go online.

The columns of an import stand here; what can be done with it stands in the files beside.
"""

from datetime import datetime

from sqlalchemy import CheckConstraint, Index, Text, text
from sqlmodel import Field

from ghar_app.db.columns import Numbered, Public, Timestamps, document, moment
from ghar_app.models.listings.importing.checking import Checked
from ghar_app.models.listings.importing.feed import Fed
from ghar_app.models.listings.importing.intake import Intake
from ghar_app.models.listings.importing.mapping import Mapped
from ghar_app.models.listings.importing.pinning import Pinned
from ghar_app.models.listings.importing.preview import Previewed
from ghar_app.models.listings.importing.publishing import Published
from ghar_app.models.listings.importing.reach import Reachable
from ghar_app.models.listings.importing.result import Resulting
from ghar_app.models.listings.importing.resuming import Resumed
from ghar_app.models.listings.importing.running import Run
from ghar_app.models.listings.importing.undoing import Undone


class PortfolioImport(
    Reachable,
    Fed,
    Intake,
    Mapped,
    Checked,
    Previewed,
    Pinned,
    Run,
    Resumed,
    Published,
    Undone,
    Resulting,
    Numbered,
    Public,
    Timestamps,
    table=True,
):
    """One uploaded file: its column mapping, its progress, its undo.

    mapping → checking → preview → running → drafted → published; `failed` on a mistake of ours,
    `undone` at any time.
    """

    __tablename__ = "portfolio_imports"
    __table_args__ = (
        CheckConstraint(
            "status IN ('mapping', 'checking', 'preview', 'running', 'drafted', 'published',"
            " 'failed', 'undone')",
            name="status_known",
        ),
        Index("ix_portfolio_imports_feed", "owner_id", text("created_at DESC"), text("id DESC")),
    )

    owner_id: int = Field(foreign_key="users.id", ondelete="CASCADE")
    agent_id: int | None = Field(
        default=None, foreign_key="agents.id", ondelete="SET NULL", index=True
    )
    filename: str = Field(max_length=200)
    sha256: str = Field(max_length=64)
    status: str = Field(
        default="mapping", sa_type=Text, sa_column_kwargs={"server_default": "mapping"}
    )
    reading: dict = document(description="has_header, sheet, other_sheets")
    columns: list = document(empty="[]", description="name and samples of each")
    mapping: dict = document()
    defaults: dict = document()
    rows_total: int = Field(default=0, sa_column_kwargs={"server_default": text("0")})
    rows_done: int = Field(default=0, sa_column_kwargs={"server_default": text("0")})
    counts: dict = document()
    failure: str | None = Field(default=None, sa_type=Text)
    started_at: datetime | None = moment()
    finished_at: datetime | None = moment()
