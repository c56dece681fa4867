"""Takes a record and a finding, gives all there is to say of it: its evidence, its makers, where it leads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.errors import RashomonError
from rashomon.findings import KINDS, Arrival, Article, Correction, Finding, Report, hints
from rashomon.pipeline import PIPELINE, SOURCES
from rashomon.read.decode import decode
from rashomon.record import Record
from rashomon.record.corrected import concerning
from rashomon.stage import Replay, Stage
from rashomon.text import Piece, Span, Window, excerpt

CONTEXT = 160
"""Code points shown before and after a span."""

POINTS = ("report", "article", "mention", "actor", "left", "right", "member", "group", "subject")
"""Fields that hold the id of another finding."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One span of a finding, and how to find it again."""

    field: str
    span: Span
    label: str
    text: str
    before: str
    after: str
    article: Piece | None
    """Its first and last place (end excluded) in the article's own text; None where it is cut from it."""
    bytes: Piece | None
    """The bytes of the file behind it; None where they cannot be told."""


@dataclass(frozen=True, slots=True)
class Maker:
    """A stage that gives findings of this kind, and the tools it works with, each with its version in the last run."""

    stage: str
    tools: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """All there is to say of a finding."""

    finding: Finding
    label: str
    """Of the report it rests on; empty where it rests on none or on several."""
    evidence: tuple[Evidence, ...]
    because: str
    makers: tuple[Maker, ...]
    arrivals: tuple[str, ...]
    """Where the report was found."""
    rests_on: tuple[tuple[str, Finding], ...]
    """Findings that it names, by field."""
    leads_to: tuple[tuple[str, Finding], ...]
    """Findings that name it, by their field."""
    corrections: tuple[Correction, ...] = ()
    """What humans decided of it; the finding itself stays as it was found."""


def explain(record: Record, finding: Finding) -> Explanation:
    """Explains a finding of a record."""
    evidence = tuple(_evidence(record, finding))
    digest = _report_of(record, finding)
    return Explanation(
        finding,
        record.label(digest) if digest else "",
        evidence,
        getattr(finding, "because", ""),
        tuple(_makers(record, type(finding))),
        tuple(arrival.path for arrival in record.all(Arrival, report=digest)) if digest else (),
        tuple(_rests_on(record, finding)),
        tuple(_leads_to(record, finding)),
        tuple(concerning(record, {finding.id})),
    )


def _report_of(record: Record, finding: Finding) -> str:
    if isinstance(finding, Report):
        return finding.digest
    reports = {span.report for span in finding.spans()} | {getattr(finding, "report", "")} - {""}
    if not reports and (article := getattr(finding, "article", "")):
        reports = {other.report for other in [record.get(article)] if isinstance(other, Article)}
    return reports.pop() if len(reports) == 1 else ""


def _evidence(record: Record, finding: Finding) -> Iterator[Evidence]:
    for name in hints(type(finding)):
        span = getattr(finding, name)
        if isinstance(span, Span):
            text = record.report_text(span.report)
            before, after = excerpt(text, span, CONTEXT)
            places = (Window(article.span).spread(span) for article in record.all(Article, report=span.report))
            inside = next((place for place in places if place), None)
            label = record.label(span.report)
            yield Evidence(name, span, label, span.read(text), before, after, inside, _bytes(record, span))


def _bytes(record: Record, span: Span) -> Piece | None:
    """The bytes from the first to the last character of a span, gaps included."""
    source = record.report(span.report).source_map
    try:
        decoded = decode(record.raw(span.report), "report", source.encoding).text
        return source.byte_range(decoded, span.start, span.end)
    except RashomonError:
        return None


def _makers(record: Record, kind: type[Finding]) -> Iterator[Maker]:
    runs = record.runs()
    versions = runs[-1].versions if runs else {}
    if kind in SOURCES:
        yield Maker("read", (f"rashomon {versions['rashomon']}",) if "rashomon" in versions else ())
    for entry in PIPELINE:
        if isinstance(entry, Replay) and kind is entry.gives:
            yield Maker(entry.name, ())
        if isinstance(entry, Stage) and kind in entry.gives:
            names = sorted(tool.__name__ for tool in entry.tools.values())
            yield Maker(entry.name, tuple(versions.get(name, name) for name in names))


def _rests_on(record: Record, finding: Finding) -> Iterator[tuple[str, Finding]]:
    for name in POINTS:
        if name in hints(type(finding)) and (pointed := getattr(finding, name)):
            try:
                yield name, record.get(pointed)
            except RashomonError:  # a problem's subject may be a path
                continue


def _leads_to(record: Record, finding: Finding) -> Iterator[tuple[str, Finding]]:
    for kind in KINDS.values():
        for name in POINTS:
            if name in hints(kind):
                for other in record.all(kind, **{name: finding.id}):
                    yield name, other
