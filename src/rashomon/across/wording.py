"""Takes a body, gives its words as they are compared: folded, each with its place, weight, sentence and grammar."""

from __future__ import annotations

import bisect
import functools
import itertools
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from rashomon.findings import Body
from rashomon.lexicon import shipped
from rashomon.text import GAP, Piece, Span, fold
from rashomon.tokens import places

STOP = frozenset(row["word"] for row in shipped("stop_words")) | {"s", "'s", "'re", "'ve", "'ll", "'d", "'m"}

SHORT = frozenset(
    ("mr", "mrs", "ms", "dr", "gen", "sen", "rep", "gov", "st", "prof", "lt", "col", "sgt", "capt", "rev")
)
"""Words whose full stop ends no sentence."""

SHINGLE = 6
"""Words of a room's key: a run that two texts seldom share by chance."""
WINDOW = 7
"""Of so many neighbouring shingles the least by hash is a room: every run of 12 words in common is met
(`SHINGLE + WINDOW - 1`), at one room for about four words."""
RUN = 4
"""Words of the shortest run that alignment starts from."""
REPEATED = 8
"""Places of one run in a text, from which on it starts no alignment: it would cost what it cannot tell."""

KEPT = 256
"""Bodies whose words are kept: 150 bytes for each word, so 30 MB of news. Pairs come by their first body, and few other
bodies have text in common with it."""


@dataclass(frozen=True)
class Wording:
    """The words of a body. All sequences are parallel."""

    body: Body
    words: tuple[str, ...]
    codes: tuple[int, ...]
    """A number for each word, equal where the folded words are."""
    starts: tuple[int, ...]
    """Where each word starts in the body's text."""
    ends: tuple[int, ...]
    quoted: tuple[bool, ...]
    """Whether it stands between quotation marks."""
    sentences: tuple[int, ...]
    """The number of its sentence."""
    folded: str

    def __len__(self) -> int:
        return len(self.words)

    @cached_property
    def runs(self) -> tuple[int, ...]:
        """A number for each run of `RUN` words, by its first word."""
        if len(self) < RUN:
            return ()
        words = np.array(self.codes, dtype=np.uint64)
        last = len(self) - RUN + 1
        found = np.zeros(last, dtype=np.uint64)
        for at in range(RUN):
            found += words[at : at + last] * _BASES[at]
        return tuple(found.tolist())

    @cached_property
    def places(self) -> dict[int, int]:
        """Where each run starts first."""
        return dict(zip(reversed(self.runs), range(len(self.runs) - 1, -1, -1), strict=True))

    @cached_property
    def repeats(self) -> dict[int, list[int]]:
        """Where runs that repeat start, the first place left out; none for those that repeat too often."""
        found: dict[int, list[int]] = {}
        if len(set(self.runs)) == len(self.runs):
            return found
        places = self.places
        for at, run in enumerate(self.runs):
            if places[run] != at:
                found.setdefault(run, []).append(at)
        return {run: places if len(places) < REPEATED else [] for run, places in found.items()}

    @cached_property
    def often(self) -> frozenset[int]:
        """The runs that repeat so often that no alignment starts from them."""
        if len(self.runs) - len(set(self.runs)) < REPEATED:
            return frozenset()
        return frozenset(run for run, places in self.repeats.items() if not places)

    @cached_property
    def weights(self) -> tuple[float, ...]:
        """How much each word tells of copying: names and stop words little, other words 1."""
        out = [0.0] * len(self)
        for at, word in enumerate(self.words):
            if word not in STOP:
                plain = self.folded[self.starts[at]].islower()  # most are, and need no closer look
                out[at] = 1.0 if plain or not self.named(at) else 0.25
        return tuple(out)

    @cached_property
    def weighed(self) -> tuple[float, ...]:
        """The weight of all words before each. Weights are quarters, so that differences of sums are sums."""
        return tuple(itertools.accumulate(self.weights, initial=0.0))

    @cached_property
    def speaks(self) -> bool:
        """Whether any word stands between quotation marks."""
        return any(self.quoted)

    @cached_property
    def marked(self) -> tuple[int, ...]:
        """How many words before each stand between quotation marks."""
        return tuple(itertools.accumulate(self.quoted, initial=0))

    def named(self, at: int) -> bool:
        """Whether a word looks like part of a name or is a number: a capital, not only because a sentence starts."""
        first = self.folded[self.starts[at]]
        if first.isdigit():
            return True
        opens = at == 0 or self.sentences[at - 1] != self.sentences[at]
        return first.isupper() and not opens

    @cached_property
    def paragraphs(self) -> list[Piece]:
        """The first word of each paragraph, and the one after its last."""
        cuts = [bisect.bisect_left(self.starts, at) for at, _ in self._offsets]
        return list(itertools.pairwise((*cuts, len(self))))

    def grammar(self, at: int) -> str:
        """The letter of `Body.grammar` for a word, whether it stands between marks or not."""
        return self.body.grammar[at].lower()

    @cached_property
    def _offsets(self) -> list[Piece]:
        """For each piece of the body: where it starts in the body's text and in the report."""
        out, at = [], 0
        for start, end in self.body.span.pieces:
            out.append((at, start))
            at += end - start + len(GAP)
        return out

    def span(self, start: int, end: int) -> Span:
        """The place in the report of characters `start`–`end` of the body's text."""
        pieces = []
        for (at, base), (low, high) in zip(self._offsets, self.body.span.pieces, strict=True):
            left, right = max(start - at, 0), min(end - at, high - low)
            if left < right:
                pieces.append((base + left, base + right))
        return Span(self.body.span.report, tuple(pieces))


