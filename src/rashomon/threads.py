"""Takes a record, gives its open threads: what was still to come when a report was written, and who speaks of it again.

Nothing is joined by guess: a passage of another report stands beside a thread because it shares names and rare words
with it, and whether it closes it is for the reader. Where no report does, that is told.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from rashomon.findings import Claim, Opening
from rashomon.lexicon.weights import Weights, named
from rashomon.people import People
from rashomon.record import Record
from rashomon.record.keeping import once
from rashomon.record.used import lexicon_of
from rashomon.text import Span

ORDER = (
    "Invitations and offers first, then what is awaited, expected, planned, promised, considered; within each in the "
    "order of the reports, and of the text."
)

TYPES = (
    *("invitation", "offer", "awaited", "expected", "planned", "accepted", "declined", "promised", "considered"),
    "",
)
"""In the order in which they are shown."""

SHARED = 6.0
"""The least weight of the words that a passage shares with a thread to be shown beside it: two rare ones, or names
and one. Swept by hand on invented reports: at 5 every mention of two much-named actors comes up."""

ACT = 1.0
"""What an act in common counts beside its weight: who shares what is done speaks of it sooner."""

MOST = 3
"""Passages of one report that are shown beside a thread."""


@dataclass(frozen=True, slots=True)
class Again:
    """A passage of another report that speaks of the same, as far as shared words tell."""

    span: Span
    shared: tuple[str, ...]
    """The words and names that it shares, as terms."""
    verb: Span
    """The word that its clause hangs on."""


@dataclass(frozen=True, slots=True)
class Thread:
    """Something still to come."""

    opening: Opening
    by: str
    """Whose word it is; empty where the report says it in its own voice, or nobody is named."""
    again: tuple[Again, ...]
    """The best first, report by report."""
    silent: tuple[str, ...]
    """Digests of the other reports, which do not speak of it."""


def threads(record: Record) -> list[Thread]:
    """Every open thread of a record, in the order that `ORDER` states."""
    claims = _Claims(record)
    places = {digest: place for place, digest in enumerate(record.digests())}
    found = [_thread(opening, claims, places) for opening in record.all(Opening)]
    order = {name: number for number, name in enumerate(TYPES)}

    def rank(thread: Thread) -> tuple[int, int, Span]:
        opening = thread.opening
        return order.get(opening.type, len(order)), places[opening.span.report], opening.span

    return sorted(found, key=rank)


def _thread(opening: Opening, claims: _Claims, places: Mapping[str, int]) -> Thread:
    again = claims.again(opening)
    speaking = {one.span.report for one in again} | {opening.span.report}
    ordered = tuple(sorted(again, key=lambda one: places[one.span.report]))
    return Thread(opening, claims.word_of(opening), ordered, tuple(one for one in places if one not in speaking))


class _Claims:
    """The claims of a record, by where they stand and by the rare terms that they hold."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._weights = lexicon_of(record).opened(Weights)

    @cached_property
    def _all(self) -> Mapping[str, list[Claim]]:
        out: dict[str, list[Claim]] = defaultdict(list)
        for claim in self._record.all(Claim):
            out[claim.span.report].append(claim)
        return out

    @cached_property
    def _people(self) -> People:
        return once(self._record, People)

    @cached_property
    def _by_term(self) -> Mapping[str, list[Claim]]:
        out: dict[str, list[Claim]] = defaultdict(list)
        for claims in self._all.values():
            for claim in claims:
                for term in set(claim.terms):
                    out[term].append(claim)
        return out

    def of(self, opening: Opening) -> list[Claim]:
        """The claims that an opening is told by."""
        return [claim for claim in self._all[opening.span.report] if claim.head.overlaps(opening.span)]

    def word_of(self, opening: Opening) -> str:
        """Whose word it is, as printed."""
        claims = [claim for claim in self.of(opening) if claim.span.covers(opening.cue)]
        nearest = min(claims, key=lambda claim: (not claim.head.overlaps(opening.cue), len(claim.span)), default=None)
        return nearest.said_by if nearest and nearest.voice == "said" else ""

    def again(self, opening: Opening) -> list[Again]:
        """Passages of other reports that share enough with an opening."""
        asked = {term for claim in self.of(opening) for term in claim.terms}
        found: dict[str, list[tuple[float, Again]]] = defaultdict(list)
        for claim in self._candidates(asked, opening.span.report):
            shared = tuple(sorted(asked & set(claim.terms), key=lambda term: (-self._weights.of(term), term)))
            weight = self._weights.sum(shared) + (ACT if self._weights.acts & set(shared) else 0)
            if weight >= SHARED and any(map(named, shared)) and not all(map(named, shared)):
                found[claim.span.report].append((weight, Again(claim.span, shared, claim.head)))
        return [again for those in found.values() for again in _best(those)]

    def _candidates(self, asked: Iterable[str], report: str) -> Sequence[Claim]:
        seen: dict[str, Claim] = {}
        for term in asked:
            if not named(term):
                for claim in self._by_term.get(term, ()):
                    if claim.span.report != report:
                        seen[claim.id] = claim
        return [seen[name] for name in sorted(seen)]


def _best(found: Sequence[tuple[float, Again]]) -> Iterator[Again]:
    ranked = sorted(found, key=lambda item: (-item[0], item[1].span))
    kept: list[Again] = []
    for _, again in ranked:
        if len(kept) < MOST and not any(again.span.overlaps(other.span) for other in kept):
            kept.append(again)
    yield from kept
