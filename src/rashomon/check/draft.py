"""Takes a record and a draft, gives each sentence of the draft with the passages for, against and near it.

A sentence that nothing in the folder says is told to be such; that it is not so is not said. Figures of independent
texts count shared text once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.check import Answer, Checker, Passage
from rashomon.check.earliest import Earliest, First
from rashomon.check.words import sentences
from rashomon.errors import InputError
from rashomon.lexicon import Lexicon
from rashomon.record import Record
from rashomon.record.witnessed import Witnessed

MOST = 500
"""Sentences of a draft: more than a long report has, and what is checked within a minute or two."""

SIDES = ("for", "against", "near")
"""How passages stand to a sentence, in the order in which they are shown."""


@dataclass(frozen=True, slots=True)
class Side:
    """The passages that stand to a sentence in one way."""

    stands: str
    passages: tuple[Passage, ...]
    """By report, the best of each first."""
    texts: int
    """Independent texts among them."""


@dataclass(frozen=True, slots=True)
class Checked:
    """One sentence of a draft."""

    start: int
    end: int
    """Its place in the draft, code points, end excluded."""
    text: str
    answer: Answer | None
    """None where it holds no word to look for."""
    sides: tuple[Side, ...]
    first: First | None
    """Where what it says stands first, by known dates; None where no passage is for it."""

    @property
    def said(self) -> bool:
        """Whether a passage is for it."""
        return any(side.stands == "for" for side in self.sides)


class Draft:
    """Holds drafts against one record."""

    def __init__(self, record: Record, lexicon: Lexicon | None = None) -> None:
        self._checker = Checker(record, lexicon)
        self._witnessed = Witnessed(record)
        self._earliest = Earliest(record)

    def check(self, text: str) -> Iterator[Checked]:
        """Each sentence in order. Raises `InputError` where there is none, or where there are too many."""
        places = list(_sentences(text))
        if not places:
            raise InputError("the draft holds no sentence")
        if len(places) > MOST:
            raise InputError(f"the draft has {len(places)} sentences; check at most {MOST} at a time")
        for start, end in places:
            yield self._sentence(text, start, end)

    def _sentence(self, text: str, start: int, end: int) -> Checked:
        words = text[start:end]
        try:
            answer = self._checker.check(words)
        except InputError:
            return Checked(start, end, words, None, (), None)
        passages = [passage for _, those in answer.reports for passage in those]
        sides = tuple(self._side(name, passages) for name in SIDES if any(one.stands == name for one in passages))
        told = [passage.span for passage in passages if passage.stands == "for"]
        return Checked(start, end, words, answer, sides, self._earliest.of(told) if told else None)

    def _side(self, name: str, passages: list[Passage]) -> Side:
        those = tuple(passage for passage in passages if passage.stands == name)
        return Side(name, those, self._witnessed.of(passage.span for passage in those).texts)


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    """The sentences of each paragraph; a line break within one ends no sentence."""
    for match in re.finditer(r"(?:(?!\n[ \t]*\n)[\s\S])+", text):
        for start, end in sentences(match.group()):
            begin = match.start() + start
            words = text[begin : match.start() + end]
            begin += len(words) - len(words.lstrip())
            if words.strip():
                yield begin, match.start() + end
