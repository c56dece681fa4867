"""Takes the tables of words and concepts, gives how much a term tells of what a claim is about.

The weights are fixed: they do not hang on the reports that are compared, so that a report more changes no comparison.
"""

from __future__ import annotations

import math
from collections.abc import Iterable

from rashomon.lexicon import Lexicon
from rashomon.lexicon.known import split

RARE = 8
"""Thousandths of articles in which a word stands that the table of shares does not list: it lists those from 20 on."""
LEAST, MOST = 0.3, 4.5
"""The least and most weight of a word: no word counts more than four or five common ones."""
NAMED, KNOWN = 2.5, 1.0
"""The weight of a name that stands in no lexicon, and of one that does: who is in the lexicon is named by everybody."""


KEPT = 8192
"""Weights of claims that are kept."""
SPECIFIC = 2.0
"""The weight of a word from which on it tells one thing from another."""


class Weights:
    """How much a term tells of what a claim is about. Fixed: it does not hang on the reports that are compared."""

    def __init__(self, lexicon: Lexicon) -> None:
        shares = {row["word"]: int(row["share"]) for row in reversed(lexicon.table("word_shares"))}
        self._made: dict[str, float] = {}
        self._wholes: dict[tuple[str, ...], float] = {}
        for word, share in shares.items():
            self._made[word] = _weight(share)
        for row in lexicon.table("concepts"):
            words = [word.removesuffix("/v") for word in split(row["words"])]
            self._made[row["concept"]] = _weight(sum(shares.get(word, 0) for word in words))
        self.acts = {row["concept"] for row in lexicon.table("concepts") if row["kind"] == "act"}
        self.wars = {row["concept"] for row in lexicon.table("concepts") if row["kind"] == "war"}
        self.papers = {row["concept"] for row in lexicon.table("concepts") if row["kind"] == "paper"}
        self.modals = {row["word"]: row["modality"] for row in lexicon.table("modals")}
        self.opposites = {frozenset((row["left"], row["right"])) for row in lexicon.table("opposites")}

    def of(self, term: str) -> float:
        """The weight of a term."""
        if term.startswith("name:"):
            return NAMED
        return KNOWN if "/" in term else self._made.get(term, MOST)

    def ordered(self, terms: Iterable[str]) -> tuple[str, ...]:
        """Terms, the heaviest first."""
        return tuple(sorted(terms, key=lambda term: (-self.of(term), term)))

    def whole(self, terms: tuple[str, ...]) -> float:
        """The weight of all terms of a claim, which is asked for again with each claim that it meets."""
        if terms not in self._wholes:
            if len(self._wholes) >= KEPT:
                self._wholes.clear()
            self._wholes[terms] = self.sum(terms)
        return self._wholes[terms]

    def sum(self, terms: Iterable[str]) -> float:
        """The weight of several terms."""
        return sum(self.of(term) for term in terms)


def _weight(share: int) -> float:
    return min(MOST, max(LEAST, math.log(1000 / max(share, RARE))))


def named(term: str) -> bool:
    """Whether a term is a name, of whoever or whatever."""
    return "/" in term or term.startswith("name:")
