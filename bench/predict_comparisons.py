"""Takes the findings of a record by kind, gives the rows of the comparisons scorer: two passages and a label a row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rashomon.findings import Comparison, Finding

LATER = {"later account": ("differs", "stance"), "later position": ("differs", "stance")}
"""Labels that the scorer has no word of its own for."""


def rows(files: Mapping[str, str], findings: Mapping[str, Sequence[Finding]]) -> Iterator[dict[str, Any]]:
    """One row for each comparison. `files` leads from the digest of a report to its name."""
    for one in findings.get(Comparison.kind, ()):
        if isinstance(one, Comparison) and one.left_span and one.right_span:
            ends = [
                {"doc": files[span.report], "start": span.start, "end": span.end}
                for span in (one.left_span, one.right_span)
            ]
            left, right = sorted(ends, key=lambda end: (end["doc"], end["start"]))
            label, aspect = LATER.get(one.label, (one.label, one.aspect))
            yield {"left": left, "right": right, "label": label, "subtype": aspect, "shown_as": one.label}
