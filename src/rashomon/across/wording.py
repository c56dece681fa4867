"""Takes a body, gives its words as they are compared: folded, each with its place, weight, sentence and grammar."""

from __future__ import annotations

import functools
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from rashomon.findings import Body
from rashomon.lexicon import shipped
from rashomon.text import GAP, Piece, Span, fold
from rashomon.tokens import WORD

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
    def runs(self) -> dict[tuple[int, ...], list[int]]:
        """Where each run of `RUN` words starts; those that repeat too often are left out."""
        found: dict[tuple[int, ...], list[int]] = {}
        for at, run in enumerate(zip(*(self.codes[i:] for i in range(RUN)), strict=False)):
            found.setdefault(run, []).append(at)
        return {run: places for run, places in found.items() if len(places) <= REPEATED}

    @cached_property
    def weights(self) -> tuple[float, ...]:
        """How much each word tells of copying: names and stop words little, other words 1."""
        return tuple(0.0 if word in STOP else 0.25 if self.named(at) else 1.0 for at, word in enumerate(self.words))

    def named(self, at: int) -> bool:
        """Whether a word looks like part of a name or is a number: a capital, not only because a sentence starts."""
        first = self.folded[self.starts[at]]
        if first.isdigit():
            return True
        opens = at == 0 or self.sentences[at - 1] != self.sentences[at]
        return first.isupper() and not opens

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


@functools.lru_cache(maxsize=4096)
def wording(body: Body) -> Wording:
    """The words of a body; kept, since a body is compared with many."""
    folded = fold(body.text)
    found = list(WORD.finditer(folded))
    words = tuple(one[0].casefold() for one in found)
    starts, ends = tuple(one.start() for one in found), tuple(one.end() for one in found)
    codes = tuple(zlib.crc32(word.encode("utf-8", "surrogatepass")) for word in words)
    return Wording(
        body,
        words,
        codes,
        starts,
        ends,
        tuple(letter.isupper() for letter in body.grammar),
        tuple(_sentences(folded, words, starts, ends)),
        folded,
    )


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
    """The rooms a body enters: of every `WINDOW` shingles the least by hash (winnowing)."""
    yield from (f"{code:x}" for code in sorted(winnow(wording(body).codes)))


def winnow(codes: tuple[int, ...]) -> set[int]:
    """The hashes of chosen shingles: a function of the words around each alone, so that copies choose alike."""
    if len(codes) < SHINGLE:
        return set()
    hashes = _shingles(codes)
    if len(hashes) <= WINDOW:
        return {min(hashes)}
    chosen, low, at = set(), -1, -1
    for start in range(len(hashes) - WINDOW + 1):
        if at < start:
            low = min(hashes[start : start + WINDOW])
            at = start + WINDOW - 1 - hashes[start : start + WINDOW][::-1].index(low)
            chosen.add(low)
        elif hashes[start + WINDOW - 1] <= low:
            at, low = start + WINDOW - 1, hashes[start + WINDOW - 1]
            chosen.add(low)
    return chosen


_PRIME = (1 << 61) - 1
_BASES = tuple(pow(1_000_003, i + 1, _PRIME) for i in range(SHINGLE))


def _shingles(codes: tuple[int, ...]) -> list[int]:
    a, b, c, d, e, f = _BASES
    return [
        (a * x0 + b * x1 + c * x2 + d * x3 + e * x4 + f * x5) % _PRIME
        for x0, x1, x2, x3, x4, x5 in zip(*(codes[i:] for i in range(SHINGLE)), strict=False)
    ]
