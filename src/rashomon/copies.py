"""Takes a record, gives what its reports have in common: families of articles, the passages they share, every variant.

Shared text is told, and no copying is charged: which of two came first is said only where one of them says so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rashomon.across.redline import redline
from rashomon.findings import Article, Body, Difference, SameOrigin, SharedText
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
class Change:
    """A part of a redline: what both versions have, or one alone."""

    change: str
    """`same`, `only_left` or `only_right`; where the order is known `taken_out` or `put_in`."""
    left: Span | None
    right: Span | None


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
    later: str = ""
    """Of two versions, the digest of the report that says it is later; empty where the order is unknown."""
    redline: tuple[Change, ...] = ()
    """Of two versions, both texts in one."""

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
    """Who the text is from, where every report names one source."""
    origin_span: Span | None
    """Where a report names its source."""
    sources: tuple[tuple[str, str], ...]
    """The digest of each report that names a source for its text, and whom it names."""
    told: str
    """What is known of the origin: a report that names a source speaks for itself alone."""


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
    families = [_family(some, place, record.letter) for some in by_group.values()]
    families.sort(key=lambda one: (-len(one.reports), -sum(p.words for p in one.pairs), place[one.reports[0]]))
    return Copies(tuple(families), tuple(pair for pair in pairs if not pair.link))


def _pairs(record: Record, reports: dict[str, str]) -> Iterator[Pair]:
    links = {(link.left, link.right): link for link in record.all(SameOrigin)}
    versions = {end for link in links.values() if link.relation == "version" for end in (link.left, link.right)}
    bodies = {body.article: body for body in record.each(Body) if body.article in versions} if versions else {}
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
        link = links.get(key)
        version = link if link and link.relation == "version" else None
        yield Pair(
            reports[key[0]],
            reports[key[1]],
            link,
            tuple(made),
            tuple(rest),
            reports.get(version.later, "") if version else "",
            tuple(_redline(version, bodies)) if version else (),
        )


def _redline(link: SameOrigin, bodies: dict[str, Body]) -> Iterator[Change]:
    """Both texts in one; "taken out" and "put in" are said only where a version says that it is the later one."""
    names = {"": {}, link.left: {"only_left": "put_in", "only_right": "taken_out"}}.get(
        link.later, {"only_left": "taken_out", "only_right": "put_in"}
    )
    for part in redline(bodies[link.left], bodies[link.right]):
        yield Change(names.get(part.change, part.change), part.left, part.right)


def _place(one: Difference) -> tuple[int, int, str]:
    return (one.left_span.start if one.left_span else -1, one.right_span.start if one.right_span else -1, one.id)


def _inside(one: Difference, passage: SharedText) -> bool:
    sides = ((one.left_span, passage.left_span), (one.right_span, passage.right_span))
    return all(span is None or (whole.start <= span.start and span.end <= whole.end) for span, whole in sides)


def _family(pairs: Sequence[Pair], place: dict[str, int], letter: Callable[[str], str]) -> Family:
    reports = sorted({report for pair in pairs for report in (pair.left, pair.right)}, key=place.__getitem__)
    links = [pair.link for pair in pairs if pair.link]
    sides = [(pair.left, pair.link.left_source) for pair in pairs if pair.link]
    sides += [(pair.right, pair.link.right_source) for pair in pairs if pair.link]
    said = {report: name for report, name in sides if name}
    sources = tuple((report, said[report]) for report in reports if report in said)
    all_name_one = len(said) == len(reports) and len({link.origin for link in links}) == 1
    origin = links[0].origin if all_name_one else ""
    span = next((link.origin_span for link in links if link.origin_span), None)
    return Family(tuple(reports), tuple(pairs), origin, span, sources, _told(reports, said, origin, letter))


def _told(reports: Sequence[str], said: Mapping[str, str], origin: str, letter: Callable[[str], str]) -> str:
    """What is known of the origin, in words: `B names Agency X for its text; A names nobody`."""
    if origin:
        return f"named as its source: {origin}"
    if not said:
        return "shared origin, direction unknown"
    parts = [f"{letter(report)} names {said[report]} for its text" for report in reports if report in said]
    if silent := [letter(report) for report in reports if report not in said]:
        parts.append(f"{', '.join(silent)} {'names' if len(silent) == 1 else 'name'} nobody")
    return "; ".join(parts)


def apparatus(family: Family, chosen: str = "") -> tuple[str, tuple[Variant, ...]]:
    """The base report of a family and every place of it where another differs.

    The base is the report with the digest `chosen`, or else who meets most others.
    """
    met = [report for pair in family.pairs for report in (pair.left, pair.right)]
    most = max(family.reports, key=lambda report: (met.count(report), -family.reports.index(report)))
    base = chosen if chosen in family.reports else most
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
