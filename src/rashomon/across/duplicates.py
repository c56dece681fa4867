"""Takes many texts, gives the pairs that are near duplicates, in memory: for sets that are not read into a record.

The keys are those by which articles meet in a record; what decides is how many words two texts have in common, and how
many of these in one order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from rapidfuzz.distance import LCSseq

from rashomon.across.origins import NEAR
from rashomon.across.wording import code, winnow
from rashomon.text import fold
from rashomon.tokens import words

COMMON = 0.15
"""The share of the smaller text's keys that two texts have in common before their words are compared: where a tenth of
the words are changed, half of all runs of six words are still the same."""
ORDERED = 0.5
"""The share of the longer text's words that stand in one order in both: clauses may have been moved."""
CROWDED = 16
"""Texts with one key from which on they meet the first of them only, not each other."""


@dataclass(frozen=True, slots=True)
class Sketch:
    """A text as it is compared with many: its words as numbers, and its keys."""

    codes: tuple[int, ...]
    keys: tuple[int, ...]


def sketch(text: str) -> Sketch:
    """The sketch of a text; a pure function, so that processes can share the work."""
    codes = tuple(map(code, words(fold(text).casefold())))
    return Sketch(codes, tuple(sorted(winnow(codes))))


def near(sketches: Sequence[Sketch]) -> Iterator[tuple[int, int, float]]:
    """The numbers of two texts that are near duplicates, the smaller first, and the share of words in common."""
    for (left, right), count in sorted(_met(sketches).items()):
        one, other = sketches[left], sketches[right]
        if count >= COMMON * min(len(one.keys), len(other.keys)):
            share = shared(one, other)
            if share >= NEAR:
                yield left, right, share


def shared(one: Sketch, other: Sketch) -> float:
    """The share of the longer text's words that stand in the other too; 0 where their order differs too much."""
    longer = max(1, len(one.codes), len(other.codes))
    common = sum((Counter(one.codes) & Counter(other.codes)).values()) / longer
    if common < NEAR or LCSseq.similarity(one.codes, other.codes) < ORDERED * longer:
        return 0.0
    return common


def _met(sketches: Sequence[Sketch]) -> Counter[tuple[int, int]]:
    """How many keys two texts have in common."""
    sizes = [len(one.keys) for one in sketches]
    keys = np.fromiter((key for one in sketches for key in one.keys), dtype=np.uint64, count=sum(sizes))
    owners = np.repeat(np.arange(len(sketches)), sizes)
    order = np.argsort(keys, kind="stable")
    keys, owners = keys[order], owners[order]
    starts = np.flatnonzero(np.r_[True, keys[1:] != keys[:-1]]) if len(keys) else np.array([], dtype=int)
    ends = np.r_[starts[1:], len(keys)]
    met: Counter[tuple[int, int]] = Counter()
    for start, end in zip(starts[ends - starts > 1].tolist(), ends[ends - starts > 1].tolist(), strict=True):
        members = owners[start:end].tolist()
        hubs = members if len(members) <= CROWDED else members[:1]
        for at, left in enumerate(hubs):
            met.update((left, right) for right in members[at + 1 :])
    return met
