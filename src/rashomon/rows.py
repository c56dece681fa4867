"""Takes a kind of finding, gives its columns and the way between findings and rows: derived, never written by hand."""

from __future__ import annotations

import dataclasses
import functools
import json
import operator
import re
import types
import typing
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rashomon.errors import FindingError
from rashomon.findings import Finding, hints
from rashomon.text import Part, Segment, SourceMap, Span

type Row = tuple[Any, ...]
"""The packed values of a finding's fields, in order."""


@dataclass(frozen=True, slots=True)
class Codec:
    """How values of one type are stored: an SQLite column type, and the way in and out."""

    sql: str
    pack: Callable[[Any], Any] = lambda value: value
    unpack: Callable[[Any], Any] = lambda value: value


@dataclass(frozen=True, slots=True)
class Column:
    """One field of a kind."""

    name: str
    hint: Any
    """The field's type, without `None`."""
    optional: bool
    codec: Codec


IS_ID = re.compile("[0-9a-f]{32}|[0-9a-f]{64}").fullmatch
"""Whether a text is an id or a digest."""

TEXT = "text"
"""The name of the fields that are searched; they stay text whatever they say."""


def code(name: str) -> str | bytes:
    """A text as it is stored: ids and digests in half their length."""
    return _code(name) if len(name) in (32, 64) else name


@functools.lru_cache(maxsize=1 << 14)  # that of an article stands in each of its findings
def _code(name: str) -> str | bytes:
    return bytes.fromhex(name) if IS_ID(name) else name


def told(stored: str | bytes) -> str:
    """The inverse of `code`."""
    return stored if isinstance(stored, str) else stored.hex()


def _pack_map(source: SourceMap) -> str:
    segments = [dataclasses.astuple(segment) for segment in source.segments]
    return json.dumps([source.encoding, segments, source.bad], separators=(",", ":"))


def _unpack_map(code: str) -> SourceMap:
    encoding, segments, bad = json.loads(code)
    return SourceMap(encoding, tuple(Segment(*segment) for segment in segments), tuple(bad))


def _pack_parts(parts: tuple[Part, ...]) -> str:
    return json.dumps([dataclasses.astuple(part) for part in parts], separators=(",", ":"))


def _unpack_parts(code: str) -> tuple[Part, ...]:
    return tuple(Part(*part) for part in json.loads(code))


def _nested(value: Any) -> Any:
    return tuple(_nested(item) for item in value) if isinstance(value, list) else value


def _plain(code: str) -> tuple[Any, ...]:
    values = json.loads(code)
    return tuple(values) if code.find("[", 1) < 0 else _nested(values)


CODECS: dict[Any, Codec] = {
    str: Codec("TEXT", code, told),
    int: Codec("INTEGER"),
    float: Codec("REAL", float, float),
    bool: Codec("INTEGER", int, bool),
    Span: Codec("TEXT", Span.encode, Span.decode),
    SourceMap: Codec("TEXT", _pack_map, _unpack_map),
    tuple[Part, ...]: Codec("TEXT", _pack_parts, _unpack_parts),
}
NOTHING = "[]"
"""How a tuple of nothing is stored: most are."""

SPANS = Codec(
    "TEXT",
    lambda spans: json.dumps([span.encode() for span in spans]) if spans else NOTHING,
    lambda code: tuple(Span.decode(item) for item in json.loads(code)) if code != NOTHING else (),
)
PLAIN = Codec(
    "TEXT",
    lambda values: json.dumps(values) if values else NOTHING,
    lambda code: _plain(code) if code != NOTHING else (),
)
"""Tuples of plain values."""

_COLUMNS: dict[type, tuple[Column, ...]] = {}


def columns(kind: type[Finding]) -> tuple[Column, ...]:
    """The columns of a kind, in the order of its fields. Raises `FindingError` on a type that has no codec."""
    if kind not in _COLUMNS:
        _COLUMNS[kind] = tuple(_column(kind, name, hint) for name, hint in hints(kind).items())
    return _COLUMNS[kind]


def _column(kind: type[Finding], name: str, hint: Any) -> Column:
    options = typing.get_args(hint) if isinstance(hint, types.UnionType) else (hint,)
    inner = next(option for option in options if option is not type(None))
    optional = type(None) in options
    if inner in CODECS:
        return Column(name, inner, optional, CODECS[inner] if name != TEXT else Codec("TEXT"))
    if typing.get_origin(inner) is tuple:
        return Column(name, inner, optional, SPANS if Span in typing.get_args(inner) else PLAIN)
    raise FindingError(f"field {name} of {kind.__name__} is a {hint}, which no column can hold")


type _Packer = tuple[Callable[[Finding], Row], tuple[tuple[int, Callable[[Any], Any]], ...]]

_PACKERS: dict[type, _Packer] = {}


def _packer(kind: type[Finding]) -> _Packer:
    """All fields of a kind at once, and the places of those that are stored in another form."""
    if kind not in _PACKERS:
        fields = columns(kind)
        changed = tuple((i, column.codec.pack) for i, column in enumerate(fields) if column.hint is not int)
        _PACKERS[kind] = operator.attrgetter(*(column.name for column in fields)), changed
    return _PACKERS[kind]


def pack(finding: Finding) -> Row:
    """The row of a finding."""
    fields, changed = _packer(type(finding))
    values = list(fields(finding))
    for i, code in changed:
        if values[i] is not None:
            values[i] = code(values[i])
    return tuple(values)


def shorten(kind: type[Finding], row: Row, place: Callable[[str], int | None]) -> Row:
    """The row as a record stores it: the report of a span by its place among all that came, where it has one."""
    values = list(row)
    for i, known in _unpacker(kind):
        if known is None and values[i] is not None:
            report, _, pieces = values[i].partition(":")
            number = place(report)
            values[i] = values[i] if number is None else f"{number}:{pieces}"
    return tuple(values)


class Reports(dict[str, str]):
    """The digests of reports by their places; what is no place stays as it is."""

    def __missing__(self, place: str) -> str:
        return place


AS_PACKED: Mapping[str, str] = Reports()
"""For rows that no record has shortened."""


def unpack[F: Finding](kind: type[F], row: Sequence[Any], reports: Mapping[str, str] = AS_PACKED) -> F:
    """The finding of a row; `reports` are the digests of the reports that `shorten` told by their places."""
    values = list(row)
    for i, known in _unpacker(kind):
        value = values[i]
        if value is None:
            continue
        if known is None:
            report, _, pieces = value.partition(":")
            values[i] = Span.decode(f"{reports[report]}:{pieces}")
        else:
            values[i] = known(value)
    return kind(*values)


_UNPACKERS: dict[type, tuple[tuple[int, Callable[[Any], Any] | None], ...]] = {}


def _unpacker(kind: type[Finding]) -> tuple[tuple[int, Callable[[Any], Any] | None], ...]:
    """The places of the fields that are stored in another form, and the way back; None for that of a span."""
    if kind not in _UNPACKERS:
        _UNPACKERS[kind] = tuple(
            (i, None if column.hint is Span else column.codec.unpack)
            for i, column in enumerate(columns(kind))
            if column.hint is not int
        )
    return _UNPACKERS[kind]


def merge(left: Row, right: Row) -> Row:
    """Which of two rows for one finding stands: the greater, in an order that does not depend on who came first."""
    return max(left, right, key=lambda row: tuple((value is not None, str(value)) for value in row))
