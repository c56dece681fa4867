"""Takes the lexicon's table of stances, gives the entries of a word: how a party stands, and on what."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from rashomon.lexicon import Lexicon
from rashomon.parse import Token

SHAPES = {"np", "inf", "ing", "clause"}


@dataclass(frozen=True, slots=True)
class Stance:
    """One row of the table."""

    lemma: str
    shapes: frozenset[str]
    prepositions: frozenset[str]
    stance: str
    negated: str
    """The stance under a negation; empty where nothing follows from it."""
    targets: str


class Stances:
    """The words that tell where a party stands, by part of speech."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._by: dict[str, dict[str, list[Stance]]] = defaultdict(lambda: defaultdict(list))
        for row in lexicon.table("stances"):
            frames = frozenset(row["frames"].split("|")) - {""}
            negated = "" if row["negated"] == "-" else row["negated"]
            word = Stance(row["lemma"], frames & SHAPES, frames - SHAPES, row["stance"], negated, row["targets"])
            self._by[row["pos"]][row["lemma"]].append(word)

    def verb(self, token: Token) -> list[Stance]:
        """The entries of a verb, with its particle or, for fixed pairs ("sign off on"), its preposition."""
        verbs, lemma = self._by["verb"], token.lemma.lower()
        if lemma not in self._first:
            return []
        particle = token.child("prt")
        if particle is not None:
            return verbs.get(f"{lemma} {particle.lower}", []) if f"{lemma} {particle.lower}" in verbs else []
        for child in token.children:
            if child.dep in {"advmod", "prep"} and child.i == token.i + 1 and f"{lemma} {child.lower}" in verbs:
                return verbs[f"{lemma} {child.lower}"]
        return verbs.get(lemma, [])

    @cached_property
    def _first(self) -> set[str]:
        return {lemma.split(" ")[0] for lemma in self._by["verb"]}

    def of(self, pos: str, lemma: str) -> list[Stance]:
        """The entries of a noun, adjective, manner or effect."""
        return self._by[pos].get(lemma, [])

    def verdict(self, text: str) -> Stance:
        """The entry of what was found by `verdicts`."""
        return self._by["verdict"][_spaced(text)][0]

    def phrase(self, text: str) -> Stance:
        """The entry of what was found by `phrases`."""
        return self._by["phrase"][_spaced(text)][0]

    @cached_property
    def verdicts(self) -> re.Pattern[str]:
        """Finds verdicts in a folded, lower-case paragraph."""
        return _any(self._by["verdict"])

    @cached_property
    def phrases(self) -> re.Pattern[str]:
        """Finds fixed phrases in a folded, lower-case paragraph."""
        return _any(self._by["phrase"])


def _any(words: dict[str, list[Stance]]) -> re.Pattern[str]:
    longest = sorted(words, key=lambda word: (-len(word), word))
    return re.compile(r"\b(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in longest) + r")(?![\w-])")


def _spaced(text: str) -> str:
    return " ".join(text.split())
