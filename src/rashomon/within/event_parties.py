"""Takes a passage with its mentions, gives the parties of an event: noun phrases, their actors, whom they act for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rashomon.findings import Actor, Mention
from rashomon.lexicon import Lexicon
from rashomon.lexicon.gazetteer import Gazetteer
from rashomon.parse import Token
from rashomon.within.passages import Passage
from rashomon.within.quote_sources import RELATIVES, antecedent

INNER = ("poss", "amod", "compound", "nmod", "nummod")
"""Modifiers in which the party of a thing stands: "Korrin's plan", "the Korrin plan"."""

LEFT_OUT = {"relcl", "acl", "appos", "conj", "cc", "punct", "advcl", "parataxis", "preconj"}
"""What hangs on a noun and is not part of the name of a party."""

CLASSES = {"person", "organisation", "forces", "group", "state"}
FACTIONS = ("states/", "organisations/", "groups/", "actors/")
KIN = {"father", "mother", "son", "daughter", "wife", "husband", "brother", "sister", "widow", "cousin", "uncle"} | {
    *(
        "friend",
        "lawyer",
        "attorney",
        "aide",
        "spokesman",
        "spokeswoman",
        "rival",
        "opponent",
        "supporter",
        "successor",
    ),
}
"""Nouns for one who is another than whose it is: Korrin's father is not Korrin."""

LOCAL = {"in", "at", "near", "outside", "inside"}
"""Prepositions before where something is."""

BESIDE = {"along", "since", "after", "before", "during", "amid", "under", "despite", "without", "through", "across"}
"""Prepositions that lead from a thing to where and when it is, and not to whose it is."""

DEPTH = 4
"""How deep inside a phrase a party is looked for: "the demands of the leaders of the party of Korrin"."""


@dataclass(frozen=True, slots=True)
class Party:
    """One that takes part. `start` and `end` are code points of the paragraph."""

    head: Token
    start: int
    end: int
    name: str
    """The actor's best name in the article, else the phrase as printed."""
    actor: str
    """The id of the actor; empty where the phrase points at none."""
    type: str
    keys: tuple[str, ...]
    """Entries of the lexicon: the actor's own, and those it acts for or belongs to."""
    office: str = ""

    @property
    def known(self) -> bool:
        """Whether it is an actor of the article, or belongs to an entry of the lexicon."""
        return bool(self.actor or self.keys)

    def same(self, other: Party) -> bool:
        """Whether two phrases name one party."""
        return self.actor == other.actor if self.actor or other.actor else self.head is other.head


