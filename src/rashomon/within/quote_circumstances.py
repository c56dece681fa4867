"""Takes a cue in a parse, gives to whom, in what, on what occasion and when the words were said, where it is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from rashomon.parse import Token
from rashomon.text import Piece
from rashomon.within import quote_sources as sources
from rashomon.within.quote_cues import Cue, Cues

PLACES = {"in", "on", "at", "during", "via", "through", "over"}
OCCASIONS = {"in", "on", "at", "during", "after", "before", "following", "amid"}
TIMES = {"on", "in", "at", "during", "late", "early", "since"}
WITHIN = {"in", "during"}
PARTS = {"line", "passage", "sentence", "phrase", "word", "clause", "paragraph", "part", "section", "language"} | {
    *("claim", "assertion", "allegation", "figure", "error", "mistake", "argument", "point", "reference", "rule"),
}
"""What stands in a paper or a speech: a phrase after it tells where it stands, not where it was spoken of."""
PEOPLE = {"PERSON", "ORG", "GPE", "NORP"}


class Circumstances(NamedTuple):
    """What a clause of telling tells beside source and words; None where it does not."""

    addressee: Piece | None = None
    medium: Piece | None = None
    occasion: Piece | None = None
    """With its preposition: "after talks" is not "at talks"."""
    date: Piece | None = None
    """With its preposition, where it has one."""

    def moved(self, base: int) -> Circumstances:
        """Every place so many code points further on."""
        return Circumstances(*((piece[0] + base, piece[1] + base) if piece else None for piece in self))

    def without(self, said: Callable[[Piece], bool]) -> Circumstances:
        """Without what belongs to what was said."""
        return Circumstances(*(None if piece and said(piece) else piece for piece in self))

    def cut(self, content: Sequence[Piece]) -> Circumstances:
        """Each up to where what was said begins ("a statement that …"); without those that stand within it."""
        return Circumstances(*(_before(piece, content) if piece else None for piece in self))


NOTHING = Circumstances()
"""Nothing beside source and words."""


def _before(piece: Piece, content: Sequence[Piece]) -> Piece | None:
    start, end = piece
    for low, high in content:
        if low < end and start < high:
            end = low - 1
    return (start, end) if start < end else None


def of(token: Token, cue: Cue, cues: Cues) -> Circumstances:
    """All that is told of the telling at a cue."""
    return Circumstances(addressee(token, cue), medium(token, cues), occasion(token, cues), date(token))


def addressee(token: Token, cue: Cue) -> Piece | None:
    """Who is spoken to: the object of "tell", or a person or body after "to"."""
    if "addressee" in cue.complements and (found := token.child("dobj", "dative")) is not None and found.i > token.i:
        return sources.phrase(found, token)
    if "quote" not in cue.complements:
        return None
    for child in token.children:
        if child.lower == "to" and child.dep in {"prep", "dative"} and (found := child.child("pobj")) is not None:
            return sources.phrase(found, token) if found.entity in PEOPLE or found.pos == "PRON" else None
    return None


def is_that(token: Token) -> bool:
    """Whether a token is the verb of a clause that begins with "that"."""
    return token.dep in {"relcl", "acl", "ccomp"} and any(c.lower == "that" and c.dep == "mark" for c in token.children)


def medium(token: Token, cues: Cues) -> Piece | None:
    """In or on what something is said: "in a statement", "on television"."""
    for child in token.children:
        found = child.child("pobj") if child.dep == "prep" and child.lower in PLACES else None
        if found is not None and found.lemma.lower() in cues.media:
            return sources.phrase(found, token)
    return None


def last_medium(thing: Token, cues: Cues) -> tuple[int, Piece] | None:
    """Where what somebody speaks of ends, and in what it is spoken of, where a parse hangs that on the thing.

    "Praised the long friendship of the two towns in remarks on state radio": nothing of the thing follows.
    """
    words = [word for word in thing.subtree() if word.pos != "PUNCT"]
    for link in _to_the_end(thing, words[-1]):
        if link.head.lemma.lower() in PARTS:
            return None
        noun = link.child("pobj") if link.dep == "prep" and link.lower in WITHIN else None
        if noun is not None and noun.lemma.lower() in cues.media:
            return link.start, sources.phrase(noun, thing)
    return None


def _to_the_end(thing: Token, last: Token) -> list[Token]:
    """The tokens that lead from a noun to the last word of its phrase."""
    found: list[Token] = []
    while last.i > thing.i and not last.is_root:
        found.append(last)
        last = last.head
    return found[::-1] if last is thing else []


def occasion(token: Token, cues: Cues) -> Piece | None:
    """When people met, the words were said: "at a news conference in Halvenne", "after talks with the envoy"."""
    for link in _beside(token):
        noun = link.child("pobj") if link.dep == "prep" and link.lower in OCCASIONS else None
        if noun is not None and any(part.lemma.lower() in cues.occasions for part in _with_of(noun)):
            return link.start, _plain_end(noun)
    return None


def _plain_end(noun: Token) -> int:
    """Where a noun phrase ends, relative clauses and what follows them left out."""
    clause = next((child for child in noun.children if child.dep == "relcl"), None)
    first = min(part.i for part in clause.subtree()) if clause is not None else None
    kept = [part for part in noun.subtree() if first is None or part.i < first]
    return max(part.end for part in kept if part.pos != "PUNCT")


def _beside(token: Token) -> Iterator[Token]:
    """What hangs on a verb, or on whom it speaks to: "told reporters at a briefing"."""
    for child in token.children:
        yield child
        if child.dep in {"dobj", "dative"}:
            yield from child.children


def _with_of(noun: Token) -> Iterator[Token]:
    """A noun, and the one it is a part of: "the second day of the visit"."""
    yield noun
    of = next((child for child in noun.children if child.dep == "prep" and child.lower == "of"), None)
    if of is not None and noun.entity in {"DATE", "TIME", "ORDINAL"} and (whole := of.child("pobj")) is not None:
        yield whole


def date(token: Token) -> Piece | None:
    """The day or time that the telling bears: "on Tuesday", "late last week"."""
    for child in token.children:
        if child.dep in {"npadvmod", "advmod"} and child.entity in {"DATE", "TIME"}:
            return sources.phrase(child, token)
        noun = child.child("pobj") if child.dep == "prep" and child.lower in TIMES else None
        if noun is not None and noun.entity in {"DATE", "TIME"} and len(list(_with_of(noun))) == 1:
            return child.start, sources.phrase(noun, token)[1]
    return None
