"""Takes a query result and a shipped table, gives the table brought up to date, and shows every row that changes.

    python -m rashomon.lexicon.refresh RESULT --table leaders|states|organisations|media [--write]

Without `--write` nothing is written. What stands in the table stays: a cell changes only where the result says
otherwise, lists only grow, and rows that the result does not have are listed and kept, or taken out with `--remove`.
"""

from __future__ import annotations

import argparse
import csv
import io
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

from rashomon.errors import InputError
from rashomon.lexicon import shipped
from rashomon.lexicon.known import Row, bare, plain, split
from rashomon.lexicon.wikidata import LISTS, read

HERE = Path(__file__).parent

SOURCE = "# Refreshed from Wikidata (CC0-1.0): "
"""How the line begins that says where rows came from, and when."""

TYPES = {"states": "state", "organisations": "international", "media": "newspaper"}
"""The type of a new row whose result tells none."""

NEAR = 366
"""Days that two accounts of the start of one term may lie apart: a year is often all that a database knows."""


@dataclass(slots=True)
class Changes:
    """What a result changes in a table."""

    rows: list[dict[str, str]]
    """All rows as they would be written."""
    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    absent: list[str] = field(default_factory=list)
    """Rows of the table that the result does not have."""
    left_out: list[str] = field(default_factory=list)
    """What of the result is not taken, with the reason."""


def refresh(table: str, old: Sequence[Row], new: Sequence[Row], taken: dict[str, str]) -> Changes:
    """The changes that `new` rows make to `old` ones. `taken`: who a printed name stands for already, in any table."""
    changes = Changes([dict(row) for row in old])
    finder, seen = _Finder(table, changes.rows), set[int]()
    for row in new:
        lists = {name: _free(row, name, taken, changes) for name in LISTS[table]}
        at = finder.find(row, seen)
        if at is None:
            cells = {"type": TYPES.get(table, ""), **row, **lists}
            changes.rows.append({name: cells.get(name, "") for name in _columns(table, old)})
            changes.added.append(label(changes.rows[-1]))
            seen.add(len(changes.rows) - 1)
        else:
            seen.add(at)
            changes.changed += _merge(changes.rows[at], row, lists)
    gone = [at for at in range(len(old)) if at not in seen]
    changes.absent = [label(changes.rows[at]) for at in gone]
    return changes


def without(changes: Changes, old: Sequence[Row]) -> None:
    """Takes out the rows that the result does not have."""
    gone = set(changes.absent)
    changes.rows = [row for at, row in enumerate(changes.rows) if at >= len(old) or label(row) not in gone]


def label(row: Row) -> str:
    """A row as it is shown: its name; of a term, office and days as well."""
    if "start" not in row:
        return row["name"]
    return f"{row['name']}, {row['title']} of {row['of']}, {row['start'] or '…'} to {row['end'] or '…'}"


def _columns(table: str, old: Sequence[Row]) -> list[str]:
    return list(old[0] if old else shipped(table)[0])


class _Finder:
    """Which row of a table a row of the result is: by its item, else by a name; of a leader, the term as well."""

    def __init__(self, table: str, rows: Sequence[Row]) -> None:
        self._table, self._rows = table, rows
        self._by_item = {row["wikidata"]: at for at, row in enumerate(rows) if row.get("wikidata")}
        self._by_name: dict[str, list[int]] = defaultdict(list)
        names: dict[str, set[str]] = defaultdict(set)
        for row in rows:
            names[row["name"]] |= {_plain(name) for name in (row["name"], *split(row.get("aliases")))}
        for at, row in enumerate(rows):
            for name in sorted(names[row["name"]]):
                self._by_name[name].append(at)

    def find(self, row: Row, seen: set[int]) -> int | None:
        """The place of the row; None where it is new."""
        if (at := self._by_item.get(row.get("wikidata", ""))) is not None:
            return at
        named = [at for at in self._by_name.get(_plain(row["name"]), []) if at not in seen]
        if self._table != "leaders":
            return named[0] if named else None
        terms = [at for at in named if self._same_term(self._rows[at], row)]
        return min(terms, key=lambda at: _apart(self._rows[at]["start"], row["start"]), default=None)

    def _same_term(self, old: Row, new: Row) -> bool:
        same = _plain(old["of"]) == _plain(new["of"]) and _level(old["title"]) == _level(new["title"])
        return same and _apart(old["start"], new["start"]) <= NEAR


def _apart(one: str, other: str) -> int:
    try:
        return abs((date.fromisoformat(one) - date.fromisoformat(other)).days)
    except ValueError:
        return 0 if one == other else NEAR + 1


def _level(title: str) -> str:
    return next((row["level"] for row in shipped("titles") if row["title"] == title), "") or title


def _plain(name: str) -> str:
    return bare(plain(name)).casefold()


