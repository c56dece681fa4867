"""Takes a query result as Wikidata's query service saves it (JSON, CSV, TSV), gives rows as a table of the lexicon has.

Nothing is fetched: the user runs the query and hands over the file. What cannot be a row is given back with its reason.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from rapidfuzz import fuzz

from rashomon.errors import InputError
from rashomon.lexicon.known import Row, plain, split

LISTS = {
    "states": ("aliases", "capital", "demonyms"),
    "leaders": ("aliases",),
    "organisations": ("aliases",),
    "media": ("aliases",),
}
"""The tables that can be refreshed, and which of their columns a result may fill with several values."""

ITEM = re.compile(r"^(?:https?://www\.wikidata\.org/entity/)?(Q\d+)$")
"""An item, and what stands as its label where it has none in English."""

SPELLING = 75
"""Per cent of letters that another spelling of a person's name has in common with it: nicknames stay out. By hand."""

GENDERS = {"male": "m", "female": "f", "m": "m", "f": "f", "Q6581097": "m", "Q6581072": "f"}


@dataclass(slots=True)
class Result:
    """Rows by what they are of, and what was left out, with the reason."""

    rows: list[dict[str, str]] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)


def read(path: Path, table: str, titles: Sequence[str]) -> Result:
    """The rows of a result. Raises `InputError` where it cannot be read, or has no names."""
    found = Result()
    rows: dict[tuple[str, ...], dict[str, str]] = {}
    for raw in _records(path):
        row = {name: _item(value) for name, value in raw.items()}
        if reason := _unfit(row, table, titles):
            found.left_out.append(f"{row.get('name') or '(no name)'}: {reason}")
            continue
        key = tuple(row.get(name, "") for name in ("name", "title", "of", "start"))
        _add(rows.setdefault(key, {}), row, LISTS[table])
    found.rows = [_clean(row, table) for _, row in sorted(rows.items())]
    if not found.rows and not found.left_out:
        raise InputError(f"{path}: holds no rows with a name; see docs/lexicon.md for the queries")
    return found


def _records(path: Path) -> Iterator[Mapping[str, str]]:
    """The lines of a result, each a mapping from variable to value."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
        if text.lstrip()[:1] in {"{", "["}:
            yield from _of_json(json.loads(text))
            return
    except (OSError, ValueError, RecursionError) as error:
        raise InputError(f"{path}: not a readable query result ({error})") from error
    header = text.partition("\n")[0]
    for row in csv.DictReader(io.StringIO(text), delimiter="\t" if "\t" in header else ","):
        yield {(name or "").lstrip("?"): value or "" for name, value in row.items() if isinstance(value, str)}


def _of_json(whole: object) -> Iterator[Mapping[str, str]]:
    """Both forms that the service saves: with types, and simple."""
    found: object = whole
    for name in ("results", "bindings"):
        found = found.get(name) if isinstance(found, dict) else found
    for row in found if isinstance(found, list) else []:
        if isinstance(row, dict):
            cells = {name: cell.get("value", "") if isinstance(cell, dict) else cell for name, cell in row.items()}
            yield {name: str(cell) for name, cell in cells.items() if cell is not None}


def _item(value: str) -> str:
    """A value, an item by its number alone; white space made single, bars kept as what parts a list."""
    value = " ".join(value.split())
    found = ITEM.match(value)
    return found.group(1) if found else value


def _unfit(row: dict[str, str], table: str, titles: Sequence[str]) -> str:
    """Why a line cannot be a row; makes its dates and title those of the table on the way."""
    if not row.get("name") or ITEM.match(row["name"]):
        return "it has no English name"
    if table != "leaders":
        return ""
    for name in ("start", "end"):
        if row.get(name) and not re.match(r"\d{4}-\d\d-\d\d", row[name]):
            return f"its {name} is no date: {row[name]}"
        row[name] = row.get(name, "")[:10]
    office = (row.get("title") or row.get("office", "")).lower()
    title = next((one for one in titles if re.match(rf"{re.escape(one)}\b", office)), "")
    if not title:
        return f"its office is no title of titles.csv: {office or '(none)'}"
    row["title"] = title
    return "" if row.get("of") and row["start"] else "it has no start, or nothing that it is an office of"


def _add(row: dict[str, str], line: Mapping[str, str], lists: Sequence[str]) -> None:
    """One more line of the same row: a query gives a line for every value of a list."""
    for name, value in line.items():
        if name in lists:
            row[name] = "|".join(dict.fromkeys([*split(row.get(name)), *(part.strip() for part in value.split("|"))]))
        elif value and not row.get(name):
            row[name] = value


def _clean(row: dict[str, str], table: str) -> dict[str, str]:
    """A row with those values of its lists alone that a text could print for it."""
    row["gender"] = GENDERS.get(row.get("gender", ""), "")
    for name in LISTS[table]:
        kept = (one for one in split(row.get(name)) if one != row["name"] and _printable(one, name, row, table))
        row[name] = "|".join(kept)
    return row


def _printable(value: str, name: str, row: Row, table: str) -> bool:
    """No codes, flags, phrases or other scripts; of a person no nicknames, which may be meant to hurt."""
    letters = plain(value)
    if not letters.isascii() or not letters[:1].isupper() or any(char.isdigit() for char in letters):
        return False
    if name == "demonyms":
        return letters.replace("-", "").isalpha()
    if table == "leaders":
        return " " in value and fuzz.ratio(letters, plain(row["name"])) >= SPELLING
    return name == "capital" or len(letters) > 3
