"""Takes an article's positions, actors and documents, gives what claims tell by them: who stands where on what.

A clause that says so already gets the party, the paper and the rung; what no clause of its own tells ("won praise in
Brannik") becomes a claim.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rashomon.findings import Actor, Block, Claim, Document, Position
from rashomon.lexicon.weights import Weights
from rashomon.parse import Token
from rashomon.text import Span
from rashomon.within.attributions import words as characters
from rashomon.within.claim_said import Said
from rashomon.within.claim_terms import Words, actor_terms

RUNGS = {
    "reject": "0 rejected",
    "oppose": "1 opposed",
    "cautious": "2 cautious",
    "neutral": "2 neutral",
    "conditional": "2 on conditions",
    "open": "3 open",
    "welcome": "4 welcomed",
    "support": "5 backed",
}
"""Where a stance stands on the ladder of the lexicon (`ladders.csv`)."""


@dataclass(frozen=True, slots=True)
class Stance:
    """A position, as claims tell it."""

    position: Position
    agents: tuple[str, ...]
    paper: tuple[str, ...]
    """The kind of the paper it is on and whose it is, as terms."""

    @property
    def rung(self) -> str:
        """Its cell on the ladder of stances."""
        return f"stance {RUNGS[self.position.stance]}"

    @property
    def cue(self) -> Span:
        """The word that tells it."""
        return self.position.cue or self.position.target


class Standing:
    """The positions of an article, by paragraph; none that somebody else ascribes to the party."""

    def __init__(self, positions: Sequence[Position], actors: Sequence[Actor], documents: Sequence[Document]) -> None:
        self._actors = {actor.id: actor for actor in actors}
        self._papers = {document.id: document for document in documents}
        told = sorted(positions, key=lambda one: (one.span, one.holder, one.id))
        own = (one for one in told if not one.hedged and one.ascriber is None)
        self._stances = [self._stance(one) for one in own if one.stance in RUNGS and one.holders]

    def _stance(self, position: Position) -> Stance:
        agents = [term for one in position.holders if one in self._actors for term in actor_terms(self._actors[one])]
        paper = self._papers.get(position.document)
        named = (paper.type, *(key for key in paper.keys if "/" in key)) if paper else ()
        return Stance(position, tuple(dict.fromkeys(agents)), named)

    def within(self, block: Block) -> list[Stance]:
        """Those that stand in a paragraph whole."""
        span = block.span
        return [one for one in self._stances if span.covers(one.position.span) and span.covers(one.cue)]


def told_by(stances: Sequence[Stance], claim: Claim) -> list[Stance]:
    """Those that the predicate of a claim tells."""
    return [one for one in stances if one.cue.overlaps(claim.head)]


def with_stances(claim: Claim, stances: Sequence[Stance], weights: Weights) -> Claim:
    """A claim with the parties, the paper and the rung that its predicate tells of."""
    parties = [term for one in stances for term in one.agents]
    papers = [term for one in stances for term in one.paper]
    rungs = tuple(sorted(cell for cell in claim.rungs if not cell.startswith("stance ")))
    when = claim.when or next((one.position.when for one in stances if one.position.when), None)
    return replace(
        claim,
        agents=tuple(dict.fromkeys([*claim.agents, *parties])),
        objects=tuple(dict.fromkeys([*claim.objects, *papers])),
        rungs=(*rungs, stances[0].rung) if claim.polarity == "yes" else claim.rungs,
        when=when,
        terms=weights.ordered({*claim.terms, *parties, *papers}),
    )


def alone(block: Block, words: Words, told: Sequence[Stance], said: Said, weights: Weights) -> Claim | None:
    """What is told by a word of stance that is the predicate of no clause, as a claim of its own."""
    stance, start = told[0], block.span.start
    position = stance.position
    inside = [
        token
        for token in words.parse.tokens
        if position.span.start <= start + token.start and start + token.end <= position.span.end
    ]
    at = next((token for token in inside if start + token.start >= stance.cue.start), None)
    if at is None or len(position.span.pieces) > 1:
        return None
    parties = dict.fromkeys(term for one in told for term in one.agents)
    target = words.terms(_inside(inside, position.target, start))
    word = said.of(stance.cue)
    terms = weights.ordered({*words.terms(inside), *parties, *stance.paper})
    around = words.terms(words.parse.sentences[at.sentence])
    return Claim(
        position.article,
        position.span,
        stance.cue,
        characters(position.span, [block]),
        words.concepts.term(at),
        tuple(parties),
        tuple(dict.fromkeys([*target, *stance.paper])),
        rungs=(stance.rung,),
        when=position.when,
        terms=terms,
        topic=weights.ordered(term for term in around if term not in terms),
        voice=word.voice,
        speaker=word.speaker,
        said_by=word.said_by,
        through=word.through,
        quote=word.quote,
        sentence=at.sentence,
        because=position.because,
    )


def _inside(tokens: Sequence[Token], span: Span, start: int) -> list[Token]:
    return [token for token in tokens if span.start <= start + token.start and start + token.end <= span.end]


def without_a_clause(stances: Sequence[Stance], told: Sequence[Stance]) -> Iterator[list[Stance]]:
    """Those that no clause tells, each word with all that are told by it."""
    left: dict[Span, list[Stance]] = {}
    for one in stances:
        if one not in told:
            left.setdefault(one.cue, []).append(one)
    yield from left.values()
