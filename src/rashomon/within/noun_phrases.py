"""Takes the head of a noun phrase in a parse, gives the phrase, its content words, and what kind of thing it is."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.lexicon import Lexicon
from rashomon.parse import Token
from rashomon.text import Piece

LONGEST = 240
"""Code points of a phrase that are shown; a longer one ends with the last word before."""

OUTSIDE = {"relcl", "appos", "advcl", "parataxis", "ccomp", "punct", "cc", "preconj", "mark", "case", "dep"}
"""What hangs on a noun and tells more of it, and is no part of its name."""

NAMED = {"PERSON", "NORP", "ORG", "GPE", "LOC", "FAC"}

CONTENT = {"NOUN", "PROPN", "ADJ", "VERB", "NUM"}


def phrase(head: Token) -> Piece:
    """From the first word of a noun phrase to the last: of what is joined to it by "and", nothing."""
    tokens = sorted(_parts(head, 0), key=lambda token: token.i)
    at = tokens.index(head)
    first = last = at
    while first > 0 and tokens[first].i - tokens[first - 1].i <= 2:
        first -= 1
    while (
        last + 1 < len(tokens)
        and tokens[last + 1].i - tokens[last].i <= 2
        and tokens[last + 1].end - tokens[first].start <= LONGEST
    ):
        last += 1
    return tokens[first].start, tokens[last].end


def closed(text: str, piece: Piece) -> Piece:
    """A phrase with the mark that closes what it opens, and without one that it only opens."""
    start, end = piece
    inside = text[start:end]
    straight = inside.count('"') % 2
    if (inside.count("“") > inside.count("”") or straight) and text[end : end + 1] in {"”", '"'}:
        return start, end + 1
    if (inside.count("”") > inside.count("“") or straight) and text[max(0, start - 1) : start] in {"“", '"'}:
        return start - 1, end
    return piece


def _parts(token: Token, depth: int) -> Iterator[Token]:
    """The words of a phrase, what only tells more of it left out."""
    yield token
    for child in token.children:
        if child.dep in OUTSIDE or (depth == 0 and child.dep == "conj") or depth > 12:
            continue
        if child.dep == "acl" and not _names(child):
            continue
        if child.dep == "prep" and child.lower in {"according", "including", "despite"}:
            continue
        yield from _parts(child, depth + 1)


def _names(clause: Token) -> bool:
    """Whether a clause after a noun is part of its name: "a plan to end it", "the plan proposed by China"."""
    return clause.tag in {"VBN", "VBG"} or any(child.lower == "to" for child in clause.children if child.dep == "aux")


def left(head: Token) -> list[Token]:
    """The words of a noun phrase before its head."""
    return [token for token in head.subtree() if token.i < head.i]


def words(head: Token) -> Iterator[Token]:
    """The content words of a noun phrase, the head first."""
    yield head
    for token in sorted(_parts(head, 0), key=lambda token: token.i):
        if token is not head and token.pos in CONTENT and token.dep not in {"aux", "auxpass"}:
            yield token


def is_indefinite(head: Token) -> bool:
    """Whether a noun phrase begins with "a", "an", "another" or "any"."""
    return any(child.lower in {"a", "an", "another", "any", "no", "some"} for child in head.children)


ON = {"on", "in", "at", "since"}
"""Prepositions before the day of what is told; "after two days" tells of another."""


def date(token: Token) -> Piece | None:
    """A date that hangs on a word."""
    for child in token.children:
        found = (
            child.child("pobj")
            if child.dep == "prep" and child.lower in ON
            else child
            if child.dep in {"npadvmod", "advmod"}
            else None
        )
        date = (
            found is not None
            and found.dep != "prep"
            and (found.entity == "DATE" or (found.tag == "CD" and len(found.text) == 4))
        )
        if found is not None and date:
            tokens = [part for part in found.subtree() if part.dep not in {"relcl", "appos"}]
            return tokens[0].start, tokens[-1].end
    return None


class Nouns:
    """What a noun can be: a paper, an act, talks, something held or said, or a word that points back or on."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.papers = {row["noun"]: row for row in reversed(lexicon.table("documents"))}
        self.topics = {row["noun"]: row["topic"] for row in reversed(lexicon.table("topics"))}
        self.makings = {row["lemma"] for row in lexicon.table("makings")}
        self.contents = {row["lemma"]: row["how"] for row in reversed(lexicon.table("contents"))}
        self._classes: dict[str, set[str]] = {}
        for row in lexicon.table("acts"):
            self._classes.setdefault(row["noun"], set()).add(row["class"])

    def classes(self, token: Token) -> set[str]:
        """The classes of a noun."""
        lemma = token.lemma.lower()
        if lemma == "fire" and (before := token.child("compound")) is not None and before.lower == "cease":
            lemma = "ceasefire"
        found = self._classes.get(token.lower, set()) | self._classes.get(lemma, set())
        return found | {"paper"} if lemma in self.papers else found

    def is_thing(self, head: Token) -> bool:
        """Whether a noun phrase names a paper or an act, rather than a party or an object.

        Nouns made from verbs are told by their endings.
        """
        if head.pos not in {"NOUN", "PROPN"} or head.entity in {"PERSON", "NORP", "GPE", "DATE", "MONEY", "CARDINAL"}:
            return False
        if found := self.classes(head):
            return "none" not in found
        if head.pos == "PROPN" or _owned(head):
            return any(self.classes(word) & {"act", "paper", "talks"} for word in words(head)) or _owned(head)
        return head.pos == "NOUN" and head.lemma.lower().endswith(ENDINGS)

    def topic(self, token: Token) -> str:
        """The subject that a common noun names; empty where it names none."""
        lemma = token.lemma.lower()
        if token.pos != "NOUN" or token.entity in NAMED:
            return ""
        found = self.topics.get(lemma, self.topics.get(token.lower, lemma))
        return "" if found == "-" or lemma in self.papers or token.entity in {"DATE", "TIME"} else found


def _owned(head: Token) -> bool:
    """Whether a noun has its owner and its object, as nouns of acting do: "its embrace of the principle"."""
    return head.child("poss") is not None and any(child.lower == "of" for child in head.children)


ENDINGS = ("tion", "sion", "ment", "ance", "ence", "ism", "ness", "cy", "ship", "ing", "ity", "al")
"""Endings of nouns for acts and states of affairs."""
