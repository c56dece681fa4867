"""Takes a record, gives its issues: questions on which claims are aligned, with what each report says, in its words.

An issue is a group of comparisons. Its title is made of what its claims share, in dictionary form, and names nobody's
side; the order of issues has a rule that readers are told.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from rashomon.across.claim_align import OWN, sides
from rashomon.findings import LABELS, Article, Claim, Comparison, Correction, Membership, SameStory
from rashomon.lexicon import Lexicon
from rashomon.lexicon.weights import Weights, named
from rashomon.record import Record
from rashomon.record.corrected import labels
from rashomon.record.keeping import once
from rashomon.record.witnessed import Witnessed

FEW = 12
"""Reports of a record up to which each of them is said to be silent on an issue, whatever story it tells."""

TITLE = 3
"""Things and acts, and as many names, that a title is made of."""

ORDER = (
    "First what cannot both hold, then what differs, then what is the same or copied; within these, what more reports "
    "tell, what more independent texts tell, what is more surely one question, and what stands earlier. The order says "
    "nothing of who is right."
)

WORDS = {"conflict": "cannot both hold"}
"""How a reader sees a label, where it is not the label itself."""

SYMBOLS = {
    "conflict": "≠",
    "parties disagree": "⇄",
    "differs": "≁",
    "later account": "↺",
    "later position": "→",
    "qualifies": "⊂",
    "same": "=",
    "copied": "≡",
}
"""A sign for each label, beside its word and never alone."""


def shown_label(comparison: Comparison) -> str:
    """A label as a reader sees it, with its aspect."""
    word = WORDS.get(comparison.label, comparison.label)
    return f"{word} ({comparison.aspect})" if comparison.aspect else word


def shown_reason(comparison: Comparison, letter: Mapping[str, str]) -> str:
    """Why, as a reader sees it; `letter` is that of each report by digest: "A: none; B, Sorrell: discussed"."""
    told, left, right = sides(comparison.because), comparison.left_span, comparison.right_span
    if told is None or left is None or right is None:
        return comparison.because
    parts = sorted((letter[span.report], voice, what) for span, (voice, what) in zip((left, right), told, strict=True))
    return "; ".join(f"{name}{'' if voice == OWN else f', {voice}'}: {what}" for name, voice, what in parts)


@dataclass(frozen=True, slots=True)
class Issue:
    """One question, the claims on it and how they compare."""

    id: str
    """The id of its group."""
    title: str
    comparisons: tuple[Comparison, ...]
    """What says most first."""
    claims: tuple[Claim, ...]
    """In the order of labels and places."""
    reports: tuple[str, ...]
    """Digests of the reports that tell of it, in the order of labels."""
    silent: tuple[str, ...]
    """Digests of those that do not; where there are more than a `FEW`, of those that tell the same story."""
    independent: int
    """How many independent texts tell of it: reports that share the passage count once."""
    speaker: str = ""
    """The one speaker whose word all of them report; empty where there are several, or a report tells it itself."""

    @property
    def label(self) -> str:
        """The label that says most."""
        return self.comparisons[0].label

    def of(self, digest: str) -> tuple[Claim, ...]:
        """What one report says of it."""
        return tuple(claim for claim in self.claims if claim.span.report == digest)


def issues(record: Record, lexicon: Lexicon | None = None) -> list[Issue]:
    """All issues of a record, in the order that `ORDER` tells."""
    claims = {claim.id: claim for claim in record.all(Claim)}
    group = {one.member: one.group for one in record.all(Membership) if one.link == Comparison.kind}
    found: dict[str, list[Comparison]] = defaultdict(list)
    for comparison in as_corrected(record, claims):
        found[group.get(comparison.left, comparison.left)].append(comparison)
    digests = record.digests()
    weights = (lexicon or Lexicon()).opened(Weights)
    maker = _Maker(claims, digests, once(record, Witnessed), weights, _stories(record, digests))
    made = [maker.issue(name, those) for name, those in sorted(found.items())]
    place = {digest: number for number, digest in enumerate(digests)}
    return sorted(made, key=lambda issue: _rank(issue, place))


def as_corrected(record: Record, claims: Mapping[str, Claim]) -> Iterator[Comparison]:
    """The comparisons with the labels that humans gave them; none that a human called wrong.

    A correction is about two passages: it holds for whatever is made of them.
    """
    said = {
        frozenset(claims[one].span for one in pair if one in claims): correction
        for pair, correction in labels(record).items()
    }
    for comparison in record.all(Comparison):
        spans = frozenset(span for span in (comparison.left_span, comparison.right_span) if span)
        correction = said.get(spans)
        if correction is None:
            yield comparison
        elif correction.value != "wrong":
            yield _labelled(comparison, correction)


def _labelled(comparison: Comparison, correction: Correction) -> Comparison:
    """A comparison with what a human said of its label."""
    because = correction.reason
    if correction.value in {"right", comparison.label}:
        return replace(comparison, because=f"{comparison.because}; right by {because}")
    return replace(comparison, label=correction.value, aspect="", because=because)


def _rank(issue: Issue, place: dict[str, int]) -> tuple[object, ...]:
    first = min((place[claim.span.report], claim.span.start) for claim in issue.claims)
    best = max(one.score for one in issue.comparisons)
    return (LABELS.index(issue.label), -len(issue.reports), -issue.independent, -best, first)


@dataclass(frozen=True, slots=True)
class _Maker:
    """What issues are made with: claims by id, digests in order, and what counts independent texts."""

    claims: dict[str, Claim]
    digests: Sequence[str]
    witnessed: Witnessed
    weights: Weights
    stories: Mapping[str, str]
    """The story that a report tells, by digest."""

    def issue(self, name: str, those: Sequence[Comparison]) -> Issue:
        """One issue of its comparisons."""
        ids = {end for one in those for end in (one.left, one.right)}
        place = {digest: number for number, digest in enumerate(self.digests)}
        members = sorted((self.claims[one] for one in ids), key=lambda claim: (place[claim.span.report], claim.span))
        reports = {claim.span.report for claim in members}
        basis = self.witnessed.of(claim.span for claim in members)
        return Issue(
            name,
            title(members, those, self.weights),
            tuple(sorted(those, key=lambda one: (LABELS.index(one.label), -one.score, one.id))),
            tuple(members),
            tuple(digest for digest in self.digests if digest in reports),
            self._silent(reports),
            basis.texts,
            self.witnessed.name(basis.speaker),
        )

    def _silent(self, reports: Set[str]) -> tuple[str, ...]:
        told = {self.stories.get(digest, "") for digest in reports}
        asked = (one for one in self.digests if len(self.digests) <= FEW or self.stories.get(one) in told)
        return tuple(digest for digest in asked if digest not in reports)


def _stories(record: Record, digests: Sequence[str]) -> dict[str, str]:
    """The story that each report tells, by digest; not asked for where all are told of anyway."""
    if len(digests) <= FEW:
        return {}
    groups = record.groups(SameStory.kind)
    return {one.report: groups.get(one.id, one.id) for one in record.each(Article)}


def title(claims: Sequence[Claim], comparisons: Iterable[Comparison], weights: Weights) -> str:
    """What an issue is on: who is named by most of its claims, what they share, and when, where one time is told."""
    shared = Counter(term for one in comparisons for term in one.issue)
    order = sorted(shared, key=lambda term: (-shared[term], -weights.of(term), term))
    things = [term for term in order if not named(term) and term not in weights.wars][:TITLE]
    names = [plain_name(term) for term in order if named(term)]
    times = {time for claim in claims for time in claim.times}
    parts = [", ".join(dict.fromkeys(names[:TITLE])), ", ".join(things), min(times) if len(times) == 1 else ""]
    return " · ".join(part for part in parts if part)


def plain_name(term: str) -> str:
    """A name as it is shown: that of the lexicon, or as the reports print it, first letter large."""
    return term.rpartition("/")[2] if "/" in term else term.removeprefix("name:").title()


__all__ = ["ORDER", "SYMBOLS", "Issue", "issues", "shown_label", "shown_reason", "title"]
