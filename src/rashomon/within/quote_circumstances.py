"""Takes a cue in a parse, gives to whom and in what the words were said, where the text says so."""

from __future__ import annotations

from rashomon.parse import Token
from rashomon.text import Piece
from rashomon.within import quote_sources as sources
from rashomon.within.quote_cues import Cue, Cues

PLACES = {"in", "on", "at", "during", "via", "through", "over"}
PEOPLE = {"PERSON", "ORG", "GPE", "NORP"}


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


def medium(token: Token, cues: Cues) -> Piece | None:
    """In, on or at what something is said: "in a statement", "at a summit"."""
    for child in token.children:
        found = child.child("pobj") if child.dep == "prep" and child.lower in PLACES else None
        if found is not None and found.lemma.lower() in cues.media:
            return sources.phrase(found, token)
    return None
