"""Takes a record and words, a claim, a name or a number; gives the passages that bear on it, and who is silent.

A passage is told to be for or against where a claim found in it says the same or the opposite, else near; what is so
is for the reader. Nothing is drawn at random, and nothing is learnt: the same record and words give the same answer.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from rashomon.check.names import Names
from rashomon.check.stands import Stands, claims_of
from rashomon.check.terms import NEAR, Hit, Term, terms
from rashomon.check.words import Vocabulary, sentences
from rashomon.errors import InputError
from rashomon.findings import ARTICLE_ROLES, Block, Coreference, Quote
from rashomon.lexicon import Lexicon
from rashomon.record import Record
from rashomon.text import Piece, Span

CANDIDATES = 4000
"""Paragraphs looked at, the best by BM25 first: more than any reader reads, few enough to answer within a second."""

POINTED = 0.7
"""How much a pronoun or a title counts for the name it was found to stand for."""

BESIDE = 0.35
"""How much a term counts that stands only in another sentence of the paragraph."""

NEARNESS = 0.15
"""The part of the score that tells how close together the terms stand."""

LEAST = 0.4
"""The least score at which a passage bears on what was asked. Below it, two common words of a long claim are enough."""

LEAST_STANDING = 0.3
"""The same for a passage that says the same or the opposite: it holds the act by other words. On the sample one of two
further passages bears on what was asked; below it, none did."""

ORDER = (
    "By report, in the order of labels. Within a report passages for and against before those near; then the passage "
    "that holds most of what was asked, rare words counting more; then the one whose words stand closer together; then "
    "the earlier one. The order says nothing of who is right."
)


@dataclass(frozen=True, slots=True)
class Speech:
    """Reported speech that a passage is or holds."""

    quote: Quote
    whole: bool
    """Whether all that was asked for and stands in the passage was said; else a part of it was, beside who said it."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence that bears on what was asked."""

    span: Span
    text: str
    score: float
    """Between 0 and 1: the weighted part of the terms that it holds."""
    holds: tuple[tuple[str, str], ...]
    """The terms as asked, each with the words of the passage that stand for it."""
    near: tuple[tuple[str, str], ...]
    """Those that it holds only through a word that stands near."""
    beside: tuple[str, ...]
    """Terms that stand only in another sentence of the paragraph."""
    role: str
    """The part its paragraph plays."""
    speech: tuple[Speech, ...]
    """Who is reported to have said what was asked for; none where the report says it in its own voice."""
    stands: str = "near"
    """`for` what was asked, `against` it, or `near`: told by what its clauses assert, not by what is so."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a record says, and does not say, of the words asked for."""

    asked: str
    terms: tuple[Term, ...]
    absent: tuple[str, ...]
    """Terms that no report holds."""
    reports: tuple[tuple[str, tuple[Passage, ...]], ...]
    """Digest of each report with passages, in the order of labels; the best passage first."""
    silent: tuple[str, ...]
    """Digests of the reports in which nothing was found, in the order of labels."""


def check(record: Record, asked: str, *, lexicon: Lexicon | None = None) -> Answer:
    """The passages of all reports that bear on a claim, a name or a number.

    A sentence bears on it when it holds at least two of its terms (all, when it has one) and scores `LEAST`. Raises
    `InputError` when nothing is asked.
    """
    return Checker(record, lexicon).check(asked)


class Checker:
    """Asks one record several times: names, words and claims are fetched once."""

    def __init__(self, record: Record, lexicon: Lexicon | None = None) -> None:
        self._record, self._lexicon = record, lexicon or Lexicon()
        self._names = Names.of(record, self._lexicon)
        self._vocabulary = Vocabulary(self._lexicon.project.get("near_words", ()))
        self._claims = claims_of(record)

    def check(self, asked: str) -> Answer:
        """As `check`. Raises `InputError` when nothing is asked."""
        wanted = terms(asked, self._vocabulary, self._names)
        if not wanted:
            raise InputError(f"{asked!r}: holds no word to look for; give a sentence, a name or a number")
        search = Search(self._record, wanted, self._vocabulary, self._names.longest)
        found: dict[str, list[Passage]] = defaultdict(list)
        stands = Stands(self._claims, asked, self._lexicon)
        for passage in search.passages():
            if (told := stands.of(passage.span)) != "near" or passage.score >= LEAST:
                found[passage.span.report].append(replace(passage, stands=told))
        digests = self._record.digests()
        reports = [(digest, tuple(sorted(found[digest], key=_rank))) for digest in digests if digest in found]
        silent = tuple(digest for digest in digests if digest not in found)
        return Answer(asked, tuple(wanted), tuple(search.absent()), tuple(reports), silent)


def _rank(passage: Passage) -> tuple[bool, float, Span]:
    return passage.stands == "near", -passage.score, passage.span


type Hits = list[list[Hit]]
"""The hits of each term, in the order of the terms."""


