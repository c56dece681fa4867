"""Takes the findings of a record by kind, gives the rows of the times scorer: one document a row, with its times."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rashomon.findings import Dated, Finding, TimeExpression

KINDS = (TimeExpression, Dated)
"""The kinds it takes."""


def rows(files: Mapping[str, str], findings: Mapping[str, Sequence[Finding]]) -> Iterator[dict[str, Any]]:
    """One row for each document: its times with their values, and its own date where it is known."""
    dated = {one.subject: one for one in findings.get(Dated.kind, ()) if isinstance(one, Dated)}
    times: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for one in findings.get(TimeExpression.kind, ()):
        if isinstance(one, TimeExpression):
            value = dated[one.id].value if one.id in dated else one.value
            place = {"start": one.span.start, "end": one.span.end}
            times[one.span.report].append({**place, "type": one.type, "value": value, "mod": one.mod})
    articles = {one.article: one for one in dated.values() if one.subject == one.article}
    published = {one.span.report: [one.first, one.last] for one in articles.values() if one.last}
    for report in sorted(files, key=lambda report: files[report]):
        yield {
            "doc": files[report],
            "seconds": 0.0,
            "published": published.get(report),
            "timexes": sorted(times[report], key=lambda row: (row["start"], row["end"])),
        }
