"""Takes text, gives its words with places, their stems and the words near them: how a question meets a passage.

A stem is that of Porter's algorithm (Porter 1980, as SQLite's full-text index has it), after irregular forms are led
back to the form a dictionary lists and figures to digits. Nothing here needs the parser.
"""

from __future__ import annotations

import csv
import re
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from rashomon.lexicon import Row
from rashomon.text import Piece, fold

WORD = re.compile(r"(?:[^\W\d_]\.){2,}|\d+(?:[.,]\d+)*|[^\W\d_]+(?:'[^\W\d_]+)*|%")
"""An abbreviation with points, a figure, a word with its apostrophes, a per cent sign."""

FIGURES = {
    word: str(value)
    for value, word in enumerate(
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
    )
}
SHORT = {"bn": "billion", "mn": "million", "tn": "trillion", "%": "percent", "km": "kilometre"}
"""Short forms of what comes with figures."""

SENTENCE_END = re.compile(r"[.!?…]+[\"')\]]*\s+(?=[\"'(\[]*[^\Wa-z_])")
"""A stop, closing marks, white space, and then no small letter."""

SHORTENED = re.compile(
    r"(?:\b(?:mr|mrs|ms|dr|prof|gen|lt|col|sgt|capt|maj|adm|sen|rep|gov|st|no|vs|jr|sr|rev|hon|inc|co|corp|jan|feb|mar|"
    r"apr|jun|jul|aug|sept?|oct|nov|dec)|\b[A-Z])\.\s+$",
    re.IGNORECASE,
)
"""A stop that ends an abbreviation or an initial, not a sentence."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: `start` to `end` are code points, `plain` is folded, in small letters, without a possessive."""

    start: int
    end: int
    plain: str
    stem: str


def sentences(text: str) -> list[Piece]:
    """The sentences of a paragraph as places in it, without the white space between them."""
    folded, out, start = fold(text), [], 0
    for match in SENTENCE_END.finditer(folded):
        if not SHORTENED.search(folded, max(0, match.end() - 8), match.end()):
            out.append((start, start + len(folded[start : match.end()].rstrip())))
            start = match.end()
    return [*out, (start, start + len(folded[start:].rstrip()))] if folded[start:].strip() else out


def plain(word: str) -> str:
    """The form in which words are compared as they are: small letters, no possessive, no points, no thousands comma."""
    word = fold(word).casefold()
    if word[:1].isdigit():
        return re.sub(r",(?=\d{3}(?!\d))", "", word)
    word = word.replace(".", "")
    return word.removesuffix("'s").removesuffix("'")


@cache
def stop_words() -> frozenset[str]:
    """Words that no passage is found by."""
    return frozenset((files(__package__) / "stop.txt").read_text(encoding="utf-8").split())


def rows(name: str) -> list[Row]:
    """The rows of a table of this folder."""
    lines = (files(__package__) / name).read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(line for line in lines if not line.startswith("#")))


@cache
def irregular() -> Mapping[str, str]:
    """The dictionary form of each irregular form."""
    return {form: row["lemma"] for row in rows("irregular.csv") for form in row["forms"].split("|")}


class Vocabulary:
    """Stems of words, each worked out once; and the sets of near words."""

    def __init__(self, near: Iterable[Row] = ()) -> None:
        self._sql = sqlite3.connect(":memory:", check_same_thread=False).execute
        self._sql('CREATE VIRTUAL TABLE word USING fts5(text, tokenize="porter unicode61 remove_diacritics 2")')
        self._sql("CREATE VIRTUAL TABLE stem USING fts5vocab(word, instance)")
        self._stems: dict[str, str] = {}
        self._near = [self._set(row["words"].split("|")) for row in (*near, *rows("near.csv"))]

    def _set(self, words: Sequence[str]) -> Mapping[str, str]:
        return dict(zip(self.stems(words), words, strict=True))

    def stems(self, words: Sequence[str]) -> list[str]:
        """The stem of each word in its plain form."""
        new = [word for word in dict.fromkeys(words) if word not in self._stems]
        self._stems |= zip(new, self._porter([_regular(word) for word in new]), strict=True)
        return [self._stems[word] for word in words]

    def _porter(self, words: list[str]) -> list[str]:
        stems = dict(enumerate(words))
        letters = [(number, word) for number, word in stems.items() if not word[:1].isdigit()]
        for row in letters:
            self._sql("INSERT INTO word (rowid, text) VALUES (?, ?)", row)
        for stem, number in self._sql("SELECT term, doc FROM stem WHERE offset = 0"):
            stems[number] = stem
        self._sql("DELETE FROM word")
        return [stems[number] for number in range(len(words))]

    def read(self, text: str) -> list[Word]:
        """The words of a text, in order."""
        found = list(WORD.finditer(fold(text)))
        forms = [plain(match.group()) for match in found]
        return [
            Word(match.start(), match.end(), form, stem)
            for match, form, stem in zip(found, forms, self.stems(forms), strict=True)
        ]

    def near(self, stem: str) -> dict[str, str]:
        """The stems of words that reports use for the same thing, each with the word."""
        out: dict[str, str] = {}
        for words in self._near:
            if stem in words:
                out |= words
        out.pop(stem, None)
        return out


def _regular(word: str) -> str:
    word = SHORT.get(word, word)
    return FIGURES.get(word, irregular().get(word, word))


def forms(word: str) -> set[str]:
    """Other ways in which a word of a question may stand in a text, beside what begins with its stem."""
    lemma = _regular(word)
    out = {word, lemma} | {form for form, other in irregular().items() if other == lemma}
    out |= {written for written, figure in FIGURES.items() if figure == lemma}
    out |= {written for written, full in SHORT.items() if full == lemma and written != "%"}
    if lemma.isdigit() and len(lemma) > 3:
        out.add(f"{int(lemma):,}")
    return out
