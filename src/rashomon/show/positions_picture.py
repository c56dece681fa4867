"""Takes the positions of parties on one thing, gives a picture of them over time as SVG: a row for each party.

Columns are the times that are told, in order and not to scale. Where a party stands is told by shape and word, never
by colour alone. The list beside the picture says the same.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from rashomon.show.chart import chart

LABEL, COLUMN, HEAD, EDGE, RADIUS = 168, 172, 30, 8, 5.5
"""Units of the drawing: width of the labels and of a column, height of the head, margin, of a mark."""

LINE, NOTE = 22, 14
"""Height of a mark, and of the words below it."""

MOST_COLUMNS = 12
"""Times in one picture; of more, the list alone tells."""

MOST_ROWS = 24
"""Parties in one picture: those that most reports tell of."""

LONG, HEADED = 26, 22
"""Code points that have room: of a party's name or of a mark's words, and of a time at the head."""


PARTIES, THINGS = ("party", "parties"), ("thing", "things")
"""What can have a row."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a party stands at a time."""

    when: str
    """In words; empty where the time is unknown."""
    first: str
    """The first day, ISO, for the order; empty where it is unknown."""
    last: str
    stance: str
    side: str
    """`for`, `conditional`, `between` or `against`: its shape."""
    letters: tuple[str, ...]
    told: str
    """Who says so where it is somebody else, and whether it is a later account."""


def drawn(parties: Sequence[tuple[str, Sequence[Mark]]], rows: tuple[str, str] = PARTIES) -> Markup:
    """The picture; empty where there are fewer than two times or more than have room.

    `rows` says what has a row: one of them, and several.
    """
    times = _times(mark for _, marks in parties for mark in marks)
    if not 1 < len(times) <= MOST_COLUMNS:
        return Markup("")
    width, top, parts = EDGE * 2 + LABEL + COLUMN * len(times), HEAD, _head(times)
    for party, marks in parties[:MOST_ROWS]:
        cells = [[mark for mark in marks if _time(mark) == time] for time in times]
        height = max(sum(map(_height, cell)) for cell in cells) + 6
        parts.append(f'<line class="year" x1="{EDGE}" y1="{top}" x2="{width - EDGE}" y2="{top}"/>')
        parts.append(f'<text x="{EDGE}" y="{top + 18}">{escape(_short(party))}<title>{escape(party)}</title></text>')
        for place, cell in enumerate(cells):
            tops = itertools.accumulate(map(_height, cell), initial=top)
            parts += [_mark(one, place, at) for one, at in zip(cell, tops, strict=False)]
        top += height
    shown = min(len(parties), MOST_ROWS)
    label = f"Positions by {shown} {rows[shown > 1]} and {len(times)} times; the list below says the same"
    return chart(width, top + EDGE, label, parts)


def told(ascriber: str, *, later: bool) -> str:
    """What a mark tells beside the stance."""
    return "; ".join(filter(None, [f"so {ascriber}" if ascriber else "", "a later account" if later else ""]))


def _time(mark: Mark) -> tuple[bool, str, str, str]:
    return not mark.first, mark.first, mark.last, mark.when


def _times(marks: Iterable[Mark]) -> list[tuple[bool, str, str, str]]:
    """The times in order, the unknown one last."""
    return sorted({_time(mark) for mark in marks})


def _height(mark: Mark) -> int:
    return LINE + (NOTE if mark.told else 0)


def _head(times: Sequence[tuple[bool, str, str, str]]) -> list[str]:
    return [
        f'<text class="name" x="{EDGE + LABEL + COLUMN * place}" y="{HEAD - 12}">{escape(_short(when, HEADED))}'
        f"<title>{escape(when)}</title></text>"
        for place, (*_, said) in enumerate(times)
        for when in [said or "time unknown"]
    ]


def _mark(one: Mark, place: int, top: int) -> str:
    """A shape, the stance in a word, and the letters of the reports."""
    x, y = EDGE + LABEL + COLUMN * place + RADIUS + 1, top + 14
    told = f"{one.stance}, told by {', '.join(one.letters)}{'; ' + one.told if one.told else ''}"
    words = _short(f"{one.stance} {' '.join(one.letters)}")
    text = f'<text x="{x + 12}" y="{y + 4}">{escape(words)}</text>'
    if one.told:
        text += f'<text class="aside" x="{x + 12}" y="{y + 4 + NOTE}">{escape(_short(one.told))}</text>'
    return f"<g><title>{escape(told)}</title>{_shape(one.side, x, y)}{text}</g>"


def _shape(side: str, x: float, y: float) -> str:
    """A full disc, a half one, an empty one, or a cross."""
    if side == "against":
        low, high = -RADIUS + 1, RADIUS - 1
        paths = f"M{x + low} {y + low}L{x + high} {y + high}M{x + low} {y + high}L{x + high} {y + low}"
        return f'<path class="stroke" d="{paths}"/>'
    disc = f'<circle class="{"sure" if side == "for" else "open"}" cx="{x}" cy="{y}" r="{RADIUS}"/>'
    if side == "conditional":
        disc += f'<path class="half" d="M{x} {y - RADIUS}A{RADIUS} {RADIUS} 0 0 0 {x} {y + RADIUS}Z"/>'
    return disc


def _short(words: str, most: int = LONG) -> str:
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"
