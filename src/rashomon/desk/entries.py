"""Takes the id of a finding, gives its page: its words, why it stands, what it rests on, where it leads."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, fields

from rashomon.desk.leaf import Leaf
from rashomon.desk.mending import Mend, mend
from rashomon.errors import InputError, RashomonError
from rashomon.explain import Evidence, Explanation, explain
from rashomon.findings import Actor, Article, Correction, Finding, Report
from rashomon.ledger import REJECT, WRONG
from rashomon.record import Record, shorten
from rashomon.record.layer import LIVE
from rashomon.show.material import short
from rashomon.text import Span

MOST = 40
"""Findings of one kind that a page names; their number is told."""

WORDS = 160
"""Code points of a finding that a page shows where it is named."""

TOLD = (str, int, float, bool)
"""Fields that are shown as they are."""

LONG = 300
"""Code points above which a field is no value but a text, which the evidence shows."""


@dataclass(frozen=True, slots=True)
class Place:
    """One span of a finding, with what stands around it and where it is found."""

    field: str
    letter: str
    label: str
    pieces: tuple[tuple[str, str], ...]
    """The words of each piece and the address of its place."""
    before: str
    after: str
    start: int
    end: int
    bytes: str


@dataclass(frozen=True, slots=True)
class Named:
    """A finding that is named: what it is, and how it reads."""

    href: str
    kind: str
    words: str
    letter: str


@dataclass(frozen=True, slots=True)
class Entry:
    """All there is to say of a finding."""

    id: str
    kind: str
    label: str
    values: tuple[tuple[str, str], ...]
    places: tuple[Place, ...]
    because: str
    makers: tuple[str, ...]
    rests_on: tuple[tuple[str, tuple[Named, ...], int], ...]
    leads_to: tuple[tuple[str, tuple[Named, ...], int], ...]
    corrections: tuple[Correction, ...]
    mend: Mend | None
    """What can be mended of it; None where nothing can."""
    left_out: str
    """The correction by which it is shown in no list; empty where there is none."""


def entry(record: Record, name: str) -> Leaf:
    """The page of a finding. Raises `InputError` where none, or several, have this id."""
    try:
        finding = record.get(name)
    except RashomonError as error:
        raise InputError(f"no entry has the id {name}, or more than one begins so") from error
    told = explain(record, finding)
    view = Entry(
        finding.id,
        finding.kind,
        told.label,
        tuple(_values(finding)),
        tuple(_place(record, one) for one in told.evidence),
        told.because,
        tuple(f"{maker.stage} ({', '.join(maker.tools)})" if maker.tools else maker.stage for maker in told.makers),
        _grouped(record, told.rests_on),
        _grouped(record, _leading(told)),
        told.corrections,
        mend(record, finding),
        _left_out(told.corrections),
    )
    return Leaf("entry_page.html", f"{_kind(finding.kind)} {short(finding)}", f"/entry/{short(finding)}", view=view)


def _kind(kind: str) -> str:
    return kind.replace("_", " ").capitalize()


def _leading(told: Explanation) -> Iterable[tuple[str, Finding]]:
    return told.leads_to if not isinstance(told.finding, (Report, Article)) else ()


def _values(finding: Finding) -> Iterable[tuple[str, str]]:
    for field in fields(finding):
        value = getattr(finding, field.name)
        if field.name not in {"because", "raw"} and isinstance(value, TOLD) and len(str(value)) <= LONG:
            yield field.name.replace("_", " "), str(value)


def _place(record: Record, one: Evidence) -> Place:
    letter = record.letter(one.span.report)
    text = record.report_text(one.span.report)
    pieces = tuple(
        (text[start:end], f"/read/{letter}?at={start}-{end}#x-{letter}-{start}-{end}") for start, end in one.span.pieces
    )
    found = f"bytes {one.bytes[0]:,}–{one.bytes[1]:,} of the file" if one.bytes else ""
    span = one.span
    return Place(
        one.field.replace("_", " "), letter, one.label, pieces, one.before, one.after, span.start, span.end, found
    )


def _grouped(record: Record, found: Iterable[tuple[str, Finding]]) -> tuple[tuple[str, tuple[Named, ...], int], ...]:
    groups: dict[str, list[Finding]] = defaultdict(list)
    for name, finding in found:
        groups[f"{_kind(finding.kind)}, by its {name}" if name != finding.kind else _kind(finding.kind)].append(finding)
    return tuple(
        (title, tuple(_named(record, finding) for finding in those[:MOST]), len(those))
        for title, those in groups.items()
    )


def _named(record: Record, finding: Finding) -> Named:
    span = next(finding.spans(), None)
    if isinstance(finding, Report):
        return Named(f"/read/{record.letter(finding.digest)}", "report", record.label(finding.digest), "")
    if isinstance(finding, Article):
        letter = record.letter(finding.report)
        return Named(f"/read/{letter}", "article", record.label(finding.report), letter)
    words = _words(record, finding, span)
    return Named(f"/entry/{short(finding)}", finding.kind, words, record.letter(span.report) if span else "")


def _words(record: Record, finding: Finding, span: Span | None) -> str:
    if isinstance(finding, Actor):
        return finding.name
    return shorten(record.text(span), WORDS) if span else short(finding)


def _left_out(corrections: Iterable[Correction]) -> str:
    """Why no list shows it, where a human said that it is none."""
    gone = [one for one in corrections if one.status in LIVE and (one.act == REJECT or one.value == WRONG)]
    return gone[-1].reason if gone else ""
