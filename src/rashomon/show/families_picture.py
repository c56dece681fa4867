"""Takes the reports of a family, gives a picture of what they share as SVG: a bar for each, its shared parts filled.

A bar is as long as its article, its parts stand where they stand there; the higher a part, the more of the others have
it. The table beside the picture says the same in numbers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from rashomon.show.chart import chart
from rashomon.text import Piece, merge

LABEL, WIDE, ROW, EDGE = 40, 640, 26, 8
"""Units of the drawing: width of the labels, length of the longest bar, height of a row, margin."""

LOW, HIGH = 6, 18
"""Height of a part that one other report has, and of one that all have."""

MOST_ROWS = 40
"""Reports in one picture: the first."""


@dataclass(frozen=True, slots=True)
class Bar:
    """An article, and what others have of it."""

    letter: str
    article: Piece
    """Its first and last code point."""
    shared: tuple[tuple[Piece, ...], ...]
    """For each other report, the pieces that it has too."""

    @property
    def length(self) -> int:
        """Code points from the first to the last."""
        return self.article[1] - self.article[0]

    def common(self) -> Iterator[Piece]:
        """The parts that at least one other report has too."""
        yield from merge((start, end) for start, end, _ in self.runs())

    def runs(self) -> Iterator[tuple[int, int, int]]:
        """The parts that others have: start, end, and how many others."""
        edges: Counter[int] = Counter()
        for pieces in self.shared:
            for start, end in merge(pieces):
                edges[start] += 1
                edges[end] -= 1
        depth, last = 0, 0
        for place in sorted(edges):
            if depth:
                yield last, place, depth
            depth, last = depth + edges[place], place


def drawn(bars: Sequence[Bar]) -> Markup:
    """The picture; empty where nothing is shared."""
    shown = bars[:MOST_ROWS]
    longest = max((bar.length for bar in shown), default=0)
    if not longest or not any(bar.shared for bar in shown):
        return Markup("")
    height, width = ROW * len(shown) + EDGE * 2, LABEL + WIDE + EDGE * 2
    parts = [part for number, bar in enumerate(shown) for part in _row(bar, EDGE + ROW * number, longest, len(bars))]
    label = f"What each of {len(shown)} reports shares with the others; the table below says the same in numbers"
    return chart(width, height, label, parts)


def _row(bar: Bar, top: int, longest: int, reports: int) -> Iterable[str]:
    middle, scale = top + ROW // 2, WIDE / longest
    yield f'<text class="name" x="{EDGE}" y="{middle + 5}">{escape(bar.letter)}</text>'
    yield _box("open", (0, bar.length * scale), middle, HIGH, f"{bar.letter}: the whole article")
    for start, end, depth in bar.runs():
        tall = LOW + (HIGH - LOW) * (depth - 1) / max(1, reports - 2)
        told = f"{bar.letter}: {depth} other {'report has' if depth == 1 else 'reports have'} this"
        first, last = ((place - bar.article[0]) * scale for place in (start, end))
        yield _box("sure", (first, last), middle, tall if reports > 2 else HIGH, told)


def _box(kind: str, ends: tuple[float, float], middle: int, tall: float, told: str) -> str:
    first, last = ends
    place = f'x="{LABEL + EDGE + first:.1f}" y="{middle - tall / 2:.1f}" width="{max(1, last - first):.1f}"'
    return f'<rect class="{kind}" {place} height="{tall:.1f}"><title>{escape(told)}</title></rect>'
