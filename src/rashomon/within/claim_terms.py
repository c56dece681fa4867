"""Takes a parsed paragraph and who is named in it, gives its words as terms: the form in which claims are compared.

A term is a lexicon entry (`states/Chad`) or `name:` for who is named, else the concept or the dictionary form.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from rashomon.findings import Actor, Block, Coreference, Mention
from rashomon.lexicon import Lexicon
from rashomon.lexicon.known import plain, split
from rashomon.parse import Parse, Token

CONTENT = {"NOUN", "VERB", "ADJ", "PROPN", "NUM", "ADV"}
ACTS, NOUNS = {"NOUN", "VERB", "ADJ", "PROPN", "AUX"}, {"NOUN", "PROPN", "ADJ"}
DATED = {"DATE", "TIME", "CARDINAL", "ORDINAL", "PERCENT", "MONEY", "QUANTITY"}
"""Entities that have cells of their own: times and figures are no terms."""
COMMON = (
    "be have do say tell add make get go take come give see also just only even still so then now new more most other "
    "such same last next first own many much several few very well too already again ever meanwhile however later "
    "earlier year month week day time mr mrs ms dr little"
)
HOLLOW = frozenset(COMMON.split())
"""Words that tell nothing of what a claim is about."""

KEPT = 20_000
"""Words whose term is kept; then it is begun anew."""


class Concepts:
    """The tables of concepts, ladders, modals and opposites, indexed. Made once for a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.of: dict[str, str] = {}
        self.kinds: dict[str, str] = {}
        for row in lexicon.table("concepts"):
            self.kinds.setdefault(row["concept"], row["kind"])
            for word in split(row["words"]):
                self.of.setdefault(word, row["concept"])
        self.modals = {row["word"]: row for row in reversed(lexicon.table("modals"))}
        self.rungs: dict[str, list[tuple[str, int, str]]] = {}
        for row in lexicon.table("ladders"):
            for word in split(row["words"]):
                self.rungs.setdefault(word, []).append((row["ladder"], int(row["order"]), row["rung"]))
        self.known = lexicon.known
        self._terms: dict[tuple[str, str, str], str] = {}

    def term(self, token: Token) -> str:
        """The concept of a word, or its dictionary form. Worked out once for a word."""
        name = (token.text, token.lemma, token.pos)
        known = self._terms.get(name)
        if known is None:
            if len(self._terms) > KEPT:
                self._terms.clear()
            known = self._terms[name] = self._term(token)
        return known

    def _term(self, token: Token) -> str:
        lemma = plain(token.lemma).lower().strip("'-")
        for word in (f"{lemma}/v", lemma, token.lower):
            concept = self.of.get(word)
            if concept and self._fits(token, concept, word):
                return concept
        return lemma

    def _fits(self, token: Token, concept: str, word: str) -> bool:
        if word.endswith("/v"):
            return token.pos == "VERB"
        return token.pos in (ACTS if self.kinds[concept] in {"act", "war"} else NOUNS)

    def content(self, token: Token) -> bool:
        """Whether what depends on a word is the content of what its subject wants, says or holds."""
        row = self.modals.get(token.lemma.lower())
        return bool(row and row["content"])

    def kind(self, term: str) -> str:
        """`act`, `paper`, `thing`, `people`, `war`, or an empty string."""
        return self.kinds.get(term, "")


class People:
    """Who is named or pointed at where in an article, as terms."""

    def __init__(
        self, mentions: Sequence[Mention], coreferences: Sequence[Coreference], actors: Sequence[Actor]
    ) -> None:
        known = {actor.id: actor for actor in actors}
        places: dict[str, set[str]] = {}
        for link in coreferences:
            if link.actor in known:
                places.setdefault(link.mention, set()).update(actor_terms(known[link.actor]))
        self._at = sorted(
            (mention.span.start, mention.span.end, tuple(sorted(places[mention.id])))
            for mention in mentions
            if mention.id in places
        )

    def within(self, block: Block) -> list[tuple[int, int, tuple[str, ...]]]:
        """Places in a paragraph and the terms of who is meant there."""
        start, end = block.span.start, block.span.end
        return [(a - start, b - start, terms) for a, b, terms in self._at if a >= start and b <= end]


