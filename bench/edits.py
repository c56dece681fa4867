"""Takes a text, gives a copy of it with planted edits, and where each stands on both sides: exact by construction.

Four sorts of edit (`drop`, `insert`, `replace`, `move`) of single words, phrases and whole sentences; what is put in
comes from another text. The seed is fixed, so that two runs plant the same.
"""

from __future__ import annotations

import itertools
import random
import re
from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.tokens import places

SORTS = {"drop": "only_left", "insert": "only_right", "replace": "replaced", "move": "moved"}
"""Each sort of edit, and what the difference it makes is called."""

APART = 12
"""Words left alone between two edits, so that each can be told from the next."""


@dataclass(frozen=True, slots=True)
class Edit:
    """What was done, and its characters in the original and in the copy (None where it has none there)."""

    change: str
    left: tuple[int, int] | None
    right: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy and its edits."""

    text: str
    edits: tuple[Edit, ...]


def edited(text: str, donor: str, number: int, seed: int) -> Copy:
    """A copy of a text with about so many edits; `donor` gives the words that are put in."""
    chance = random.Random(seed)
    words, given = places(text), places(donor)
    parts, free = [], 1
    for _ in range(number):
        sort = chance.choice(list(SORTS))
        length = min(chance.choice([1, 2, 3, 5, 12, 20]), len(given) - 1)
        length = max(length, 6) if sort == "move" else length
        start = free + chance.randrange(6)
        end = start + length if sort != "insert" else start
        if end + APART >= len(words):
            break
        into = _target(end, length, chance) if sort == "move" else 0
        at = chance.randrange(max(1, len(given) - length))
        size = length if sort == "insert" else chance.choice([1, 2, 4])
        put = donor[given[at][0] : given[min(at + size, len(given)) - 1][1]]
        parts.append((sort, start, end, into, put))
        free = max(end, into) + APART
        if sort == "move" and into >= len(words):
            parts.pop()
            break
    return _made(text, words, parts)


def _target(end: int, length: int, chance: random.Random) -> int:
    """Where words are moved to: further than they are many, or it would be the others that moved."""
    return end + length + 4 + chance.randrange(12)


def _made(text: str, words: Sequence[tuple[int, int]], parts: Sequence[tuple[str, int, int, int, str]]) -> Copy:
    out, edits, at = "", [], 0
    for sort, start, end, into, put in parts:
        first = words[start][0]
        out += text[at:first]
        at = first
        last = words[end - 1][1] if end > start else first
        if sort == "insert":
            edits.append(Edit("only_right", None, (len(out), len(out) + len(put))))
            out += put + " "
        elif sort == "drop":
            edits.append(Edit("only_left", (first, last), None))
            at = words[end][0]
        elif sort == "replace":
            edits.append(Edit("replaced", (first, last), (len(out), len(out) + len(put))))
            out += put
            at = last
        else:
            target = words[into][0]
            out += text[words[end][0] : target]
            edits.append(Edit("moved", (first, last), (len(out), len(out) + last - first)))
            out += text[first:last] + " "
            at = target
    return Copy(out + text[at:], tuple(edits))


VOCABULARY = 30_000
"""Words of the invented language of `invented`."""


def invented(number: int, words: int, seed: int) -> list[str]:
    """Texts of an invented language whose words are as frequent as those of a real one (Zipf), in sentences."""
    chance = random.Random(seed)
    syllables = ["".join(pair) for pair in itertools.product("bdfgklmnprstvz", "aeiou")]
    lexicon = ["".join(chance.choices(syllables, k=chance.choice([1, 2, 2, 3, 3, 4]))) for _ in range(VOCABULARY)]
    weights = list(itertools.accumulate(1 / (rank + 3) for rank in range(VOCABULARY)))
    return [_prose(chance, lexicon, weights, words) for _ in range(number)]


def _prose(chance: random.Random, lexicon: Sequence[str], weights: Sequence[float], words: int) -> str:
    length = max(20, int(chance.gauss(words, words / 8)))
    drawn = chance.choices(lexicon, cum_weights=weights, k=length)
    starts = {0, *(at for at in range(length) if at % 19 == 0)}
    parts = [word.capitalize() if at in starts else word for at, word in enumerate(drawn)]
    return re.sub(r" (?=[A-Z])", ". ", " ".join(parts)) + "."
