"""Takes a record, gives what only one report of a story tells: passages of some weight without a counterpart in others.

The others of the story are told by name: they say nothing of it that was found. That is no sign of what is so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rashomon.findings import Block, Claim, Comparison, SameStory, SharedText
from rashomon.lexicon import Lexicon
from rashomon.lexicon.weights import SPECIFIC, Weights, named
from rashomon.record import Record
from rashomon.text import Span

EACH = 3
"""Passages of one report of a story, at most: a report that is told otherwise throughout would fill the page."""

WORDS, HEAVY = 3, 11.0
"""Words that tell one thing from another, and the weight of all words, that a passage has at least."""

SHARED = 0.3
"""The part of a passage's weight from which on a passage of another report is its counterpart."""

ASKED = 4
"""The heaviest words of a passage by which counterparts are looked for."""

CROWD = 60
"""Claims with one word beyond which it finds no counterparts: everybody uses it."""

RULE = (
    f"Passages of which no other report of the story tells {round(SHARED * 100)} percent or more, by the weight of "
    f"their words; those with most that no other report has come first, {EACH} of a report at most. That a report "
    "says nothing of it is no sign that it is not so."
)


@dataclass(frozen=True, slots=True)
class Alone:
    """A passage that only one report of a story has."""

    claim: Claim
    silent: tuple[str, ...]
    """Digests of the other reports of the story, in the order of labels."""
    share: float
    """The part of its weight that the nearest passage of another report tells too."""
    weight: float
    """What is left of its weight."""


def only_here(record: Record, lexicon: Lexicon | None = None) -> list[Alone]:
    """What only one report of a story tells, in the order that `RULE` states."""
    weights = (lexicon or Lexicon()).opened(Weights)
    place = {digest: number for number, digest in enumerate(record.digests())}
    stories: dict[str, list[Claim]] = defaultdict(list)
    groups = record.groups(SameStory.kind)
    for claim in record.each(Claim):
        if claim.article in groups:
            stories[groups[claim.article]].append(claim)
    met = _compared(record)
    shared = _shared(record)
    for block in record.each(Block):
        if block.role == "caption":  # what a picture shows is no news of its report
            shared[block.span.report].append(block.span)
    found = [one for _, claims in sorted(stories.items()) for one in _alone(claims, met, shared, weights, place)]
    found.sort(key=lambda one: (-one.weight, place[one.claim.span.report], one.claim.span))
    return found


def _compared(record: Record) -> set[str]:
    """The ids of all claims that were compared with one of another article."""
    return {
        end
        for one in record.each(Comparison)
        if one.left_span and one.right_span and one.left_span.report != one.right_span.report
        for end in (one.left, one.right)
    }


def _shared(record: Record) -> dict[str, list[Span]]:
    out: dict[str, list[Span]] = defaultdict(list)
    for one in record.each(SharedText):
        for span in (one.left_span, one.right_span):
            out[span.report].append(span)
    return out


def _alone(
    claims: Sequence[Claim],
    met: set[str],
    shared: Mapping[str, list[Span]],
    weights: Weights,
    place: Mapping[str, int],
) -> Iterator[Alone]:
    """Of one story: the passage of each sentence that tells most, as far as no other report tells it."""
    reports = {claim.span.report for claim in claims}
    if len(reports) < 2:
        return
    told = {(claim.article, claim.sentence) for claim in claims if claim.id in met}
    near = Near(claims, weights)
    best: dict[tuple[str, int], Alone] = {}
    for claim in sorted(claims, key=lambda one: one.id):
        ends = claim.article, claim.sentence
        copied = any(map(claim.span.overlaps, shared.get(claim.span.report, ())))
        if ends in told or copied or not weighty(claim, weights):
            continue
        share = near.share(claim)
        left = weights.whole(claim.terms) * (1 - share)
        if share < SHARED and (ends not in best or left > best[ends].weight):
            silent = tuple(sorted(reports - {claim.span.report}, key=place.__getitem__))
            best[ends] = Alone(claim, silent, round(share, 2), round(left, 2))
    yield from _few(best.values())


def _few(found: Iterable[Alone]) -> Iterator[Alone]:
    """Those of each report with most that no other has."""
    kept: dict[str, int] = defaultdict(int)
    for one in sorted(found, key=lambda one: (-one.weight, one.claim.id)):
        kept[one.claim.span.report] += 1
        if kept[one.claim.span.report] <= EACH:
            yield one


def weighty(claim: Claim, weights: Weights) -> bool:
    """Whether a claim tells enough to be missed: somebody acts, and its words are not everybody's."""
    special = [term for term in claim.terms if not named(term) and weights.of(term) >= SPECIFIC]
    return len(special) >= WORDS and bool(claim.agents) and weights.whole(claim.terms) >= HEAVY


class Near:
    """The claims of a story by their words."""

    def __init__(self, claims: Sequence[Claim], weights: Weights) -> None:
        self._weights = weights
        self._by: dict[str, list[tuple[str, frozenset[str]]]] = defaultdict(list)
        for claim in claims:
            every = frozenset((*claim.terms, *claim.topic))
            for term in every:
                if not named(term):
                    self._by[term].append((claim.span.report, every))

    def share(self, claim: Claim) -> float:
        """The part of its weight that the nearest claim of another report tells too."""
        whole = self._weights.whole(claim.terms)
        words = [term for term in claim.terms if not named(term)][:ASKED]
        others = {
            every
            for word in words
            if len(self._by[word]) <= CROWD
            for report, every in self._by[word]
            if report != claim.span.report
        }
        return max((self._weights.sum(every.intersection(claim.terms)) / whole for every in others), default=0.0)
