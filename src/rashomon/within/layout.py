"""Takes a report's text, gives its paragraphs in order: one for each line, or one for each run of wrapped lines.

A page's blocks come from its tags; the lines of a text file are joined only where a word processor broke them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rashomon.findings import Report
from rashomon.text import Piece, fold, trim

UNSEEN = "\ufeff\x00\u200b\u2060"
"""Characters that show nothing and are not white space for Python: a paragraph neither starts nor ends with one."""

NARROWEST, WIDEST = 45, 110
"""Code points of the longest line of a text whose lines were broken to a width. Mail breaks at 72, terminals at 80."""

FULL = 0.8
"""Share of the line breaks that must stand where the next word no longer fits, for a text to count as wrapped.
Unwrapped news of the samples reaches .35, wrapped text .95 and more."""

CONTINUED = 40
"""Code points of a line after which a line in lower case goes on with it; shorter ones may be labels."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A run of characters that a reader sees as one block."""

    start: int
    end: int
    text: str
    above: bool
    """Whether blank space parts it from what stands before."""
    below: bool
    """Whether blank space parts it from what follows."""
    tag: str = ""
    selected: bool = True


def paragraphs(report: Report) -> list[Paragraph]:
    """The paragraphs of a report, trimmed, in order. Every character that shows is in exactly one."""
    if report.parts:
        return list(_marked(report))
    found = lines(report.text)
    return list(_joined(report.text, found, _width(report.text, [piece for piece, _ in found])))


def lines(text: str) -> list[tuple[Piece, bool]]:
    """The lines that show something, trimmed, and whether a blank line stands before each."""
    out: list[tuple[Piece, bool]] = []
    start, blank = 0, True
    for line in text.splitlines(keepends=True):
        if piece := trim(text, start, start + len(line), also=UNSEEN):
            out.append((piece, blank))
            blank = False
        else:
            blank = True
        start += len(line)
    return out


def _marked(report: Report) -> Iterator[Paragraph]:
    for part in report.parts:
        if piece := trim(report.text, part.start, part.end, also=UNSEEN):
            yield Paragraph(*piece, report.text[slice(*piece)], True, True, part.tag, part.selected)


def _width(text: str, pieces: Sequence[Piece]) -> int:
    """The width a text was wrapped to, or 0 where its lines are paragraphs."""
    if len(pieces) < 2:
        return 0
    width = max(end - start for start, end in pieces)
    if not NARROWEST <= width <= WIDEST:
        return 0
    breaks = [pair for pair in pairwise(pieces) if text.count("\n", pair[0][1], pair[1][0]) == 1]
    full = sum(_full(text, *pair, width) for pair in breaks)
    return width if breaks and full >= FULL * len(breaks) else 0


def _full(text: str, line: Piece, after: Piece, width: int) -> bool:
    """Whether the first word of the next line would not have fitted on this one."""
    word = text[after[0] : min(after[1], after[0] + width)].split(maxsplit=1)[0]
    return line[1] - line[0] + 1 + len(word) > width


def _joined(text: str, found: Sequence[tuple[Piece, bool]], width: int) -> Iterator[Paragraph]:
    start = 0
    for i, (piece, _) in enumerate(found):
        if i + 1 < len(found) and _goes_on(text, piece, found[i + 1], width):
            continue
        first = found[start][0][0]
        below = i + 1 == len(found) or found[i + 1][1]
        yield Paragraph(first, piece[1], text[first : piece[1]], found[start][1], below)
        start = i + 1


def _goes_on(text: str, line: Piece, after: tuple[Piece, bool], width: int) -> bool:
    (start, end), blank = after
    if blank:
        return False
    if width and _full(text, line, (start, end), width):
        return True
    starts_low = text[start].islower() and not text[start + 1 : start + 2].isupper()
    return starts_low and min(line[1] - line[0], end - start) >= CONTINUED


def visible(text: str) -> str:
    """The characters that show, folded: what an account of a report must hold."""
    return "".join(fold(text).split())
