"""Takes the quotes found in an article, gives them as findings, each with the mention that its source is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rashomon.findings import Article, Mention, Quote
from rashomon.text import Piece, Span, merge
from rashomon.within.quote_found import Found


class Writer:
    """Writes the findings of one article."""

    def __init__(self, article: Article, mentions: Sequence[Mention]) -> None:
        self._article = article
        self._mentions = sorted(mentions, key=lambda mention: (mention.span.start, -len(mention.span), mention.id))

    def quotes(self, found: Sequence[Found]) -> Iterator[Quote]:
        """One finding for each; one told of within another carries the id of that one."""
        made = {id(one): self._quote(one, None) for one in found}
        for one in found:
            outer = made.get(id(one.outer))
            yield self._quote(one, outer.id) if outer is not None else made[id(one)]

    def _quote(self, found: Found, within: str | None) -> Quote:
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
            addressee=self._place(found.addressee),
            medium=self._place(found.medium),
            within=within,
        )

    def _span(self, *pieces: Piece) -> Span:
        return Span(self._article.report, merge(pieces))

    def _place(self, piece: Piece | None) -> Span | None:
        return self._span(piece) if piece is not None else None

    def _mention(self, source: Piece) -> str | None:
        """The id of the mention that a source is, else of the one it holds, a name first; else of the one around it."""
        start, end = source
        inside = [one for one in self._mentions if start <= one.span.start and one.span.end <= end]
        exact = [one for one in inside if (one.span.start, one.span.end) == source]
        around = [one for one in self._mentions if one.span.start <= start and end <= one.span.end]
        names = [one for one in inside if one.form == "name" and one.type != "place"]
        around.sort(key=lambda one: (len(one.span), one.id))
        return next((one.id for one in [*exact, *_leading(inside, names), *around]), None)


def _leading(inside: list[Mention], names: list[Mention]) -> list[Mention]:
    """Of the mentions in a phrase, the first, unless it is a title or pronoun and a person's name follows."""
    first = inside[:1]
    if first and first[0].form == "pronoun" and names:
        return names[:1]
    persons = [one for one in names if one.type == "person"]
    within = [one for one in persons if first and first[0].span.covers(one.span)]
    return within[:1] or first
