"""Takes an article's mentions and quotes, gives its points: each mention in its place, and who speaks there."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from rashomon.findings import Mention, Quote
from rashomon.parse import Token
from rashomon.within import passages, quote_marks
from rashomon.within.passages import Passage

SPOKEN = 4
"""Words from which on marked words are taken for speech, in which "I" is not the writer."""


@dataclass(slots=True, eq=False, repr=False)
class Entity:
    """An actor of the article while it is being put together."""

    number: int
    type: str
    key: str = ""
    names: list[str] = field(default_factory=list)
    gender: str = ""
    offices: set[tuple[str, str]] = field(default_factory=set)
    """Level and whose, as in the lexicon; whose is a key, a name or empty."""
    former: set[tuple[str, str]] = field(default_factory=set)
    """The same of offices that it no longer holds: it does not act for whose they were."""
    nouns: set[str] = field(default_factory=set)
    """Common nouns that the article itself has used of it."""
    points: list[Point] = field(default_factory=list)
    met: int = 0
    """How often it was met up to where reading has come."""

    @property
    def label(self) -> str:
        """What stands for it as the owner of an office: its key, else its first name."""
        return self.key or (self.names[0] if self.names else "")


@dataclass(slots=True, eq=False, repr=False)
class Point:
    """A mention in its place."""

    mention: Mention
    start: int
    end: int
    passage: int
    sentence: int
    """Number of the sentence in the article, captions not counted."""
    tokens: list[Token]
    head: Token
    aside: bool = False
    """Whether it stands in a caption or a headline, apart from the running text."""
    proper: bool = True
    """Whether a name is the actor's own, and no demonym or capital that stands for it."""
    says: bool = False
    """Whether it is the source of a quote."""
    mask: int = -1
    """Number of the marked words it stands in; -1 outside of speech."""
    speaker: Point | None = None
    """Who says the marked words it stands in."""
    entity: Entity | None = None
    members: tuple[Entity, ...] = ()
    """Of a plural: the actors it stands for together."""
    score: float = 1.0
    because: str = ""

    @property
    def word(self) -> str:
        """Its head in lower case."""
        return self.head.lower

    def holds(self, other: Point) -> bool:
        """Whether the other stands inside it."""
        return other is not self and self.start <= other.start and other.end <= self.end

    def join(self, entity: Entity, score: float, because: str) -> None:
        """Says that it points at an actor."""
        self.entity, self.score, self.because = entity, score, because
        entity.points.append(self)


@dataclass(slots=True)
class Points:
    """The points of an article in reading order, of two that start together the shorter first."""

    all: list[Point]
    by_passage: list[list[Point]]
    tokens: Sequence[Sequence[Token]] = ()
    """The tokens of each paragraph."""
    _sentences: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self._sentences = [point.sentence for point in self.all]

    def beside(self, point: Point) -> list[Point]:
        """The points of the same paragraph, itself among them."""
        return self.by_passage[point.passage]

    def near(self, point: Point, back: int) -> list[Point]:
        """The points of its sentence and of so many sentences before."""
        low = bisect.bisect_left(self._sentences, point.sentence - back)
        return self.all[low : bisect.bisect_right(self._sentences, point.sentence)]


def make(read: Sequence[Passage], mentions: Sequence[Mention], quotes: Sequence[Quote]) -> Points:
    """The points of an article."""
    firsts = _first_sentences(read)
    made: list[Point] = []
    by_passage: list[list[Point]] = [[] for _ in read]
    by_id: dict[str, Point] = {}
    for mention in sorted(mentions, key=lambda m: (m.span.start, m.span.end, m.form, m.type)):
        number = passages.place(read, mention.span.start)
        tokens = read[number].tokens(mention.span.start, mention.span.end)
        if tokens:
            point = _point(read[number], number, firsts[number], mention, tokens)
            made.append(point)
            by_passage[number].append(point)
    wanted = {quote.mention for quote in quotes if quote.mention}
    if wanted:
        by_id = {point.mention.id: point for point in made}
    points = Points(made, by_passage, [passage.parse.tokens for passage in read])
    _mask(read, points, quotes, by_id)
    return points


def _point(passage: Passage, number: int, first: int, mention: Mention, tokens: list[Token]) -> Point:
    top = head(tokens)
    sentence = first + (0 if passage.block.role == "caption" else top.sentence)
    point = Point(mention, mention.span.start, mention.span.end, number, sentence, tokens, top)
    point.aside = passage.block.role != "paragraph"
    return point


def head(tokens: Sequence[Token]) -> Token:
    """The token on which the others hang."""
    first, last = tokens[0].i, tokens[-1].i
    return next((t for t in reversed(tokens) if t.is_root or not first <= t.head.i <= last), tokens[-1])


def _first_sentences(read: Sequence[Passage]) -> list[int]:
    """The number of each paragraph's first sentence; captions take none, so that text goes on past them."""
    out, count = [], 0
    for passage in read:
        out.append(count)
        if passage.parse.tokens and passage.block.role != "caption":
            count += passage.parse.tokens[-1].sentence + 1
    return out


# ── speech ───────────────────────────────────────────────────────────────────────────────────────────────────────


def _mask(read: Sequence[Passage], points: Points, quotes: Iterable[Quote], by_id: dict[str, Point]) -> None:
    """Tells each point in which marked words it stands, and who says them."""
    pieces = []
    for quote in quotes:
        source = by_id.get(quote.mention or "")
        if source:
            source.says = True
            if quote.type in {"direct", "mixed"}:
                pieces += [(start, end, source) for start, end in quote.content.pieces]
    pieces.sort(key=lambda piece: piece[:2])
    number, last = 0, None
    for passage, here in zip(read, points.by_passage, strict=True):
        for run in quote_marks.scan(passage.block.text):
            if run.depth == 0:
                number += 1
                low, high = passage.base + run.start, passage.base + run.end
                inside = [point for point in here if low <= point.start < high]
                speaker = next((source for start, end, source in pieces if start < high and low < end), None)
                last = speaker or (last if run.start == 0 and len(here) == len(inside) else None)
                spoken = bool(speaker) or quote_marks.words(passage.block.text[run.start : run.end]) >= SPOKEN
                for point in inside:
                    point.mask, point.speaker = number, last if spoken else None
