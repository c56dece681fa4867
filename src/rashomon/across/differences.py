"""Takes two aligned texts and the passages they share, gives what differs between them, typed, without direction."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rashomon.across.alignment import Run
from rashomon.across.aspects import aspect
from rashomon.across.passages import Aligned, Passage
from rashomon.findings import Difference
from rashomon.text import Span

SLACK = 8
"""Words that two texts may differ in at one place between passages while the other inserts a sentence there."""
LONGEST = 400
"""Words of the longest difference between two passages: what is longer is another article, and no difference."""
EDGES = 0.5
"""The share of both texts that is the same from which on the edges of the articles are compared as well."""


class Gap(NamedTuple):
    """Words that are not the same, on both sides; either may be empty."""

    left: tuple[int, int]
    right: tuple[int, int]
    change: str


def differences(aligned: Aligned, found: Sequence[Passage]) -> Iterator[Difference]:
    """What differs within the copied passages, and what stands between them in one text alone."""
    copied = [passage for passage in found if passage.relation == "copied"]
    known = set(aligned.core)
    moved = [run for passage in copied for run in passage.all if run not in known]
    whole = _mostly(aligned, moved)
    inside = {run for passage in copied for run in passage.runs}
    core = [run for run in aligned.core if whole or run in inside]
    gaps = [*_gaps(aligned, core, moved, edges=whole), *(_moved(run) for run in moved)]
    for gap in _pair_up(aligned, gaps):
        yield _difference(aligned, gap)


def _moved(run: Run) -> Gap:
    return Gap((run.left, run.left + run.length), (run.right, run.right + run.length), "moved")


def _mostly(aligned: Aligned, moved: Sequence[Run]) -> bool:
    """Whether the two texts are mostly the same: then all that differs is told, the edges too."""
    same = sum(run.length for run in (*aligned.core, *moved))
    return same >= EDGES * max(len(aligned.left), len(aligned.right))


def _gaps(aligned: Aligned, core: Sequence[Run], moved: Sequence[Run], *, edges: bool) -> Iterator[Gap]:
    ends = [Run(0, 0, 0), *core, Run(len(aligned.left), len(aligned.right), 0)] if edges else core
    taken = _places(moved, 0), _places(moved, 1)
    for one, other in itertools.pairwise(ends):
        yield from _gap(one, other, taken, edges=edges)


def _places(runs: Sequence[Run], side: int) -> set[int]:
    return {at for run in runs for at in range(run[side], run[side] + run.length)}


def _gap(one: Run, other: Run, taken: tuple[set[int], set[int]], *, edges: bool) -> Iterator[Gap]:
    left = list(_free(one.left + one.length, other.left, taken[0]))
    right = list(_free(one.right + one.length, other.right, taken[1]))
    sizes = [sum(b - a for a, b in parts) for parts in (left, right)]
    if max(sizes) > LONGEST or (min(sizes) > SLACK and not edges):
        return
    if len(left) == 1 and len(right) == 1:
        yield Gap(left[0], right[0], "replaced")
        return
    at = (one.left + one.length, one.right + one.length)
    yield from (Gap(part, (at[1], at[1]), "only_left") for part in left)
    yield from (Gap((at[0], at[0]), part, "only_right") for part in right)


def _free(start: int, end: int, taken: set[int]) -> Iterator[tuple[int, int]]:
    """The parts of a range that were not moved."""
    low = start
    for at in range(start, end + 1):
        if at == end or at in taken:
            if low < at:
                yield low, at
            low = at + 1


def _pair_up(aligned: Aligned, gaps: Sequence[Gap]) -> list[Gap]:
    """What stands in one place on the left and, in the same words, in another on the right, was moved."""
    rights: dict[tuple[int, ...], list[Gap]] = {}
    for gap in gaps:
        if gap.change == "only_right" and gap.right[1] - gap.right[0] > 1:
            rights.setdefault(aligned.right.codes[gap.right[0] : gap.right[1]], []).append(gap)
    out, gone = [], set()
    for gap in gaps:
        same = rights.get(aligned.left.codes[gap.left[0] : gap.left[1]]) if gap.change == "only_left" else None
        if same:
            other = same.pop(0)
            gone.add(other)
            out.append(Gap(gap.left, other.right, "moved"))
        else:
            out.append(gap)
    return [gap for gap in out if gap not in gone]


def _difference(aligned: Aligned, gap: Gap) -> Difference:
    left = _span(aligned, 0, gap.left) if gap.change != "only_right" else None
    right = _span(aligned, 1, gap.right) if gap.change != "only_left" else None
    kind, because = ("style", "the same words in another place") if gap.change == "moved" else aspect(aligned, gap)
    return Difference(aligned.left.body.article, aligned.right.body.article, left, right, gap.change, kind, because)


def _span(aligned: Aligned, side: int, words: tuple[int, int]) -> Span:
    wording = aligned.left if side == 0 else aligned.right
    return wording.span(wording.starts[words[0]], wording.ends[words[1] - 1])