def _free(row: Row, name: str, taken: dict[str, str], changes: Changes) -> str:
    """The values of a list that stand for nobody else yet."""
    kept = []
    for value in split(row.get(name)):
        other = taken.get(_plain(value), "")
        if not other or _plain(other) == _plain(row["name"]):
            kept.append(value)
        else:
            changes.left_out.append(f"{row['name']}: {value} stands for {other} already")
    return "|".join(kept)


def _merge(old: dict[str, str], new: Row, lists: dict[str, str]) -> Iterator[str]:
    """Changes a row; gives each change in words. The name stays as the table has it, and goes on being found."""
    before = label(old)
    for name, value in {**{k: v for k, v in new.items() if k in old}, **lists}.items():
        had = old[name]
        if name in lists:
            known = {_plain(one) for one in (old["name"], *split(had))}
            value = "|".join([*split(had), *(one for one in split(value) if _plain(one) not in known)])  # noqa: PLW2901
        if name in {"name", "title", "of", "type"} or not value or value == had:
            continue
        old[name] = value
        yield f"{before}: {name} {had or '(empty)'} → {value}"


# ── the file ─────────────────────────────────────────────────────────────────────────────────────────────────────


def taken_names() -> dict[str, str]:
    """Who each printed name stands for in the shipped tables."""
    out: dict[str, str] = {}
    for table in ("states", "groups", "organisations", "media", "leaders"):
        for row in shipped(table):
            lists = ("aliases", "capital", "seats", "demonyms", "people", "metonyms")
            for name in (row["name"], *(value for column in lists for value in split(row.get(column)))):
                out.setdefault(_plain(name), row["name"])
    for row in shipped("ambiguous_names"):
        out.setdefault(_plain(row["name"]), "another word")
    return out


def written(head: Iterable[str], rows: Sequence[Row], note: str) -> str:
    """The file: its first lines, one more on where rows came from, and the rows."""
    out = io.StringIO()
    out.writelines(f"{line}\n" for line in [*head, SOURCE + note])
    table = csv.DictWriter(out, list(rows[0]), lineterminator="\n")
    table.writeheader()
    table.writerows(rows)
    return out.getvalue()


def _opened(path: Path) -> tuple[list[str], list[dict[str, str]]]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError) as error:
        raise InputError(f"{path}: not a readable table ({error})") from error
    rows = list(csv.DictReader(line for line in lines if not line.startswith("#")))
    if not rows or "name" not in rows[0]:
        raise InputError(f"{path}: not a table of the lexicon")
    return [line for line in lines if line.startswith("#")], rows


def shown(changes: Changes, removed: bool) -> Iterator[str]:
    """The changes as lines."""
    gone = "removed" if removed else "not in the result, kept"
    listed = (("added", changes.added), ("changed", changes.changed), (gone, changes.absent))
    for word, lines in (*listed, ("left out", changes.left_out)):
        for line in lines:
            yield f"{word}: {line}"
    yield ", ".join(f"{len(lines)} {word}" for word, lines in (*listed, ("left out", changes.left_out)))


def main(arguments: Sequence[str] | None = None) -> int:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m rashomon.lexicon.refresh", description=__doc__.splitlines()[0])
    parser.add_argument("result", type=Path, help="what the query service saved: JSON, CSV or TSV")
    parser.add_argument("--table", required=True, choices=sorted(LISTS))
    parser.add_argument("--to", type=Path, help="the table's file; by default the shipped one")
    parser.add_argument("--write", action="store_true", help="write the table; otherwise the changes are only shown")
    parser.add_argument("--remove", action="store_true", help="take out the rows that the result does not have")
    parser.add_argument("--date", help="the day of the query, ISO; by default the day the result was saved")
    chosen = parser.parse_args(arguments)
    try:
        _run(chosen)
    except InputError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    return 0


def _run(chosen: argparse.Namespace) -> None:
    path: Path = chosen.to or HERE / f"{chosen.table}.csv"
    head, old = _opened(path)
    titles = sorted((row["title"] for row in shipped("titles") if row["kind"] == "office"), key=len, reverse=True)
    found = read(chosen.result, chosen.table, titles)
    changes = refresh(chosen.table, old, found.rows, taken_names())
    changes.left_out = [*found.left_out, *changes.left_out]
    if chosen.remove:
        without(changes, old)
    sys.stdout.writelines(f"{line}\n" for line in shown(changes, chosen.remove))
    if chosen.write:
        day = chosen.date or datetime.fromtimestamp(chosen.result.stat().st_mtime, UTC).date().isoformat()
        note = f"{len(changes.added)} rows added, {len(changes.changed)} cells changed. Date: {day}."
        path.write_text(written(head, changes.rows, note), encoding="utf-8", newline="\n")
    else:
        sys.stdout.write(f"nothing written; --write writes {path.name}\n")


if __name__ == "__main__":
    raise SystemExit(main())
