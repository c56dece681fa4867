"""Takes two gists, gives how alike the articles are, between 0 and 1, and the terms that tell so.

In one language all words are compared, the opening of each with the whole of the other: a report of the same happening
has in it what the other begins with. Across languages names and figures are compared, and words only as far as they
are cousins. The days they are of then bring them together or keep them apart.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from rashomon.findings import Gist
from rashomon.findings.stories import FIGURE, KNOWN, NAME, WORDS
from rashomon.lexicon import Lexicon
from rashomon.lexicon.stems import ROOT, Stems, stem

OPENINGS = 0.5
"""The share of the openings in the likeness within one language; .5 to .7 did best of 0 to .7."""

OTHER = 0.25
"""The share of what two articles have in common that words other than names have at least, in nearly all pairs of one
story on BASIL (.28 at the twentieth); where it is less, the likeness counts less, down to half."""

FIGURES = 5.0
"""What a figure weighs in one language, as much as a word of middling rarity; 3 to 8 did as well."""
SMALL = 0.3
"""The share of it that figures of one digit weigh."""

ACROSS = {"figure": 8.0, "two": 4.0, "one": 1.0, "year": 2.0, "known": 3.0, "name": 6.0}
"""What names and figures weigh across languages, by the digits of a figure and whether the lexicon knows the name. Set
by hand, looked at on English with Italian and with Dutch."""
COUSINS = 0.25
"""The share of its weight that any other word has across languages; .01 to .5 were swept on English with Italian."""
GROWTH = 0.7
"""How much of the logarithm of its count a term gains across languages."""
SCALE = 0.6
"""What likeness across languages counts in the measure of one language: names alone look more alike than all words."""

NEAR = {0: 0.09, 1: 0.04, 2: -0.01, 3: -0.04, 4: -0.07}
"""What is added to the likeness, by the days between two articles of one language."""
NEAR_ACROSS = {0: 0.11, 1: -0.01, 2: -0.06, 3: -0.09, 4: -0.11}
"""The same across languages, where words tell less and the day the more. Both were swept on half of the events of BASIL
and on English with Italian and with Dutch of MEANTIME."""
FAR = 4
"""Days between two articles from which on they are not of one story: what follows later is a later story."""

SAME_WEEKDAY, OTHER_WEEKDAY = 0.03, -0.06
"""What is added where the openings name one weekday, and where two articles name weekdays and none is the same: for
articles of which no day is known. Weak evidence: a week has seven days."""

KEPT = 2560
"""Gists whose vectors are kept in one process: some 20 MB, and more than a tile of pairs asks for (`units.WIDTH`)."""

TOLD = 8
"""Terms that are told at most."""

TOGETHER = 0.8
"""The likeness by words from which on two articles that share a long paragraph are copies of one text."""

type Vector = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Vectors:
    """What a gist weighs in a comparison within its language: all its words, and its opening."""

    whole: Vector
    lead: Vector
    names: frozenset[str]
    """The stems that are names."""
    printed: Mapping[str, str]
    """How each term is printed, by its stem and by its root."""


class Comparer:
    """Compares gists. Made once for a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._stems = lexicon.opened(Stems)
        self._kept: dict[str, Vectors] = {}
        self._crossing: dict[str, Vector] = {}

    def of(self, gist: Gist) -> Vectors:
        """The vectors of a gist."""
        return _lately(self._kept, gist, lambda: vectors(gist, self._stems))

    def across(self, gist: Gist) -> Vector:
        """What a gist weighs in a comparison with one in another language."""
        return _lately(self._crossing, gist, lambda: crossing(gist, self._stems))

    def likeness(self, left: Gist, right: Gist) -> tuple[float, list[str]]:
        """How alike two articles are by their words, and the terms that tell so, as the left one prints them."""
        ours, theirs = self.of(left), self.of(right)
        if left.language == right.language:
            crossed = (dot(ours.lead, theirs.whole) + dot(theirs.lead, ours.whole)) / 2
            score = (1 - OPENINGS) * dot(ours.whole, theirs.whole) + OPENINGS * crossed
            return min(1.0, score * beyond_names(ours, theirs)), shared(ours.whole, theirs.whole, ours.printed)
        mine, other = self.across(left), self.across(right)
        return SCALE * dot(mine, other), shared(mine, other, ours.printed)


