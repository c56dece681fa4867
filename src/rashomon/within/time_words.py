"""Takes the lexicon, gives the words of times by kind: their values, and the fragments that the rules are made of."""

from __future__ import annotations

import re

from rashomon.lexicon import Lexicon

KINDS = ("month", "weekday", "unit", "units", "season", "part", "present", "past", "future", "often", "deictic")
"""Kinds of word that a time expression cannot do without; a year and a holiday are the others."""


ALSO = ("overnight", "period", "eighteen", "nineteen", "am", "pm", "p")
"""Words of which a time can be made that no kind lists: a year in words, a time of day."""


class TimeWords:
    """The table of time words, indexed."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._values: dict[str, dict[str, str]] = {}
        for row in lexicon.table("time_words"):
            self._values.setdefault(row["kind"], {}).setdefault(row["word"], row["value"])
        self.holidays = {row["name"]: row["falls"] for row in lexicon.table("holidays")}
        self._values["holiday"] = self.holidays
        triggers = [word for kind in (*KINDS, "holiday") for word in self._values[kind]]
        self.triggers = frozenset([*(re.findall("[a-z]+", word.removesuffix("'s"))[-1] for word in triggers), *ALSO])
        """Words one of which every expression holds, beside digits."""

    def value(self, kind: str, word: str) -> str:
        """What a word of a kind stands for; the word as the text has it."""
        return self._values[kind][" ".join(word.casefold().replace("-", " ").split()).rstrip(".")]

    def holds(self, kind: str, word: str) -> bool:
        """Whether a word is of a kind."""
        return word.casefold() in self._values[kind]

    def words(self, kind: str) -> tuple[str, ...]:
        """The words of a kind, the longest first."""
        return tuple(sorted(self._values[kind], key=lambda word: (-len(word), word)))

    def short(self, kind: str, word: str) -> bool:
        """Whether a word is the short form of another of its kind, and so may end in a full stop."""
        mine = self._values[kind]
        return any(other != word and other.startswith(word) and mine[other] == mine[word] for other in mine)

    def number(self, text: str) -> float | None:
        """The number that digits or words say; None where they say none, or not which."""
        text = " ".join(text.casefold().replace("-", " ").replace(",", "").split())
        if text.endswith(" and a half"):
            whole = self.number(text.removesuffix(" and a half"))
            return None if whole is None else whole + 0.5
        if found := re.fullmatch(r"(\d+(?:\.\d+)?)(?: (\d)/(\d))?", text):
            return float(found[1]) + (int(found[2]) / max(int(found[3]), 1) if found[2] else 0)
        if text in {"a", "an", "each", "every", "per"}:
            return 1
        if text.startswith("half"):
            return 0.5
        if text.endswith(("couple", "couple of")):
            return 2
        return self._spelled([word for word in text.split() if word not in {"and", "a"}])

    def _spelled(self, words: list[str]) -> float | None:
        total, current, known = 0.0, 0.0, self._values["number"]
        for word in words:
            if word not in known:
                return None
            value = float(known[word])
            if value >= 100:
                current = max(current, 1) * value
            else:
                current += value
        return total + current if words else None

    def year(self, text: str) -> int | None:
        """The year that words spell: nineteen ninety-six, two thousand and four."""
        words = [word for word in text.casefold().replace("-", " ").split() if word != "and"]
        if words and words[0] in {"eighteen", "nineteen", "twenty"} and len(words) > 1:
            rest = None if {"hundred", "thousand"} & set(words) else self._spelled(words[1:])
            return None if rest is None else int(self._spelled(words[:1]) or 0) * 100 + int(rest)
        value = self._spelled(words)
        return int(value) if value and 1500 <= value < 2100 else None
