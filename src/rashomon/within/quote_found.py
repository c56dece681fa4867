"""Takes a paragraph's parse and marks, gives what the search for quotes works with.

Positions are code points of the paragraph.
"""

from __future__ import annotations

import bisect
import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rashomon.parse import Parse, Token
from rashomon.text import Piece, merge
from rashomon.within.quote_circumstances import NOTHING, Circumstances
from rashomon.within.quote_marks import Marked


@dataclass(slots=True)
class Found:
    """Reported speech found in a paragraph."""

    content: tuple[Piece, ...]
    source: Piece | None
    cue: Piece | None
    lemma: str
    because: str
    score: float = 0.7
    kind: str = ""
    """The class of the cue, as in the lexicon."""
    frame: str = ""
    """The complement that the cue was found with."""
    weak: bool = False
    """Whether it stands only if its content holds words in marks."""
    participle: bool = False
    """Whether the cue is a participle after a comma: ", adding that"."""
    told: Circumstances = NOTHING
    """To whom, in what, on what occasion and when."""
    outer: Found | None = None
    """The speech it is told of within."""
    links: bool = False
    """Whether it tells of what another is told to have said, words and all: ", she said, according to the paper"."""
    nominal: bool = False
    """Whether the complement of the cue is a noun phrase: no words are told, only what they were about."""
    type: str = ""
    """`direct`, `mixed` or `indirect`, by the marks; `act` where no words are told."""

    @property
    def act(self) -> bool:
        """Whether it is an act of speech rather than speech: "rejects the plan". An accusation is what was said."""
        return self.nominal and self.kind != "accuse"

    @property
    def orphan(self) -> bool:
        """Whether it is marked words that nothing in their paragraph tells of."""
        return self.cue is None and self.source is None

    def join(self, other: Found) -> None:
        """Takes another's content for its own: the same speaker goes on."""
        self.content = merge([*self.content, *other.content])
        self.type = self.type if self.type == other.type else "mixed"

    def shift(self, base: int) -> None:
        """Moves every place by so many code points: from paragraph to report."""
        self.content = tuple((start + base, end + base) for start, end in self.content)
        self.source, self.cue = moved(self.source, base), moved(self.cue, base)
        self.told = self.told.moved(base)


def moved(piece: Piece | None, base: int) -> Piece | None:
    """A piece so many code points further on."""
    return (piece[0] + base, piece[1] + base) if piece else None


class Paragraph:
    """A parsed paragraph with its marked runs.

    `direct` are those that hold words of their own, and are no part of a clause; set once they are chosen.
    """

    __slots__ = ("_ends", "_marked", "_starts", "direct", "marks", "parse", "text")

    def __init__(self, text: str, parse: Parse, marks: Sequence[Marked]) -> None:
        self.text = text
        self.parse = parse
        self.marks = marks
        self.direct: Sequence[Marked] = ()
        self._marked = merge((run.start, run.end) for run in marks)
        self._starts: list[int] = []
        self._ends = [end for _, end in self._marked]

    def in_direct(self, position: int) -> bool:
        """Whether a character stands inside words that are quoted as a whole."""
        return self.direct_between(position, position + 1)

    def direct_between(self, start: int, end: int) -> bool:
        """Whether words that are quoted as a whole reach into a stretch of text."""
        place = bisect.bisect_right(self.direct, start, key=lambda run: run.end)
        return place < len(self.direct) and self.direct[place].start < end

    def outside_direct(self, piece: Piece) -> tuple[Piece, ...]:
        """What of a piece is not quoted as a whole."""
        place = bisect.bisect_right(self.direct, piece[0], key=lambda run: run.end)
        holes = itertools.takewhile(lambda run: run.start < piece[1], self.direct[place:])
        return without(piece, [(run.start, run.end) for run in holes])

    def in_marks(self, position: int) -> bool:
        """Whether a character stands inside marks of any kind."""
        place = bisect.bisect_right(self._ends, position)
        return place < len(self._marked) and self._marked[place][0] <= position

    def marked_letters(self, piece: Piece) -> int:
        """How many letters and figures of a piece stand inside marks of any kind."""
        first = bisect.bisect_right(self._ends, piece[0])
        runs = itertools.takewhile(lambda run: run[0] < piece[1], self._marked[first:])
        return sum(letters(self.text[max(start, piece[0]) : min(end, piece[1])]) for start, end in runs)

    def marks_between(self, start: int, end: int) -> list[Marked]:
        """The marked runs that reach into a stretch of text."""
        last = bisect.bisect_left(self.marks, end, key=lambda run: run.start)
        first = bisect.bisect_right(self._marked, start, key=lambda piece: piece[1])
        low = self._marked[first][0] if first < len(self._marked) else end
        place = bisect.bisect_left(self.marks, low, key=lambda run: run.start)
        return [run for run in self.marks[place:last] if run.end > start]

    def between(self, start: int, end: int) -> list[Token]:
        """The tokens from one character to another that stand in no marks."""
        first, last = self._place(start), self._place(end)
        tokens = self.parse.tokens[first:last]
        return [token for token in tokens if token.end <= end and not self.in_marks(token.start)]

    def before(self, position: int, count: int) -> list[Token]:
        """At most `count` tokens before a character."""
        last = self._place(position)
        return [token for token in self.parse.tokens[max(0, last - count) : last] if token.end <= position]

    def _place(self, position: int) -> int:
        """The number of the first token that starts at a character or after it."""
        if not self._starts:
            self._starts = self.parse.starts
        return bisect.bisect_left(self._starts, position)

    def character_before(self, position: int) -> str:
        """The last character before a place that is no white space, or an empty string."""
        while position and self.text[position - 1].isspace():
            position -= 1
        return self.text[position - 1] if position else ""

    def character_after(self, position: int) -> str:
        """The first character from a place on that is no white space, or an empty string."""
        while position < len(self.text) and self.text[position].isspace():
            position += 1
        return self.text[position] if position < len(self.text) else ""


def stretch(tokens: Iterable[Token]) -> Piece:
    """From the first to the last of some tokens."""
    listed = list(tokens)
    return min(token.start for token in listed), max(token.end for token in listed)


def without(piece: Piece, holes: Iterable[Piece]) -> tuple[Piece, ...]:
    """What is left of a piece when others are cut out of it."""
    left = [piece]
    for start, end in merge(hole for hole in holes if hole[1] > hole[0]):
        left = [
            part for low, high in left for part in ((low, min(high, start)), (max(low, end), high)) if part[0] < part[1]
        ]
    return tuple(left)


_EDGE = " \t\n\r\u00a0,;:—–-"


def trim(text: str, piece: Piece) -> Piece | None:
    """A piece without white space, commas and dashes at its ends; None when nothing is left."""
    start, end = piece
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return (start, end) if any(char.isalnum() for char in text[start:end]) else None


def trimmed(text: str, pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """Pieces trimmed, the empty ones left out."""
    return tuple(piece for raw in pieces if (piece := trim(text, raw)))


def letters(text: str) -> int:
    """How many letters and figures a text has."""
    return sum(map(str.isalnum, text))
