"""Takes the words of two texts, gives the passages they share, in the order of the left text.

A passage is matched runs with islands of at most `ISLAND` words between them. It goes on through edited words, takes in
a clause that changed its place nearby, and ends where a sentence ends that it mostly covers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from rashomon.across.alignment import ISLAND, REACH, Run, backbone, fill, joined, onward, tiles
from rashomon.across.wording import STOP, Wording

COPIED = 7.5
"""Weight of unquoted words in common (see `Wording.weights`) from which on a passage is copied."""
BESIDE = 4.0
"""The same where two articles share a passage of `COPIED` elsewhere."""
ALIKE = 2.0
"""The same from which on a passage is shown at all: a name of seven words ("at the X Institute for Y") weighs less."""
FEWEST = 8
"""Words in common of the shortest passage."""
SOLID = 12
"""Words in common of the shortest passage that is copied."""
SENTENCE = 9
"""Words in common of one of its sentences: lists of links and headings are no text."""
DENSE, LOOSE = 0.7, 0.45
"""The share of the longer side's words that are the same in what is copied; the second where other passages are."""
SAME = 0.9
"""The share of both texts that is the same from which on all of it is copied, were it all quotation, or three words."""
QUOTED = 6
"""Words in common between quotation marks of the shortest shared quotation."""
SEED = 1.2
"""Weight of a run out of order from which on it counts: four words of a name weigh 1."""
BREATH = 2
"""Words between two runs up to which they are one passage although a sentence ends between them on both sides."""
LONE = 0.5
"""What a word counts that is matched alone, its neighbours being others."""
MOSTLY = 0.5
"""The share of a sentence's words that are matched from which on all of it belongs to the passage."""

type Range = tuple[int, int]


@dataclass(frozen=True)
class Passage:
    """Matched runs of one passage, in the order of the left text."""

    left: Wording
    right: Wording
    runs: tuple[Run, ...]
    moved: tuple[Run, ...] = ()
    """Runs that stand elsewhere in the other text."""
    relation: str = ""
    """As of `SharedText`; empty where it tells too little, or nobody asked yet."""

    @cached_property
    def all(self) -> tuple[Run, ...]:
        """All runs, those that were moved too."""
        return tuple(sorted((*self.runs, *self.moved)))

    @cached_property
    def left_range(self) -> Range:
        """The first word of the left text, and the one after the last."""
        return self.all[0].left, max(run.left + run.length for run in self.all)

    @cached_property
    def right_range(self) -> Range:
        """The same of the right text."""
        return min(run.right for run in self.all), max(run.right + run.length for run in self.all)

    @cached_property
    def words(self) -> int:
        """Words in common."""
        return sum(run.length for run in self.all)

    @cached_property
    def quoted(self) -> int:
        """Words in common that stand between quotation marks in either."""
        return sum(sum(self._marked(run)) for run in self.all if self._any(run))

    @cached_property
    def weight(self) -> float:
        """How much the unquoted words in common tell of copying."""
        return sum(self._weight(run) for run in self.all)

    def _weight(self, run: Run) -> float:
        if not self._any(run):
            return _weight(self.left, run) * (LONE if run.length == 1 else 1.0)
        weights = self.left.weights[run.left : run.left + run.length]
        told = sum(weight for weight, marked in zip(weights, self._marked(run), strict=True) if not marked)
        return told * (LONE if run.length == 1 else 1.0)

    def _any(self, run: Run) -> bool:
        """Whether a word of it stands between quotation marks in either."""
        sides = ((self.left, run.left), (self.right, run.right))
        return any(side.speaks and side.marked[at + run.length] > side.marked[at] for side, at in sides)

    def _marked(self, run: Run) -> list[bool]:
        left = self.left.quoted[run.left : run.left + run.length]
        right = self.right.quoted[run.right : run.right + run.length]
        return [one or other for one, other in zip(left, right, strict=True)]

    @cached_property
    def told(self) -> int:
        """The most words in common within one sentence: a list of names or headings has no long one."""
        number = self.left.sentences
        counts: Counter[int] = Counter()
        for run in self.all:
            counts.update(number[run.left : run.left + run.length])
        return max(counts.values())

    @cached_property
    def names(self) -> bool:
        """Whether it is short, and most of its words that say anything are parts of names: that is no quotation."""
        places = [at for run in self.all for at in range(run.left, run.left + run.length)]
        telling = [at for at in places if self.left.words[at] not in STOP]
        return self.words < FEWEST and 2 * sum(map(self.left.named, telling)) > len(telling)

    @property
    def density(self) -> float:
        """The share of the longer side's words that are the same."""
        return self.words / max(end - start for start, end in (self.left_range, self.right_range))

    def related(self, *, whole: bool) -> str:
        """Its relation; `whole` where other passages of the two texts are copied."""
        weight, density = (BESIDE, LOOSE) if whole else (COPIED, DENSE)
        if self.weight >= weight and self.words >= SOLID and self.told >= SENTENCE and self.density >= density:
            return "copied"
        if self.quoted >= QUOTED and self.quoted >= self.words / 2 and not self.names:
            return "quotation"
        return "alike" if self.weight >= ALIKE and self.words >= FEWEST else ""


