"""Takes a coding, gives where and when it is said to be, what it is about, and the status that its teller gives it."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.findings import Quote
from rashomon.parse import Token
from rashomon.text import Piece
from rashomon.within.event_codings import Coding
from rashomon.within.event_parties import Parties
from rashomon.within.event_shapes import words_around
from rashomon.within.event_words import EventWords

PLACES = {"in", "at", "near", "outside", "inside", "across", "off", "around", "on", "to"}
WHEN = {"DATE", "TIME"}
TELLING = {"deny": "denied", "allege": "alleged", "claim": "alleged", "accuse": "alleged", "suspect": "alleged"}
"""What a reporting verb makes of what it reports."""


def place(coding: Coding, parties: Parties) -> Piece | None:
    """The place named in the clause of an event."""
    for word in reversed(coding.words):
        for child in word.children:
            if child.dep == "prep" and child.lower in PLACES:
                for head in child.children:
                    if head.dep == "pobj" and parties.is_place(head):
                        return _entity(head)
    return None


def time(coding: Coding) -> Piece | None:
    """The date or time named in the clause of an event."""
    for word in (coding.verb, coding.token):
        for token in _near(word):
            if token.entity in WHEN:
                return _entity(token)
    return None


def _near(word: Token) -> Iterator[Token]:
    """A word's dependents, and the heads of its phrases, that may be a date."""
    for child in word.children:
        if child.dep in {"npadvmod", "advmod", "nmod", "compound", "poss", "tmod", "amod", "dobj"}:
            yield child
        elif child.dep == "prep":
            yield from (part for part in child.children if part.dep == "pobj")


def _entity(token: Token) -> Piece:
    """The named entity that a token is part of, as far as it hangs together."""
    tokens = [part for part in token.subtree() if part.entity == token.entity and part.entity]
    run = [token]
    for part in sorted(tokens, key=lambda part: abs(part.i - token.i)):
        if part.i in {run[0].i - 1, run[-1].i + 1}:
            run = [part, *run] if part.i < token.i else [*run, part]
    return run[0].start, run[-1].end


def status(told: str, quote: Quote | None) -> str:
    """The status of an event as its clause tells it, and as the verb that reports it does."""
    made = TELLING.get(quote.lemma, "") if quote is not None else ""
    return made if made and told in {"occurred", "ongoing"} else told


def context(coding: Coding, words: EventWords) -> str:
    """What an event is about, by the words around it."""
    near = set().union(*(words_around(word) for word in coding.words))
    return "|".join(sorted({words.contexts[word] for word in near if word in words.contexts}))
