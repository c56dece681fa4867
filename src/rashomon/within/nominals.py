"""Takes a parse, gives the nominals in it: phrases of common nouns that point at an actor, and titles before names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.lexicon.known import Known
from rashomon.parse import Parse, Token

LEFT = {"det", "poss", "amod", "compound", "nummod", "nmod", "predet", "quantmod"}
ARGUMENT = {
    "nsubj",
    "nsubjpass",
    "dobj",
    "pobj",
    "poss",
    "appos",
    "conj",
    "agent",
    "dative",
    "ROOT",
    "npadvmod",
    "attr",
    "oprd",
}
TYPES = {
    "person": "person",
    "organisation": "organisation",
    "forces": "group",
    "group": "group",
    "document": "document",
    "state": "state",
    "place": "place",
}
TWOS = {"two", "both", "pair", "duo"}
VAGUE = {"a", "an", "any", "every", "no", "each", "such", "another", "some", "many", "several", "few"}
SAYING = {
    "say",
    "tell",
    "add",
    "claim",
    "warn",
    "announce",
    "report",
    "note",
    "write",
    "state",
    "call",
    "urge",
    "accuse",
    "show",
    "reveal",
    "describe",
    "demand",
}


@dataclass(slots=True)
class Nominal:
    """A nominal in a paragraph; `head` is its noun."""

    start: int
    end: int
    type: str
    head: Token
    because: str


def find(parse: Parse, known: Known, persons: set[int]) -> Iterator[Nominal]:
    """The nominals of a paragraph. `persons` are the numbers of the first words of persons' names."""
    for token in parse.tokens:
        kind = known.noun(token.lower) if token.pos in {"NOUN", "PROPN"} else ""
        if not kind:
            continue
        if found := _before_name(parse, token, known, persons):
            yield found
        elif (token.pos == "NOUN" or _alone(token, known)) and _points(token, kind):
            yield _phrase(token, TYPES[kind], f"the noun “{token.lower}”")


def _alone(token: Token, known: Known) -> bool:
    """A title in capitals that is no part of a longer name."""
    return token.dep not in {"compound", "nmod"} and (
        token.lower in known.titles or known.noun(token.lower) == "organisation"
    )


def _before_name(parse: Parse, token: Token, known: Known, persons: set[int]) -> Nominal | None:
    """A title or descriptor right before a person's name."""
    if token.i + 1 not in persons or known.titles.get(token.lower, ("", ""))[0] == "honorific":
        return None
    first = token
    while first.i > 0 and _descriptor(parse.tokens[first.i - 1], token):
        first = parse.tokens[first.i - 1]
    return Nominal(first.start, token.end, "person", token, "a title before a name")


def _descriptor(token: Token, head: Token) -> bool:
    if token.sentence != head.sentence or (token.pos not in {"NOUN", "PROPN", "ADJ"} and token.tag != "POS"):
        return token.dep == "det" and token.sentence == head.sentence
    return token.dep in {"compound", "amod", "nmod", "poss", "case"} or token.tag == "POS"


def _points(token: Token, kind: str) -> bool:
    if token.dep not in ARGUMENT or (token.dep in {"attr", "oprd"} and not _definite(token)):
        return False
    if kind == "document":
        return (token.dep == "nsubj" and token.head.lemma in SAYING) or _according(token)
    if kind in {"state", "place"}:
        return any(
            child.lower in {"the", "this", "that", "both", "two", "its", "our", "their", "his", "her"}
            for child in token.children
        )
    if kind in {"group", "forces"}:
        return any(child.dep in LEFT for child in token.children) or token.dep == "nsubj"
    return any(child.dep in LEFT for child in token.children) or token.dep in {"appos", "nsubj"}


def _definite(token: Token) -> bool:
    return any(child.lower == "the" or child.dep == "poss" for child in token.children)


def _according(token: Token) -> bool:
    return token.dep == "pobj" and token.head.lower == "to" and token.head.head.lower == "according"


def _phrase(token: Token, kind: str, because: str) -> Nominal:
    first = token
    for child in reversed(token.children):
        if child.i < token.i and child.dep in LEFT:
            first = child.subtree()[0]
            if first.i > child.i:
                first = child
    return Nominal(first.start, token.end, kind, token, because)
