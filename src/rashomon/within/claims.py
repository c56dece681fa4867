"""Takes an article's paragraphs with who is named and what is quoted, gives its claims, their cells made explicit.

A claim is a clause. It keeps its topic when it is cut out: who pronouns point at, the paper it tells the content of,
whose word it is, and the words of the sentence around it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rashomon.findings import (
    ARTICLE_ROLES,
    Actor,
    Article,
    Attribution,
    Block,
    Claim,
    Coreference,
    Mention,
    Quantity,
    Quote,
)
from rashomon.lexicon import Lexicon
from rashomon.lexicon.weights import Weights
from rashomon.parse import Parser, Token
from rashomon.text import Span, fold
from rashomon.within.attributions import words as characters
from rashomon.within.claim_cells import Cells
from rashomon.within.claim_said import Said
from rashomon.within.claim_terms import Concepts, People, Words
from rashomon.within.clauses import Clause, clauses

BODY = set(ARTICLE_ROLES) - {"headline", "standfirst", "subheading"}
"""What claims are read from: a headline repeats what its article says, in fewer words."""

SHORTEST = 2
"""Terms that a claim has at least: of fewer words nothing can be told."""

LONGEST = 60
"""Tokens of a claim at most: a longer one is a list or a parse gone wrong."""

TOPIC = 14
"""Terms taken from the words around a claim at most, the nearest first."""


def find(  # noqa: PLR0917 - what a stage takes, it takes by position
    article: Article,
    blocks: Sequence[Block],
    mentions: Sequence[Mention],
    coreferences: Sequence[Coreference],
    actors: Sequence[Actor],
    quotes: Sequence[Quote],
    attributions: Sequence[Attribution],
    quantities: Sequence[Quantity],
    *,
    parser: Parser,
    lexicon: Lexicon,
) -> Iterator[Claim]:
    """The claims of an English article, in no particular order."""
    if article.language != "en":
        return
    read = sorted((block for block in blocks if block.role in BODY), key=lambda block: block.span.start)
    concepts = lexicon.opened(Concepts)
    people = People(mentions, coreferences, actors)
    said = Said(quotes, attributions, actors, read)
    writer = Writer(article, said, quantities, lexicon.opened(Weights))
    for block, parse in zip(read, parser([block.text for block in read]), strict=True):
        words = Words(parse, people.within(block), concepts)
        yield from writer.paragraph(block, words, list(clauses(parse, concepts)))


class Writer:
    """Writes the claims of an article, one paragraph after another."""

    def __init__(self, article: Article, said: Said, quantities: Sequence[Quantity], weights: Weights) -> None:
        self._article, self._said, self._weights = article, said, weights
        self._quantities = sorted(quantities, key=lambda quantity: quantity.span)
        self._sentences = 0
        self._before: tuple[str, ...] = ()

    def paragraph(self, block: Block, words: Words, found: list[Clause]) -> Iterator[Claim]:
        """The claims of one paragraph."""
        sentences = words.parse.sentences
        before = [self._before, *(words.terms(sentence) for sentence in sentences)]
        cells = Cells(words, [one for one in self._quantities if block.span.covers(one.span)], block.span.start)
        for clause in found:
            if claim := self._claim(block, words, cells, clause, before):
                yield claim
        self._before = before[-1]
        self._sentences += len(sentences)

    def _claim(
        self, block: Block, words: Words, cells: Cells, clause: Clause, before: list[tuple[str, ...]]
    ) -> Claim | None:
        first, last = edges(clause)
        if not first or last.i - first.i >= LONGEST:
            return None
        start = block.span.start
        span = Span.of(block.span.report, start + first.start, start + last.end)
        head = Span.of(block.span.report, start + clause.head.start, start + clause.head.end)
        outer = clause.frame or clause.head
        word = self._said.of(Span.of(block.span.report, start + outer.start, start + outer.end))
        if word.act_of_saying and not cells.tells(clause):
            return None
        own = word.speaker if speaks_of_itself(clause) and not cells.agents(clause) else ()
        terms = self._ordered({*cells.terms(clause), *own})
        if len(terms) < SHORTEST:
            return None
        number = clause.head.sentence
        sentence = words.parse.sentences[number]
        topic = cells.topic(sentence, before[number] if cells.points_back(clause) else ())
        return Claim(
            self._article.id,
            span,
            head,
            characters(span, [block]),
            cells.predicate(clause),
            cells.agents(clause) or own,
            cells.objects(clause),
            cells.holder(clause),
            tuple(clause.frames),
            clause.polarity,
            clause.modality,
            cells.rungs(clause),
            cells.quantities(clause),
            cells.times(clause),
            cells.places(clause),
            cells.cause(clause),
            terms,
            self._ordered(term for term in topic[:TOPIC] if term not in terms),
            word.voice,
            word.speaker,
            word.said_by,
            word.through,
            word.quote,
            marked=in_marks(words.parse.text, clause.head),
            sentence=self._sentences + number,
            because=told(clause),
        )

    def _ordered(self, terms: Iterable[str]) -> tuple[str, ...]:
        """Terms, the heaviest first."""
        return tuple(sorted(terms, key=lambda term: (-self._weights.of(term), term)))


def edges(clause: Clause) -> tuple[Token | None, Token]:
    """The first and last token of a claim's span: its core, from the word that tells how it is meant on."""
    core = [token for token in clause.core if token.pos not in {"PUNCT", "SPACE"}]
    if not core:
        return None, clause.head
    run = _unbroken(core, clause.head)
    first = run[0]
    if clause.frame is not None and clause.frame.i < first.i and clause.frame.sentence == first.sentence:
        first = clause.frame
        for child in first.children:
            if child.dep in {"aux", "neg", "auxpass", "det", "amod", "poss"} and child.i < first.i:
                first = child
    return first, run[-1]


def _unbroken(core: list[Token], head: Token) -> list[Token]:
    """The stretch of the core around its head without a gap of more than a joined clause's length."""
    at = core.index(head) if head in core else 0
    first = last = at
    while first > 0 and core[first].i - core[first - 1].i <= 4:
        first -= 1
    while last + 1 < len(core) and core[last + 1].i - core[last].i <= 4:
        last += 1
    return core[first : last + 1]


def in_marks(text: str, token: Token) -> bool:
    """Whether a token stands between double quotation marks of its paragraph."""
    return fold(text[: token.start]).count('"') % 2 == 1


def speaks_of_itself(clause: Clause) -> bool:
    """Whether a pronoun acts that points at nobody else: "X says it is ready"."""
    return any(token.lower in {"it", "he", "she", "they", "we", "i"} for token in clause.subjects)


def told(clause: Clause) -> str:
    """How the polarity and the modality came about."""
    parts = [f"“{clause.head.text}” is its predicate"]
    if clause.because:
        parts.append("as it depends on " + ", ".join(f"“{word}”" for word in clause.because))
    return "; ".join(parts)
