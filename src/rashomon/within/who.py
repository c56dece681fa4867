"""Takes an article's mentions, coreferences and actors, gives whom a word of a parse points at."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from rashomon.findings import Actor, Coreference, Mention
from rashomon.parse import Token
from rashomon.text import Span
from rashomon.within.passages import Passage

PARTIES = {"person", "organisation", "state", "group", "unknown"}


class Who:
    """Whom words point at, in one article."""

    def __init__(
        self, mentions: Sequence[Mention], coreferences: Sequence[Coreference], actors: Sequence[Actor]
    ) -> None:
        self.actor = {actor.id: actor for actor in actors}
        self._pointed: dict[str, list[str]] = defaultdict(list)
        for link in coreferences:
            self._pointed[link.mention].append(link.actor)
        self._ending: dict[int, list[Mention]] = defaultdict(list)
        for mention in mentions:
            if mention.type != "document":
                self._ending[mention.span.end].append(mention)
        for ending in self._ending.values():
            ending.sort(key=lambda mention: (-len(mention.span), mention.id))

    def mention(self, passage: Passage, token: Token) -> Mention | None:
        """The mention whose last word a token is: the longest."""
        found = self._ending.get(passage.base + token.end)
        return found[0] if found else None

    def ending(self, span: Span | None) -> Mention | None:
        """The longest mention that ends where a span ends."""
        found = self._ending.get(span.end) if span is not None else None
        return found[0] if found else None

    def party(self, passage: Passage, token: Token) -> Mention | None:
        """The mention of somebody who can hold a position."""
        found = self.mention(passage, token)
        if found is None:
            return None
        joined = any(self.actor[actor].type in PARTIES for actor in self.pointed(found) if actor in self.actor)
        return found if found.type in PARTIES or joined else None

    def pointed(self, mention: Mention) -> tuple[str, ...]:
        """The ids of the actors that a mention points at."""
        return tuple(sorted(self._pointed.get(mention.id, ())))

    def keys(self, actors: Iterable[str]) -> tuple[str, ...]:
        """What links actors across articles: lexicon entries, also of whom they act for; else their names."""
        out: set[str] = set()
        for name in actors:
            actor = self.actor.get(name)
            if actor is not None:
                out.update(filter(None, [actor.key or actor.name, *actor.acts_for.split("|")]))
        return tuple(sorted(out))
