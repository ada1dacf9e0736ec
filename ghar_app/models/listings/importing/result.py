"""What became of each row, as a CSV file that a spreadsheet opens."""

import csv
import io
from collections.abc import AsyncIterator
from typing import TYPE_CHECKING, Any

from ghar_app.catalogue import Language, translate
from ghar_app.db import transaction
from ghar_app.models.listings.importing.folding import harmless
from ghar_app.models.listings.importing.preview import PreviewRow
from ghar_app.models.listings.importing.saying import problem_sentence

_AT_ONCE = 1_000
_OURS = ("line", "outcome", "problems", "place", "confidence", "accuracy", "address")


class Resulting:
    """The result file: the owner's own columns, and ours behind them."""

    if TYPE_CHECKING:
        id: int
        columns: list

        async def rows_after(self, db: Any, line: int, *, most: int) -> list[PreviewRow]: ...

    async def result(self, language: Language, *, base_url: str) -> AsyncIterator[str]:
        """The file in pieces, each read in a transaction of its own. UTF-8, a BOM first.

        Cells that a spreadsheet would run as a formula begin with an apostrophe.
        """
        names = [column["name"] for column in self.columns]
        header = [translate(f"imports.result.{key}", language) for key in _OURS]
        yield "\ufeff" + _written([[*names, *header]])
        line = 0
        while True:
            async with transaction() as db:
                rows = await self.rows_after(db, line, most=_AT_ONCE)
            if not rows:
                return
            yield _written([_cells(row, len(names), language, base_url) for row in rows])
            line = rows[-1].line


def _cells(row: PreviewRow, width: int, language: Language, base_url: str) -> list[str]:
    own = [*row.raw, *[""] * (width - len(row.raw))][:width]
    place = row.placement
    return [
        *own,
        str(row.line),
        translate(f"imports.outcome.{row.outcome}", language),
        " ".join(problem_sentence(problem, language) for problem in row.problems),
        translate(f"imports.basis.{place['basis']}", language) if place else "",
        f"{place['confidence']:.2f}" if place else "",
        str(place["accuracy_m"]) if place else "",
        f"{base_url}/listing/{row.slug}" if row.slug else "",
    ]


def _written(rows: list[list[str]]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows(
        [harmless(cell) for cell in row] for row in rows
    )
    return text.getvalue()
