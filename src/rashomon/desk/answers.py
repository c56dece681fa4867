"""Takes the answer of a command as objects, gives it as JSON, or its entries as CSV: one row each, spans in columns."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from rashomon.export.tables import guard
from rashomon.record import Record

type Asking = Callable[[Callable[[], Record], Sequence[str], Mapping[str, str]], dict[str, Any] | None]
"""Takes what opens a record, the words that are asked for and the filters by name; gives the answer of a command, or
None where nothing is found. Raises `InputError` on a filter that the command does not have."""

SPAN = frozenset({"report", "start", "end", "text"})
"""What a span has at least."""

ASIDE = frozenset({"shown", "order", "filters"})
"""Parts of an answer that are no entries."""

_HIDDEN = re.compile("[\x7f-\x9f\u202a-\u202e\u2066-\u2069<>&]")
"""Characters that JSON may hold in another form: no browser that guesses takes what follows for a page."""


def as_json(answer: Any) -> bytes:
    """An answer as JSON."""
    text = json.dumps(answer, ensure_ascii=False, indent=2)
    return _HIDDEN.sub(lambda match: f"\\u{ord(match.group()):04x}", text).encode("utf-8", "backslashreplace")


def as_csv(answer: Mapping[str, Any]) -> bytes:
    """The entries of an answer as CSV: UTF-8 with a byte-order mark, so that spreadsheets read it right."""
    rows = [dict(_cells("", entry)) for entry in entries(answer)]
    head = list(dict.fromkeys(name for row in rows for name in row))
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(head)
    writer.writerows([_guarded(row.get(name, "")) for name in head] for row in rows)
    return ("\ufeff" + out.getvalue()).encode("utf-8", "replace")


def entries(answer: Mapping[str, Any]) -> list[Any]:
    """The longest list of objects in an answer; the answer itself where it has none."""
    lists = [value for name, value in answer.items() if name not in ASIDE and _is_list(value)]
    return max(lists, key=len) if lists else [answer]


def _is_list(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(item, Mapping) for item in value)


def _cells(name: str, value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _cells(f"{name}_{key}" if name else str(key), inner)
    elif isinstance(value, list) and value and all(not isinstance(item, (Mapping, list)) for item in value):
        yield name, "; ".join(map(str, value))
    elif isinstance(value, list):
        yield name, json.dumps(value, ensure_ascii=False) if value else ""
    else:
        yield name, "" if value is None else value


def _guarded(value: Any) -> Any:
    return guard(value) if isinstance(value, str) else value
