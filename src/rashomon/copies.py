"""Takes a record, gives what its reports have in common: families of articles, the passages they share, every variant.

Shared text is told, and no copying is charged: which of two came first is said only where one of them says so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rashomon.findings import Article, Difference, SameOrigin, SharedText
from rashomon.record import Record
from rashomon.text import Span

ORDER = (
    "Families by the number of their reports, then by the words they share; passages in the order of the first report."
)

RELATIONS = {
    "identical": "the same text",
    "near_duplicate": "nearly the same text",
    "version": "two versions of one article",
    "passages": "passages in common",
}
"""What a reader is told of two articles of one origin."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A shared passage, with what differs in it."""

    shared: SharedText
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two articles, seen from the one that stands first in the record."""

    left: str
    """The digest of its report."""
    right: str
    link: SameOrigin | None
    """None where they share quotation, or words that are only alike."""
    passages: tuple[Passage, ...]
    between: tuple[Difference, ...]
    """What stands between copied passages in one alone."""

    @property
    def words(self) -> int:
        """Words in common in what is copied."""
        return sum(one.shared.words for one in self.passages if one.shared.relation == "copied")

    @property
    def shares(self) -> tuple[float, float]:
        """The share of each article that is shared."""
        return (self.link.left_share, self.link.right_share) if self.link else (0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Reading:
    """What one report has in a place where another differs; `span` is None where it has nothing there."""

    report: str
    span: Span | None
    difference: Difference


@dataclass(frozen=True, slots=True)
class Variant:
    """One place of the base report, and what the others have there."""

    base: Span | None
    readings: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class Family:
    """Reports whose text is of one origin."""

    reports: tuple[str, ...]
    pairs: tuple[Pair, ...]
    origin: str
    """Who the text is from, where the reports name one source and no other."""
    origin_span: Span | None

    @property
    def told(self) -> str:
        """What is known of the origin."""
        return f"named as its source: {self.origin}" if self.origin else "shared origin, direction unknown"


@dataclass(frozen=True)
class Copies:
    """All that the reports of a record share."""

    families: tuple[Family, ...]
    apart: tuple[Pair, ...]
    """Pairs that share quotation, or words that are only alike: no common origin."""


def copies(record: Record) -> Copies:
    """What the reports of a record have in common."""
    place = {digest: at for at, digest in enumerate(record.digests())}
    reports = {article.id: article.report for article in record.all(Article)}
    pairs = sorted(_pairs(record, reports), key=lambda pair: (place[pair.left], place[pair.right]))
    groups = record.groups(SameOrigin.kind)
    by_group: dict[str, list[Pair]] = defaultdict(list)
    for pair in pairs:
        if pair.link:
            by_group[groups.get(pair.link.left, pair.link.left)].append(pair)
    families = [_family(some, place) for some in by_group.values()]
    families.sort(key=lambda one: (-len(one.reports), -sum(p.words for p in one.pairs), place[one.reports[0]]))
    return Copies(tuple(families), tuple(pair for pair in pairs if not pair.link))


def _pairs(record: Record, reports: dict[str, str]) -> Iterator[Pair]:
    links = {(link.left, link.right): link for link in record.all(SameOrigin)}
    shared: dict[tuple[str, str], list[SharedText]] = defaultdict(list)
    for passage in record.all(SharedText):
        shared[passage.left, passage.right].append(passage)
    differences: dict[tuple[str, str], list[Difference]] = defaultdict(list)
    for difference in record.all(Difference):
        differences[difference.left, difference.right].append(difference)
    for key, passages in shared.items():
        ordered = sorted(passages, key=lambda one: one.left_span)
        rest = sorted(differences[key], key=_place)
        made = []
        for passage in ordered:
            inside = [one for one in rest if passage.relation == "copied" and _inside(one, passage)]
            rest = [one for one in rest if one not in inside]
            made.append(Passage(passage, tuple(inside)))
        yield Pair(reports[key[0]], reports[key[1]], links.get(key), tuple(made), tuple(rest))


def _place(one: Difference) -> tuple[int, int, str]:
    return (one.left_span.start if one.left_span else -1, one.right_span.start if one.right_span else -1, one.id)


def _inside(one: Difference, passage: SharedText) -> bool:
    sides = ((one.left_span, passage.left_span), (one.right_span, passage.right_span))
    return all(span is None or (whole.start <= span.start and span.end <= whole.end) for span, whole in sides)


def _family(pairs: Sequence[Pair], place: dict[str, int]) -> Family:
    reports = sorted({report for pair in pairs for report in (pair.left, pair.right)}, key=place.__getitem__)
    named = {pair.link.origin: pair.link.origin_span for pair in pairs if pair.link and pair.link.origin}
    origin = next(iter(named)) if len(named) == 1 else ""
    return Family(tuple(reports), tuple(pairs), origin, named.get(origin))


def apparatus(family: Family) -> tuple[str, tuple[Variant, ...]]:
    """The base report of a family and every place of it where another differs: a base is who meets most others."""
    met = [report for pair in family.pairs for report in (pair.left, pair.right)]
    base = max(family.reports, key=lambda report: (met.count(report), -family.reports.index(report)))
    found: dict[Span | None, list[Reading]] = defaultdict(list)
    for pair in family.pairs:
        if base in (pair.left, pair.right):
            for one in _differences(pair):
                mine, theirs = (one.left_span, one.right_span) if pair.left == base else (one.right_span, one.left_span)
                if mine is not None:
                    found[mine].append(Reading(pair.right if pair.left == base else pair.left, theirs, one))
    places = sorted((span for span in found if span), key=lambda span: span.pieces)
    return base, tuple(Variant(span, tuple(found[span])) for span in places)


def _differences(pair: Pair) -> Iterable[Difference]:
    for passage in pair.passages:
        yield from passage.differences
    yield from pair.between
