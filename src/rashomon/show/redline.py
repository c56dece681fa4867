"""Takes two versions of one article, gives their redline as a page shows it: differences by shape and word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.copies import Change, Pair
from rashomon.show.excerpts import Excerpt, exact
from rashomon.show.material import Material

LONG = 240
"""Characters that are the same from which on only their beginning and end are shown."""
AROUND = 90
"""Characters at the beginning and at the end of these, about."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """An unbroken run of a redline."""

    words: tuple[Excerpt, ...]
    sign: str
    """`out`, `in`, or empty where both versions have the same; `break` between paragraphs, `cut`: left out."""
    told: str = ""
    """The sign in words."""


@dataclass(frozen=True, slots=True)
class Redline:
    """Both versions in one."""

    told: str
    """Which is the later one, and how that is known."""
    strokes: tuple[Stroke, ...]


def redline(pair: Pair, material: Material) -> Redline:
    """The redline of a pair of versions."""
    letters = material.volume[pair.left].letter, material.volume[pair.right].letter
    told = "Two versions of one article; which came first is unknown."
    if pair.later:
        told = f"Two versions of one article; {material.volume[pair.later].letter} is the later one by its date."
    return Redline(told, tuple(stroke for one in pair.redline for stroke in _strokes(one, letters, material)))


def _strokes(one: Change, letters: tuple[str, str], material: Material) -> Iterator[Stroke]:
    span = one.right or one.left
    pieces = exact(material.volume[span.report].letter, material.volume[span.report].text, span) if span else ()
    if one.change == "same" and sum(len(piece.text) for piece in pieces) > LONG:
        yield from _cut(pieces[0], pieces[-1])
        return
    sign = "" if one.change == "same" else "out" if one.change in {"only_left", "taken_out"} else "in"
    told = {"only_left": f"only in {letters[0]}", "only_right": f"only in {letters[1]}"}.get(
        one.change, one.change.replace("_", " ") if sign else ""
    )
    for number, piece in enumerate(pieces):
        if number:
            yield Stroke((), "break")
        words = len(piece.text.rstrip()) if sign else len(piece.text)
        yield Stroke((_part(piece, 0, words),), sign, told)
        if words < len(piece.text):  # a mark ends with its words, not with the space after them
            yield Stroke((_part(piece, words, len(piece.text)),), "")


def _cut(first: Excerpt, last: Excerpt) -> Iterator[Stroke]:
    """The beginning and the end of what is the same for long, cut between words."""
    end = max(first.text.rfind(" ", 0, AROUND), 1) if len(first.text) > AROUND else len(first.text)
    low = max(len(last.text) - AROUND, 0)
    start = max(last.text.find(" ", low), low) if low else 0
    yield Stroke((_part(first, 0, end),), "")
    yield Stroke((), "cut", "the same in both")
    yield Stroke((_part(last, start, len(last.text)),), "")


def _part(piece: Excerpt, start: int, end: int) -> Excerpt:
    return Excerpt(piece.letter, piece.start + start, piece.start + end, piece.text[start:end])
