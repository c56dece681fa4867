"""Takes overlapping marks on a text, gives runs of characters, each with the marks that lie on it."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

LAYERS = ("content", "scare", "source", "cue", "mention", "time", "event", "shared", "evidence")
"""What a mark can say of its characters, in the order in which a page names them."""


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """Characters `start`–`end` of a text play a part; `key` says in which entry."""

    start: int
    end: int
    layer: str
    """One of `LAYERS`."""
    key: str


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of characters that carries the same marks from end to end."""

    text: str
    layers: tuple[str, ...]
    keys: tuple[str, ...]
    """The entries whose marks lie on it, sorted."""
    opens: tuple[Mark, ...]
    """The marks that begin here."""


def flatten(text: str, offset: int, marks: Iterable[Mark]) -> Iterator[Segment]:
    """Cuts a text into segments; its first character has the position `offset`. Marks are clipped to the text.

    The segments read one after another are the text, whatever the marks do.
    """
    clipped = {mark for mark in marks if mark.start < offset + len(text) and mark.end > offset}
    begins, ends = defaultdict(list), defaultdict(list)
    for mark in sorted(clipped):
        begins[max(mark.start, offset)].append(mark)
        ends[min(mark.end, offset + len(text))].append(mark)
    borders = sorted({offset, offset + len(text), *begins, *ends})
    active: dict[Mark, None] = {}
    for start, end in itertools.pairwise(borders):
        for mark in ends.get(start, ()):
            active.pop(mark, None)
        active.update(dict.fromkeys(begins.get(start, ())))
        yield _segment(
            text[start - offset : end - offset], active, [m for m in begins.get(start, ()) if m.start == start]
        )


def _segment(text: str, active: Iterable[Mark], opens: Iterable[Mark]) -> Segment:
    layers = {mark.layer for mark in active}
    return Segment(
        text,
        tuple(layer for layer in LAYERS if layer in layers),
        tuple(sorted({mark.key for mark in active})),
        tuple(opens),
    )
