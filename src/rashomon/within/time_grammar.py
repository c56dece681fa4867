"""Takes a pattern in words and kinds of word, gives a regular expression and the words that can open it.

A pattern is a row of elements: `last|past` is one of these words, `{month}` a word of a kind, `half:and_a_half` words
under a name, `?` at the end makes an element optional, `~` before it lets a comma stand in between. Between elements
stand spaces or a hyphen: `the? {which} {n} {units}` reads "the past 10 years" and `{n} {unit} old` "a three-year-old".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from rashomon.within.time_words import TimeWords

BETWEEN = r"(?: +|-)"
COMMA = r" ?,? *"
ELEMENT = re.compile(r"(~?)(?:\{(\w+)\}|(?:(\w+):)?([^\s{}?:]+))(\??)")

SHORT = 5
"""Letters of the longest short form of a month or a weekday (thurs)."""

FORMS = {
    "year": r"(?:1[5-9]|20)\d\d(?![\d%]|[.,:/]\d|-\d\d-|s\b)",
    "day": r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?![\d%]|[.,:]\d)",
    "decade": r"(?:(?:1[5-9]|20)?\d0'?s)",
    "clock": r"(?:[01]?\d|2[0-3])(?:[:.][0-5]\d){0,2}(?!\d)",
    "hours": r"(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?!\d)",
    "half_day": r"[ap](?:\.m\.?|m\b)",
    "zone": r"(?:gmt|utc|bst|cet|edt|est|cdt|cst|mdt|mst|pdt|pst|et|local time|moscow time|eastern time)\b",
    "numeric": r"(?:(?:19|20)\d\d-[01]?\d-[0-3]?\d|[0-3]?\d(?:/[0-3]?\d/|\.[0-3]?\d\.)(?:19|20)\d\d)(?!\d)",
}
"""Kinds that are written in digits. Day and year are refused where a longer number or a time of day goes on."""


@dataclass(frozen=True)
class Pattern:
    """A compiled pattern. `opens` are the words it can begin with, in lower case; digits stand as `0`."""

    expression: str
    opens: frozenset[str]
    article: bool = False
    """Whether "the" before it belongs to it: most patterns begin with `the?`, and "the" opens too many words to try all
    of them there."""

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """Compiled when first asked for: most rules never match in a small folder."""
        return re.compile(self.expression, re.IGNORECASE)


def compiled(pattern: str, words: TimeWords) -> Pattern:
    """The regular expression of a pattern."""
    article = pattern.startswith("the? ")
    elements = [found.groups() for found in ELEMENT.finditer(pattern.removeprefix("the? "))]
    first = next(i for i, element in enumerate(elements) if not element[4])
    out = ""
    for i, (comma, kind, name, literal, optional) in enumerate(elements):
        fragment = _literal(name, literal) if literal else f"(?P<{kind}>{_kind(kind, words)})"
        between = COMMA if comma else BETWEEN
        if i < first:
            out += f"(?:{fragment}{COMMA if elements[i + 1][0] else BETWEEN})?"
        elif i == first:
            out += fragment
        else:
            out += f"(?:{between}{fragment})?" if optional else between + fragment
    opens = frozenset(
        word for _, kind, _, literal, _ in elements[: first + 1] for word in _opens(kind, literal or "", words)
    )
    return Pattern(rf"(?<![\w.]){out}(?!\w)", opens, article)


def _literal(name: str | None, literal: str) -> str:
    fragment = literal.replace("_", " ").replace("-", "[ -]")
    return f"(?P<{name}>{fragment})" if name else f"(?:{fragment})"


def _opens(kind: str | None, literal: str, words: TimeWords) -> set[str]:
    """The first words of an element, in lower case."""
    if kind in FORMS:
        return {"0"}
    listed = words.words({"n": "number", "spelled_year": "number"}.get(kind, kind)) if kind else literal.split("|")
    opens = {re.split(r"[^a-z]", word, maxsplit=1)[0] for word in listed}
    return opens | ({"0"} if kind in {"n", "ordinal"} else set())


def _kind(kind: str, words: TimeWords) -> str:
    if kind in FORMS:
        return FORMS[kind]
    if kind in {"n", "spelled_year"}:
        spelled = rf"(?:{_words('number', words)})"
        more = rf"(?:(?: and | |-){spelled})*"
        if kind == "spelled_year":
            return rf"(?:(?:eighteen|nineteen|twenty){more}|two thousand{more})"
        digits = r"\d{1,3}(?:,\d{3})+|\d{1,4}(?:\.\d+)?(?: \d/\d)?"
        return rf"(?:{digits}|{spelled}{more})(?:[ -]and[ -]a[ -]half)?(?![.,:]\d)"
    if kind == "ordinal":
        return rf"(?:\d{{1,2}}(?:st|nd|rd|th)|{_words('ordinal', words)})"
    if kind in {"month", "weekday"}:
        short = [word for word in words.words(kind) if len(word) <= SHORT and words.short(kind, word)]
        return rf"(?:(?:{_words(kind, words)})\b(?!\.)|(?:{'|'.join(short)})\.|(?:{_words(kind, words)})\b)"
    if kind == "unit":
        return "(?:" + "|".join(word for word in words.words("unit") if word != "second") + ")"
    return rf"(?:{_words(kind, words)})"


def _words(kind: str, words: TimeWords) -> str:
    return "|".join(re.escape(word).replace(r"\ ", "[ -]+") for word in words.words(kind))
