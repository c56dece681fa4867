"""Takes the passages that articles share, gives them as `eval_copies` reads them."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rashomon.findings import Finding, SharedText
from rashomon.text import Piece, Span

JOINT = 4
"""Characters between two paragraphs: what is further apart has something between it that is not shared."""


def rows(files: Mapping[str, str], found: Mapping[str, Sequence[Finding]]) -> Iterator[dict[str, Any]]:
    """One row for each passage; one that something else cuts is several rows."""
    for shared in found["shared_text"]:
        if isinstance(shared, SharedText):
            left, right = list(stretches(shared.left_span)), list(stretches(shared.right_span))
            for one, other in itertools.zip_longest(left, right):
                yield {
                    "left": side(files, shared.left_span, one or left[-1]),
                    "right": side(files, shared.right_span, other or right[-1]),
                    "relation": shared.relation,
                }


def stretches(span: Span) -> Iterator[Piece]:
    """The pieces of a span, those of neighbouring paragraphs as one."""
    start, end = span.pieces[0]
    for low, high in span.pieces[1:]:
        if low - end > JOINT:
            yield start, end
            start = low
        end = high
    yield start, end


def side(files: Mapping[str, str], span: Span, piece: Piece) -> dict[str, Any]:
    return {"doc": files[span.report], "start": piece[0], "end": piece[1]}
