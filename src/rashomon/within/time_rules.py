"""Takes the words of times, gives the rules: a pattern each, and what is made of it. The longest reading wins."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rashomon.within import time_calendar as calendar
from rashomon.within import time_lengths as lengths
from rashomon.within.time_grammar import Pattern, compiled
from rashomon.within.time_readings import Make
from rashomon.within.time_words import TimeWords


@dataclass(frozen=True)
class Rule:
    """A pattern and what is made of it."""

    pattern: Pattern
    make: Make


TABLE: tuple[tuple[str, Make], ...] = (
    ("{weekday}? ~the? {month} ~the? {day} ~{year}", calendar.full),
    ("{weekday}? ~the? {day} ~of? {month} ~of? {year}", calendar.full),
    ("{numeric}", calendar.numeric),
    ("{weekday}? ~the? {month} {day} ~of? {which}? {unit}?", calendar.month_day),
    ("{weekday}? ~the? {month} the {day}", calendar.month_day),
    ("{weekday}? ~the? {day} ~of? {month}", calendar.month_day),
    ("{month} ~of? {year}", calendar.month_year),
    ("{month} of? {which} year", calendar.of_which_year("month")),
    ("{season} of? {which} year", calendar.of_which_year("season")),
    ("{which} {month}", calendar.which_named("month")),
    ("{which} {season}", calendar.which_named("season")),
    ("{which} {holiday}", calendar.which_named("holiday")),
    ("{month}", calendar.named("month")),
    ("the? {season} of? {year}", calendar.named("season")),
    ("the {season}", calendar.named("season")),
    ("{season}", calendar.named("season")),
    ("the? {holiday} ~{year}?", calendar.named("holiday")),
    ("{deictic} {part}?", calendar.deictic),
    ("the? day before yesterday", calendar.days_off(-2)),
    ("the? day after tomorrow", calendar.days_off(2)),
    ("the? {which}? {weekday} {part}?", calendar.weekday),
    ("{part} on? {weekday}", calendar.weekday),
    ("{weekday} {which}", calendar.weekday),
    ("that|the_same|that_same {part}", calendar.that_part),
    ("the? {which} {part}", calendar.which_part),
    ("the? {part}", calendar.part),
    ("overnight", calendar.overnight),
    ("{clock} {half_day} {zone}? ~on? ~{weekday}", calendar.time),
    ("{clock} {half_day} {zone}? ~on? ~{deictic}", calendar.time),
    ("{clock} {half_day} {zone}? ~on? ~{month} {day} ~{year}?", calendar.time),
    ("{clock} {half_day} {zone}?", calendar.time),
    ("{hours} {zone}? ~on? {weekday}?", calendar.time),
    ("{weekday} ~at {clock} {half_day} {zone}?", calendar.time),
    ("{part} on? {deictic}", calendar.time),
    ("the? last|final|opening|closing day", calendar.event_day(0)),
    ("the? {ordinal} week of {month} ~{year}?", calendar.week_of),
    ("{weekday} step:last|next week", calendar.weekday_of),
    ("the? {which} {unit}", calendar.which_unit),
    ("that|the_same|that_same|that_very {unit}", calendar.that_unit),
    ("the? {which} weekend", calendar.weekend),
    ("the? weekend", calendar.weekend),
    ("the? {year} {ordinal} quarter", calendar.quarter),
    ("the? {year} period|quarter|season", calendar.year),
    ("the full year", calendar.this_year),
    ("the fiscal year", lengths.one_year),
    ("the year ended|ending", lengths.one_year),
    ("the? year's end", calendar.year_end),
    ("the quarter", calendar.the_quarter),
    ("the? latest quarter|period", calendar.the_quarter),
    ("the? fiscal? {ordinal} fiscal? quarter ~of? fiscal? {year}", calendar.quarter),
    ("the? fiscal? {ordinal} fiscal? quarter of {which} year", calendar.quarter),
    ("the? fiscal? {ordinal} fiscal? quarter", calendar.quarter),
    ("{which} year's {ordinal} quarter", calendar.quarter),
    ("the? {ordinal} half of {year}", calendar.half),
    ("the? {ordinal} half of {which} year", calendar.half),
    ("the? year-ago|year-earlier quarter|period?", calendar.year_before),
    ("a year ago|earlier", calendar.year_before),
    ("{n} {units} ago", lengths.ago(-1, "publication")),
    ("a|an|one {unit} ago", lengths.ago(-1, "publication")),
    ("{few} more? {units} ago", lengths.ago(-1, "publication")),
    ("{n} {units} earlier|before|previously", lengths.ago(-1, "earlier")),
    ("a|an|one|the {unit} earlier|before", lengths.ago(-1, "earlier")),
    ("{few} {units} earlier", lengths.ago(-1, "earlier")),
    ("{n} {units} later|afterwards|after", lengths.ago(1, "earlier")),
    ("a|an|one|the {unit} later|after", lengths.ago(1, "earlier")),
    ("{few} {units} later", lengths.ago(1, "earlier")),
    ("{n} {units} from now|hence", lengths.ago(1, "publication")),
    ("a|one {unit} from now|hence", lengths.ago(1, "publication")),
    ("{present}", calendar.ref("present")),
    ("{past}", calendar.ref("past")),
    ("{future}", calendar.ref("future")),
    ("the? {which}? {n} {unit} half:and_a_half?", lengths.duration),
    ("the? {which}? {n} half:and_a_half? more? {units}", lengths.duration),
    ("the? {n} {unit} old|long", lengths.duration),
    ("the? {which}? {few} more? {units}", lengths.duration),
    ("a|an|one|the_whole|the_entire {unit} half:and_a_half?", lengths.duration),
    ("{unit} old|long", lengths.duration),
    ("{units} long|old?", lengths.vague_duration),
    ("the {which} {units}", lengths.which_units),
    ("the? {ordinal} {n} {units}", lengths.duration),
    ("{n} {units} before|after|following|since", lengths.before_event),
    ("recent {units}", lengths.recent_units),
    ("the? coming|ensuing|upcoming {units}", lengths.coming_units),
    ("the? year? {year}", calendar.year),
    ("fiscal year? {year}", calendar.year),
    ("the:the_year? {spelled_year}", calendar.spelled_year),
    ("the? {decade}", calendar.decade),
    ("the? {ordinal} century", calendar.century),
    ("{often}", lengths.often),
    ("every|each {n}? {units}", lengths.every),
    ("every|each other? {unit}", lengths.every),
    ("every|each {weekday}", lengths.every),
    ("every|each {month}", lengths.every),
    ("every|each {season}", lengths.every),
    ("every|each {part}", lengths.every),
    ("once|twice|times a|an|per|every {unit}", lengths.every),
    ("per {unit}", lengths.every),
    ("{weekday}s", lengths.weekdays),
    ("the? {ordinal} {unit}", calendar.nth_day),
    ("the? day before", calendar.event_day(-1)),
    ("the? day after", calendar.event_day(1)),
    ("the day", calendar.event_day(0)),
    ("the? year-end", calendar.year_end),
    ("the? {edge} of the {unit}", calendar.end_of),
    ("{edge} in the {unit}", calendar.end_of),
)
"""Every rule, in the order in which equally long readings are preferred."""


DIGITS = "0"
"""What stands for all numbers among the words that can open a rule."""

CROWDED = frozenset((DIGITS, "a", "an", "the"))
"""Openers that stand everywhere and open many rules: one expression tells first whether any of them matches."""


class Rules:
    """The rules of a lexicon, by the word that can open them."""

    def __init__(self, words: TimeWords) -> None:
        by_word: dict[str, list[Rule]] = {}
        for pattern, make in TABLE:
            rule = Rule(compiled(pattern, words), make)
            for word in rule.pattern.opens:
                by_word.setdefault(word, []).append(rule)
        self._by_word = by_word
        self._any: dict[tuple[str, ...], re.Pattern[str]] = {}
        self._gates: dict[str, re.Pattern[str]] = {}
        self.opens = frozenset(by_word)
        """Every word that can open a rule."""

    def opened_by(self, word: str, text: str, start: int) -> list[Rule]:
        """The rules that may match at a place, by the word there (`0` for digits); mostly none do, told at once."""
        rules = self._by_word.get(word)
        if rules is None:
            return []
        if word not in CROWDED:
            return rules
        gate = self._gates.get(word)
        if gate is None:
            gate = self._gates[word] = self._gate(rules)
        return rules if gate.match(text, start) else []

    def _gate(self, rules: list[Rule]) -> re.Pattern[str]:
        """One expression that matches wherever one of the rules does; one for all words that open the same rules."""
        plain = tuple(re.sub(r"\?P<\w+>", "?:", rule.pattern.expression) for rule in rules)
        if plain not in self._any:
            self._any[plain] = re.compile("|".join(dict.fromkeys(plain)), re.IGNORECASE)
        return self._any[plain]
