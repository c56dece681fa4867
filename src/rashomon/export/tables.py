"""Takes a record, gives one CSV or Parquet file for each kind of finding; columns are derived from the fields."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from rashomon.errors import InputError
from rashomon.findings import KINDS, Finding
from rashomon.record import Record
from rashomon.rows import columns
from rashomon.text import Part, SourceMap, Span


def parquet(record: Record, folder: Path, kinds: Iterable[str] | None = None) -> list[Path]:
    """Writes `KIND.parquet` for each kind."""
    import pyarrow.parquet as pq  # noqa: PLC0415 - takes a quarter of a second to load

    return _each(folder, "parquet", kinds, lambda kind, path: pq.write_table(record.arrow(kind), path))


def comma(record: Record, folder: Path, kinds: Iterable[str] | None = None) -> list[Path]:
    """Writes `KIND.csv` for each kind: UTF-8 with a byte-order mark, so that spreadsheets read it right.

    A span takes four columns: its report, start, end, and text; one that crosses a cut has its pieces as JSON in a
    fifth.
    """
    return _each(folder, "csv", kinds, lambda kind, path: _write(record, kind, path))


def _each(
    folder: Path,
    ending: str,
    kinds: Iterable[str] | None,
    write: Callable[[type[Finding], Path], None],
) -> list[Path]:
    written = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name in kinds or KINDS:
            path = folder / f"{name}.{ending}"
            write(KINDS[name], path)
            written.append(path)
    except OSError as error:
        raise InputError(f"{folder}: cannot be written ({error.strerror}); name another folder with -o") from error
    return written


def _write(record: Record, kind: type[Finding], path: Path) -> None:
    with path.open("w", encoding="utf-8-sig", newline="", errors="replace") as file:
        writer = csv.writer(file)
        writer.writerow(_head(kind))
        for finding in record.all(kind):
            writer.writerow(_row(record, finding))


def _head(kind: type[Finding]) -> list[str]:
    names = ["id"]
    for column in columns(kind):
        spans = ("report", "start", "end", "text", "pieces")
        names += [f"{column.name}_{part}" for part in spans] if column.hint is Span else [column.name]
    return names


def _row(record: Record, finding: Finding) -> list[Any]:
    values: list[Any] = [finding.id]
    for column in columns(type(finding)):
        value = getattr(finding, column.name)
        values += _span(record, value) if column.hint is Span else [_plain(value)]
    return values


def _span(record: Record, span: Span | None) -> list[Any]:
    if span is None:
        return [""] * 5
    pieces = json.dumps(span.pieces) if len(span.pieces) > 1 else ""
    return [span.report, span.start, span.end, guard(record.text(span)), pieces]


def _plain(value: Any) -> Any:
    match value:
        case None:
            return ""
        case SourceMap():
            return value.encoding
        case tuple():
            return json.dumps([_item(item) for item in value])
        case str():
            return guard(value)
        case _:
            return value


def _item(value: Any) -> Any:
    match value:
        case Span():
            return value.encode()
        case Part():
            return asdict(value)
        case _:
            return value


def guard(text: str) -> str:
    """A cell that no spreadsheet takes for a formula: report text is not ours, and `=` at its start would run."""
    return "'" + text if text[:1] in {"=", "+", "-", "@", "\t", "\r"} else text
