"""Takes a paragraph's parse and marks, gives the two nouns that the search for quotes works with: paragraph and found quote.

Positions are code points of the paragraph.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rashomon.parse import Parse, Token
from rashomon.text import Piece, merge
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
    nested: bool = False
    """Whether it is told of within other reported speech."""
    addressee: Piece | None = None
    type: str = ""
    """`direct`, `mixed` or `indirect`, by the marks."""

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
        self.source = (self.source[0] + base, self.source[1] + base) if self.source else None
        self.cue = (self.cue[0] + base, self.cue[1] + base) if self.cue else None
        self.addressee = (self.addressee[0] + base, self.addressee[1] + base) if self.addressee else None


@dataclass(slots=True)
class Paragraph:
    """A parsed paragraph with its marked runs; `direct` are those that hold words of their own, not part of a clause."""

    text: str
    parse: Parse
    marks: Sequence[Marked]
    direct: Sequence[Marked] = ()

    def in_direct(self, position: int) -> bool:
        """Whether a character stands inside words that are quoted as a whole."""
        return any(run.start <= position < run.end for run in self.direct)

    def in_marks(self, position: int) -> bool:
        """Whether a character stands inside marks of any kind."""
        return any(run.start <= position < run.end for run in self.marks)


def stretch(tokens: Iterable[Token]) -> Piece:
    """From the first to the last of some tokens."""
    listed = list(tokens)
    return min(token.start for token in listed), max(token.end for token in listed)


def without(piece: Piece, holes: Iterable[Piece]) -> tuple[Piece, ...]:
    """What is left of a piece when others are cut out of it."""
    left = [piece]
    for start, end in merge(hole for hole in holes if hole[1] > hole[0]):
        left = [part for low, high in left for part in ((low, min(high, start)), (max(low, end), high)) if part[0] < part[1]]
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
