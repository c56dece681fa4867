"""Takes an article's paragraphs with who is named and what is quoted, gives its claims, their cells made explicit.

A claim is a clause. It keeps its topic when it is cut out: who pronouns point at, the paper it tells the content of,
whose word it is, and the words of the sentence around it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from rashomon.findings import (
    ARTICLE_ROLES,
    Actor,
    Article,
    Attribution,
    Block,
    Claim,
    Coreference,
    Document,
    Mention,
    Position,
    Quantity,
    Quote,
)
from rashomon.lexicon import Lexicon
from rashomon.lexicon.weights import Weights
from rashomon.parse import Parser, Token
from rashomon.text import Span, fold
from rashomon.within.attributions import words as characters
from rashomon.within.claim_cells import SAYING, Cells
from rashomon.within.claim_papers import counted
from rashomon.within.claim_papers import written as papers_claim
from rashomon.within.claim_said import Said, Word
from rashomon.within.claim_stances import Stance, Standing, alone, told_by, with_stances, without_a_clause
from rashomon.within.claim_terms import Concepts, People, Words
from rashomon.within.clauses import Clause, clauses, left_undone

BODY = set(ARTICLE_ROLES) - {"headline", "standfirst", "subheading"}
"""What claims are read from: a headline repeats what its article says, in fewer words."""

SHORTEST = 2
"""Terms that a claim has at least: of fewer words nothing can be told."""

LONGEST = 60
"""Tokens of a claim at most: a longer one is a list or a parse gone wrong."""

DENIED = {"claim", "accuse", "deny"}
"""Nouns for what is denied that tell nothing of what it is."""

POINTING = {"it", "this", "that", "them", "these", "those"}

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
    positions: Sequence[Position],
    documents: Sequence[Document],
    *,
    parser: Parser,
    lexicon: Lexicon,
) -> Iterator[Claim]:
    """The claims of an English article, in no particular order."""
    if article.language != "en":
        return
    read = sorted(filter(is_read, blocks), key=lambda block: block.span.start)
    concepts = lexicon.opened(Concepts)
    people = People(mentions, coreferences, actors)
    said = Said(quotes, attributions, actors, read)
    standing = Standing(positions, actors, documents)
    writer = Writer(article, said, quantities, standing, lexicon.opened(Weights))
    for block, parse in zip(read, parser([block.text for block in read]), strict=True):
        words = Words(parse, people.within(block), concepts)
        yield from writer.paragraph(block, words, list(clauses(parse, concepts)))


def is_read(block: Block) -> bool:
    """Whether claims are read from a block: a headline that ends with a full stop is the first sentence of a text."""
    return block.role in BODY or (block.role == "headline" and block.text.rstrip(" ”\"'").endswith("."))


class Writer:
    """Writes the claims of an article, one paragraph after another."""

    def __init__(
        self, article: Article, said: Said, quantities: Sequence[Quantity], standing: Standing, weights: Weights
    ) -> None:
        self._article, self._said, self._standing, self._weights = article, said, standing, weights
        self._quantities = sorted(quantities, key=lambda quantity: quantity.span)
        self._sentences = 0
        self._accused: Claim | None = None
        self._before: tuple[str, ...] = ()

    def paragraph(self, block: Block, words: Words, found: list[Clause]) -> Iterator[Claim]:
        """The claims of one paragraph."""
        sentences = words.parse.sentences
        before = [self._before, *(words.terms(sentence) for sentence in sentences)]
        figures = [one for one in self._quantities if block.span.covers(one.span)]
        cells = Cells(words, figures, block.span)
        stances = self._standing.within(block)
        told: list[Stance] = []
        for clause in found:
            if claim := self._claim(block, words, cells, clause, before):
                claim = self._denied(claim)
                own = told_by(stances, claim)
                told += own
                yield with_stances(claim, own, self._weights) if own else claim
        for claim in self._in_passing(block, words, figures, list(without_a_clause(stances, told))):
            yield replace(claim, sentence=self._sentences + claim.sentence)
        self._before = before[-1]
        self._sentences += len(sentences)

    def _in_passing(
        self, block: Block, words: Words, figures: Sequence[Quantity], stances: Sequence[Sequence[Stance]]
    ) -> Iterator[Claim]:
        """What no clause of its own tells: stances told by a noun, and how many points a paper has."""
        for those in stances:
            if claim := alone(block, words, those, self._said, self._weights):
                yield claim
        for each in counted(words):
            if paper := papers_claim(each, words, block, figures, self._said):
                yield paper

    def _denied(self, claim: Claim) -> Claim:
        """A denial with nothing in it, as the denial of what was told before of the one who denies."""
        accused = self._accused
        if "accuse" in claim.frames:
            self._accused = claim
        elif accused is not None and claim.sentence > accused.sentence + 1:
            self._accused = None
        elif accused is not None and denies(claim, accused):
            return denial(claim, accused)
        return claim

    def _claim(
        self, block: Block, words: Words, cells: Cells, clause: Clause, before: list[tuple[str, ...]]
    ) -> Claim | None:
        first, last = edges(clause)
        if not first or last.i - first.i >= LONGEST:
            return None
        first, last = with_reason(clause, first, last)
        start = block.span.start
        span = Span.of(block.span.report, start + first.start, start + last.end)
        head = Span.of(block.span.report, start + clause.head.start, start + clause.head.end)
        outer = clause.frame or clause.head
        place = Span.of(block.span.report, start + outer.start, start + outer.end)
        word = self._said.of(place, aside=outer.dep == "relcl")
        if (word.act_of_saying and not cells.tells(clause)) or manner_of_speaking(clause):
            return None
        own = word.speaker if speaks_of_itself(clause) and not cells.agents(clause) else ()
        terms = self._weights.ordered({*cells.terms(clause), *own})
        if len(terms) < SHORTEST:
            return None
        if not word.speaker and (viewers := cells.viewers(clause)):
            word = viewed(word, viewers, " ".join(token.text for token in clause.viewers))
        number = clause.head.sentence
        topic = before[number + 1]
        if cells.points_back(clause):
            topic = tuple(dict.fromkeys([*topic, *before[number]]))
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
            *cells.times(clause),
            cells.places(clause),
            cells.cause(clause),
            terms,
            self._weights.ordered(term for term in topic[:TOPIC] if term not in terms),
            word.voice,
            word.speaker,
            word.said_by,
            word.through,
            word.quote,
            by_name=word.by_name,
            marked=in_marks(words.parse.text, clause.head),
            sentence=self._sentences + number,
            because=told(clause),
        )


def viewed(word: Word, viewers: tuple[str, ...], name: str) -> Word:
    """The word of who is told to see or to call a thing what it is said to be."""
    return replace(word, voice="said", speaker=viewers, said_by=name)


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
    without = clause.head.head
    return (without if left_undone(clause.head) and without.i < first.i else first), run[-1]


def manner_of_speaking(clause: Clause) -> bool:
    """Whether a clause tells how somebody spoke: "said without giving details"."""
    if not left_undone(clause.head):
        return False
    without = clause.head.head
    beside = (child for child in without.head.children if child.dep == "parataxis" and child.i < without.i)
    return any(verb.lemma in SAYING for verb in (without.head, *beside))


def denies(claim: Claim, accused: Claim) -> bool:
    """Whether who was accused denies it without saying anew what it is."""
    bare = set(claim.objects) <= DENIED or claim.text.rpartition(" ")[2].lower() in POINTING
    return claim.predicate == "deny" and bare and bool(set(claim.agents) & set(accused.agents))


def denial(claim: Claim, accused: Claim) -> Claim:
    """What somebody is accused of, as that one denies it: "claims that A denies"."""
    return replace(
        accused,
        span=claim.span,
        head=claim.head,
        text=claim.text,
        frames=("deny",),
        polarity="no" if accused.polarity == "yes" else "yes",
        modality="asserted",
        holder=(),
        rungs=(),
        when=claim.when,
        times=claim.times,
        voice="said",
        speaker=claim.agents,
        said_by=claim.said_by if claim.speaker == claim.agents else "",
        marked=claim.marked,
        sentence=claim.sentence,
        because=f"{claim.because}; it is denied",
    )


def with_reason(clause: Clause, first: Token, last: Token) -> tuple[Token, Token]:
    """The first and last token with the clause that tells why, where it stands right beside the claim."""
    for child in clause.head.children:
        if child.dep == "advcl" and any(mark.lower in {"because", "since"} for mark in child.children):
            run = child.subtree()
            low, high = min(first.i, run[0].i), max(last.i, run[-1].i)
            beside = run[-1].i < first.i <= run[-1].i + 2 or last.i < run[0].i <= last.i + 2
            if beside and high - low < LONGEST:
                return (run[0] if run[0].i < first.i else first), (run[-1] if run[-1].i > last.i else last)
    return first, last


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
