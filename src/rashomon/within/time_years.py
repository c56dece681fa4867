"""Takes the times of an article, joins "the previous year" to the year told by its number of which the same is told.

"The plan was put forward in 2017 and rejected by Keldovia" and "the plan that Keldovia rejected the previous year" tell
of one thing, so the article is of 2018. A verb and a name or noun must be the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from rashomon.parse import Token
from rashomon.within.time_anchors import Placed

ELIGIBLE = re.compile(r"year-1|(?:19|20)\d\d")
"""Shifts and values of years that are joined."""

MOST = 40
"""Years of an article that are held against each other."""

LIGHT = frozenset(
    ("be", "have", "do", "say", "tell", "make", "take", "get", "go", "come", "see", "call", "show", "add", "year")
)
"""Verbs and nouns that anything is told with."""


def words(tokens: Iterable[Token]) -> frozenset[tuple[str, str]]:
    """The verbs, nouns and names of a sentence, by lemma; names and nouns count alike."""
    kinds = {"VERB": "verb", "NOUN": "noun", "PROPN": "noun"}
    return frozenset(
        (kinds[token.pos], token.lemma.lower())
        for token in tokens
        if token.pos in kinds and token.lemma.lower() not in LIGHT and token.text.isalpha()
    )


def join(placed: Sequence[Placed]) -> None:
    """Tells each "previous year" of the narrative the numbered year of which the same is told, if there is one."""
    told = [one for one in placed if one.voice == "narrative" and one.words]
    numbered = [one for one in told if one.reading.value][:MOST]
    for one in [one for one in told if one.reading.shift == "year-1"][:MOST]:
        other = next((two for two in numbered if two.whole != one.whole and _same(one, two)), None)
        one.same = other.span if other else None


def _same(one: Placed, two: Placed) -> bool:
    return {kind for kind, _ in one.words & two.words} == {"verb", "noun"}
