"""Takes nothing, gives what every finding is: compared fields that make its id, and the canonical bytes behind it."""

from __future__ import annotations

import dataclasses
import hashlib
import typing
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

from rashomon.errors import FindingError
from rashomon.text import Span

ENCODING = b"rashomon-id-1"
"""The version of the canonical encoding behind every id."""

ID_BYTES = 16
"""Half of what makes a collision among 2^32 findings less likely than one in 2^64."""


class _Named:
    """Room for an id that is digested once: ids are asked for about six times in the life of a finding."""

    __slots__ = ("_id",)

    _id: str


@dataclass(frozen=True, slots=True)
class Finding(_Named):
    """One line of the record."""

    kind: ClassVar[str] = "finding"
    """The name of the kind, as it stands in tables and exports; made from the class name."""

    @property
    def id(self) -> str:
        """32 hexadecimal digits: a digest of the kind and the compared fields."""
        try:
            known: str = self._id
        except AttributeError:
            kind = type(self)
            if kind not in _BEGINNINGS:
                _BEGINNINGS[kind] = ENCODING + encode(kind.kind)
            values = (getattr(self, name) for name in identity(kind))
            content = b"".join([_BEGINNINGS[kind], *map(encode, values)])
            known = hashlib.blake2b(content, digest_size=ID_BYTES).hexdigest()
            known_as(self, known)
        return known

    def spans(self) -> Iterator[Span]:
        """Every span the finding rests on."""
        for name in span_fields(type(self)):
            value = getattr(self, name)
            if value is not None:
                yield value


_BEGINNINGS: dict[type, bytes] = {}


def encode(value: object) -> bytes:
    """The canonical bytes of a compared value: a tag, a length, the content. Raises `FindingError` on other types."""
    match value:
        case str():  # the most frequent first: an id is made for every finding
            content, tag = value.encode("utf-8", "surrogatepass"), b"s"
        case Span():
            content, tag = value.encode().encode(), b"p"
        case None:
            return b"n"
        case bool():
            return b"t" if value else b"f"
        case int():
            content, tag = str(value).encode(), b"i"
        case tuple():
            content, tag = b"".join(encode(item) for item in value), b"l"
        case _:
            raise FindingError(f"a {type(value).__name__} cannot be part of what a finding is")
    return tag + len(content).to_bytes(8, "big") + content


def known_as[F: Finding](finding: F, name: str) -> F:
    """The finding, told its id: for one that comes from a record, where the id stands beside it."""
    object.__setattr__(finding, "_id", name)
    return finding


_HINTS: dict[type, dict[str, Any]] = {}


def hints(kind: type[Finding]) -> dict[str, Any]:
    """The field types of a kind by name, in order."""
    if kind not in _HINTS:
        types = typing.get_type_hints(kind)
        _HINTS[kind] = {f.name: types[f.name] for f in dataclasses.fields(kind)}
    return _HINTS[kind]


_IDENTITY: dict[type, tuple[str, ...]] = {}


def identity(kind: type[Finding]) -> tuple[str, ...]:
    """The names of the compared fields, in order."""
    if kind not in _IDENTITY:
        _IDENTITY[kind] = tuple(f.name for f in dataclasses.fields(kind) if f.compare)
    return _IDENTITY[kind]


_SPANS: dict[type, tuple[str, ...]] = {}


def span_fields(kind: type[Finding]) -> tuple[str, ...]:
    """The names of the fields that hold a span, or perhaps one."""
    if kind not in _SPANS:
        _SPANS[kind] = tuple(
            name for name, hint in hints(kind).items() if hint is Span or Span in typing.get_args(hint)
        )
    return _SPANS[kind]
