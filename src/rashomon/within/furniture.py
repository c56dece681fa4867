"""Takes the text of a block, gives the furniture role it plays on a page, by the patterns of the lexicon, or none."""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.lexicon import Lexicon
from rashomon.text import fold

LONGEST = 400
"""Code points of the longest block that is compared: notices are short, and paragraphs are not searched for them."""

EDGES = " \t:*>»›→▶►•·|…-–—+¶↓↑←‹«"
"""Marks around a label that do not change it."""

WORDS = r"\S*(?:\s\S+){0,8}"
NUMBER = r"\d[\d.,]*[km]?"

ABOUT_TIME = re.compile(
    r"\d|\bago\b|\btoday\b|\byesterday\b|just now|^(?:last )?(?:updated|published|posted|modified)$"
)
"""What a line about publication holds beside its first word; "Updated rules anger farmers" holds none."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """One line of page furniture."""

    role: str
    text: str
    tail: bool
    """Whether what follows it near the end of a report is no article either."""


def plain(text: str) -> str:
    """The form patterns are compared in: folded, lower case, one space for many, marks at the edges set aside."""
    return " ".join(fold(text).casefold().split()).strip(EDGES)


class Furniture:
    """The patterns, filed under their first word."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._filed: dict[str, list[Pattern]] = defaultdict(list)
        for row in lexicon.table("furniture"):
            pattern = Pattern(row["role"], row["text"], row["tail"] == "yes")
            self._filed[_first(row["text"])].append(pattern)

    def match(self, text: str) -> Pattern | None:
        """The first pattern that covers the whole text, or None."""
        if len(text) > LONGEST:
            return None
        label = plain(text)
        return next((pattern for pattern in self._near(label) if _fits(pattern, label)), None)

    def _near(self, label: str) -> Iterator[Pattern]:
        word = re.match(r"\w*", label)
        yield from self._filed.get(word[0] if word else "", ())
        if label[:1].isdigit():
            yield from self._filed.get("#", ())
        if word and word[0]:
            yield from self._filed.get("", ())


def _fits(pattern: Pattern, label: str) -> bool:
    if not _regex(pattern.text).fullmatch(label):
        return False
    return pattern.role != "dateline" or ABOUT_TIME.search(label) is not None


def _first(pattern: str) -> str:
    """The first word of a pattern, as far as it is fixed; empty when a text may begin otherwise."""
    if pattern.startswith("#"):
        return "#"
    found = re.match(r"(\w+)(?![\w*#])", pattern)
    return found[1] if found else ""


@functools.cache  # made when a line first asks for it: of hundreds of patterns, few are ever asked
def _regex(pattern: str) -> re.Pattern[str]:
    parts = re.split(r"(\*\*|\*|#)", " ".join(pattern.casefold().split()).strip(EDGES.replace("*", "")))
    known = {"**": ".*", "*": WORDS, "#": NUMBER}
    return re.compile("".join(known.get(part) or re.escape(part) for part in parts))
