"""Takes a record, gives its facts and figures: what reports say is so between parties, with figures and past dates.

Figures with what they count or measure; standing matters (trade, dependence, alliance, membership); and what is told of
earlier days. Each keeps its voice. "Last year" is resolved where the report's own date is known, else left open.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from rashomon.check.words import sentences
from rashomon.findings import Block, Claim, Dated, Quantity, TimeExpression
from rashomon.lexicon import Lexicon
from rashomon.lexicon.weights import named
from rashomon.record import Record
from rashomon.record.used import lexicon_of
from rashomon.text import Span
from rashomon.timeline import when as in_words

ORDER = (
    "Figures first, then how matters stand, then what is told of earlier days; within each by time where it is told, "
    "else in the order of the reports, and of the text."
)

KINDS = ("figure", "standing", "earlier")
"""In the order in which they are shown."""

COPULAS = frozenset({"be", "become", "remain", "stay", "continue", "have", "hold", "grow", "strengthen", "totalling"})
"""Predicates that tell how matters stand."""

FEW = frozenset({"leader", "side", "country", "nation", "party", "man", "woman", "time", "day", "week", "sentence"})
"""What is counted in passing: "the two leaders", "two days"."""

PERIODS = frozenset({"second", "minute", "hour", "day", "week", "month", "year", "decade", "century"})
"""Units of lengths of time: no figures in the sense of this list."""

OLD = ("year-", "month-", "decade", "century")
"""Steps from a report's date that lead to earlier days."""


@dataclass(frozen=True, slots=True)
class Period:
    """When, as far as it is told."""

    span: Span
    first: str
    """ISO date; empty where it is not known."""
    last: str
    edtf: str
    basis: str
    """`stated`, `reckoned`, `inferred` or `unknown`."""

    @property
    def days(self) -> str:
        """In words; empty where it is not known."""
        return in_words(self.first, self.last, self.edtf) if self.first else ""


@dataclass(frozen=True, slots=True)
class Fact:
    """Something told as so, or as so in earlier days."""

    claim: Claim
    kind: str
    """One of `KINDS`."""
    topic: str
    """A class of the lexicon's table of standing matters; empty for others."""
    parties: tuple[str, ...]
    """Who is named in it, as terms."""
    figures: tuple[Quantity, ...]
    when: tuple[Period, ...]


def facts(record: Record) -> list[Fact]:
    """Every fact of a record, in the order that `ORDER` states."""
    desk = _Desk(record, lexicon_of(record))
    places = {digest: place for place, digest in enumerate(record.digests())}

    def rank(fact: Fact) -> tuple[int, str, int, Span]:
        first = next((one.first for one in fact.when if one.first), "9")
        return KINDS.index(fact.kind), first, places[fact.claim.span.report], fact.claim.span

    return sorted(desk.facts(), key=rank)


