"""The rows of a portfolio file, and what became of each."""

from sqlalchemy import CheckConstraint, Index, Text
from sqlmodel import Field, SQLModel

from ghar_app.db.columns import document


class PortfolioImportRow(SQLModel, table=True):
    """One line of the file: what stood there, what is wrong with it, which listing it made."""

    __tablename__ = "portfolio_import_rows"
    __table_args__ = (
        CheckConstraint(
            "outcome IN ('read', 'ready', 'unplaced', 'problem', 'created', 'duplicate', 'undone')",
            name="outcome_known",
        ),
        Index("ix_portfolio_import_rows_outcome", "import_id", "outcome", "line"),
        Index("ix_portfolio_import_rows_property_id", "property_id"),
    )

    import_id: int = Field(primary_key=True, foreign_key="portfolio_imports.id", ondelete="CASCADE")
    line: int = Field(primary_key=True, description="line of the file, the header being 1")
    raw: list = document(empty="[]", description="the cells as they stood, in the file's order")
    values: dict = document()
    problems: list = document(empty="[]")
    placement: dict = document()
    outcome: str = Field(sa_type=Text)
    property_id: int | None = Field(default=None, foreign_key="properties.id", ondelete="SET NULL")
