"""Takes an article's mentions, quotes and documents, gives who holds a stance, and who says that they do."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rashomon.findings import SPEECH, Document, DocumentMention, Mention, Quote
from rashomon.parse import Token
from rashomon.text import Span
from rashomon.within import noun_phrases, stance_takes
from rashomon.within.passages import Passage
from rashomon.within.stance_takes import Take
from rashomon.within.who import Who

CONCEDING = {"while", "although", "though"}

OWN = {"support", "welcome", "open"}
"""Stances that go without saying of a party's own paper."""

MANY = 12
"""Holders of one stance that are told apart."""

DENYING = {"deny", "dispute", "reject", "refute", "rebut", "contest", "dismiss", "doubt"}

PRONOUNS = {"it", "he", "she", "they"}

OWNED = {"its", "their", "his", "her"}


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a stance, or tells of it: the words and the actors they point at."""

    span: Span
    actors: tuple[str, ...]
    own: bool = False
    """Whether it is "I" or "we"."""


class Holders:
    """Who holds what, in one article."""

    def __init__(
        self,
        who: Who,
        mentions: Sequence[Mention],
        quotes: Sequence[Quote],
        documents: Sequence[Document],
        places: Sequence[DocumentMention],
    ) -> None:
        self._who = who
        self._mention = {mention.id: mention for mention in mentions}
        self._mentions = sorted(mentions, key=lambda mention: mention.span)
        self._documents = {document.id: document for document in documents}
        self._places = {place.head.start: place for place in places}
        said = [quote for quote in quotes if quote.type in SPEECH]
        self._pieces = sorted((start, end, i) for i, quote in enumerate(said) for start, end in quote.content.pieces)
        self._longest = max((end - start for start, end, _ in self._pieces), default=0)
        self._said = said

    def quote(self, passage: Passage, token: Token) -> Quote | None:
        """The speech that a word stands in: the shortest."""
        at = passage.base + token.start
        low = bisect.bisect_left(self._pieces, (at - self._longest, 0, 0))
        high = bisect.bisect_right(self._pieces, (at, self._longest + at + 1, 0))
        inside = [(end - start, start, i) for start, end, i in self._pieces[low:high] if start <= at < end]
        return self._said[min(inside)[2]] if inside else None

    def of(self, passage: Passage, take: Take, takes: Iterable[Take]) -> list[Holder]:
        """Who holds it, each on their own; nobody where the text does not tell."""
        token = take.holder
        if token is None:
            quote = self.quote(passage, take.cue)
            if quote is not None and quote.lemma in DENYING:
                return []  # what somebody disputes is not what it holds
            source = self._source(quote) if quote is not None else None
            if source is not None:
                return [source]
            token = _conceded(take, takes)
            if token is None:
                return []
        return list(self._each(passage, token, take.loose))

    def _each(self, passage: Passage, token: Token, loose: bool) -> Iterator[Holder]:
        first = self._one(passage, token, loose)
        if first is None:
            return
        rest = []
        for child in _joined(token):
            mention = self._who.party(passage, child)
            if mention is not None and any(part.lower in OWNED for part in child.children):
                first = Holder(Span.of(first.span.report, first.span.start, mention.span.end), first.actors, first.own)
            elif mention is not None:
                rest.append(Holder(mention.span, self._who.pointed(mention)))
        yield from (first, *rest)

    def _one(self, passage: Passage, token: Token, loose: bool) -> Holder | None:
        place = self._places.get(passage.base + token.start)
        if place is not None:
            document = self._documents[place.document]
            return Holder(place.span, document.authors) if document.authors else None
        mention = self._who.party(passage, token)
        if stance_takes.first_person(token) and not (mention and self._who.pointed(mention)):
            quote = self.quote(passage, token)
            source = self._source(quote) if quote is not None else None
            return Holder(passage.span(token.start, token.end), source.actors, own=True) if source else None
        if mention is not None and (self._who.pointed(mention) or token.lower not in PRONOUNS):
            return Holder(mention.span, self._who.pointed(mention), stance_takes.first_person(token))
        if token.lower in PRONOUNS and (quote := self.quote(passage, token)) is not None and quote.type != "direct":
            source = self._source(quote)
            return Holder(passage.span(token.start, token.end), source.actors, own=True) if source else None
        if loose and token.pos in {"NOUN", "PROPN"}:
            return Holder(passage.span(*noun_phrases.phrase(token)), ())
        if token.entity in {"PERSON", "ORG", "GPE", "NORP"}:
            return Holder(passage.span(*noun_phrases.phrase(token)), ())
        return None

    def _source(self, quote: Quote) -> Holder | None:
        """Who says it."""
        if quote.source is None:
            return None
        mention = self._mention.get(quote.mention or "")
        if mention is not None:
            return Holder(quote.source, self._who.pointed(mention))
        inside = [one for one in self._mentions if quote.source.covers(one.span) and one.form == "name"]
        actors = {actor for one in inside if one.type != "place" for actor in self._who.pointed(one)}
        ending = self._who.ending(quote.source)
        if ending is not None and ending.type == "organisation":
            actors = set(self._who.pointed(ending))
        place = next((p for start, p in self._places.items() if quote.source.start <= start < quote.source.end), None)
        if place is not None:
            actors |= set(self._documents[place.document].authors)
        return Holder(quote.source, tuple(sorted(actors)))

    def ascriber(self, passage: Passage, take: Take, holder: Holder, quote: Quote | None) -> Holder | None:
        """Who says that the holder stands so; None where it is the holder, or the report itself."""
        if take.ascriber is not None:
            return self._one(passage, take.ascriber, loose=True)
        if quote is None or holder.own or take.holder is None:
            return None
        if quote.type != "direct" and "with object" in quote.because and _is_aside(take.clause):
            return None
        source = self._source(quote)
        if source is None or source.span == holder.span or self._same_side(source.actors, holder.actors):
            return None
        return source

    def owns(self, holder: Holder, document: str, stance: str) -> bool:
        """Whether a party only speaks for its own paper."""
        found = self._documents.get(document)
        return found is not None and stance in OWN and bool(set(self._who.keys(holder.actors)) & set(found.keys))

    def _same_side(self, left: Iterable[str], right: Iterable[str]) -> bool:
        """Whether two are one, or one acts for the other."""
        return bool(set(self._who.keys(left)) & set(self._who.keys(right)))


def _is_aside(verb: Token) -> bool:
    """Whether a clause tells more of what was said to be welcomed, rejected, touted: that the report says itself."""
    return verb.dep == "relcl" or any(token.dep == "relcl" for token in verb.ancestors())


def _joined(token: Token) -> Iterable[Token]:
    """Those that are joined to a noun by "and", at most `MANY`."""
    found: list[Token] = []
    waiting = [token]
    while waiting and len(found) < MANY:
        joined = [c for c in waiting.pop().children if c.dep == "conj" and c.pos in {"NOUN", "PROPN", "PRON"}]
        found += joined
        waiting += joined
    return sorted(found, key=lambda token: token.i)


def _conceded(take: Take, takes: Iterable[Take]) -> Token | None:
    """Who holds the stance that the clause concedes: "While this won praise in the capital, that is a non-starter"."""
    for child in take.clause.children:
        if child.dep == "advcl" and any(part.lower in CONCEDING for part in child.children):
            for other in takes:
                if other.clause is child and other.holder is not None:
                    return other.holder
    return None
