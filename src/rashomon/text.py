"""Takes a report's text and places in it; gives spans, their pieces and folds: the only arithmetic on characters.

All positions are code points, the end is excluded.
"""

from __future__ import annotations

import bisect
import itertools
import re
from collections.abc import Iterable
from dataclasses import dataclass

from rashomon.errors import SpanError

type Piece = tuple[int, int]
"""Start and end of one run of characters, code points, end excluded."""

GAP = " … "
"""What stands between the pieces of a span when it is shown on one line."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A place in one report's text: one or more pieces, in order, none empty, none overlapping.

    `report` is the digest of the report. A span of several pieces is what crosses a cut: a split quotation,
    an article with page furniture taken out.

    Raises `SpanError` when there is no piece, or a piece is empty, negative or out of order.
    """

    report: str
    pieces: tuple[Piece, ...]

    def __post_init__(self) -> None:
        last = 0
        for start, end in self.pieces:
            if start < last or end <= start:
                raise SpanError(f"pieces {self.pieces} of report {self.report[:12]} are empty or out of order")
            last = end
        if not self.pieces:
            raise SpanError(f"a span in report {self.report[:12]} has no characters")

    @classmethod
    def of(cls, report: str, start: int, end: int) -> Span:
        """One unbroken span."""
        return cls(report, ((start, end),))

    @classmethod
    def join(cls, spans: Iterable[Span]) -> Span:
        """The union of spans in one report, overlapping and touching pieces made one."""
        ordered = list(spans)
        if not ordered or len({span.report for span in ordered}) > 1:
            raise SpanError("only spans of one report can be joined")
        return cls(ordered[0].report, merge(piece for span in ordered for piece in span.pieces))

    @property
    def start(self) -> int:
        """Where the first piece starts."""
        return self.pieces[0][0]

    @property
    def end(self) -> int:
        """Where the last piece ends (excluded)."""
        return self.pieces[-1][1]

    def __len__(self) -> int:
        """The number of code points, gaps not counted."""
        return sum(end - start for start, end in self.pieces)

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        if self.report != other.report or self.start >= other.end or other.start >= self.end:
            return False
        return len(self.pieces) == len(other.pieces) == 1 or any(
            start < end2 and start2 < end for start, end in self.pieces for start2, end2 in other.pieces
        )

    def covers(self, other: Span) -> bool:
        """Whether every character of `other` is one of this span's."""
        if self.report != other.report or other.start < self.start or other.end > self.end:
            return False
        return len(self.pieces) == 1 or all(
            any(start <= start2 and end2 <= end for start, end in self.pieces) for start2, end2 in other.pieces
        )

    def texts(self, text: str) -> tuple[str, ...]:
        """The characters of each piece. Raises `SpanError` when the span reaches beyond `text`."""
        if self.end > len(text):
            raise SpanError(
                f"span {self.pieces} reaches beyond the {len(text)} characters of report {self.report[:12]}"
            )
        return tuple(text[start:end] for start, end in self.pieces)

    def read(self, text: str) -> str:
        """The characters of the span on one line of reading, pieces parted by an ellipsis."""
        return GAP.join(self.texts(text))

    def encode(self) -> str:
        """`report:start-end,start-end`, the form a record stores."""
        if len(self.pieces) == 1:  # most spans
            return f"{self.report}:{self.start}-{self.end}"
        return self.report + ":" + ",".join(f"{start}-{end}" for start, end in self.pieces)

    @classmethod
    def decode(cls, code: str) -> Span:
        """The inverse of `encode`."""
        report, _, places = code.partition(":")
        if "," not in places:
            start, _, end = places.partition("-")
            return cls(report, ((int(start), int(end)),))
        pieces = (place.partition("-") for place in places.split(","))
        return cls(report, tuple((int(start), int(end)) for start, _, end in pieces))


