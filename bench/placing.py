"""How much of a CSV can be placed: python -m bench.placing FILE [--unplaced N].

Any file with a column for the city and one for the locality (guessed by their names).
"""

import argparse
import csv
import time
from collections import Counter
from pathlib import Path

from ghar_app.geography.cities import canonical_city
from ghar_app.geography.placing import gazetteer


def column(names: list[str], *likely: str) -> str:
    """The first column whose name contains one of the likely words, in the order given."""
    for word in likely:
        for name in names:
            if word in name.casefold():
                return name
    raise SystemExit(f"no column like {' or '.join(likely)} among: {', '.join(names)}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--unplaced", type=int, default=30, help="how many to show")
    asked = parser.parse_args()
    with asked.file.open(encoding="utf-8-sig", newline="") as source:
        rows = list(csv.DictReader(source))
    if not rows:
        raise SystemExit("no rows")
    names = list(rows[0])
    city, locality = column(names, "city", "town"), column(names, "localit", "area", "address")
    known = gazetteer()
    began = time.perf_counter()
    known.place("Bengaluru", "Koramangala")
    print(f"first placement after {time.perf_counter() - began:.2f} s")
    began = time.perf_counter()
    shares: Counter[str] = Counter()
    by_city: dict[str, Counter[str]] = {}
    unplaced: Counter[tuple[str, str]] = Counter()
    for row in rows:
        found = known.place(row[city], row[locality])
        basis = found.basis if found else "unplaced"
        shares[basis] += 1
        by_city.setdefault(canonical_city(row[city]) or row[city], Counter())[basis] += 1
        if not found:
            unplaced[row[city], row[locality]] += 1
    spent = time.perf_counter() - began
    print(f"{len(rows)} rows in {spent:.2f} s, {1e6 * spent / len(rows):.0f} µs each")
    for basis, count in shares.most_common():
        print(f"  {basis:15} {count:6} {count / len(rows):6.1%}")
    for name, counts in sorted(by_city.items()):
        total = counts.total()
        told = ", ".join(f"{basis} {n / total:.0%}" for basis, n in counts.most_common())
        print(f"  {name:12} {total:6}  {told}")
    for (name, place), count in unplaced.most_common(asked.unplaced):
        print(f"  {count:4} {name}: {place}")


if __name__ == "__main__":
    main()
