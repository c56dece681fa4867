"""Takes a record and a kind of finding, gives an Arrow table: its schema is derived from the fields."""

from __future__ import annotations

import typing
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from rashomon.findings import Finding
from rashomon.rows import Column, columns
from rashomon.text import Part, SourceMap, Span

if TYPE_CHECKING:
    from rashomon.record import Record

PLACE = pa.struct([("report", pa.string()), ("start", pa.int64()), ("end", pa.int64()), ("text", pa.string())])
"""One piece of a span."""

BLOCK = pa.struct([("start", pa.int64()), ("end", pa.int64()), ("tag", pa.string()), ("selected", pa.bool_())])
"""One block of a page."""

TYPES: dict[Any, pa.DataType] = {
    str: pa.string(),
    int: pa.int64(),
    float: pa.float64(),
    bool: pa.bool_(),
    Span: pa.list_(PLACE),
    SourceMap: pa.string(),
    Part: BLOCK,
}


def schema(kind: type[Finding]) -> pa.Schema:
    """The Arrow schema of a kind: its id and its fields."""
    fields = [pa.field("id", pa.string(), nullable=False)]
    fields += [pa.field(column.name, _type(column), nullable=column.optional) for column in columns(kind)]
    return pa.schema(fields, metadata={"kind": kind.kind})


def _type(column: Column) -> pa.DataType:
    if typing.get_origin(column.hint) is not tuple:
        return TYPES[column.hint]
    inner = typing.get_args(column.hint)[0]
    return pa.list_(TYPES.get(inner, pa.string()))


def arrow(record: Record, kind: type[Finding]) -> pa.Table:
    """All findings of a kind as a table, in the record's order."""
    shape = schema(kind)
    rows = [{"id": finding.id, **_values(record, finding)} for finding in record.all(kind)]
    return pa.Table.from_pylist(rows, schema=shape)


def _values(record: Record, finding: Finding) -> dict[str, Any]:
    return {column.name: _value(record, getattr(finding, column.name)) for column in columns(type(finding))}


def _value(record: Record, value: Any) -> Any:
    match value:
        case Span():
            texts = value.texts(record.report_text(value.report))
            pieces = zip(value.pieces, texts, strict=True)
            return [{"report": value.report, "start": a, "end": b, "text": text} for (a, b), text in pieces]
        case SourceMap():
            return value.encoding
        case tuple():
            return [_value(record, item) if isinstance(item, Span | Part) else str(item) for item in value]
        case Part():
            return asdict(value)
        case _:
            return value
