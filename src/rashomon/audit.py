"""Takes a record, gives the account of what was verified in it and every line that does not hold.

An audit trusts nothing that can be worked out again: digests from the bytes, texts from the bytes, ids from the
findings, spans from the texts, the search index from the paragraphs.
"""

from __future__ import annotations

import hashlib
import sqlite3
import tempfile
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from rashomon.errors import InputError, RashomonError
from rashomon.findings import KINDS, Actor, Article, Block, Finding, Mention, Metadatum, Report, hints
from rashomon.read import read
from rashomon.read.decode import BAD, decode
from rashomon.record import Record
from rashomon.text import Piece, Span

SAYS: dict[type[Finding], str] = {Block: "text", Mention: "text", Actor: "name"}
"""Fields that repeat the characters of a finding's span."""

POINTS = ("article", "mention", "actor", "left", "right", "member", "group")
"""Fields that hold the id of another finding."""

SHOWN = 60
"""Code points of a text that a line of the audit shows."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What does not hold: the report's label or the finding's kind and id, and what is wrong with it."""

    where: str
    what: str


@dataclass(slots=True)
class Audit:
    """How many of each thing were verified, and what does not hold."""

    counts: Counter[str] = field(default_factory=Counter)
    faults: list[Fault] = field(default_factory=list)

    @property
    def holds(self) -> bool:
        """Whether nothing was found wrong."""
        return not self.faults

    def verify(self, what: str, holds: bool, where: str, wrong: str) -> None:
        """Counts one thing that was looked at; notes a fault where it does not hold."""
        self.counts[what] += 1
        if not holds:
            self.faults.append(Fault(where, wrong))


type Watch = Callable[[str, int, int], None]
"""Called with what is being verified, how many of it are done, and how many there are."""


def audit(record: Record, watch: Watch = lambda _name, _done, _total: None) -> Audit:
    """Verifies everything in a record: the file, its reports, its findings, its search index."""
    found = Audit()
    _file(record, found)
    digests = record.digests()
    for done, digest in enumerate(digests, 1):
        _report(record, digest, found)
        watch("reports", done, len(digests))
    ids = record.ids()
    rows = ((name, *row) for name, kind in KINDS.items() for row in record.stored(kind))
    for done, (name, stored, finding) in enumerate(rows, 1):
        where = f"{name} {stored[:12]}"
        found.verify("ids", finding.id == stored, where, "its id is not the digest of what it says")
        _finding(record, finding, ids, where, found)
        watch("findings", done, len(ids))
    return found


# ── the file ─────────────────────────────────────────────────────────────────────────────────────────────────────


def _file(record: Record, found: Audit) -> None:
    """SQLite's own checks, on a copy: the index is compared with its paragraphs only by a command that writes."""
    with tempfile.TemporaryDirectory(prefix="rashomon-") as folder:
        source, copy = record.snapshot(), sqlite3.connect(Path(folder) / "copy.sqlite", isolation_level=None)
        try:
            source.backup(copy)
            _copy(copy, str(record.path), found)
        finally:
            copy.close()
            source.close()


def _copy(copy: sqlite3.Connection, where: str, found: Audit) -> None:
    # The index is looked at by itself, in full: the general check repeats some of it in other words.
    try:
        copy.execute("INSERT INTO passage (passage, rank) VALUES ('integrity-check', 1)")
        wrong = None
    except sqlite3.DatabaseError as error:
        wrong = str(error)
    found.verify("search index", wrong is None, where, f"the search index is not in step with the paragraphs ({wrong})")
    lines = [line for (line,) in copy.execute("PRAGMA integrity_check") if line != "ok" and "fts5" not in line.lower()]
    found.verify("file", not lines, where, f"the file is damaged: {'; '.join(lines[:3])}")
    loose = copy.execute("PRAGMA foreign_key_check").fetchall()
    found.verify("references of tables", not loose, where, f"{len(loose)} rows refer to rows that are gone")


# ── reports ──────────────────────────────────────────────────────────────────────────────────────────────────────


def _report(record: Record, digest: str, found: Audit) -> None:
    label, report = record.label(digest), record.report(digest)
    try:
        raw = record.raw(digest)
    except RashomonError as error:
        found.verify("digests", False, label, str(error))
        return
    found.verify("digests", hashlib.sha256(raw).hexdigest() == digest, label, "its bytes do not have its digest")
    try:
        again = read(raw, label, encoding=report.source_map.encoding).report
    except InputError as error:
        found.verify("texts", False, label, f"its bytes cannot be read again: {error}")
        return
    found.verify("texts", again.text == report.text, label, "its bytes do not give its text")
    found.verify("source maps", again.source_map == report.source_map, label, "its bytes do not give its source map")
    _bytes(record, report, raw, found)


def _bytes(record: Record, report: Report, raw: bytes, found: Audit) -> None:
    """Every paragraph leads back to the bytes it came from."""
    label, decoded = record.label(report.digest), decode(raw, "report", report.source_map.encoding).text
    for article in record.all(Article, report=report.digest):
        for block in record.all(Block, article=article.id):
            holds = _leads_back(report, raw, decoded, (block.span.start, block.span.end))
            found.verify(
                "byte ranges", holds, label, f"characters {_places(block.span)} do not lead back to their bytes"
            )


def _leads_back(report: Report, raw: bytes, decoded: str, piece: Piece) -> bool:
    """Whether the bytes behind a piece decode to what the source map says stands there."""
    try:
        low, high = report.source_map.source(*piece)
        first, last = report.source_map.byte_range(decoded, *piece)
    except RashomonError:
        return False
    # A byte that the encoding does not know stands as one mark here; Python may make one of several.
    behind = raw[first:last].decode(report.source_map.encoding, "replace").replace(BAD, "")
    plain = report.source_map.segments or decoded[low:high] == report.text[slice(*piece)]
    return behind == decoded[low:high].replace(BAD, "") and bool(plain)


# ── findings ─────────────────────────────────────────────────────────────────────────────────────────────────────


def _finding(record: Record, finding: Finding, ids: set[str], where: str, found: Audit) -> None:
    for span in finding.spans():
        found.verify("spans", _inside(record, span), where, f"its span {_places(span)} lies outside its report")
    if name := SAYS.get(type(finding)):
        _says(record, finding, name, where, found)
    if isinstance(finding, Metadatum):
        rests = (finding.span is not None) == (finding.source == "text")
        found.verify("evidence", rests, where, "says that the text is its evidence and has no span, or the reverse")
    for name in POINTS:
        if name in hints(type(finding)) and (pointed := getattr(finding, name)) is not None:
            found.verify("references", pointed in ids, where, f"its {name} {pointed[:12]} is not in the record")


def _inside(record: Record, span: Span) -> bool:
    try:
        return span.end <= len(record.report_text(span.report))
    except InputError:
        return False


def _says(record: Record, finding: Finding, name: str, where: str, found: Audit) -> None:
    span, said = next(finding.spans()), str(getattr(finding, name))
    holds = _inside(record, span) and record.text(span) == said
    found.verify("texts of spans", holds, where, f"says {said[:SHOWN]!r}, where its report has other characters")


def _places(span: Span) -> str:
    return ", ".join(f"{start}–{end}" for start, end in span.pieces)
