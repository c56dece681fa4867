"""Takes days by report, gives a picture of them as SVG: a row for each day or interval, a column for each report.

Rows stand in order and not to scale: news crowds into days, its background into years. How a day is known and how
long an interval is are told by shape, never by colour alone. The table beside the picture says the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup, escape

from rashomon.show.chart import chart

ROW, COLUMN, LABEL, HEAD, EDGE = 24, 30, 244, 30, 8
"""Units of the drawing: height of a row, width of a column, of the labels, height of the head, margin."""

MOST_ROWS = 60
"""Rows that still fit on two printed sheets."""

MOST_COLUMNS = 16
"""Columns beside the labels; of more reports the picture says how many tell of a day."""

MONTH = 31


@dataclass(frozen=True, slots=True)
class Mark:
    """A passage in the picture."""

    first: str
    last: str
    label: str
    column: str
    basis: str
    place: str


@dataclass(frozen=True, slots=True)
class Row:
    """A day or an interval, and the passages of each report."""

    first: str
    last: str
    label: str
    marks: dict[str, list[Mark]]

    @property
    def weight(self) -> tuple[int, int]:
        """Reports and passages that tell of it."""
        return len(self.marks), sum(map(len, self.marks.values()))


def drawn(columns: Sequence[str], marks: Sequence[Mark]) -> Markup:
    """The picture; empty where there is nothing to show."""
    rows = chosen(marks)
    if not rows:
        return Markup("")
    wide = len(columns) <= MOST_COLUMNS
    width = LABEL + EDGE * 2 + COLUMN * (len(columns) if wide else 5)
    parts = [*_head(columns if wide else (), width)]
    year = ""
    for number, row in enumerate(rows):
        top = HEAD + ROW * number
        if row.first[:4] != year:
            year = row.first[:4]
            parts.append(f'<line class="year" x1="{EDGE}" y1="{top}" x2="{width - EDGE}" y2="{top}"/>')
        parts += _row(row, top, columns if wide else ())
    height = HEAD + ROW * len(rows) + EDGE
    reports = len({mark.column for mark in marks})
    label = f"{len(rows)} days and intervals told by {reports} reports; the table below says the same in words"
    return chart(width, height, label, parts)


def chosen(marks: Sequence[Mark]) -> list[Row]:
    """The rows in order; where there are too many, those that most reports tell of."""
    found: dict[tuple[str, str, str], dict[str, list[Mark]]] = {}
    for mark in marks:
        found.setdefault((mark.first, mark.last, mark.label), {}).setdefault(mark.column, []).append(mark)
    rows = [Row(*days, those) for days, those in found.items()]
    rows.sort(key=lambda row: (-row.weight[0], -row.weight[1], row.first, row.last))
    return sorted(rows[:MOST_ROWS], key=lambda row: (row.first, row.last))


def _head(columns: Sequence[str], width: int) -> list[str]:
    names = [
        f'<text class="name" x="{_middle(place)}" y="{HEAD - 12}" text-anchor="middle">{escape(name)}</text>'
        for place, name in enumerate(columns)
    ]
    if not columns:
        names = [f'<text class="name" x="{LABEL + EDGE}" y="{HEAD - 12}">reports that tell of it</text>']
    return [*names, f'<line class="rule" x1="{EDGE}" y1="{HEAD - 4}" x2="{width - EDGE}" y2="{HEAD - 4}"/>']


def _middle(place: int) -> int:
    return LABEL + EDGE + COLUMN * place + COLUMN // 2


def _row(row: Row, top: int, columns: Sequence[str]) -> list[str]:
    middle = top + ROW // 2
    out = [f'<text x="{EDGE}" y="{middle + 5}">{escape(row.label)}</text>']
    if not columns:
        count = len(row.marks)
        return [*out, f'<text x="{LABEL + EDGE}" y="{middle + 5}">{count}</text>']
    for place, name in enumerate(columns):
        if marks := row.marks.get(name):
            out.append(_shape(row, marks, _middle(place), middle))
    return out


def _shape(row: Row, marks: list[Mark], x: int, y: int) -> str:
    """A disc for a day, a bar for up to a month, a long bar for more; open where it is only inferred."""
    sure = any(mark.basis in {"stated", "reckoned", "corrected"} for mark in marks)
    days = (date.fromisoformat(row.last) - date.fromisoformat(row.first)).days + 1
    kind = "sure" if sure else "open"
    told = "; ".join(dict.fromkeys(f"{mark.basis}, {mark.place}" for mark in marks))
    title = f"<title>{escape(marks[0].column)}: {escape(row.label)} ({escape(told)})</title>"
    if days == 1:
        return f'<circle class="{kind}" cx="{x}" cy="{y}" r="6">{title}</circle>'
    half = 9 if days <= MONTH else 13
    return f'<rect class="{kind}" x="{x - half}" y="{y - 4}" width="{half * 2}" height="8" rx="3">{title}</rect>'
