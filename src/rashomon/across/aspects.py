"""Takes two aligned texts and words that differ, gives what sort of difference it is, and why, by readable signs.

The first sign that holds names the aspect. It says what the words are about, never which side is right.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz import fuzz

from rashomon.across.passages import Aligned
from rashomon.across.wording import STOP, Wording
from rashomon.lexicon import shipped

if TYPE_CHECKING:
    from rashomon.across.differences import Gap

SPELT = 75
"""Per cent of letters that two spellings of one word share at least; four spellings of one surname share 78 to 89."""
BRIEF = 12
"""Words of a difference up to which a single word decides what it is about: a longer one is about several things."""


YEAR = re.compile(r"(?:1[89]|20)\d\d")


class Word(NamedTuple):
    """A word of a difference: folded, as printed, its letter of grammar, whether it looks like a name."""

    folded: str
    printed: str
    grammar: str
    named: bool


class Sides(NamedTuple):
    """The words that one side has and the other has not, on both sides."""

    left: tuple[Word, ...]
    right: tuple[Word, ...]

    @property
    def both(self) -> tuple[Word, ...]:
        """All of them."""
        return self.left + self.right


def aspect(aligned: Aligned, gap: Gap) -> tuple[str, str]:
    """The aspect of a difference, and why."""
    one, other = list(_words(aligned.left, gap.left)), list(_words(aligned.right, gap.right))
    here, there = ({word.folded for word in side} for side in (one, other))
    sides = Sides(
        tuple(word for word in one if word.folded not in there),
        tuple(word for word in other if word.folded not in here),
    )
    telling = [word for word in sides.both if word.folded not in STOP or word.folded in of("strength")]
    if len(telling) <= BRIEF:
        for name, sign in SIGNS:
            if because := sign(sides):
                return name, because
    return "style", "other words"


def _words(wording: Wording, words: tuple[int, int]) -> Iterator[Word]:
    for at in range(*words):
        printed = wording.folded[wording.starts[at] : wording.ends[at]]
        grammar = wording.grammar(at)
        named = grammar == "n" or (grammar == "x" and wording.named(at) and not printed[0].isdigit())
        yield Word(wording.words[at], printed, grammar, named)


def _cited(words: list[str]) -> str:
    return ", ".join(dict.fromkeys(words))


def _number(sides: Sides) -> str:
    found = [word.printed for word in sides.both if _is_number(word)]
    return f"a number: {_cited(found)}" if found else ""


def _is_number(word: Word) -> bool:
    return word.folded in of("number") or (word.grammar != "t" and (word.folded[0].isdigit() or word.grammar == "q"))


def _date(sides: Sides) -> str:
    found = [word.printed for word in sides.both if _is_date(word)]
    return f"a date or time: {_cited(found)}" if found else ""


def _is_date(word: Word) -> bool:
    capital = word.folded not in {"may", "march"} or word.printed[0].isupper()
    if word.folded in of("number"):
        return False
    return (word.folded in of("date") and capital) or word.grammar == "t" or bool(YEAR.fullmatch(word.folded))


def _attribution(sides: Sides) -> str:
    found = [word.printed for word in sides.both if _is_cue(word)]
    return f"who says it: {_cited(found)}" if found else ""


def _is_cue(word: Word) -> bool:
    return word.grammar not in {"a", "n"} and any(form in cues() for form in _forms(word.folded))


def _forms(word: str) -> Iterator[str]:
    """What an inflected verb may be a form of."""
    yield word
    if word in of("attribution"):
        yield "say"
    for ending in ("s", "es", "d", "ed", "ing"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            stem = word.removesuffix(ending)
            yield from (stem, stem + "e") if ending == "ing" else (stem,)
            if stem.endswith("i"):
                yield stem[:-1] + "y"
            if len(stem) > 3 and stem[-1] == stem[-2]:
                yield stem[:-1]


def _strength(sides: Sides) -> str:
    found = [word.printed for word in sides.both if word.folded in of("strength") or word.grammar == "m"]
    return f"how surely or how far: {_cited(found)}" if found else ""


def _name(sides: Sides) -> str:
    found = [word.printed for word in sides.both if word.named]
    if found:
        return f"a name: {_cited(found)}"
    return _spelling(sides)


def _spelling(sides: Sides) -> str:
    if len(sides.left) != len(sides.right):
        return ""
    pairs = list(zip(sides.left, sides.right, strict=True))
    if not pairs or any(fuzz.ratio(a.folded, b.folded) < SPELT or len(a.folded) < 4 for a, b in pairs):
        return ""
    return "a spelling: " + _cited([f"{a.printed} and {b.printed}" for a, b in pairs])


def _adjective(sides: Sides) -> str:
    found = [word.printed for word in sides.both if word.grammar in {"a", "v"}]
    return f"an adjective or adverb: {_cited(found)}" if found else ""


SIGNS: tuple[tuple[str, Callable[[Sides], str]], ...] = (
    ("date", _date),
    ("number", _number),
    ("attribution", _attribution),
    ("strength", _strength),
    ("name", _name),
    ("adjective", _adjective),
)
"""What makes a difference of each aspect, in the order in which they are asked."""


@cache
def of(aspect: str) -> frozenset[str]:
    """The words that tell of an aspect."""
    return frozenset(row["word"] for row in shipped("difference_words") if row["aspect"] == aspect)


@cache
def cues() -> frozenset[str]:
    """Verbs of speech, and the words of a phrase that attributes."""
    rows = shipped("reporting_verbs")
    verbs = {row["lemma"] for row in rows if row["pos"] == "verb" and row["class"] in {"say", "accuse", "deny", "warn"}}
    return frozenset(verbs | {"according"})
