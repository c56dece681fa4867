"""Takes places in several reports that tell one thing, gives in how many independent texts it stands.

Shared text is one witness. Reports that copied the passage are counted as one text, at the level of the passage: two
reports may share one part and not another. Several places in one report are one text as well. Who speaks is kept: four
texts that quote one man are four texts and one speaker.

    texts = Texts(record.all(SharedText), record.all(SameOrigin))
    texts.of(spans).texts                     # how many independent texts
    texts.of(spans, speakers).speaker         # the one speaker it all rests on, if there is only one

The law of the witness: an exact copy of a report never raises the number of independent texts, nor does any report
whose place is copied from one that is counted. The number is never a vote.
"""

from __future__ import annotations

import bisect
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rashomon.findings import Attribution, SameOrigin, SharedText
from rashomon.text import Span

HALF = 0.5
"""The share of a place that a shared passage covers from which on the place belongs to it."""


@dataclass(frozen=True, slots=True)
class Witnesses:
    """On what a thing rests that several places tell."""

    reports: int
    """Reports it stands in."""
    texts: int
    """Texts among them that are independent of each other as far as the words tell."""
    groups: tuple[tuple[Span, ...], ...]
    """The places, those of one text together."""
    speaker: str | None = None
    """The one speaker whose word all places report; None where there are several, or one is unknown."""


class Texts:
    """The passages that reports share, ready to be asked; made once for a record."""

    def __init__(self, shared: Iterable[SharedText], origins: Iterable[SameOrigin] = ()) -> None:
        self._sides: list[Span] = []
        self._home: list[int] = []
        self._starts: dict[str, list[tuple[int, int]]] = defaultdict(list)
        self._longest: dict[str, int] = defaultdict(int)
        self._twins = _Union()
        for passage in sorted(shared, key=lambda one: one.id):
            if passage.relation == "copied":
                self._add(passage.left_span, passage.right_span)
        for starts in self._starts.values():
            starts.sort()
        for origin in sorted(origins, key=lambda one: one.id):
            if origin.relation == "identical" and origin.left_span and origin.right_span:
                self._twins.join(origin.left_span.report, origin.right_span.report)
        self._passages = self._joined()

    def _add(self, left: Span, right: Span) -> None:
        number = len(self._sides)
        for side, span in enumerate((left, right)):
            self._sides.append(span)
            self._home.append(number)
            self._starts[span.report].append((span.start, number + side))
            self._longest[span.report] = max(self._longest[span.report], span.end - span.start)

    def _joined(self) -> _Union:
        """Passages that meet in one place of a report are one text: copies hang on one copy, not on each other."""
        union = _Union()
        for starts in self._starts.values():
            before: int | None = None
            for _, number in starts:
                if before is not None and _overlap(self._sides[before], self._sides[number]) >= HALF:
                    union.join(str(self._home[before]), str(self._home[number]))
                if before is None or self._sides[number].end >= self._sides[before].end:
                    before = number
        return union

    def of(self, places: Iterable[Span], speakers: Sequence[str | None] = ()) -> Witnesses:
        """In how many reports and independent texts a thing stands that these places tell.

        `speakers` names, for each place, whose word it is (see `speakers_of`); where all are one, it rests on one.
        """
        spans = list(places)
        union = _Union()
        for span in spans:
            union.join(f"report {span.report}", f"report {self._twins.root(span.report)}")
            for passage in self._covering(span):
                union.join(f"report {span.report}", f"passage {self._passages.root(str(passage))}")
        groups: dict[str, list[Span]] = defaultdict(list)
        for span in sorted(set(spans)):
            groups[union.root(f"report {span.report}")].append(span)
        told = set(speakers)
        speaker = told.pop() if len(speakers) == len(spans) and len(told) == 1 else None
        return Witnesses(
            len({span.report for span in spans}), len(groups), tuple(sorted(map(tuple, groups.values()))), speaker
        )

    def _covering(self, span: Span) -> Iterator[int]:
        """The passages that cover at least half of a place."""
        starts = self._starts.get(span.report, [])
        first = bisect.bisect_left(starts, (span.start - self._longest[span.report], 0))
        for start, number in starts[first:]:
            if start >= span.end:
                break
            if _common(self._sides[number], span) >= HALF * len(span):
                yield self._home[number]


def speakers_of(places: Iterable[Span], quotes: Iterable[Attribution], groups: Mapping[str, str]) -> list[str | None]:
    """For each place the actor whose quote holds it (the id of its group, see `Record.groups`), or None."""
    by_report: dict[str, list[Attribution]] = defaultdict(list)
    for quote in quotes:
        by_report[quote.span.report].append(quote)
    return [_speaker(place, by_report[place.report], groups) for place in places]


def _speaker(place: Span, quotes: Sequence[Attribution], groups: Mapping[str, str]) -> str | None:
    holding = [quote for quote in quotes if _common(quote.span, place) >= HALF * len(place)]
    inner = min(holding, key=lambda quote: (len(quote.span), quote.id), default=None)
    return groups.get(inner.actor, inner.actor) if inner and inner.actor else None


def _common(one: Span, other: Span) -> int:
    """Characters that two places of one report have in common."""
    return sum(
        max(0, min(end, end2) - max(start, start2)) for start, end in one.pieces for start2, end2 in other.pieces
    )


def _overlap(one: Span, other: Span) -> float:
    """The share of the shorter of two places that they have in common."""
    return _common(one, other) / min(len(one), len(other))


class _Union:
    """Names that are one; the smallest stands for all."""

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}

    def root(self, name: str) -> str:
        while (parent := self._parent.get(name, name)) != name:
            self._parent[name] = self._parent.get(parent, parent)
            name = parent
        return name

    def join(self, one: str, other: str) -> None:
        low, high = sorted((self.root(one), self.root(other)))
        self._parent[high] = low
        self._parent.setdefault(low, low)