class _Desk:
    """What is asked of every claim, looked up once."""

    def __init__(self, record: Record, lexicon: Lexicon) -> None:
        self._record, self._lexicon = record, lexicon

    def facts(self) -> Iterator[Fact]:
        """The facts, in no order; of several claims that one clause makes, the first."""
        told: set[Span] = set()
        for claim in (one for claims in self._beside.values() for one in claims):
            parties = _parties(claim)
            if not parties or (claim.modality != "asserted" and not claim.rungs):
                continue
            figures = tuple(one for one in self._figures[claim.article] if claim.span.covers(one.span))
            when = tuple(self._when(claim))
            kind, topic = self._kind(claim, parties, figures, when)
            if kind and claim.span not in told:
                told.add(claim.span)
                yield Fact(claim, kind, topic, parties, figures, when)

    def _kind(
        self, claim: Claim, parties: Sequence[str], figures: Sequence[Quantity], when: Sequence[Period]
    ) -> tuple[str, str]:
        topic = self._topic(claim)
        if figures:
            return "figure", topic
        if topic and (len(parties) > 1 or claim.rungs):
            return "standing", topic
        return ("earlier", topic) if when and len(parties) > 1 else ("", "")

    def _topic(self, claim: Claim) -> str:
        if topic := self._verbs.get(claim.predicate):
            return topic
        words = {term for term in (*claim.terms, claim.predicate) if not named(term)}
        found = {self._nouns[word] for word in words if word in self._nouns}
        if claim.rungs:  # an agreement reached or signed tells how matters stand only where it is one of allies
            return "alliance" if "alliance" in found else ""
        if claim.predicate in COPULAS or claim.predicate in self._nouns:
            return min(found, default="")
        return ""

    @cached_property
    def _nouns(self) -> Mapping[str, str]:
        return self._words("noun") | self._words("adjective")

    @cached_property
    def _verbs(self) -> Mapping[str, str]:
        return self._words("verb")

    def _words(self, form: str) -> dict[str, str]:
        return {row["word"]: row["class"] for row in self._lexicon.table("standing") if row["form"] == form}

    @cached_property
    def _figures(self) -> Mapping[str, list[Quantity]]:
        out: dict[str, list[Quantity]] = defaultdict(list)
        for one in self._record.all(Quantity):
            if self._tells(one):
                out[one.article].append(one)
        return out

    def _tells(self, one: Quantity) -> bool:
        """Whether a figure is one that readers look for: no length of time, no date, nothing counted in passing."""
        if one.unit in PERIODS or one.head in FEW | PERIODS or not (one.unit or one.head):
            return False
        counted = one.unit or one.value not in ("1", "2")
        return bool(counted) and not any(time.span.overlaps(one.span) for time in self._times[one.article])

    # ── when ─────────────────────────────────────────────────────────────────────────────────────────────────────

    def _when(self, claim: Claim) -> Iterator[Period]:
        """The earlier days that a claim is told of."""
        for time in self._times[claim.article]:
            if time.type == "DATE" and _earlier(time) and self._governs(claim, time):
                dated = self._dated.get(time.id)
                yield Period(
                    time.span,
                    dated.first if dated else "",
                    dated.last if dated else "",
                    dated.edtf if dated else "",
                    dated.basis if dated else "unknown",
                )

    def _governs(self, claim: Claim, time: TimeExpression) -> bool:
        """Whether a time is told of a claim: it stands in it, or in its sentence and in no other claim."""
        if claim.span.covers(time.span):
            return True
        if any(one.span.covers(time.span) for one in self._beside[claim.article]):
            return False
        return self._sentence(claim).covers(time.span)

    def _sentence(self, claim: Claim) -> Span:
        block = next((one for one in self._blocks[claim.article] if one.span.overlaps(claim.span)), None)
        if block is None:
            return claim.span
        start = claim.head.start - block.span.start
        inside = next((piece for piece in sentences(block.text) if piece[0] <= start < piece[1]), None)
        if inside is None:
            return claim.span
        return Span.of(claim.span.report, block.span.start + inside[0], block.span.start + inside[1])

    @cached_property
    def _beside(self) -> Mapping[str, list[Claim]]:
        out: dict[str, list[Claim]] = defaultdict(list)
        for claim in self._record.all(Claim):
            if not any(map(claim.span.overlaps, self._headlines.get(claim.article, ()))):
                out[claim.article].append(claim)
        return out

    @cached_property
    def _headlines(self) -> Mapping[str, list[Span]]:
        """Where headlines stand: their claims are those of the day, and no standing matter."""
        return {
            article: [block.span for block in blocks if block.role == "headline"]
            for article, blocks in self._blocks.items()
        }

    @cached_property
    def _blocks(self) -> Mapping[str, list[Block]]:
        out: dict[str, list[Block]] = defaultdict(list)
        for block in self._record.all(Block):
            out[block.article].append(block)
        return out

    @cached_property
    def _times(self) -> Mapping[str, list[TimeExpression]]:
        out: dict[str, list[TimeExpression]] = defaultdict(list)
        for time in self._record.all(TimeExpression):
            out[time.article].append(time)
        return out

    @cached_property
    def _dated(self) -> Mapping[str, Dated]:
        return {dated.subject: dated for dated in self._record.all(Dated)}


def _parties(claim: Claim) -> tuple[str, ...]:
    """Who is named in a claim. What a paper holds is between those who are named with the paper, too."""
    terms = (*claim.terms, *claim.topic) if "paper" in claim.frames else claim.terms
    return tuple(sorted({term for term in terms if named(term)}))


def _earlier(time: TimeExpression) -> bool:
    """Whether an expression tells of earlier days: a year or a month of one, or months and years back."""
    if time.value:
        return time.value[:4].isdigit() and time.direction != "future" and len(time.value) < 10
    return time.shift.startswith(OLD) and time.direction != "future"
