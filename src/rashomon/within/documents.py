"""Takes an article's paragraphs, quotes and actors, gives the documents it speaks of, and what it says is in them.

Two names are one document only where family, owner and subject fit; a new "a statement" is a new one. What is told of
a paper without an owner, a maker or a word from it is passed over: "plans" are not papers.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from rashomon.findings import (
    Actor,
    Article,
    Block,
    Coreference,
    Document,
    DocumentMention,
    Mention,
    Metadatum,
    Provision,
    Quote,
)
from rashomon.lexicon import Lexicon
from rashomon.parse import Parser
from rashomon.text import Span
from rashomon.within import document_nouns, passages, provisions
from rashomon.within.document_nouns import Place
from rashomon.within.noun_phrases import Nouns
from rashomon.within.passages import Passage
from rashomon.within.who import Who

LASTING = {"plan", "warrant", "indictment", "readout", "law", "formula"}
"""Families in which "a …" told again is the same paper: news tells of one warrant as "a warrant" twice."""

YEAR = re.compile(r"\b(1[89]|20)\d\d\b")

LOOKED = 12
"""Documents of a family that a name is held against, the last first: more than a reader keeps in mind."""


@dataclass(slots=True, eq=False)
class Paper:
    """A document while it is put together."""

    places: list[Place] = field(default_factory=list)
    owners: set[str] = field(default_factory=set)
    keys: set[str] = field(default_factory=set)
    topics: set[str] = field(default_factory=set)

    def add(self, place: Place, who: Who) -> None:
        """Takes a place for one that names it."""
        self.places.append(place)
        apart = not self.owners & set(place.owners) and (place.weak or _joint(place))
        if not self.owners or not apart:
            self.owners.update(place.owners)
            self.keys.update(who.keys(place.owners))
        self.topics.update(place.topics)


def find(  # noqa: PLR0917 -- the kinds a document rests on
    article: Article,
    blocks: Sequence[Block],
    metadata: Sequence[Metadatum],
    mentions: Sequence[Mention],
    quotes: Sequence[Quote],
    coreferences: Sequence[Coreference],
    actors: Sequence[Actor],
    *,
    parser: Parser,
    lexicon: Lexicon,
) -> Iterator[Document | DocumentMention | Provision]:
    """The documents of an English article, in no particular order."""
    nouns, who = lexicon.opened(Nouns), Who(mentions, coreferences, actors)
    read = passages.read(article, blocks, parser)
    places = [place for passage in read for place in document_nouns.find(passage, nouns, who)]
    _spoken(places, quotes, mentions, who)
    published = next((known.value for known in metadata if known.name == "published"), "")
    said = provisions.spoken(quotes, places)
    for paper in papers(places, nouns, who):
        document = _document(article, paper, published)
        yield document
        for place in paper.places:
            piece = place.passage.span(*place.piece)
            text = place.passage.block.text[place.piece[0] : place.piece[1]]
            head = place.passage.span(place.head.start, place.head.end)
            yield DocumentMention(article.id, document.id, piece, head, text, f"the word “{place.head.lower}”")
        yield from provisions.find(article, document, paper.places, said, nouns)


def _spoken(places: Sequence[Place], quotes: Sequence[Quote], mentions: Sequence[Mention], who: Who) -> None:
    """Marks what speaks, and takes the source of words said "in a statement" for whose it is."""
    starts = [place.start for place in places]
    by_id = {mention.id: mention for mention in mentions}
    for quote in quotes:
        for span in filter(None, (quote.source, quote.medium)):
            for place in places[bisect.bisect_left(starts, span.start - 80) : bisect.bisect_left(starts, span.end)]:
                head = place.passage.base + place.head.start
                if not (span.start <= head < span.end):
                    continue
                place.speaks = True
                speaker = by_id.get(quote.mention or "") or who.ending(quote.source)
                if span == quote.medium and speaker is not None and (place.weak or not place.owners):
                    place.by, place.owners, place.weak = speaker, who.pointed(speaker), False


def papers(places: Sequence[Place], nouns: Nouns, who: Who) -> list[Paper]:
    """Places that name one document, put together in reading order; those that tell too little join one that fits."""
    found: dict[str, list[Paper]] = {}
    waiting: list[Place] = []
    for place in places:
        known = found.setdefault(place.family, [])
        paper = _joined(place, known, who)
        if paper is None and document_nouns.fits(place):
            paper = Paper()
            known.append(paper)
        if paper is None:
            waiting.append(place)
        else:
            paper.add(place, who)
    for place in waiting:
        known = found.get(place.family, [])[: 4 * LOOKED] if not place.owners else []
        fitting = [paper for paper in known if place.topics & paper.topics]
        if len(fitting) == 1:
            fitting[0].add(place, who)
    every = [paper for known in found.values() for paper in known]
    for paper in every:
        paper.places.sort(key=lambda place: place.start)
    _point_back(every, nouns)
    return sorted(every, key=lambda paper: paper.places[0].start)


def _point_back(every: Sequence[Paper], nouns: Nouns) -> None:
    """Adds where "it" points back at a paper: at the last one before it."""
    nearest: dict[int, tuple[int, Paper, Place]] = {}
    for paper in every:
        for place in paper.places:
            for one in document_nouns.pronouns(place, nouns):
                if one.start not in nearest or nearest[one.start][0] < place.start:
                    nearest[one.start] = (place.start, paper, one)
    for start in sorted(nearest):
        _, paper, one = nearest[start]
        paper.places.append(one)


def _joined(place: Place, known: Sequence[Paper], who: Who) -> Paper | None:
    """The document that a name points back at: the last one that it fits."""
    if known and all(map(_bare, known[-1].places)) and not _bare(place):
        return known[-1]
    if place.indefinite and (place.family not in LASTING or not place.owners):
        return None
    keys = set() if place.weak else set(who.keys(place.owners))
    for paper in reversed(known[-LOOKED:]):
        if _joint(place):
            if any(map(_joint, paper.places)):
                return paper
            continue
        if keys and paper.keys and not (keys & paper.keys or set(place.owners) & paper.owners):
            continue
        if place.topics and paper.topics and not place.topics & paper.topics:
            continue
        return paper
    return None


def _bare(place: Place) -> bool:
    """Whether a name stands alone, as a line of its own."""
    return place.head.is_root and len(place.passage.parse.tokens) <= 4


def _joint(place: Place) -> bool:
    return any(child.lower == "joint" for child in place.head.children)


def _document(article: Article, paper: Paper, published: str) -> Document:
    """The document, named where the article tells most of it: by whose it is, then by the most words."""
    named = [place for place in paper.places if place.head.pos != "PRON"]
    best = min(named, key=lambda place: (not place.by, place.passage.block.role == "headline", -_told(place)))
    by = next((place.by for place in paper.places if place.by and place.owners), None) or best.by
    when = next((place for place in paper.places if place.when), None)
    return Document(
        article.id,
        best.passage.span(*best.piece),
        _type(paper),
        best.passage.block.text[best.piece[0] : best.piece[1]],
        family=best.family,
        authors=tuple(sorted(paper.owners)),
        keys=tuple(sorted(paper.keys)),
        topics=tuple(sorted(paper.topics)),
        by=by.span if by else None,
        when=_span(when.passage, when.when) if when else None,
        year=_year(when),
        told=published,
        because=f"the noun “{best.head.lower}”",
    )


def _year(when: Place | None) -> str:
    """The year that a date names; empty where it names none."""
    if when is None or when.when is None:
        return ""
    found = YEAR.search(when.passage.block.text, *when.when)
    return found.group() if found else ""


def _told(place: Place) -> int:
    return len(place.topics) + sum(1 for token in place.head.children if token.i < place.head.i)


def _type(paper: Paper) -> str:
    """The type, "joint statement" where the article calls it joint."""
    kinds = [place.row["kind"] for place in paper.places]
    kind = max(dict.fromkeys(kinds), key=kinds.count)
    return f"joint {kind}" if kind in {"statement", "letter"} and any(map(_joint, paper.places)) else kind


def _span(passage: Passage, piece: tuple[int, int] | None) -> Span | None:
    return passage.span(*piece) if piece else None
