"""Takes the tables of common words, function words and known names; gives what a word of a text weighs.

A word's weight hangs on the word alone, never on the reports at hand: a record that grows weighs as one made at once.
"""

from __future__ import annotations

import functools
import re

from rashomon.lexicon import Lexicon, shipped
from rashomon.lexicon.known import plain

LETTERS = 7
"""Letters of a word that tell it from others: what is cut off are endings, of most words. 5 to 8 did as well."""

ROOT = 6
"""Letters that are compared across languages, so that a word and its cousin are one; 5 to 6 did best."""

RAREST = 10.5
"""The weight of a word that is in no table."""

KNOWN = 5.0
"""The most that a word of a name known to the lexicon weighs: states and leaders are in half of the news."""

SHORTENED = frozenset(["gov", "rep", "sen", "reps", "sens", "jr", "sr", "st", "co", "inc", "corp", "ltd"])
"""Abbreviations beside names, which tell as little as a title."""

SPELLINGS = (("ph", "f"), ("th", "t"), ("qu", "c"), ("ch", "c"), ("k", "c"), ("y", "i"))
"""What languages spell differently in words they share, and one letter for it."""

DOUBLED = re.compile(r"(.)\1")


@functools.lru_cache(maxsize=1 << 14)
def stem(word: str) -> str:
    """The first letters of a word as languages that share it might all spell it; a figure by its digits."""
    word = plain(word).lower().replace(".", "").replace("'", "")
    digits = word.replace(",", "")
    if digits.isdecimal():
        return "#" + digits
    for written, letter in SPELLINGS:
        word = word.replace(written, letter)
    return DOUBLED.sub(r"\1", word)[:LETTERS]


class Stems:
    """How much each stem tells. Made once for a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.stop = (
            {plain(row["word"]) for row in lexicon.table("stop_words")} | SHORTENED | {"said", "say", "says", "told"}
        )
        for row in lexicon.table("languages"):
            self.stop.update(plain(word) for word in row["words"].split())
        self.stop.update(row["title"].rstrip(".") for row in lexicon.table("titles") if row["kind"] == "honorific")
        self._bands = {stem: float(row["weight"]) for row in shipped("common_words") for stem in row["stems"].split()}
        self._known = set(_known(lexicon))

    def of(self, stem: str) -> float:
        """The weight of a word that is no figure: the rarer in English, the more."""
        weight = self._bands.get(stem, RAREST)
        return min(weight, KNOWN) if stem in self._known else weight

    def known(self, stem: str) -> bool:
        """Whether it is a word of a name in the lexicon."""
        return stem in self._known


def _known(lexicon: Lexicon) -> list[str]:
    """The stems of all words of known names."""
    names = [
        name
        for table, columns in _NAMES.items()
        for row in lexicon.table(table)
        for column in columns
        for name in (row.get(column) or "").split("|")
    ]
    return [stem(word) for name in names for word in re.findall(r"[\w.]+", name) if len(word) > 1]


_NAMES = {
    "states": ("name", "aliases", "capital", "demonyms"),
    "leaders": ("name", "aliases"),
    "organisations": ("name", "aliases"),
    "groups": ("name", "aliases", "demonyms"),
}
