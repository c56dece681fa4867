"""Takes the words of two texts, gives where they are the same, word by word: runs in order, and runs that were moved.

Seed and extend: runs of `RUN` words in common are made as long as they go, the longest are taken first, those that keep
their order make the backbone, and small runs are filled in between them. Linear but for small windows.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from rashomon.across.wording import RUN, STOP, Wording

FILL = 30
"""Words between two runs, on either side, within which single words are matched."""
NEAR = 3
"""Words between two runs up to which a stop word alone counts as kept."""
REACH = 24
"""Words beyond the end of a passage in which it may go on."""
ISLAND = 8
"""Words that stand between two parts of one passage at most."""
COST = 0.15
"""What a word that is not matched takes from going on, where a matched one gives 1 (a stop word `SLIGHT`)."""
SLIGHT = 0.4


class Run(NamedTuple):
    """Words `left` to `left + length` of one text are words `right` to `right + length` of the other."""

    left: int
    right: int
    length: int


def tiles(left: Wording, right: Wording) -> list[Run]:
    """The runs of at least `RUN` words in common, none overlapping on either side, in the order of the left text."""
    a, b = left.codes, right.codes
    free_a, free_b = bytearray(b"\1") * len(a), bytearray(b"\1") * len(b)
    found = sorted(_maximal(left, right), key=lambda run: (-run.length, run.left, run.right))
    taken = [part for run in found for part in _free(run, free_a, free_b)]
    return sorted(taken)


def _maximal(left: Wording, right: Wording) -> Iterator[Run]:
    """The runs in common that can be made no longer; those within a longer one that is unique are passed over."""
    first, repeats, often = right.places, right.repeats, left.often | right.often
    runs, i, past = left.runs, 0, len(left.runs)
    while i < past:
        run = runs[i]
        if run not in first or run in often:
            i += 1
            continue
        found = [Run(i, j, _reach(left.codes, right.codes, i, j)) for j in (first[run], *repeats.get(run, ()))]
        yield from (one for one in found if one.length >= RUN)
        i += max(1, min(one.length for one in found) - RUN + 1)


def _reach(a: Sequence[int], b: Sequence[int], i: int, j: int) -> int:
    """How many words are the same from words `i` and `j` on."""
    length, most = 0, min(len(a) - i, len(b) - j)
    while length < most and a[i + length] == b[j + length]:
        length += 1
    return length


def _free(run: Run, free_a: bytearray, free_b: bytearray) -> Iterator[Run]:
    """The parts of a run that no longer run has taken, as far as they are long enough; they are taken by this."""
    end_a, end_b = run.left + run.length, run.right + run.length
    if free_a.find(0, run.left, end_a) < 0 and free_b.find(0, run.right, end_b) < 0:
        free_a[run.left : end_a] = free_b[run.right : end_b] = bytes(run.length)
        yield run
        return
    start = None
    for k in range(run.length + 1):
        good = k < run.length and free_a[run.left + k] and free_b[run.right + k]
        if good and start is None:
            start = k
        elif not good and start is not None:
            if k - start >= RUN:
                part = Run(run.left + start, run.right + start, k - start)
                free_a[part.left : part.left + part.length] = bytes(part.length)
                free_b[part.right : part.right + part.length] = bytes(part.length)
                yield part
            start = None


def backbone(runs: Sequence[Run]) -> list[Run]:
    """Of runs in the order of the left text, those that keep their order in the right one: the most words."""
    ends: list[int] = []
    best: list[tuple[int, int]] = []
    previous: list[int] = []
    for number, run in enumerate(runs):
        at = bisect.bisect_right(ends, run.right) - 1
        weight = run.length + (best[at][0] if at >= 0 else 0)
        previous.append(best[at][1] if at >= 0 else -1)
        _improve(ends, best, run.right + run.length, (weight, number))
    out: list[Run] = []
    number = best[-1][1] if best else -1
    while number >= 0:
        out.append(runs[number])
        number = previous[number]
    return out[::-1]


def _improve(ends: list[int], best: list[tuple[int, int]], end: int, item: tuple[int, int]) -> None:
    """Keeps (end, weight) as a stair: whoever ends later weighs more."""
    at = bisect.bisect_right(ends, end)
    if at and best[at - 1][0] >= item[0]:
        return
    while at < len(ends) and best[at][0] <= item[0]:
        del ends[at], best[at]
    if at and ends[at - 1] == end:
        del ends[at - 1], best[at - 1]
        at -= 1
    ends.insert(at, end)
    best.insert(at, item)


def fill(left: Wording, right: Wording, runs: Sequence[Run], *, edges: bool = False) -> list[Run]:
    """Runs in order, with what is the same between each two of them; `edges`: at both ends too."""
    ends = [Run(0, 0, 0), *runs, Run(len(left), len(right), 0)] if edges else runs
    out: list[Run] = []
    for run in ends:
        if out:
            last = out[-1]
            low_a, low_b = last.left + last.length, last.right + last.length
            if 0 < run.left - low_a <= FILL and 0 < run.right - low_b <= FILL:
                out += _between(left, right, (low_a, run.left), (low_b, run.right))
        out.append(run)
    return joined(run for run in out if run.length)


def joined(runs: Iterable[Run]) -> list[Run]:
    """Runs in order, those that touch on both sides made one."""
    out: list[Run] = []
    for run in runs:
        last = out[-1] if out else None
        if last and last.left + last.length == run.left and last.right + last.length == run.right:
            out[-1] = Run(last.left, last.right, last.length + run.length)
        else:
            out.append(run)
    return out


def _between(left: Wording, right: Wording, a: tuple[int, int], b: tuple[int, int]) -> list[Run]:
    """What is the same in two gaps; a stop word alone only where the gaps are small."""
    small = max(a[1] - a[0], b[1] - b[0]) <= NEAR
    found = joined(common(left.codes[a[0] : a[1]], right.codes[b[0] : b[1]]))
    placed = [Run(run.left + a[0], run.right + b[0], run.length) for run in found]
    return [run for run in placed if small or _tells(left, run)]


def _tells(wording: Wording, run: Run) -> bool:
    return any(word not in STOP for word in wording.words[run.left : run.left + run.length])


def common(a: Sequence[int], b: Sequence[int]) -> list[Run]:
    """The longest common subsequence of two short sequences, word by word."""
    return [
        Run(block.src_start + k, block.dest_start + k, 1)
        for block in LCSseq.opcodes(a, b)
        if block.tag == "equal"
        for k in range(block.src_end - block.src_start)
    ]


def onward(left: Wording, right: Wording, a: tuple[int, int], b: tuple[int, int], *, back: bool = False) -> list[Run]:
    """Where a passage goes on beyond its end (or before its start, `back`) in the windows `a` and `b`.

    Matched words give, words between them take; it goes on as far as it gives most.
    """
    first, second = left.codes[a[0] : a[1]], right.codes[b[0] : b[1]]
    if set(first).isdisjoint(second):
        return []
    found = common(first[::-1], second[::-1]) if back else common(first, second)
    score = best = 0.0
    last_a = last_b = -1
    kept = 0
    for number, run in enumerate(found):
        skipped = (run.left - last_a - 1, run.right - last_b - 1)
        if max(skipped) > ISLAND:
            break
        at = a[1] - 1 - run.left if back else a[0] + run.left
        score += (SLIGHT if left.words[at] in STOP else 1.0) - COST * sum(skipped)
        last_a, last_b = run.left, run.right
        if score > best:
            best, kept = score, number + 1
    placed = (
        Run(a[1] - 1 - run.left, b[1] - 1 - run.right, 1) if back else Run(a[0] + run.left, b[0] + run.right, 1)
        for run in found[:kept]
    )
    return sorted(placed)