def wording(body: Body) -> Wording:
    """The words of a body; kept, since a body is compared with many."""
    return _wording(body, body.text, body.grammar)


@functools.lru_cache(maxsize=KEPT)
def _wording(body: Body, text: str, grammar: str) -> Wording:
    """By all that it hangs on: two bodies are equal whatever we think of them."""
    folded = fold(text)
    found = places(folded)
    words = tuple(folded[start:end].casefold() for start, end in found)
    starts, ends = tuple(start for start, _ in found), tuple(end for _, end in found)
    codes = tuple(map(code, words))
    return Wording(
        body,
        words,
        codes,
        starts,
        ends,
        tuple(letter.isupper() for letter in grammar),
        tuple(_sentences(folded, words, starts, ends)),
        folded,
    )


@functools.lru_cache(maxsize=1 << 14)
def code(word: str) -> int:
    """A number for a word, the same in every run."""
    return zlib.crc32(word.encode("utf-8", "surrogatepass"))


def _sentences(folded: str, words: tuple[str, ...], starts: tuple[int, ...], ends: tuple[int, ...]) -> Iterator[int]:
    number = 0
    for at, start in enumerate(starts):
        if at and _breaks(folded[ends[at - 1] : start], words[at - 1], folded[start]):
            number += 1
        yield number


def _breaks(between: str, before: str, after: str) -> bool:
    if GAP in between or "!" in between or "?" in between or "。" in between:
        return True
    return "." in between and after.isupper() and len(before) > 1 and before not in SHORT


def keys(body: Body) -> Iterator[str]:
    """The rooms a body enters: of every `WINDOW` shingles of a paragraph the least by hash (winnowing).

    Paragraph by paragraph, so that one that thousands print is in the same rooms in all of them, whatever stands
    beside it: these are too common together, and passed over together.
    """
    words = wording(body)
    if words.codes and len(words) < SHINGLE:
        yield " ".join(map(str, words.codes))
    found = {key for first, last in words.paragraphs for key in winnow(words.codes[first:last])}
    yield from (f"{key:x}" for key in sorted(found or winnow(words.codes)))


def winnow(codes: Sequence[int]) -> set[int]:
    """The hashes of chosen shingles: a function of the words around each alone, so that copies choose alike."""
    if len(codes) < SHINGLE:
        return set()
    words = np.array(codes, dtype=np.uint64)
    last = len(codes) - SHINGLE + 1
    hashes = np.zeros(last, dtype=np.uint64)
    for at, base in enumerate(_BASES):
        hashes += words[at : at + last] * base
    hashes = (hashes ^ (hashes >> _SHIFT)) * _MIX
    hashes ^= hashes >> _SHIFT
    if last <= WINDOW:
        return {int(hashes.min())}
    two = np.minimum(hashes[:-1], hashes[1:])
    four = np.minimum(two[:-2], two[2:])
    return set(np.minimum(four[:-3], four[3:]).tolist())  # the least of seven neighbours


_BASES = tuple(np.uint64(pow(0x9E3779B97F4A7C15, at + 1, 1 << 64)) for at in range(SHINGLE))
_MIX, _SHIFT = np.uint64(0xBF58476D1CE4E5B9), np.uint64(31)
