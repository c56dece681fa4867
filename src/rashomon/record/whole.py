"""Takes a record and the places an answer rests on, gives its passages: each one stretch that reads, each once.

A finding may be of several pieces, such as a clause and the subject it shares with another: shown apart, a lone subject
tells nothing.
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterable

from rashomon.record import Record
from rashomon.text import Span

LONGEST = 400
"""Code points of a stretch that is still read at once: a long sentence."""

MOST = 400
"""Places that are looked at: a reader sees a few, and in a large folder there are many thousands."""

COMPARED = 60
"""Passages of one report that each further one is held against: more than a reader looks at."""

ENDS = re.compile(r"\n|[.!?]\s+[^\Wa-z]")
"""Where a sentence or a paragraph ends."""


def passages(record: Record, places: Iterable[Span]) -> list[Span]:
    """The passages in the order of the places. Of two, one of which holds the other, the wider, where the first stood.

    A wider one that is longer than `LONGEST` takes no other's place.
    """
    kept: dict[int, Span] = {}
    met: dict[str, list[int]] = defaultdict(list)
    for number, place in enumerate(itertools.islice(places, MOST)):
        span = stretch(record, place)
        near = met[span.report]
        if any(kept[other].covers(span) for other in near[:COMPARED]):
            continue
        inside = [other for other in near[:COMPARED] if span.covers(kept[other])] if len(span) <= LONGEST else []
        if inside:
            kept[inside[0]] = span
            for other in inside[1:]:
                del kept[other]
                near.remove(other)
        else:
            kept[number] = span
            near.append(number)
    return [kept[number] for number in sorted(kept)]


def stretch(record: Record, span: Span) -> Span:
    """A place in one piece: from its first to its last character within a sentence, else its longest piece."""
    if len(span.pieces) == 1:
        return span
    if _unbroken(record.report_text(span.report), span):
        return Span.of(span.report, span.start, span.end)
    return Span(span.report, (max(span.pieces, key=lambda piece: (piece[1] - piece[0], -piece[0])),))


def led_in(record: Record, span: Span, names: Iterable[Span]) -> Span:
    """A place with the last of some names before it in its sentence, so that it reads of what it is told."""
    before = [name for name in names if name.report == span.report and name.start < span.start <= name.start + LONGEST]
    for name in sorted(before, key=lambda name: -name.start):
        if joined := together(record, [name, span]):
            return joined
    return span


def together(record: Record, parts: Iterable[Span]) -> Span | None:
    """From the first to the last of some places; None where they are not of one sentence that is read at once."""
    joined = Span.join(parts)
    whole = _unbroken(record.report_text(joined.report), joined)
    return Span.of(joined.report, joined.start, joined.end) if whole else None


def _unbroken(text: str, span: Span) -> bool:
    """Whether the pieces of a span are of one sentence that is read at once."""
    gaps = zip(span.pieces, span.pieces[1:], strict=False)
    short = span.end - span.start <= LONGEST
    return short and not any(ENDS.search(text[end - 1 : start + 1]) for (_, end), (start, _) in gaps)


__all__ = ["led_in", "passages", "stretch", "together"]