def merge(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """Sorts pieces and makes one of those that overlap or touch."""
    out: list[Piece] = []
    for start, end in sorted(pieces):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return tuple(out)


class Window:
    """The text that the pieces of a span make when read one after another, with the way back.

    An article is read through one: its joints are characters of the report, its cuts are skipped.
    """

    __slots__ = ("_starts", "span")

    def __init__(self, span: Span) -> None:
        self.span = span
        lengths = (end - start for start, end in span.pieces)
        self._starts = list(itertools.accumulate(lengths, initial=0))

    def read(self, text: str) -> str:
        """The window's own text: the pieces, nothing between them."""
        return "".join(self.span.texts(text))

    def outward(self, start: int, end: int) -> Span:
        """The span of the report behind `start`–`end` of the window. Raises `SpanError` when outside."""
        if not 0 <= start < end <= self._starts[-1]:
            raise SpanError(f"{start}–{end} is outside a window of {self._starts[-1]} characters")
        pieces: list[Piece] = []
        place = bisect.bisect_right(self._starts, start) - 1
        for (first, last), offset in zip(self.span.pieces[place:], self._starts[place:], strict=False):
            if offset >= end:
                break
            low, high = first + max(start - offset, 0), min(last, first + end - offset)
            pieces.append((low, high))
        return Span(self.span.report, merge(pieces))

    def inward(self, position: int) -> int | None:
        """Where a character of the report stands in the window, or None where it was cut."""
        place = bisect.bisect_right(self.span.pieces, (position, float("inf"))) - 1
        if place < 0 or position >= self.span.pieces[place][1]:
            return None
        return self._starts[place] + position - self.span.pieces[place][0]

    def spread(self, span: Span) -> Piece | None:
        """The first and last position (end excluded) of a span in the window, or None where either was cut."""
        start, last = self.inward(span.start), self.inward(span.end - 1)
        return None if start is None or last is None else (start, last + 1)


_FOLD = {ord(char): "'" for char in "‘’‚‛′＇"}
_FOLD |= {ord(char): '"' for char in "“”„‟«»″＂"}
_FOLD |= {ord(char): " " for char in "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"}
_FOLD |= {ord(char): " " for char in "\x00\t\n\r\v\f\x1c\x1d\x1e\x1f\x85"}
_FOLD |= {ord(char): " " for char in "\u200b\u202f\u205f\u2060\u3000\ufeff\u2028\u2029"}
_FOLD |= {ord(char): "-" for char in "‐‑‒–−"}


_FOLDED = {chr(point): plain for point, plain in _FOLD.items()}
_FOLDABLE = re.compile("[" + re.escape("".join(_FOLDED)) + "]")


def fold(text: str) -> str:
    """One character for one character: quotes straight, spaces plain, hyphens short; never changes a length.

    Long dashes stay, since they part clauses.
    """
    # Ten times as fast as `str.translate`, which looks at every character of a text that is not all ASCII.
    return _FOLDABLE.sub(lambda found: _FOLDED[found[0]], text)


def trim(text: str, start: int, end: int, also: str = "") -> Piece | None:
    """`start`–`end` without white space (and without the characters `also`) at its edges; None when nothing is left."""
    while start < end and (text[start].isspace() or text[start] in also):
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] in also):
        end -= 1
    return (start, end) if start < end else None


def paragraphs(text: str) -> list[Piece]:
    """The lines of a text that hold more than white space, trimmed."""
    out, start = [], 0
    for line in text.splitlines(keepends=True):
        if piece := trim(text, start, start + len(line)):
            out.append(piece)
        start += len(line)
    return out


@dataclass(frozen=True, slots=True)
class Segment:
    """Characters `start`–`end` of a report's text came from characters `source`–`source_end` of the decoded file."""

    start: int
    end: int
    source: int
    source_end: int


@dataclass(frozen=True, slots=True)
class Part:
    """Characters `start`–`end` of a report's text stand in one block of a page."""

    start: int
    end: int
    tag: str
    """The element that says most of the block: `h1`, `figcaption`, `nav`, `p`, ..."""
    selected: bool
    """Whether the block was selected as part of the article."""


@dataclass(frozen=True, slots=True)
class SourceMap:
    """The way from a report's text back to its bytes.

    `encoding` decodes the file. `segments` lead from the text to the decoded file, in order of `start`; none means
    that the text is the decoded file itself. `bad` are places of the decoded file, in order, where one byte that the
    encoding does not know stands as one character.
    """

    encoding: str
    segments: tuple[Segment, ...] = ()
    bad: tuple[int, ...] = ()

    def source(self, start: int, end: int) -> Piece:
        """The characters of the decoded file behind `start`–`end` of the text."""
        if not self.segments:
            return start, end
        first = self._segment(start)
        last = self._segment(end - 1)
        linear = first.end - first.start == first.source_end - first.source
        low = first.source + (start - first.start if linear else 0)
        linear = last.end - last.start == last.source_end - last.source
        high = last.source + (end - last.start) if linear else last.source_end
        return low, high

    def _segment(self, position: int) -> Segment:
        place = bisect.bisect_right(self.segments, position, key=lambda segment: segment.start) - 1
        if place < 0 or position >= self.segments[place].end:
            raise SpanError(f"character {position} of the text leads to no place in the file")
        return self.segments[place]

    def byte_range(self, decoded: str, start: int, end: int) -> Piece:
        """The bytes of the file behind `start`–`end` of the text; `decoded` is the decoded file."""
        low, high = self.source(start, end)
        return self._bytes(decoded, low), self._bytes(decoded, high)

    def _bytes(self, decoded: str, position: int) -> int:
        bad = self.bad[: bisect.bisect_left(self.bad, position)]
        edges = zip([0, *(place + 1 for place in bad)], [*bad, position], strict=True)
        good = "".join(decoded[start:end] for start, end in edges)
        return len(good.encode(self.encoding)) + len(bad)


def excerpt(text: str, span: Span, context: int) -> tuple[str, str]:
    """At most `context` characters before and after a span, cut at word borders."""
    before = text[max(0, span.start - context) : span.start]
    after = text[span.end : span.end + context]
    if span.start > context and " " in before:
        before = before[before.index(" ") + 1 :]
    if span.end + context < len(text) and " " in after:
        after = after[: after.rindex(" ")]
    return before, after
