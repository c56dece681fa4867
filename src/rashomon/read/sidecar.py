"""Takes a `reports.csv`, gives what a person says there of the reports beside it, with the row as its evidence.

Columns: `file` (the name of the file, or its path under the folder), then any of `title`, `outlet`, `byline`,
`dateline`, `credit`, `agency`, `published` (or `date`; an ISO date), `language` (ISO 639-1), `url`.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from rashomon.findings import METADATA, Problem
from rashomon.read.reading import STAGE

NAME = "reports.csv"

ALIASES = {"date": "published", "author": "byline"}


@dataclass(frozen=True, slots=True)
class Said:
    """One cell: a value for a report, by the name of the report's file."""

    file: str
    name: str
    value: str
    source: str


def read(path: Path) -> Iterator[Said | Problem]:
    """What stands in a sidecar file, cell by cell; what cannot be used is a `Problem` and the rest goes on."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        yield Problem(str(path), STAGE, f"cannot be read ({error}); save it as UTF-8")
        return
    rows = csv.DictReader(text.splitlines())
    columns = {ALIASES.get(name.strip().lower(), name.strip().lower()): name for name in rows.fieldnames or ()}
    if "file" not in columns:
        yield Problem(str(path), STAGE, "has no column `file`; see docs/tutorial.md for its form")
        return
    for unknown in sorted(set(columns) - {"file", *METADATA}):
        yield Problem(str(path), STAGE, f"column {columns[unknown]!r} is not known; it is left out")
    for number, row in enumerate(rows, start=2):
        yield from _row(path, number, row, columns)


def _row(path: Path, number: int, row: dict[str, str], columns: dict[str, str]) -> Iterator[Said | Problem]:
    file = (row[columns["file"]] or "").strip()
    if not file:
        return
    if not (path.parent / file).exists():
        yield Problem(str(path), STAGE, f"row {number} names {file!r}, and there is no such file; mend the name")
        return
    for name, column in columns.items():
        value = (row[column] or "").strip()
        if name not in METADATA or not value:
            continue
        if name == "published" and not _is_date(value):
            yield Problem(str(path), STAGE, f"row {number}: {value!r} is no date; write it as 2024-05-16")
            continue
        yield Said(file, name, value, f"{NAME} row {number}")


def _is_date(value: str) -> bool:
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True