@dataclass(frozen=True)
class Aligned:
    """Two texts, word by word."""

    left: Wording
    right: Wording
    core: tuple[Run, ...]
    """Runs that keep their order."""
    moved: tuple[Run, ...]
    """Runs that do not."""


def align(left: Wording, right: Wording) -> Aligned:
    """Where two texts are the same, single words between the runs included."""
    if left.codes == right.codes:
        return Aligned(left, right, (Run(0, 0, len(left)),) if left.codes else (), ())
    found = tiles(left, right)
    core = backbone(found)
    kept = set(core)
    rest = [run for run in found if run not in kept and _weight(left, run) >= SEED]
    taken = (_taken(len(left), [*core, *rest], 0), _taken(len(right), [*core, *rest], 1))
    grown = _grow(left, right, fill(left, right, core, edges=True), taken)
    moved = [run for part in split(left, right, rest) for run in _grow(left, right, fill(left, right, part), taken)]
    return Aligned(left, right, tuple(grown), tuple(sorted(moved)))


def _weight(wording: Wording, run: Run) -> float:
    return wording.weighed[run.left + run.length] - wording.weighed[run.left]


type Taken = tuple[bytearray, bytearray]
"""For each word of both texts, whether it is matched."""


def _grow(left: Wording, right: Wording, runs: Sequence[Run], taken: Taken) -> list[Run]:
    """Runs in order, with what each part of them gains beyond its ends; what is gained is taken."""
    out: list[Run] = []
    for part in split(left, right, runs):
        first, last = part[0], part[-1]
        before = onward(left, right, *_windows(left, right, first.left, first.right, taken, back=True), back=True)
        end = (last.left + last.length, last.right + last.length)
        beyond = onward(left, right, *_windows(left, right, *end, taken))
        for run in (*before, *part, *beyond):
            for side in (0, 1):
                taken[side][run[side] : run[side] + run.length] = b"\1" * run.length
        out += [*before, *part, *beyond]
    return joined(out)


def _taken(length: int, runs: Sequence[Run], side: int) -> bytearray:
    taken = bytearray(length)
    for run in runs:
        taken[run[side] : run[side] + run.length] = b"\1" * run.length
    return taken


def _windows(left: Wording, right: Wording, a: int, b: int, taken: Taken, *, back: bool = False) -> tuple[Range, Range]:
    """Where a part may go on from words `a` and `b`: up to what is taken, within the sentences it ends in."""
    if back:
        return _before(left, a, taken[0]), _before(right, b, taken[1])
    return _after(left, a, taken[0]), _after(right, b, taken[1])


def _before(wording: Wording, edge: int, taken: bytearray) -> Range:
    at = max(taken.rfind(1, max(0, edge - REACH), edge) + 1, edge - REACH, 0)
    number = wording.sentences
    while at < edge and number[at] != number[edge]:
        at += 1
    return at, edge


