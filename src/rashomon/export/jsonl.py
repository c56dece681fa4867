"""Takes a record, gives its findings as JSON lines: the contract for everything outside. See docs/export.md.

The first line is a header. Every other line is one finding: `kind`, `id` and its fields by name; a span is an object
with its report, place and text, or a list of them where it crosses a cut.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from importlib.metadata import version
from typing import Any

from rashomon.findings import KINDS, Article, Finding
from rashomon.record import Record
from rashomon.rows import columns
from rashomon.text import Part, SourceMap, Span, Window

FORMAT = "rashomon-jsonl"
VERSION = 1
"""Raised when a reader of the old form would misread the new one; new fields alone do not raise it."""


def header() -> dict[str, Any]:
    """The first line."""
    return {"kind": "header", "format": FORMAT, "version": VERSION, "rashomon": version("rashomon")}


class Objects:
    """Findings as plain objects, for JSON."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._windows: dict[str, list[Window]] = {}

    def of(self, finding: Finding) -> dict[str, Any]:
        """One finding."""
        fields = {column.name: self._value(getattr(finding, column.name)) for column in columns(type(finding))}
        return {"kind": finding.kind, "id": finding.id, **fields}

    def span(self, span: Span) -> Any:
        """An object for each piece; a single one stands for itself."""
        pieces = [self._piece(span.report, *piece) for piece in span.pieces]
        return pieces if len(pieces) > 1 else pieces[0]

    def _piece(self, report: str, start: int, end: int) -> dict[str, Any]:
        text = self._record.report_text(report)[start:end]
        places = (window.spread(Span.of(report, start, end)) for window in self._of_report(report))
        inside = next((place for place in places if place), (None, None))
        return {
            "report": report,
            "start": start,
            "end": end,
            "text": text,
            "article_start": inside[0],
            "article_end": inside[1],
        }

    def _of_report(self, report: str) -> list[Window]:
        if report not in self._windows:
            if len(self._windows) > 1024:
                self._windows.clear()
            articles = self._record.all(Article, report=report)
            self._windows[report] = [Window(article.span) for article in articles]
        return self._windows[report]

    def _value(self, value: Any) -> Any:
        match value:
            case Span():
                return self.span(value)
            case SourceMap():
                return {"encoding": value.encoding, "segments": len(value.segments), "bad": list(value.bad)}
            case Part():
                return asdict(value)
            case tuple():
                return [self._value(item) for item in value]
            case _:
                return value


def lines(record: Record, kinds: Iterable[str] | None = None) -> Iterator[str]:
    """The lines of an export: the header, then every finding of these kinds (of all, by default)."""
    yield json.dumps(header(), ensure_ascii=False)
    objects = Objects(record)
    for name in kinds or KINDS:
        for finding in record.all(KINDS[name]):
            yield json.dumps(objects.of(finding), ensure_ascii=False)
