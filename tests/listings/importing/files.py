"""Portfolio files of the shape that portals export, made up here."""

import csv
import io
import random
from collections.abc import Iterable, Sequence
from typing import Any

import openpyxl

HEADER = (
    *("Posted On", "BHK", "Rent", "Size", "Floor", "Area Type", "Area Locality", "City"),
    *("Furnishing", "Tenant Preferred", "Bathroom", "Point of Contact"),
)
PLACES = (
    *(("Indiranagar", "Bangalore"), ("Koramangala", "Bangalore"), ("Jayanagar", "Bangalore")),
    *(("Chembur", "Mumbai"), ("Andheri East", "Mumbai"), ("Mulund West, Mumbai,", "Mumbai")),
    *(("Velachery", "Chennai"), ("Adyar", "Chennai"), ("Ambattur", "Chennai")),
    *(("Gachibowli", "Hyderabad"), ("Madhapur", "Hyderabad"), ("Kondapur", "Hyderabad")),
    *(("Lajpat Nagar", "Delhi"), ("Saket", "Delhi"), ("Behala", "Kolkata")),
)
NOWHERE = ("Qwxzkjv Towers", "Bangalore")
"""A name that no gazetteer can know."""


def homes(number: int, *, seed: int = 1, nowhere: int = 0) -> list[list[str]]:
    """Rows under `HEADER`, all different; the last `nowhere` cannot be placed."""
    dice = random.Random(seed)
    rows = []
    for index in range(number):
        locality, city = NOWHERE if index >= number - nowhere else dice.choice(PLACES)
        top = dice.randint(1, 20)
        floor = dice.choice(["Ground", "Upper Basement", str(dice.randint(1, top))])
        rows.append(
            [
                f"2022-{dice.randint(4, 7):02d}-{dice.randint(1, 28):02d}",
                str(dice.randint(1, 4)),
                str(8_000 + index * 10),
                str(dice.randint(300, 3_000)),
                f"{floor} out of {top}",
                dice.choice(["Super Area", "Carpet Area", "Built Area"]),
                locality,
                city,
                dice.choice(["Furnished", "Semi-Furnished", "Unfurnished"]),
                dice.choice(["Bachelors/Family", "Bachelors", "Family"]),
                str(dice.randint(1, 4)),
                dice.choice(["Contact Owner", "Contact Agent"]),
            ]
        )
    return rows


def as_csv(
    rows: Iterable[Sequence[Any]],
    *,
    header: Sequence[str] = HEADER,
    encoding: str = "utf-8",
    delimiter: str = ",",
) -> bytes:
    """The rows as a CSV file; no header when it is empty."""
    text = io.StringIO()
    written = csv.writer(text, delimiter=delimiter, lineterminator="\r\n")
    if header:
        written.writerow(header)
    written.writerows(rows)
    return text.getvalue().encode(encoding)


def as_xlsx(rows: Iterable[Sequence[Any]], *, header: Sequence[str] = HEADER) -> bytes:
    """The rows as a workbook of one sheet."""
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (header, *rows):
        sheet.append(list(row))
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    """The bytes of a workbook."""
    packed = io.BytesIO()
    book.save(packed)
    return packed.getvalue()
