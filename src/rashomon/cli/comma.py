"""Takes the answer of a list as JSON shows it, gives its rows as a table with commas: one line for each entry.

The rows are the list that bears the name of the command, else the first list of objects in the answer; a row is
repeated for each entry of the first list of objects within it. A span is four columns: report, start, end and text; the
parts of one that crosses a cut stand in one cell, parted by bars. Any other list of objects within a row stays JSON.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from typing import Any

from rashomon.export.tables import guard

SPAN = ("report", "start", "end", "text")
"""What makes an object a span, and its columns."""

BETWEEN = " | "
"""Parts the values of a cell that holds several."""


def table(answer: Any, name: str = "") -> str:
    """The table, its head first; nothing but an empty line where the answer has no rows."""
    rows = [dict(_cells("", row)) for whole in _rows(answer, name) for row in _expanded(whole)]
    head = list(dict.fromkeys(name for row in rows for name in row))
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(head)
    writer.writerows([row.get(name, "") for name in head] for row in rows)
    return out.getvalue()


def _rows(answer: Any, name: str) -> list[dict[str, Any]]:
    if isinstance(answer, list):
        return answer
    found = [answer.get(name), *(value for key, value in answer.items() if key != "shown")]
    return next((one for one in found if _is_table(one)), [])


def _is_table(value: Any) -> bool:
    """Whether a value is a list of objects that are no spans."""
    return isinstance(value, list) and bool(value) and all(isinstance(o, dict) and not _is_span(o) for o in value)


def _expanded(row: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """A row, once for each entry of the first list of objects in it."""
    inner = next((key for key, value in row.items() if _is_table(value)), None)
    if inner is None:
        yield row
        return
    for entry in row[inner]:
        for each in _expanded(entry):
            yield {**row, inner: each}


def _cells(name: str, value: Any) -> Iterator[tuple[str, Any]]:
    if _is_span(value) or (isinstance(value, list) and value and all(map(_is_span, value))):
        yield from _span(name, value if isinstance(value, list) else [value])
    elif isinstance(value, dict):
        for key, inside in value.items():
            yield from _cells(f"{name}_{key}" if name else key, inside)
    else:
        yield name, _plain(value)


def _is_span(value: Any) -> bool:
    return isinstance(value, dict) and set(SPAN) <= set(value)


def _span(name: str, pieces: Iterable[dict[str, Any]]) -> Iterator[tuple[str, Any]]:
    for column in SPAN:
        values = [piece[column] for piece in pieces]
        yield f"{name}_{column}", guard(str(values[0]) if len(values) == 1 else BETWEEN.join(map(str, values)))


def _plain(value: Any) -> Any:
    match value:
        case None:
            return ""
        case bool() | int() | float():
            return value
        case list() if not any(isinstance(item, dict | list) for item in value):
            return guard(BETWEEN.join(map(str, value)))
        case list():
            return guard(json.dumps(value, ensure_ascii=False))
        case _:
            return guard(str(value))