class Parties:
    """The actors of one passage by token."""

    def __init__(
        self, passage: Passage, mentions: Sequence[Mention], actors: Mapping[str, Sequence[Actor]], lexicon: Lexicon
    ) -> None:
        self._passage, self._actors, self._known = passage, actors, lexicon.known
        self._gazetteer = lexicon.opened(Gazetteer)
        self._at: dict[int, Mention] = {}
        for mention in sorted(mentions, key=lambda m: (m.form == "name", m.span.end - m.span.start, m.id)):
            for token in passage.tokens(mention.span.start, mention.span.end):
                self._at[token.i] = mention
        self._made: dict[int, list[Party]] = {}

    def mention(self, token: Token) -> Mention | None:
        """The mention a token is part of."""
        return self._at.get(token.i)

    def is_actor(self, token: Token) -> bool:
        """Whether a word names or points at one that can act, by itself or by what stands before it."""
        mention = self._at.get(token.i)
        if mention is not None and mention.type not in {"place", "document"}:
            return True
        if token.pos not in {"NOUN", "PROPN", "PRON", "ADJ"} or self._known.noun(token.lower) == "document":
            return False
        return token.pos != "ADJ" and self._known.noun(token.lower) in CLASSES

    def is_own_force(self, token: Token) -> bool:
        """Forces of nobody named: of one who sends or withdraws them, they are its own, and not the target."""
        if self._known.noun(token.lower) != "forces" or token.lower in {"rebels", "militants", "guerrillas"}:
            return False
        return not any(child.dep in INNER and self.is_actor(child) for child in token.children)

    def within(self, head: Token, depth: int = DEPTH) -> Token | None:
        """The head of the party in a phrase: the phrase's own, else the first inside it ("the plan of Korrin")."""
        if head.lower in RELATIVES:
            head = antecedent(head)
            if self.stands_in(head):
                return None
        if self.is_actor(head) or self._modified(head):
            return head
        if depth == 0 or head.lemma.lower() in KIN:
            return None
        for child in sorted(head.children, key=lambda child: (child.dep not in INNER, child.i)):
            if child.dep in INNER and self.is_actor(child):
                return child
            if _leads_on(child):
                found = self.within(child, depth - 1)
                if found is not None:
                    return found
        return head if self.is_place(head) else None

    def stands_in(self, head: Token) -> bool:
        """Whether a noun before "which" is the place where another thing is: "the raid in Korrin, which killed two"."""
        while head.dep == "appos":
            head = head.head
        return head.dep == "pobj" and head.head.lower in LOCAL and (self.is_located(head) or head.entity == "FAC")

    def _modified(self, head: Token) -> bool:
        """People or things that act, named by whose they are: "Korrin soldiers", "Korrin warplanes"."""
        owned = any(child.dep in INNER[1:4] and self.is_actor(child) for child in head.children)
        return owned and (self._known.noun(head.lower) in CLASSES or head.tag == "NNS")

    def is_place(self, token: Token) -> bool:
        """Whether a word names a place."""
        mention = self._at.get(token.i)
        return (mention is not None and mention.type == "place") or token.entity in {"GPE", "LOC"}

    def is_located(self, token: Token) -> bool:
        """Whether a word names a place or a state, where it stands after "in" or "at"."""
        mention = self._at.get(token.i)
        return self.is_place(token) or (mention is not None and mention.type == "state")

    def of(self, head: Token) -> list[Party]:
        """The parties of a phrase: one, or each of those that it points at together ("the two leaders")."""
        if head.i not in self._made:
            mention = self._at.get(head.i)
            actors = self._actors.get(mention.id, ()) if mention is not None else ()
            if head.lemma.lower() == "side" and head.dep == "pobj" and not self._are_here(actors, head):
                actors = ()
            self._made[head.i] = [self._party(head, mention, actor) for actor in actors or (None,)]
        return self._made[head.i]

    def _are_here(self, actors: Sequence[Actor], head: Token) -> bool:
        """Whether all that a word may point at are named in its paragraph: "with both sides" may be any two."""
        own = self._at[head.i].id if head.i in self._at else ""
        others = {mention.id for mention in self._at.values() if mention.id != own and mention.form == "name"}
        here = {actor.id for other in others for actor in self._actors.get(other, ())}
        return all(actor.id in here for actor in actors)

    def _party(self, head: Token, mention: Mention | None, actor: Actor | None) -> Party:
        tokens = phrase(head)
        start, end = tokens[0].start, tokens[-1].end
        keys = list(dict.fromkeys(self._keys(head, actor, tokens)))
        printed = self._passage.block.text[start:end]
        if actor is not None:
            return Party(head, start, end, actor.name, actor.id, actor.type, tuple(keys), actor.office)
        kind = mention.type if mention is not None else "unknown"
        return Party(head, start, end, printed, "", kind, tuple(keys), head.lower)

    def _keys(self, head: Token, actor: Actor | None, tokens: Iterable[Token]) -> Iterator[str]:
        if actor is not None:
            if actor.key.startswith((*FACTIONS, "leaders/", "media/")):
                yield actor.key
            yield from filter(None, actor.acts_for.split("|"))
        if actor is not None and (actor.acts_for or actor.key.startswith(FACTIONS)):
            return
        named = sorted(tokens, key=lambda token: (token.i > head.i, token.head is not head, token.i))
        for token in [head, *(token for token in named if token is not head)]:
            key = self.owner(token)
            if key:
                yield key
                return

    def owner(self, token: Token) -> str:
        """The entry of the lexicon that a word of a name belongs to: a state for its people, cities and adjectives."""
        mention = self._at.get(token.i)
        printed = mention.text if mention is not None else token.text
        if mention is None and not token.text[:1].isupper():
            return ""
        for sense in (*self._known.senses(printed), *self._known.senses(token.text)):
            if sense.key.startswith(FACTIONS) and (mention is not None or sense.how != "name" or token.entity):
                return sense.key
        return (
            (self._of_city(printed) or self._of_city(token.text))
            if token.entity in {"GPE", "LOC", "FAC"} or self.is_place(token)
            else ""
        )

    def _of_city(self, printed: str) -> str:
        """The state that a city lies in, where nobody disputes it."""
        place = self._gazetteer.place(printed)
        named = self._known.senses(place.state) if place is not None and place.state else []
        return next((sense.key for sense in named if sense.how == "name"), "")


LEADING = {"prep", "agent", "dative", "pcomp", "acl", "xcomp", "dobj", "pobj", "ccomp", *INNER[:1]}


def _leads_on(child: Token) -> bool:
    """Whether a party is looked for in what hangs on a word: not where it tells when, nor of "fears that he won"."""
    if child.dep in {"acl", "ccomp"} and child.child("nsubj", "nsubjpass") is not None:
        return False
    return child.dep in LEADING and not (child.dep == "prep" and child.lower in BESIDE)


def phrase(head: Token) -> list[Token]:
    """The tokens of a party's name: the head with what stands before it and what follows "of" or "in"."""
    out, stack = [], [head]
    while stack:
        token = stack.pop()
        out.append(token)
        for child in token.children:
            if child.dep in LEFT_OUT or (child.dep == "prep" and child.lower not in {"of", "in", "for", "from"}):
                continue
            if child.dep == "case" and token is head:
                continue
            if child.dep == "prep" and any(part.entity in {"DATE", "TIME"} for part in child.children):
                continue
            stack.append(child)
    out.sort(key=lambda token: token.i)
    low = high = next(i for i, token in enumerate(out) if token is head)
    while low > 0 and out[low - 1].i == out[low].i - 1:
        low -= 1
    while high + 1 < len(out) and out[high + 1].i == out[high].i + 1:
        high += 1
    return out[low : high + 1]
