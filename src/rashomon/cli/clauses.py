"""Takes a record, a clause and its verb, gives the clause as it is read: one without a subject from its sentence on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rashomon.text import Span, fold

if TYPE_CHECKING:
    from rashomon.record import Record

SMALL = (
    "which who whom whose that where when to and but or also has have had having is are was were be been being will "
    "would could should may might must can do does did not never still already now then again just once"
)
BARE = frozenset(SMALL.split())
"""Words before a verb that name nobody who does it."""

OPENING = frozenset({"that", "when", "where", "and", "but", "or"})
"""Those of them that a clause with a subject may begin with."""

WORD = re.compile(r"[\w']+")

LONGEST = 400
"""Code points of a passage that is still read at once: a long sentence."""

WIDEST = 8000
"""Code points of the longest paragraph that is looked through."""


def readable(record: Record, span: Span, verb: Span) -> Span:
    """The clause, from the beginning of its sentence where it has no subject of its own: "which has grown"."""
    text = record.report_text(span.report)
    if verb.start < span.start or not _bare(text[span.start : span.end], verb.start - span.start):
        return span
    start, _ = _sentence(text, span)
    return Span.of(span.report, start, span.end) if span.end - start <= LONGEST else span


def _bare(clause: str, verb: int) -> bool:
    """Whether a clause begins with a verb, or with what stands before one; `verb` is where the one it hangs on is."""
    from rashomon.check.words import irregular  # noqa: PLC0415 - the help text does without

    words = _words(clause)
    first = next((word for word in words if word not in BARE), "")
    if BARE.issuperset(_words(clause[:verb])):
        return True
    starts = words[0] in BARE - OPENING or first == words[0]
    return starts and (first.endswith(("ed", "ing")) or first in irregular()) and clause[:1].islower()


def _words(text: str) -> list[str]:
    """The words of a text; of a verb with "n't" the verb and "not"."""
    plain = fold(text).casefold().replace("won't", "will not").replace("can't", "can not")
    return WORD.findall(plain.replace("n't", " not"))


def whole(record: Record, span: Span) -> Span:
    """The sentence in which a place begins; the place where that is too long to be read at once."""
    start, end = _sentence(record.report_text(span.report), span)
    return Span.of(span.report, start, max(end, span.end)) if end - start <= LONGEST else span


def _sentence(text: str, span: Span) -> tuple[int, int]:
    """The sentence in which a span begins; the span where its paragraph is too wide to look through."""
    from rashomon.check.words import sentences  # noqa: PLC0415 - the help text does without

    first = text.rfind("\n", 0, span.start) + 1
    last = text.find("\n", span.start)
    paragraph = text[first : last if last >= 0 else len(text)]
    if len(paragraph) > WIDEST:
        return span.start, span.end
    found = [(first + start, first + end) for start, end in sentences(paragraph) if first + start <= span.start]
    return found[-1] if found else (span.start, span.end)
