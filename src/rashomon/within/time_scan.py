"""Takes folded text, gives the times it tells: where they stand and what their words say. No parse is needed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from rashomon.lexicon import Lexicon
from rashomon.within import time_checks
from rashomon.within.time_readings import Reading
from rashomon.within.time_rules import Rules
from rashomon.within.time_words import TimeWords

WORD = re.compile(r"[A-Za-z]+|\d+")

REACH = 7
"""Words before a trigger at which an expression may open: "the first fiscal quarter of this year" has six."""

LOOK_BACK = 40
"""Characters before an expression in which words are looked for that belong to it."""

EVENT = re.compile(r" (?:before|after|prior to|following|since|into) \w", re.IGNORECASE)
"""A length of time that is counted from what happened."""

EDGE = re.compile(
    r"(?<![\w-])(?:(?:the )?(?P<edge>{edges})(?: part)? of(?: the)?|(?:the )?(?P<near>early|late|mid|later|earlier)"
    r"(?: in| on)?)(?: the)?[ -]$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Told:
    """A time in a text: characters `start` to `end` (excluded), and what its words say."""

    start: int
    end: int
    reading: Reading


class Scanner:
    """The rules of a lexicon at work."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.words = TimeWords(lexicon)
        self._rules = Rules(self.words)
        edges = "|".join(word for word in self.words.words("edge") if word not in {"later", "earlier", "early", "late"})
        self._edge = re.compile(EDGE.pattern.replace("{edges}", edges), re.IGNORECASE)
        roughly = "|".join(re.escape(word) for word in self.words.words("roughly"))
        self._roughly = re.compile(rf"(?<![\w-])(?P<roughly>{roughly})(?: the| a)? $", re.IGNORECASE)

    def __call__(self, text: str) -> list[Told]:
        """The times of a text, in order, none overlapping."""
        words = [(found.start(), found[0]) for found in WORD.finditer(text)]
        triggers = self.words.triggers
        near, reach = bytearray(len(words)), 0
        for i in range(len(words) - 1, -1, -1):
            word = words[i][1]
            reach = REACH if word[0].isdigit() or word.lower() in triggers else reach - 1
            near[i] = reach > 0
        return list(self._read(text, [one for one, close in zip(words, near, strict=True) if close]))

    def _read(self, text: str, words: list[tuple[int, str]]) -> Iterator[Told]:
        last = 0
        for start, word in words:
            if start < last:
                continue
            if told := self._longest(text, start, "0" if word[0].isdigit() else word.lower()):
                told = self._widened(text, told, last)
                last = told.end
                yield told

    def _longest(self, text: str, start: int, word: str) -> Told | None:
        best: Told | None = None
        for rule in self._rules.opened_by(word):
            found = rule.pattern.regex.match(text, start)
            if found is None or (best is not None and found.end() <= best.end):
                continue
            groups = {name: value for name, value in found.groupdict().items() if value is not None}
            if not time_checks.holds(text, found, groups, self.words):
                continue
            if reading := rule.make(groups, self.words):
                best = Told(start, found.end(), reading)
        return best

    def _widened(self, text: str, told: Told, last: int) -> Told:
        """With the words before it that belong to it: early, the end of, nearly, more than."""
        reading, start = told.reading, told.start
        before = max(last, start - LOOK_BACK)
        near = reading.type in {"DATE", "TIME"} and not reading.value.endswith("_REF")
        found = self._edge.search(text, before, start) if near else None
        if found and not (found["edge"] and text.startswith("'s ", told.end)):  # the beginning of Tuesday's dinner
            word = (found["edge"] or found["near"]).casefold()
            return Told(found.start(), told.end, replace(reading, mod=self.words.value("edge", word)))
        if reading.type == "DURATION" and EVENT.match(text, told.end):
            reading = replace(reading, anchor="event")
            told = replace(told, reading=reading)
        counted = reading.type == "DURATION" or text.endswith(" ago", told.start, told.end)
        counted = counted and text[start : start + 4].casefold() != "the "  # over the past years
        if counted and (found := self._roughly.search(text, before, start)):
            mod = self.words.value("roughly", found["roughly"])
            return Told(found.start(), told.end, replace(reading, mod=mod or reading.mod))
        return told
