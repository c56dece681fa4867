"""Takes a capital or a palace in a parse, gives whether it stands there for the government, and why.

The rules look at what governs the name: a preposition of place, a verb or noun of travel, a verb that only an actor
can be the subject of. They were written for English news prose; where nothing tells, a capital that is a subject, an
owner or the other end of a relation is taken for the government, any other for the city.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rashomon.lexicon.known import Known
from rashomon.parse import Token

PLACE_PREPOSITIONS = {"in", "near", "outside", "around", "at", "inside", "throughout", "into", "across", "via", "off"}
SHARED_PREPOSITIONS = {"to", "from", "for", "of", "through", "on", "over", "toward", "towards", "above"}
RELATIVE = {"which", "who"}
SUBJECTS = {"nsubj", "nsubjpass", "csubj", "agent"}


def judge(tokens: Sequence[Token], known: Known) -> tuple[bool, str]:
    """Whether the name stands for the government, and why."""
    head = _head(tokens)
    if tokens[0].i == 0 and tokens[0].text.isupper() and len(tokens[0].text) > 3:
        return False, "it opens a dateline"
    if _state_follows(tokens):
        return False, "the state it lies in follows"
    if _relative_actor(head):
        return True, "a clause makes it an actor"
    return _by_governor(_first_conjunct(head), known.place_words)


def _head(tokens: Sequence[Token]) -> Token:
    first, last = tokens[0].i, tokens[-1].i
    return next((token for token in reversed(tokens) if not first <= token.head.i <= last or token.is_root), tokens[-1])


def _first_conjunct(token: Token) -> Token:
    for _ in range(4):
        if token.dep not in {"conj", "appos"} or token.is_root or token.head.pos not in {"PROPN", "NOUN"}:
            break
        token = token.head
    return token


def _state_follows(tokens: Sequence[Token]) -> bool:
    last = tokens[-1]
    return any(child.dep == "appos" and child.entity == "GPE" and child.i - last.i == 2 for child in last.children)


def _relative_actor(head: Token) -> bool:
    clause = head.child("relcl")
    return clause is not None and any(c.dep == "nsubj" and c.lower in RELATIVE for c in clause.children)


def _by_governor(head: Token, words: Mapping[str, set[str]]) -> tuple[bool, str]:
    governor = head.head
    if head.dep == "pobj" or governor.dep == "prep":
        return _after_preposition(governor, words)
    if head.dep in SUBJECTS:
        return _as_subject(governor)
    lemma = governor.lemma.lower()
    if head.dep in {"dobj", "dative"}:
        return lemma not in words["reach"], f"it is the object of “{governor.text}”"
    if head.dep == "poss":
        building = governor.tag.startswith("NNP") and governor.entity in {"FAC", "ORG"}
        return not building and lemma not in words["part of a city"], f"“{governor.text}” is its own"
    if head.dep in {"compound", "nmod", "amod"}:
        return lemma not in words["held in a city"], f"it stands before “{governor.text}”"
    if head.dep == "npadvmod":
        return True, "it stands beside a participle"
    return head.is_root, "nothing about it tells of a place" if head.is_root else "nothing makes it an actor"


def _as_subject(verb: Token) -> tuple[bool, str]:
    if verb.lemma == "be" and any(child.dep == "prep" and child.lower in {"in", "on"} for child in verb.children):
        return False, "where it lies is told"
    return True, f"it is the subject of “{verb.text}”"


def _after_preposition(prep: Token, words: Mapping[str, set[str]]) -> tuple[bool, str]:
    word, head = prep.lower, prep.head
    if word in PLACE_PREPOSITIONS:
        return False, f"it follows “{word}”"
    if word not in SHARED_PREPOSITIONS:
        return True, f"it follows “{word}”"
    lemmas = {head.lemma.lower(), head.head.lemma.lower() if head.dep in {"prep", "prt"} else ""}
    part = word == "of" and lemmas & (words["part of a city"] | {"city", "capital", "town"})
    return not (lemmas & words["travel"] or part), f"it follows “{head.text} {word}”"
