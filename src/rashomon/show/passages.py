"""Takes quotes in the order of a page, gives which of their characters the page shows: all, or what sharing allows.

A shared page shows at most `SHARE` of the words of an article and never more than `MOST` of them, each excerpt with at
most `CONTEXT` characters before and after. What is said comes first: context is added last, while words are left.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from rashomon.errors import InputError
from rashomon.findings import Quote
from rashomon.show.material import Material, Sheet
from rashomon.text import Piece, Span, excerpt

CONTEXT = 240
"""Characters on each side of a quote, at most. About three lines: enough to see what a pronoun points at."""

SHARE = 10
"""Percent of an article's words, at most."""

MOST = 300
"""Words of one article, at most."""

_WORD = re.compile(r"\S{1,24}")
"""What counts as a word: a run of characters that are no white space; longer runs count once for every 24 characters,
so that a text without spaces cannot be shown whole as a few words."""


@dataclass(frozen=True, slots=True)
class Passage:
    """What a page shows of one quote."""

    content: Span
    source: Span | None
    cue: Span | None
    addressee: Span | None
    medium: Span | None
    occasion: Span | None
    date: Span | None
    before: Span | None = None
    after: Span | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """How much of one article a shared page shows, in words."""

    code: str
    label: str
    words: int
    of: int
    limit: int
    withheld: int
    """Quotes of which it shows no words."""


def full(quotes: Iterable[Quote]) -> dict[str, Passage]:
    """Everything, by the quote's id."""
    return {quote.id: _passage(quote) for quote in quotes}


def _passage(quote: Quote) -> Passage:
    return Passage(quote.content, quote.source, quote.cue, quote.addressee, quote.medium, quote.occasion, quote.date)


def limit(words: int) -> int:
    """How many words of an article with so many words may be shown."""
    return min(words * SHARE // 100, MOST)


class Budget:
    """The words of one article, and which of them are shown; a word counts once however often it is shown."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._words = [match.span() for match in _WORD.finditer(sheet.text)]  # of the report: nothing goes uncounted
        self._starts = [start for start, _ in self._words]
        self._shown: set[int] = set()
        self._of = len({word for piece in sheet.article.span.pieces for word in self._touched(piece)})
        self.limit = limit(self._of)
        self.withheld = 0

    def grant(self, *spans: Span | None) -> bool:
        """Marks the words of the spans as shown, all or none: none where that would be more than the limit."""
        wanted = {word for span in spans if span for piece in span.pieces for word in self._touched(piece)}
        if len(self._shown | wanted) > self.limit:
            return False
        self._shown |= wanted
        return True

    def _touched(self, piece: Piece) -> range:
        start, end = piece
        first = bisect.bisect_right(self._starts, start) - 1
        if first < 0 or self._words[first][1] <= start:
            first += 1
        return range(first, bisect.bisect_left(self._starts, end))

    @property
    def report(self) -> Shown:
        """What was shown, in figures."""
        return Shown(self._sheet.code, self._sheet.label, len(self._shown), self._of, self.limit, self.withheld)


def budgets_of(material: Material) -> dict[str, Budget]:
    """A budget for each article, nothing of it spent."""
    return {sheet.article.id: Budget(sheet) for sheet in material.sheets}


def shared(
    quotes: Iterable[Quote], material: Material, budgets: Mapping[str, Budget], context: int = CONTEXT
) -> dict[str, Passage]:
    """What sharing allows of each quote, by its id; a quote that is missing is not shown. Spends the budgets.

    `quotes` come in the order of the page: the first ones are shown first, then context is added in the same order.
    Raises `InputError` when `context` is more than `CONTEXT`, or negative.
    """
    if not 0 <= context <= CONTEXT:
        raise InputError(f"{context} characters of context: a shared page has 0 to {CONTEXT}; give a number in between")
    order = list(quotes)
    passages = {}
    for quote in order:
        if budgets[quote.article].grant(*quote.spans()):
            passages[quote.id] = _passage(quote)
        else:
            budgets[quote.article].withheld += 1
    for quote in order:
        if quote.id in passages:
            passages[quote.id] = _widened(quote, material.sheet[quote.article], budgets[quote.article], context)
    return passages


def _widened(quote: Quote, sheet: Sheet, budget: Budget, context: int) -> Passage:
    """A quote with as much context as is allowed and left: all, or half, or a quarter, or none."""
    for most in (context, context // 2, context // 4):
        before, after = _around(quote.content, sheet, most)
        if budget.grant(before, after):
            return replace(_passage(quote), before=before, after=after)
    return _passage(quote)


def _around(content: Span, sheet: Sheet, most: int) -> tuple[Span | None, Span | None]:
    """The characters before and after a quote, within its paragraphs."""
    first = next((block.span for block in sheet.blocks if block.span.overlaps(content)), content)
    last = next((block.span for block in reversed(sheet.blocks) if block.span.overlaps(content)), content)
    before, after = excerpt(sheet.text, content, most)
    low = max(content.start - len(before), first.start)
    high = min(content.end + len(after), last.end)
    return _span(content.report, low, content.start), _span(content.report, content.end, high)


def _span(report: str, start: int, end: int) -> Span | None:
    return Span.of(report, start, end) if start < end else None
