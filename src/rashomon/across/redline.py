"""Takes the bodies of two versions of one article, gives a redline: what both have, and what stands in one alone.

The parts in order read as the right text where those of the left alone are left out, and as the left text the other
way round, every character of both. Which of the two came first is not told here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.across.alignment import Run
from rashomon.across.passages import align
from rashomon.across.wording import Wording, wording
from rashomon.findings import Body
from rashomon.text import Span


@dataclass(frozen=True, slots=True)
class Part:
    """An unbroken run of words; one side is None where it stands in the other text alone."""

    left: Span | None
    right: Span | None

    @property
    def change(self) -> str:
        """`same`, `only_left` or `only_right`."""
        return "only_right" if self.left is None else "only_left" if self.right is None else "same"


def redline(left: Body, right: Body) -> Iterator[Part]:
    """Both texts in one, in order; what was moved stands in both of its places."""
    one, other = wording(left), wording(right)
    at = (0, 0)
    for run in (*align(one, other).core, Run(len(one), len(other), 0)):
        if gone := _span(one, at[0], run.left):
            yield Part(gone, None)
        if new := _span(other, at[1], run.right):
            yield Part(None, new)
        at = (run.left + run.length, run.right + run.length)
        if run.length:
            yield Part(_span(one, run.left, at[0]), _span(other, run.right, at[1]))


def _span(words: Wording, first: int, last: int) -> Span | None:
    """Some words with all that stands up to the next one."""
    if first == last:
        return None
    start = words.starts[first] if first else 0
    end = words.starts[last] if last < len(words) else len(words.folded)
    return words.span(start, end)