def actor_terms(actor: Actor) -> Iterator[str]:
    """The term of an actor, and of the states and organisations whose offices a person holds."""
    key = actor.key or called(actor.name)
    if key.startswith("forces/"):
        yield from ("troops", key.removeprefix("forces/"))
    elif key:
        yield key
    yield from split(actor.acts_for)


@functools.lru_cache(maxsize=KEPT)
def called(name: str) -> str:
    """The term of an actor that stands in no lexicon: its name, or the noun by which alone it is called."""
    words = [word for word in re.findall(r"[\w'-]+", name) if word not in {"The", "A", "An", "It", "He", "She", "They"}]
    named = [word for word in words if word[0].isupper() or word[0].isdigit()]
    if named and (words[-1] in named or len(named) > 1):
        return name_term(" ".join(named))
    return plain(words[-1]).lower() if words and words[-1].islower() else ""


@functools.lru_cache(maxsize=KEPT)
def name_term(name: str) -> str:
    """The term of a name that stands in no lexicon: its last word, as persons are named again."""
    words = re.findall(r"[^\W\d_][\w-]*", plain(name).lower().replace(".", ""))
    words = [word for word in words if word not in {"the", "s", "mr", "mrs", "ms", "dr", "sen", "rep", "gov", "gen"}]
    return f"name:{words[-1]}" if words else ""


class Words:
    """A paragraph's tokens as terms."""

    def __init__(self, parse: Parse, people: Iterable[tuple[int, int, tuple[str, ...]]], concepts: Concepts) -> None:
        self.parse, self.concepts = parse, concepts
        self._people: dict[int, tuple[str, ...]] = {}
        self._known: dict[int, tuple[str, ...]] = {}
        places = sorted(people, key=lambda place: place[0] - place[1], reverse=True)
        for token in parse.tokens:
            for start, end, terms in places:
                if start <= token.start and token.end <= end:
                    self._people[token.i] = terms
                    break

    def of(self, token: Token) -> tuple[str, ...]:
        """The terms of one token; none of a word that tells nothing."""
        known = self._known.get(token.i)
        if known is None:
            known = self._known[token.i] = self._of(token)
        return known

    def _of(self, token: Token) -> tuple[str, ...]:
        if named := self.named(token):
            return named
        if pair := self._pairs.get(token.i):
            return (pair,) if pair != "-" else ()
        if token.pos not in CONTENT or token.entity in DATED or token.lemma.lower() in HOLLOW:
            return ()
        term = self.concepts.term(token)
        return (term,) if len(term) > 1 and term not in HOLLOW and not term[0].isdigit() else ()

    def named(self, token: Token) -> tuple[str, ...]:
        """The terms of who is named or pointed at here."""
        if token.i in self._people:
            return self._people[token.i]
        if token.entity in DATED:
            return ()
        if token.text[:1].isupper() and token.pos in {"PROPN", "ADJ", "NOUN"}:
            senses = self.concepts.known.senses(token.text)
            if senses:
                return (senses[0].key,)
            if token.pos == "PROPN" and (name := name_term(token.text)):
                return (name,)
        return ()

    def terms(self, tokens: Iterable[Token]) -> tuple[str, ...]:
        """The terms of several tokens, each once, in order."""
        return tuple(dict.fromkeys(term for token in tokens for term in self.of(token)))

    @cached_property
    def _pairs(self) -> Mapping[int, str]:
        """Two words that make one concept: the concept at the word that heads the two, a dash at the other."""
        out: dict[int, str] = {}
        tokens = self.parse.tokens
        for first, second in itertools.pairwise(tokens):
            if concept := self.concepts.of.get(f"{first.lemma} {second.lemma}".lower()):
                head, other = (first, second) if second.head is first else (second, first)
                out[head.i], out[other.i] = concept, "-"
        for first, dash, third in zip(tokens, tokens[1:], tokens[2:], strict=False):
            concept = self.concepts.of.get(f"{first.lower}-{third.lower}") if dash.text == "-" else None
            if concept:
                out[third.i], out[first.i] = concept, "-"
        return out
