"""Takes spans of a report, gives the exact characters a page shows, each piece with its place."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from rashomon.text import Span

LOST = "\N{REPLACEMENT CHARACTER}"

_VISIBLE = {0: "\N{SYMBOL FOR NULL}", ord("\r"): "\n"} | dict.fromkeys(range(0xD800, 0xE000), LOST)
"""HTML drops NUL, turns carriage returns into line feeds, and no file in UTF-8 can hold half a surrogate pair."""

_HIDDEN = re.compile("[\0\r\ud800-\udfff]")
"""The same characters, to look for first: nearly no text has one."""


def visible(text: str) -> str:
    """What a page shows of a text: one character for one character, those that HTML cannot carry replaced."""
    return text.translate(_VISIBLE) if _HIDDEN.search(text) else text


@dataclass(frozen=True, slots=True)
class Excerpt:
    """One unbroken run of a report's characters on a page."""

    letter: str
    """The letter of the report."""
    start: int
    end: int
    text: str

    @property
    def place(self) -> str:
        """`A:120-180`, as it stands in the page."""
        return f"{self.letter}:{self.start}-{self.end}"


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in a report, for a reader who has the report and not the page."""

    letter: str
    span: Span

    @property
    def words(self) -> str:
        """`report A, characters 120–180`; pieces parted by a comma."""
        pieces = ", ".join(f"{start}–{end}" for start, end in self.span.pieces)
        return f"report {self.letter}, characters {pieces}"


def exact(letter: str, text: str, span: Span | None) -> tuple[Excerpt, ...]:
    """The pieces of a span in a report's text; none for no span."""
    if span is None:
        return ()
    return tuple(Excerpt(letter, start, end, text[start:end]) for start, end in span.pieces)


def inside(view: Any) -> Iterator[Excerpt]:
    """Every excerpt in a tree of view objects, in order."""
    if isinstance(view, Excerpt):
        yield view
    elif isinstance(view, tuple):
        for item in view:
            yield from inside(item)
    elif dataclasses.is_dataclass(view):
        for field in dataclasses.fields(view):
            yield from inside(getattr(view, field.name))