class Search:
    """One question put to a record."""

    def __init__(self, record: Record, wanted: Sequence[Term], vocabulary: Vocabulary, longest: int) -> None:
        self._record, self._terms, self._vocabulary, self._longest = record, wanted, vocabulary, longest
        self._said: dict[str, list[Quote]] = {}
        self._pointing: dict[str, list[tuple[Span, str]]] = {}
        self._blocks = [(block, self._hits(block)) for block in self._candidates()]
        self._weights = self._weigh()

    def absent(self) -> Iterator[str]:
        """Terms that no paragraph holds."""
        for number, term in enumerate(self._terms):
            if not any(hits[number] for _, hits in self._blocks):
                yield term.asked

    def passages(self) -> Iterator[Passage]:
        """The sentences that bear on the question, in no order."""
        for block, hits in self._blocks:
            for sentence in sentences(block.text):
                if passage := self._passage(block, sentence, hits):
                    yield passage

    # ── which paragraphs, and where they hold what ───────────────────────────────────────────────────────────────

    def _candidates(self) -> list[Block]:
        query = " OR ".join(dict.fromkeys(search for term in self._terms for search in term.searches()))
        return [hit.block for hit in self._record.search(query, CANDIDATES) if hit.block.role in ARTICLE_ROLES]

    def _hits(self, block: Block) -> Hits:
        words = self._vocabulary.read(block.text)
        return [[*term.hits(words, self._longest), *self._pointed(term, block)] for term in self._terms]

    def _pointed(self, term: Term, block: Block) -> Iterator[Hit]:
        """Where the paragraph points at a name without naming it."""
        if term.bearer and term.bearer.actors:
            for span, actor in self._pointers(block.article):
                if actor in term.bearer.actors and block.span.covers(span):
                    start, end = span.start - block.span.start, span.end - block.span.start
                    yield Hit(start, end, POINTED, block.text[start:end])

    def _pointers(self, article: str) -> list[tuple[Span, str]]:
        if article not in self._pointing:
            links = self._record.all(Coreference, article=article)
            self._pointing[article] = [(link.span, link.actor) for link in links]
        return self._pointing[article]

    def _weigh(self) -> list[float]:
        """The rarer a term among the paragraphs, the more it counts.

        A name or a figure that stands nowhere counts as the mean of the others: a claim on somebody else is another
        claim. Other words that stand nowhere are told, and do not count.
        """
        total = self._record.count(Block)
        met = [sum(1 for _, hits in self._blocks if hits[number]) for number in range(len(self._terms))]
        weights = [math.log(1 + total / count) if count else 0.0 for count in met]
        known = [weight for weight in weights if weight]
        mean = sum(known) / len(known) if known else 1.0
        return [
            weight or (mean if term.kind != "word" else 0.0) for weight, term in zip(weights, self._terms, strict=True)
        ]

    # ── one sentence ─────────────────────────────────────────────────────────────────────────────────────────────

    def _passage(self, block: Block, sentence: Piece, hits: Hits) -> Passage | None:
        start, end = sentence
        inside = [_strongest(hit for hit in term if start <= hit.start and hit.end <= end) for term in hits]
        held = [hit for hit in inside if hit]
        if len(held) < min(2, len(self._terms)):
            return None
        score = self._score(inside, hits) * (1 - NEARNESS + NEARNESS * closeness(held))
        if score < LEAST_STANDING:
            return None
        span = Span.of(block.span.report, block.span.start + start, block.span.start + end)
        return Passage(
            span,
            block.text[start:end],
            round(score, 3),
            tuple((term.asked, hit.found) for term, hit in zip(self._terms, inside, strict=True) if hit),
            tuple((term.asked, hit.found) for term, hit in zip(self._terms, inside, strict=True) if hit and hit.near),
            tuple(self._terms[i].asked for i, hit in enumerate(inside) if not hit and hits[i]),
            block.role,
            tuple(self._speech(block, [hit for hit in held if hit])),
        )

    def _speech(self, block: Block, held: list[Hit]) -> Iterator[Speech]:
        """The quotes that hold what was found, words of their own source and cue left aside."""
        start = block.span.start
        places = [Span.of(block.span.report, start + hit.start, start + hit.end) for hit in held]
        if block.article not in self._said:
            self._said[block.article] = self._record.all(Quote, article=block.article)
        for quote in self._said[block.article]:
            frame = [span for span in (quote.source, quote.cue) if span]
            asked = [place for place in places if not any(span.overlaps(place) for span in frame)]
            said = [place for place in asked if quote.content.covers(place)]
            if said:
                yield Speech(quote, len(said) == len(asked))

    def _score(self, inside: list[Hit | None], hits: Hits) -> float:
        values = [
            hit.strength if hit else BESIDE * max((other.strength for other in term), default=0.0)
            for hit, term in zip(inside, hits, strict=True)
        ]
        weighed = sum(weight * value for weight, value in zip(self._weights, values, strict=True))
        return weighed / sum(self._weights)


def _strongest(hits: Iterable[Hit]) -> Hit | None:
    return max(hits, key=lambda hit: (hit.strength, -hit.start), default=None)


def closeness(held: Sequence[Hit]) -> float:
    """The part of the stretch between the first and the last hit that the hits themselves take up."""
    stretch = max(hit.end for hit in held) - min(hit.start for hit in held)
    return min(1.0, sum(hit.end - hit.start for hit in held) / stretch)


__all__ = ["LEAST", "NEAR", "ORDER", "Answer", "Checker", "Passage", "check"]
