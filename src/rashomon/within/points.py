"""Takes an article's mentions and quotes, gives its points: each mention with its words, its place and who speaks there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from rashomon.findings import Mention, Quote
from rashomon.parse import Token
from rashomon.within import passages, quote_marks
from rashomon.within.passages import Passage

SPOKEN = 4
"""Words from which on marked words are taken for speech, in which "I" is not the writer."""


@dataclass(slots=True, eq=False)
class Entity:
    """An actor of the article while it is being put together."""

    number: int
    type: str
    key: str = ""
    names: list[str] = field(default_factory=list)
    gender: str = ""
    offices: set[tuple[str, str]] = field(default_factory=set)
    """Level and whose, as in the lexicon; whose is a key or empty."""
    nouns: set[str] = field(default_factory=set)
    """Common nouns that the article itself has used of it."""
    points: list[Point] = field(default_factory=list)
    because: str = ""


@dataclass(slots=True, eq=False)
class Point:
    """A mention in its place."""

    mention: Mention
    passage: int
    sentence: int
    """Number of the sentence in the article."""
    tokens: list[Token]
    head: Token
    aside: bool = False
    """Whether it stands in a caption or a headline, apart from the running text."""
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
    def start(self) -> int:
        """Where it starts in the report."""
        return self.mention.span.start

    @property
    def word(self) -> str:
        """Its head in lower case."""
        return self.head.lower

    def join(self, entity: Entity, score: float, because: str) -> None:
        """Says that it points at an actor."""
        self.entity, self.score, self.because = entity, score, because
        entity.points.append(self)


def head(tokens: Sequence[Token]) -> Token:
    """The token on which the others hang."""
    inside = {token.i for token in tokens}
    return next((t for t in reversed(tokens) if t.is_root or t.head.i not in inside), tokens[-1])


def make(read: Sequence[Passage], mentions: Sequence[Mention], quotes: Sequence[Quote]) -> list[Point]:
    """The points of an article in reading order, the outer of two that start together last."""
    firsts = _first_sentences(read)
    points = []
    for mention in sorted(mentions, key=lambda m: (m.span.start, m.span.end, m.id)):
        number = passages.place(read, mention.span.start)
        tokens = read[number].tokens(mention.span.start, mention.span.end)
        if tokens:
            top = head(tokens)
            point = Point(mention, number, firsts[number] + top.sentence, tokens, top)
            point.aside = read[number].block.role != "paragraph"
            points.append(point)
    for quote in quotes:
        if source := source_point(points, quote):
            source.says = True
    _mask(read, points, quotes)
    return points


def _first_sentences(read: Sequence[Passage]) -> list[int]:
    out, count = [], 0
    for passage in read:
        out.append(count)
        if passage.parse.tokens and passage.block.role != "caption":
            count += passage.parse.tokens[-1].sentence + 1
    return out


def _mask(read: Sequence[Passage], points: Sequence[Point], quotes: Sequence[Quote]) -> None:
    speech = [quote for quote in quotes if quote.type in {"direct", "mixed"}]
    last: Point | None = None
    number = 0
    for at, passage in enumerate(read):
        here = [point for point in points if point.passage == at]
        runs = [run for run in quote_marks.scan(passage.block.text) if run.depth == 0]
        for run in runs:
            number += 1
            low, high = passage.base + run.start, passage.base + run.end
            inside = [point for point in here if low <= point.start < high]
            spoken = quote_marks.words(passage.block.text[run.start : run.end]) >= SPOKEN
            quote = next(
                (q for q in speech if q.source and any(s < high and low < e for s, e in q.content.pieces)), None
            )
            speaker = source_point(points, quote) if quote else None
            alone = run.start == 0 and len(here) == len(inside) and not quote
            last = speaker or (last if alone else None)
            for point in inside:
                point.mask = number
                point.speaker = last if spoken or speaker else None


def sources(read: Sequence[Passage], mentions: Sequence[Mention], quotes: Sequence[Quote]) -> dict[str, str]:
    """The mention that each quote's source is, by the ids of both."""
    spans = [quote.source for quote in quotes if quote.source]
    near = [mention for mention in mentions if any(mention.span.overlaps(span) for span in spans)]
    placed = make(read, near, ())
    found = ((quote.id, source_point(placed, quote)) for quote in quotes)
    return {quote: point.mention.id for quote, point in found if point}


def source_point(points: Sequence[Point], quote: Quote) -> Point | None:
    """The mention that a quote's source is: its last name, else what stands at its head."""
    if quote.source is None:
        return None
    inside = [point for point in points if quote.source.covers(point.mention.span)]
    if not inside:
        return next((point for point in points if point.mention.span.overlaps(quote.source)), None)
    tops = {id(point): sum(1 for _ in point.head.ancestors()) for point in inside}
    best = min(inside, key=lambda point: (tops[id(point)], -len(point.mention.span)))
    if best.mention.form != "name":
        named = [p for p in inside if p.mention.form == "name" and p.mention.type == best.mention.type == "person"]
        return named[-1] if named else best
    return best
