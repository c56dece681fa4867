"""Takes a record, gives a brief: what happened, who said what, what differs, what is open and unknown, in few words.

Nothing is written by it: a sentence is a fixed form filled with findings, or a passage of a report in quotation marks.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from rashomon.brief.lines import Heading, Line, Noted, Said, Words, line
from rashomon.brief.told import Told
from rashomon.record import Record
from rashomon.text import Span

RULE = (
    "From each part in turn what comes first in it, while words are left. First come: stories of most reports; "
    "happenings and utterances in most independent texts; positions on what most reports give one on; questions whose "
    "answers differ most; threads without another report that speaks of them in the order of their kinds. Passages of "
    "more than 45 words are left out. The order says nothing of who is right."
)

LEAST = 6
"""Words that a further line needs at least."""


def brief(
    record: Record, words: int = 300, *, keeps: Callable[[Sequence[Span]], bool] | None = None
) -> tuple[Heading, ...]:
    """The brief of a record in at most so many words; `keeps` tells by its passages whether a line is asked for."""
    told = Told(record)
    parts = [
        Heading(one.id, one.title, tuple(each for each in one.lines if keeps is None or keeps(each.spans)))
        if one.id in FILTERED
        else one
        for one in told.headings()
    ]
    return tuple(one for one in _within(parts, words, told.count) if one.lines)


FILTERED = {"said", "differs", "open"}
"""Parts whose lines can be of something else than what is asked about."""


def _within(parts: Sequence[Heading], words: int, count: Callable[[Line], int]) -> list[Heading]:
    """In turn one line of each part, while words are left; a line that is too long makes room for a shorter one."""
    waiting = {one.id: list(one.lines) for one in parts}
    kept: dict[str, list[Line]] = {one.id: [] for one in parts}
    while words >= LEAST and any(waiting.values()):
        for name, lines in waiting.items():
            at = next((place for place, each in enumerate(lines) if count(each) <= words), None)
            if at is None:
                lines.clear()
                continue
            kept[name].append(lines[at])
            words -= count(lines[at])
            del lines[: at + 1]
    return [replace(one, lines=tuple(kept[one.id])) for one in parts]


__all__ = ["RULE", "Heading", "Line", "Noted", "Said", "Words", "brief", "line"]
