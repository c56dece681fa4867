"""Takes the quotes found in an article, gives them as findings, each with the mention that its source is."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence

from rashomon.findings import Article, Block, Mention, Quote
from rashomon.lexicon import shipped
from rashomon.text import Piece, Span, fold, merge
from rashomon.within.quote_found import Found

OWNER = re.compile(r" ?'s? ")
"""What follows the name of an owner."""

JOINED = re.compile(r",? (and|or) ")
"""What follows the first of several."""


BELONGING = re.compile(
    r"\b(of|for|to|by|with|from|in|at|on|and|or|off|near|outside|behind|around|against|under)"
    r"(?: the| a| an| its| his| her| their)?(?: [A-Z][a-z]{1,4}\.)? $|[,(]"
)
"""What stands between two that are not one: "the wife of Mr. Venn"."""

ASIDE = re.compile(
    r",|\b(?:close|near|loyal|familiar|opposed|allied) "
    r"|\b(who|which|that|for|in|on|over|about|along|across|under|against|between|(?P<of>of))\b"
)
"""What stands before a mention that a phrase is not about: "the code of conduct for Ardanian judges"."""

PARTS = re.compile(
    r"\b(some|many|most|one|two|three|several|members?|all|both|none|few|any|each|number|couple|dozens?) of"
)
"""What stands before those of whom some are meant."""

DESCRIBED = re.compile(r" (?P<word>[a-z][a-z-]+)")
"""The noun that a name only describes: "the Ardanian code", "Venn supporters"."""

PAPERS = {"report", "statement", "memo", "release", "letter", "announcement", "review", "study", "poll", "editorial"}
"""Nouns for what somebody issues: whose name stands before them says it."""

AGENCY = re.compile(r" \([A-Z][A-Za-z. ]*\)")
"""What follows the place of a dateline."""

STOP = frozenset(row["word"] for row in shipped("stop_words"))


class Writer:
    """Writes the findings of one article."""

    def __init__(self, article: Article, blocks: Sequence[Block], mentions: Sequence[Mention]) -> None:
        self._article, self._blocks = article, blocks
        ordered = sorted(mentions, key=lambda mention: (mention.span.start, -len(mention.span), mention.id))
        self._placed = [(mention.span.start, mention.span.end, mention) for mention in ordered]

    def quotes(self, found: Sequence[Found]) -> Iterator[Quote]:
        """One finding for each; one told of within another carries the id of that one."""
        made = {id(one): self._quote(one, None) for one in found}
        for one in found:
            outer = made.get(id(one.outer))
            yield self._quote(one, outer.id) if outer is not None else made[id(one)]

    def _quote(self, found: Found, within: str | None) -> Quote:
        told = found.told.cut(found.content)
        return Quote(
            self._article.id,
            self._span(*found.content),
            self._place(found.source),
            self._place(found.cue),
            found.type,
            mention=self._mention(found.source) if found.source else None,
            lemma=found.lemma,
            score=round(found.score, 2),
            because=found.because,
            addressee=self._place(told.addressee),
            medium=self._place(told.medium),
            within=within,
            occasion=self._place(told.occasion),
            date=self._place(told.date),
        )

    def _span(self, *pieces: Piece) -> Span:
        return Span(self._article.report, merge(pieces))

    def _place(self, piece: Piece | None) -> Span | None:
        return self._span(piece) if piece is not None else None

    def _mention(self, source: Piece) -> str | None:
        """The id of the mention that a source is, else of the one it holds, a name first; else of the one around it."""
        start, end = source
        inside = [one for first, last, one in self._placed if start <= first and last <= end]
        exact = [one for one in inside if (one.span.start, one.span.end) == source]
        around = [one for first, last, one in self._placed if first <= start and end <= last]
        around.sort(key=lambda one: (len(one.span), one.id))
        return next((one.id for one in [*exact, *self._leading(inside, start, end), *around]), None)

    def _leading(self, inside: list[Mention], start: int, end: int) -> list[Mention]:
        """Of the mentions in a phrase from `start` to `end`, the one that it is about; none where that is several.

        The first, but for a title or pronoun that a person's name follows, and an owner: what "Ardania’s plan" says
        is not said by Ardania. Nor does Ardania say what "the Ardanian code" or "the code for Ardania" says.
        """
        names = [one for one in inside if one.form == "name" and one.type != "place"]
        first = inside[:1]
        if not first or self._is_aside(start, first[0]):
            return []
        if first[0].form == "pronoun" and names:
            return names[:1]
        persons = [one for one in names if one.type == "person" and not self._owns(one, end)]
        after = self._text(first[0].span.end, end)
        if AGENCY.match(after):
            return self._leading(
                [one for one in inside[1:] if after.find(")") < one.span.start - first[0].span.end], start, end
            )
        if OWNER.match(after):
            return [one for one in persons if one is not first[0]][:1]
        if JOINED.match(after) and len(inside) > 1:
            return []
        title = first[0].span
        within = [
            one for one in persons if one is not first[0] and title.covers(one.span) and one.span.end == title.end
        ]
        acting = [one for one in names if one.type in {"person", "organisation"}]
        found = within[:1] or self._titled(first[0], persons) or self._named(first[0], acting, end)
        return found or ([] if self._describes(first[0], end) else first)

    def _is_aside(self, start: int, first: Mention) -> bool:
        """Whether the first mention of a phrase stands in what only tells more of what the phrase is about."""
        before = self._text(start, first.span.start)
        found = ASIDE.search(before)
        return found is not None and not (found["of"] and PARTS.search(before))

    def _owns(self, one: Mention, end: int) -> bool:
        return OWNER.match(self._text(one.span.end, end)) is not None

    def _titled(self, title: Mention, persons: list[Mention]) -> list[Mention]:
        """The person whose name follows a title or the body it is of: "Council secretary Bo Venn, of the north"."""
        after = [one for one in persons if one.span.start > title.span.end]
        if title.type == "person" or not after or BELONGING.search(self._text(title.span.end, after[0].span.start)):
            return []
        return after[:1]

    def _describes(self, name: Mention, end: int) -> bool:
        """Whether a name only describes the noun after it."""
        after = DESCRIBED.match(self._text(name.span.end, end))
        return name.form == "name" and after is not None and after["word"] not in STOP | PAPERS

    def _named(self, title: Mention, names: list[Mention], end: int) -> list[Mention]:
        """Whose name ends a phrase that a title begins: "the council's secretary Bo Venn"."""
        last = [one for one in names if one.span.end == end and one.span.start > title.span.end]
        if title.form == "pronoun" or not last or BELONGING.search(self._text(title.span.end, last[0].span.start)):
            return []
        return last

    def _text(self, start: int, end: int) -> str:
        """The characters of the report from `start` to `end`, as far as they stand in one paragraph."""
        at = bisect.bisect_right(self._blocks, start, key=lambda block: block.span.start) - 1
        block = self._blocks[at]
        return fold(block.text[start - block.span.start : end - block.span.start])