def _after(wording: Wording, edge: int, taken: bytearray) -> Range:
    far = min(len(wording), edge + REACH)
    at = taken.find(1, edge, far)
    far = far if at < 0 else at
    number = wording.sentences
    while far > edge and number[far - 1] != number[edge - 1]:
        far -= 1
    return edge, far


def split(left: Wording, right: Wording, runs: Iterable[Run]) -> Iterator[list[Run]]:
    """Runs in order, parted where more than `ISLAND` words stand between two on either side.

    Where both go on in a new sentence, more than `BREATH` words part them.
    """
    part: list[Run] = []
    for run in runs:
        if part and not _close(left, right, part[-1], run):
            yield part
            part = []
        part.append(run)
    if part:
        yield part


def _close(left: Wording, right: Wording, one: Run, other: Run) -> bool:
    a, b = one.left + one.length, one.right + one.length
    gap = max(other.left - a, other.right - b)
    if gap > ISLAND or other.right < b:
        return False
    ended = (
        left.sentences[a - 1] != left.sentences[other.left] and right.sentences[b - 1] != right.sentences[other.right]
    )
    return gap <= BREATH or not ended


def passages(aligned: Aligned) -> list[Passage]:
    """The passages that two aligned texts share and that tell something, in the order of the left text."""
    left, right = aligned.left, aligned.right
    parts = [Passage(left, right, tuple(part)) for part in split(left, right, aligned.core)]
    rest: list[Passage] = []
    for part in split(left, right, aligned.moved):
        at = next((i for i, one in enumerate(parts) if all(_beside(one, run) for run in part)), None)
        if at is None:
            rest.append(Passage(left, right, tuple(part)))
        else:
            parts[at] = Passage(left, right, parts[at].runs, (*parts[at].moved, *part))
    found = sorted([*parts, *rest], key=lambda one: one.left_range)
    if sum(one.words for one in found) >= SAME * max(len(left), len(right)):
        return [replace(one, relation="copied") for one in found]
    whole = any(one.related(whole=False) == "copied" for one in found)
    judged = [replace(one, relation=one.related(whole=whole)) for one in found]
    return [one for one in judged if one.relation]


def _beside(passage: Passage, run: Run) -> bool:
    """Whether a moved run stands next to or within a passage on both sides."""
    sides = ((passage.left_range, run.left), (passage.right_range, run.right))
    return all(low - ISLAND <= at + run.length and at <= high + ISLAND for (low, high), at in sides)


def extent(passage: Passage, side: int) -> Range:
    """The characters a passage covers in the left (0) or right (1) body: whole sentences that it mostly covers."""
    wording, (first, last) = (passage.left, passage.left_range) if side == 0 else (passage.right, passage.right_range)
    if passage.relation == "copied":
        first, last = _sentences(passage, wording, side, first, last)
    start, end = wording.starts[first], wording.ends[last - 1]
    if passage.relation == "copied":
        start, end = _marks(wording.folded, start, end)
    return start, end


def _sentences(passage: Passage, wording: Wording, side: int, first: int, last: int) -> Range:
    matched = {at for run in passage.all for at in range(run[side], run[side] + run.length)}
    number = wording.sentences
    low = high = first
    while low and number[low - 1] == number[first]:
        low -= 1
    while high < len(wording) and number[high] == number[first]:
        high += 1
    if sum(at in matched for at in range(low, high)) >= MOSTLY * (high - low):
        first = low
    low = high = last - 1
    while low and number[low - 1] == number[last - 1]:
        low -= 1
    while high < len(wording) and number[high] == number[last - 1]:
        high += 1
    if sum(at in matched for at in range(low, high)) >= MOSTLY * (high - low):
        last = high
    return first, last


def _marks(text: str, start: int, end: int) -> Range:
    """Opening and closing marks that stand directly at the edges."""
    while start and text[start - 1] in "\"'([":
        start -= 1
    while end < len(text) and text[end] in ".,;:!?\"')]%":
        end += 1
    return start, end
