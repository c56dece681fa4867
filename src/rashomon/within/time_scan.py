"""Takes folded text, gives the times it tells: where they stand and what their words say. No parse is needed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from rashomon.lexicon import Lexicon
from rashomon.within import time_checks
from rashomon.within.time_readings import Reading
from rashomon.within.time_rules import DIGITS, Rules
from rashomon.within.time_words import TimeWords

WORD = re.compile(r"[A-Za-z]+|\d+")

REACH = 48
"""Characters before a trigger within which an expression may open: "the first fiscal quarter of the current year"."""

GAP = 15
"""Characters to the next word that can belong to a time, within which a word opens one that is none alone: "the
foreseeable future"."""

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
        self._known = self.words.triggers | self._rules.opens
        edges = "|".join(word for word in self.words.words("edge") if word not in {"later", "earlier", "early", "late"})
        self._edge = re.compile(EDGE.pattern.replace("{edges}", edges), re.IGNORECASE)
        roughly = "|".join(re.escape(word) for word in self.words.words("roughly"))
        self._roughly = re.compile(rf"(?<![\w-])(?P<roughly>{roughly})(?: the| a)? $", re.IGNORECASE)

    def __call__(self, text: str) -> list[Told]:
        """The times of a text, in order, none overlapping."""
        return list(self._read(text, self._openings(text)))

    def _openings(self, text: str) -> list[tuple[int, str]]:
        """Where a time may open: words that can open one, a trigger not far behind. Most words are none."""
        triggers, known = self.words.triggers, self._known
        found = [(one.start(), one[0]) for one in WORD.finditer(text.lower()) if one[0] in known or one[0][0] <= "9"]
        out, trigger, after = [], len(text) + REACH, len(text) + REACH
        for start, word in reversed(found):
            alone = word in triggers or (
                word[0] <= "9" and (len(word) > 3 or text[start + len(word) : start + len(word) + 1].isalpha())
            )
            trigger = start if alone or word[0] <= "9" else trigger
            if alone or (after - start - len(word) < GAP and trigger - start < REACH):
                out.append((start, word if word[0] > "9" else DIGITS))
            after = start
        out.reverse()
        return out

    def _read(self, text: str, words: list[tuple[int, str]]) -> Iterator[Told]:
        last = 0
        for i, (start, word) in enumerate(words):
            if start < last:
                continue
            told = self._longest(text, start, word)
            if word == "the" and i + 1 < len(words) and words[i + 1][0] == start + len("the "):
                inner = self._longest(text, *words[i + 1], article=True)
                if inner and (told is None or inner.end > told.end):
                    told = replace(inner, start=start)
            if told:
                told = self._widened(text, told, last)
                last = told.end
                yield told

    def _longest(self, text: str, start: int, word: str, *, article: bool = False) -> Told | None:
        """The longest reading that opens with a word; with `article` only of the rules that "the" can stand before."""
        best: Told | None = None
        for rule in self._rules.opened_by(word, text, start):
            if article and not rule.pattern.article:
                continue
            found = rule.pattern.regex.match(text, start)
            if found is None or (best is not None and found.end() <= best.end):
                continue
            groups = {name: value for name, value in found.groupdict().items() if value is not None}
            if not time_checks.holds(text, found, groups, self.words):
                continue
            if article:
                groups["the"] = "the"
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
