"""Articles made of paragraphs, and what the stages find in them."""

from __future__ import annotations

import functools
import hashlib

from rashomon.findings import Actor, Article, Attribution, Block, Coreference, Mention, Quote
from rashomon.lexicon import Lexicon
from rashomon.parse import Parser
from rashomon.text import Span
from rashomon.within import attributions, coreference, mentions, quotes

INVENTED = {
    "actors": (
        {
            "name": "Vessaria",
            "type": "state",
            "capital": "Halvenne",
            "demonyms": "Vessarian",
            "metonyms": "Amber Palace",
        },
        {"name": "Keldovia", "type": "state", "capital": "Brannik", "demonyms": "Keldovian"},
        {"name": "Harbour League", "type": "organisation", "aliases": "HL", "nouns": "alliance|league"},
        {"name": "Ilka Maarven", "type": "person", "gender": "f", "title": "president", "of": "Vessaria"},
        {"name": "Joren Talle", "type": "person", "gender": "m", "title": "prime minister", "of": "Keldovia"},
    )
}


@functools.cache
def parser() -> Parser:
    return Parser()


@functools.cache
def lexicon() -> Lexicon:
    return Lexicon(INVENTED, "invented")


class Read:
    """An article and all that is found in it."""

    def __init__(self, *paragraphs: str, captions: tuple[int, ...] = (), language: str = "en") -> None:
        self.text = "\n".join(paragraphs)
        self.report = hashlib.sha256(self.text.encode()).hexdigest()
        self.article = Article(self.report, 0, Span.of(self.report, 0, len(self.text)), language)
        self.blocks, start = [], 0
        for number, paragraph in enumerate(paragraphs):
            span = Span.of(self.report, start, start + len(paragraph))
            role = "caption" if number in captions else "paragraph"
            self.blocks.append(Block(self.article.id, span, role, paragraph))
            start += len(paragraph) + 1
        self.mentions = list(mentions.find(self.article, self.blocks, parser=parser(), lexicon=lexicon()))
        self.quotes = list(quotes.find(self.article, self.blocks, self.mentions, parser=parser(), lexicon=lexicon()))

    @functools.cached_property
    def found(self) -> list[Actor | Coreference]:
        return list(
            coreference.find(
                self.article, self.blocks, self.mentions, self.quotes, (), parser=parser(), lexicon=lexicon()
            )
        )

    @property
    def actors(self) -> list[Actor]:
        return [finding for finding in self.found if isinstance(finding, Actor)]

    @property
    def attributions(self) -> list[Attribution]:
        links = [finding for finding in self.found if isinstance(finding, Coreference)]
        return list(attributions.find(self.article, self.blocks, self.quotes, links, self.actors))

    def mention(self, text: str, number: int = 0, form: str | None = None) -> Mention:
        fitting = [m for m in self.mentions if m.text == text and form in {None, m.form}]
        return sorted(fitting, key=lambda m: m.span)[number]

    def types(self, text: str) -> list[str]:
        return [m.type for m in sorted(self.mentions, key=lambda m: m.span) if m.text == text]

    def points_at(self, text: str, number: int = 0) -> list[str]:
        """The names of the actors that the n-th mention with this text points at."""
        mention, names = self.mention(text, number), {actor.id: actor.name for actor in self.actors}
        links = [f for f in self.found if isinstance(f, Coreference) and f.mention == mention.id]
        return sorted(names[link.actor] for link in links)

    def quote(self, words: str) -> Quote:
        return next(quote for quote in self.quotes if words in quote.content.read(self.text))
