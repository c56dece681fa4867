"""Takes the path of a `reports.csv`, gives what it says of the reports beside it: a row a file, a column a name."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from rashomon.dates import iso
from rashomon.errors import InputError
from rashomon.findings import Problem
from rashomon.read.decode import decode
from rashomon.read.reading import STAGE

COLUMNS = {
    "title": "title",
    "outlet": "outlet",
    "byline": "byline",
    "author": "byline",
    "date": "published",
    "published": "published",
    "agency": "agency",
    "url": "url",
    "language": "language",
    "credit": "credit",
    "dateline": "dateline",
}
"""The columns, and the metadatum each gives."""

NAME = "reports.csv"
"""What the table is called."""

FILE = "file"
"""The column that names the report's file, relative to the folder of the table."""


@dataclass(frozen=True, slots=True)
class Said:
    """One value given by hand."""

    file: str
    """The file it is said of, relative to the table's folder, as that file is named on disk."""
    name: str
    """One of `METADATA`."""
    value: str
    """Dates as ISO dates."""
    source: str
    """`reports.csv row 3`; rows are counted as a spreadsheet does, the header first."""


def read(path: Path) -> Iterator[Said | Problem]:
    """What the table at `path` says, and what is wrong with it: unknown columns, rows that name no file."""
    try:
        rows = list(_rows(path.read_bytes(), str(path)))
    except OSError as error:
        yield Problem(str(path), STAGE, f"cannot be read ({error.strerror}); check its permissions")
        return
    except InputError as error:
        yield Problem(str(path), STAGE, str(error).removeprefix(f"{path}: "))
        return
    header = [cell.strip().casefold() for cell in rows[0]] if rows else []
    yield from (Problem(str(path), STAGE, message) for message in _columns(header))
    taken: dict[str, int] = {}
    for number, row in enumerate(rows[1:], start=2):
        for said in _row(path, number, dict(zip(header, row, strict=False)), taken):
            yield Problem(str(path), STAGE, f"row {number}: {said}") if isinstance(said, str) else said


def _rows(raw: bytes, name: str) -> Iterator[list[str]]:
    text = decode(raw, name).text.removeprefix("\ufeff")
    first = text.split("\n", 1)[0]
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=first.count))
    except csv.Error as error:
        raise InputError(f"{name}: is no table of comma-separated values ({error}); save it as CSV again") from error


def _columns(header: list[str]) -> Iterator[str]:
    if FILE not in header:
        yield f"has no column {FILE!r}; its first line must name the columns: file,title,outlet,byline,date"
    known = ", ".join([FILE, *COLUMNS])
    for column in header:
        if column and column not in COLUMNS and column != FILE:
            yield f"the column {column!r} is not known and was passed over; known are {known}"


def _row(path: Path, number: int, row: Mapping[str, str], taken: dict[str, int]) -> Iterator[Said | str]:
    """The values of one row, and in words what is wrong with it."""
    values = {COLUMNS[key]: value.strip() for key, value in row.items() if key in COLUMNS and value.strip()}
    written = row.get(FILE, "").strip()
    file = _named(path.parent, written)
    if not written and values:
        yield f"names no file and was passed over; fill its column {FILE!r}"
    if not written:
        return
    if file is None:
        yield f"there is no file {written!r} beside the table; check the name"
        return
    if file in taken:
        yield f"{written!r} stands in row {taken[file]} already, which was taken; keep one of them"
        return
    taken[file] = number
    for name, value in sorted(values.items()):
        if name == "published" and not iso(value):
            yield f"{value!r} is no full date that reads one way only; write it as 2031-03-21"
        else:
            given = iso(value) or value if name == "published" else value
            yield Said(file, name, given, f"{path.name} row {number}")


def _named(folder: Path, written: str) -> str | None:
    """The name on disk: file systems spell accents in two ways, tables come with either."""
    tidy = written.replace("\\", "/").removeprefix("./")
    names = (tidy, unicodedata.normalize("NFC", tidy), unicodedata.normalize("NFD", tidy))
    return next((name for name in names if name and "\x00" not in name and (folder / name).is_file()), None)
