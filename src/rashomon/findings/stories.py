"""Takes nothing, gives the kinds that stories are made of: the gist of an article, and the links between articles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import ClassVar

from rashomon.findings.across import Link
from rashomon.findings.base import Finding
from rashomon.text import Span

NAME, KNOWN, WORDS, FIGURE = "n", "k", "w", "f"
"""What a term is: a name, a word of a name that the lexicon knows, another word, a figure."""
USUAL = f"1:0:{WORDS}"
"""What is told of most terms, and left out where it is."""


@dataclass(frozen=True, slots=True)
class Gist(Finding):
    """What an article is about, as it is compared with others: its terms, and the day it is of."""

    kind: ClassVar[str] = "gist"
    article: str
    span: Span
    """The article's span."""
    language: str = field(compare=False)
    """The article's language."""
    terms: str = field(compare=False, repr=False)
    """Words, names and figures, the heaviest first: as printed, how often, how often in the lead, what it is."""
    day: str = field(compare=False, default="")
    """ISO date; empty where nothing tells it."""
    day_because: str = field(compare=False, default="")
    """Where the day is from."""
    day_span: Span | None = field(compare=False, default=None)
    """Where the day stands in the article, where it does."""
    weekdays: str = field(compare=False, default="")
    """The weekdays that the opening names, a slash, and those that only the rest names; `1` for Monday."""
    year: str = field(compare=False, default="")
    """The year it is of, four digits, where its own words tell it; empty where they do not."""
    copied: tuple[str, ...] = field(compare=False, default=())
    """Digests of the longest paragraphs, by which copies of one text meet."""

    def unpacked(self) -> Iterator[tuple[str, int, int, str]]:
        """The terms: as printed, how often, how often in the lead, what each is."""
        for term in self.terms.split():
            printed, _, told = term.partition(":")
            count, lead, kind = (told or USUAL).split(":")
            yield printed, int(count), int(lead), kind


def packed(printed: str, count: int, lead: int, kind: str) -> str:
    """A term as a gist holds it."""
    told = f"{count}:{lead}:{kind}"
    return printed if told == USUAL else f"{printed}:{told}"


@dataclass(frozen=True, slots=True)
class SameStory(Link):
    """Two articles have the same main happening; the ends are the articles."""

    kind: ClassVar[str] = "same_story"
    shared: tuple[str, ...] = field(compare=False, default=())
    """The terms that tell so, as the left article prints them, the weightiest first."""