def _lately[T](kept: dict[str, T], gist: Gist, make: Callable[[], T]) -> T:
    """What was made of a gist, or is made now; what was asked for longest ago is let go, a quarter at a time."""
    made = kept.pop(gist.terms, None)
    if made is None:
        made = make()
        if len(kept) >= KEPT:
            for name in list(itertools.islice(kept, KEPT // 4)):
                del kept[name]
    kept[gist.terms] = made
    return made


def beyond_names(left: Vectors, right: Vectors) -> float:
    """1, or less down to a half where names alone tell that two articles are alike: two people meet more than once."""
    names = left.names | right.names
    both = [(name, value * right.whole[name]) for name, value in left.whole.items() if name in right.whole]
    total = math.fsum(value for _, value in both) or 1.0
    share = math.fsum(value for name, value in both if name not in names) / total
    return 0.5 + 0.5 * min(1.0, share / OTHER)


def vectors(gist: Gist, stems: Stems) -> Vectors:
    """The vectors of a gist."""
    whole: dict[str, float] = {}
    lead: dict[str, float] = {}
    printed: dict[str, str] = {}
    names: set[str] = set()
    for word, count, first, kind in gist.unpacked():
        name = stem(word)
        weight = (FIGURES if len(name) > 2 else FIGURES * SMALL) if kind == FIGURE else stems.of(name)
        whole[name] = weight * grown(count)
        if kind in {NAME, KNOWN}:
            names.add(name)
        if first:
            lead[name] = weight * grown(first)
        printed.setdefault(name, word)
        printed.setdefault(_root(name, kind), word)
    return Vectors(unit(whole), unit(lead), frozenset(names), printed)


def crossing(gist: Gist, stems: Stems) -> Vector:
    """What the terms of a gist weigh across languages, by their roots."""
    across: dict[str, float] = {}
    for word, count, _, kind in gist.unpacked():
        name = stem(word)
        root = _root(name, kind)
        across[root] = across.get(root, 0.0) + _across(name, kind, stems) * grown(count, GROWTH)
    return unit(across)


def _root(name: str, kind: str) -> str:
    return name if kind == FIGURE else name[:ROOT]


def _across(name: str, kind: str, stems: Stems) -> float:
    return COUSINS * stems.of(name) if kind == WORDS else anchor(name, kind)


def anchor(name: str, kind: str) -> float:
    """What a name or a figure weighs in any language; nothing for other words."""
    if kind == FIGURE:
        digits = name[1:]
        year = len(digits) == 4 and digits[:2] in {"19", "20"}
        return ACROSS["year"] if year else ACROSS[{1: "one", 2: "two"}.get(len(digits), "figure")]
    return {NAME: ACROSS["name"], KNOWN: ACROSS["known"]}.get(kind, 0.0)


def grown(count: int, share: float = 1.0) -> float:
    """What a count weighs: each further mention less than the one before."""
    return 1 + share * math.log(count)


def unit(vector: Mapping[str, float]) -> Vector:
    """A vector of length 1."""
    length = math.sqrt(sum(value * value for value in vector.values())) or 1.0
    return {name: value / length for name, value in vector.items()}


def dot(left: Vector, right: Vector) -> float:
    """The product of two vectors; summed in one order whichever is left."""
    small, large = (left, right) if len(left) <= len(right) else (right, left)
    return math.fsum(value * large[name] for name, value in small.items() if name in large)


def shared(left: Vector, right: Vector, printed: Mapping[str, str]) -> list[str]:
    """The terms of both, those that weigh most first."""
    both = sorted((name for name in left if name in right), key=lambda name: (-left[name] * right[name], name))
    return [printed[name] for name in both[:TOLD]]


def apart(left: Gist, right: Gist) -> int | None:
    """The days between the days of two articles; None where one has none."""
    if not left.day or not right.day:
        return None
    return abs((date.fromisoformat(left.day) - date.fromisoformat(right.day)).days)


def by_day(left: Gist, right: Gist) -> tuple[float, str] | None:
    """What the days of two articles add to their likeness, and in words; None where they lie too far apart."""
    days = apart(left, right)
    if days is None:
        years = left.year and right.year and left.year != right.year
        return None if years else _by_weekday(left, right)
    if days > FAR:
        return None
    near = NEAR if left.language == right.language else NEAR_ACROSS
    return near[days], f"of one day, {left.day}" if not days else f"{days} {'day' if days == 1 else 'days'} apart"


def _by_weekday(left: Gist, right: Gist) -> tuple[float, str]:
    (ours, more), (theirs, others) = (gist.weekdays.split("/") for gist in (left, right))
    if set(ours) & set(theirs):
        return SAME_WEEKDAY, "the openings name the same weekday"
    named = {*ours, *more}, {*theirs, *others}
    if all(named) and not named[0] & named[1]:
        return OTHER_WEEKDAY, "they name other weekdays"
    return 0.0, "no day is known of both"
