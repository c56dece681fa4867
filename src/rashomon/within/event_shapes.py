"""Takes a word of a parse, gives its objects, phrases and clauses, and whether the needs of a row hold.

All of it looks at the word's neighbours only, never at the whole sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from rashomon.parse import Token
from rashomon.within.event_words import EventWord
from rashomon.within.quote_sources import is_passive

OBJECTS = {"dobj", "attr", "oprd", "dative", "acomp"}
CLAUSES = {"xcomp", "ccomp", "advcl", "pcomp", "acl"}
PREPOSITIONS = {"prep", "agent", "dative", "prt"}
FURTHEST = 40
"""Tokens around a word that are looked at for what its row needs; a longer phrase is a list or a table."""

PEOPLE: set[str] = {
    "people",
    "man",
    "woman",
    "person",
    "civilian",
    "protester",
    "demonstrator",
    "suspect",
    "journalist",
} | {
    *("prisoner", "activist", "militant", "rebel", "student", "worker", "soldier", "leader", "member", "dozen"),
    *("hundred", "thousand", "refugee", "dissident", "opponent", "supporter", "insurgent", "youth", "child", "number"),
}
OWN = {"it", "they", "he", "she", "we", "i", "police", "troop", "force", "army", "government", "country", "ministry"}
"""Who acts for the one that warns."""

FORCES: set[str] = {"force", "troop", "army", "soldier", "tank", "column", "fighter", "rebel", "military"}

type IsActor = Callable[[Token], bool]


def objects(token: Token) -> Iterator[Token]:
    """The heads of what a verb acts on, joined ones with it; of a passive, its subject or the noun it follows."""
    if is_passive(token):
        subject = token.child("nsubjpass")
        if subject is not None:
            yield from joined(subject)
        elif token.dep == "acl":
            yield token.head
    for child in token.children:
        if child.dep in OBJECTS and child.i > token.i and child.dep != "acomp" and child.pos != "ADP":
            yield from joined(child)
        elif child.dep == "ccomp" and child.pos in {"NOUN", "PROPN"} and child.i > token.i:
            yield child


def joined(head: Token) -> Iterator[Token]:
    """A head and those joined to it by "and"."""
    yield head
    for child in head.children:
        if child.dep == "conj":
            yield from joined(child)


def phrases(token: Token) -> Iterator[tuple[str, Token]]:
    """The prepositions of a word with the heads of their phrases; of a light verb's object as well."""
    for child in token.children:
        if child.dep in PREPOSITIONS or child.pos == "ADP":
            for part in child.children:
                if part.dep in {"pobj", "pcomp"}:
                    yield child.lower, part
                elif part.dep == "prep":
                    yield from ((part.lower, deep) for deep in part.children if deep.dep == "pobj")


def clause(token: Token) -> Token | None:
    """The clause that follows as what a word demands, offers or says."""
    return next(
        (c for c in token.children if c.dep in {"xcomp", "ccomp", "advcl"} and c.i > token.i and _verbal(c)), None
    )


def _verbal(token: Token) -> bool:
    return token.pos in {"VERB", "AUX"}


def words_around(token: Token) -> set[str]:
    """Lemmas of what stands in a word's object, phrases and clauses, and right beside them."""
    out: set[str] = set()
    heads = list(objects(token))
    heads += [head for _, head in phrases(token)]
    heads += [c for c in token.children if c.dep in CLAUSES | {"acomp", "advmod", "npadvmod"} and c.i > token.i]
    if token.pos == "NOUN":
        heads.append(token)
    for head in heads:
        out |= _near(head)
    return out


def _near(head: Token) -> set[str]:
    """A head's lemma, and those of its modifiers and of what follows "of"."""
    out = {head.lemma.lower()}
    for child in head.children[:FURTHEST]:
        if child.dep in {"compound", "amod", "conj", "nmod", "dobj", "advmod", "nummod"}:
            out |= {child.lemma.lower(), child.lower}
            if child.dep in {"conj", "dobj"}:
                out |= {part.lemma.lower() for part in child.children if part.dep in {"compound", "amod"}}
        elif child.dep == "prep":
            for noun in child.children:
                if noun.dep == "pobj":
                    out.add(noun.lemma.lower())
                    out |= {part.lemma.lower() for part in noun.children if part.dep in {"compound", "amod"}}
    return out


def fits(row: EventWord, token: Token, is_actor: IsActor) -> bool:
    """Whether one of a row's needs holds; a row without needs always fits."""
    if not row.needs:
        return True
    around: set[str] | None = None
    for need in row.needs:
        if need.startswith("+"):
            if _holds(need[1:], token, is_actor):
                return True
        else:
            around = words_around(token) if around is None else around
            if need in around:
                return True
    return False


def _holds(need: str, token: Token, is_actor: IsActor) -> bool:
    test = TESTS.get(need)
    if test is not None:
        return test(token, is_actor)
    return any(word == need and head.entity not in {"DATE", "TIME"} for word, head in phrases(token))


def _is_to(token: Token) -> bool:
    return any(child.dep == "aux" and child.lower == "to" for child in token.children)


def _infinitive(token: Token) -> Token | None:
    return next((c for c in token.children if c.dep in CLAUSES and c.i > token.i and _is_to(c)), None)


def _actor_and_infinitive(token: Token, is_actor: IsActor) -> bool:
    """An actor told to do something: "ordered them to leave", "told Korrin to stop"."""
    verb = _infinitive(token)
    if verb is None:
        return False
    inner = verb.child("nsubj", "nsubjpass")
    return any(is_actor(head) for head in objects(token)) or (inner is not None and is_actor(inner))


def _owned(token: Token, is_actor: IsActor) -> bool:
    """Whether a noun names whose it is: "Korrin's demand", "the Korrin attack"."""
    return any(child.dep in {"poss", "amod", "compound", "nmod"} and is_actor(child) for child in token.children)


def _own_will(token: Token, _: IsActor) -> bool:
    """Whether a warning is of what the warner, or nobody named, will do: "warned that police would fire"."""
    inner = clause(token)
    if inner is None or not any(c.dep == "aux" and c.lower in {"will", "would"} for c in inner.children):
        return False
    head = inner.child("nsubj", "nsubjpass")
    return head is None or head.lemma.lower() in OWN or head.lower in OWN


def _place_after_to(token: Token, _: IsActor) -> bool:
    return any(word == "to" and head.entity in {"GPE", "LOC", "FAC"} for word, head in phrases(token))


def _named_so(token: Token) -> bool:
    """Whether somebody or something is called this or that, not called up: "called him a fool", "called it a shame"."""
    what = token.child("dobj")
    after = [child for child in token.children if what is not None and child.i > what.i]
    return (
        token.child("oprd", "acomp", "ccomp", "attr") is not None
        or any(
            (child.dep in {"dobj", "appos", "advcl"} and child.tag != "VB") or child.text in {'"', "'"}
            for child in after
        )
        or (what is not None and what.lower == "it")
    )


def _actor_alone(token: Token, is_actor: IsActor) -> bool:
    """Whether somebody is warned of nothing that is told in a clause: "warned him that it had been cleared" is none."""
    inner = clause(token)
    told = inner is not None and inner.dep == "ccomp" and inner.child("nsubj", "nsubjpass") is not None
    return not told and any(is_actor(head) for head in objects(token))


def _person(token: Token, is_actor: IsActor) -> bool:
    if token.lemma == "call" and _named_so(token):
        return False
    return any(
        is_actor(head)
        and (head.entity in {"PERSON", ""} or head.lemma in {"minister", "president"})
        and head.tag != "PRP$"
        for head in objects(token)
    )


TESTS: dict[str, Callable[[Token, IsActor], bool]] = {
    "inf": lambda token, _: _infinitive(token) is not None,
    "ing": lambda token, _: any(c.dep in CLAUSES and c.tag == "VBG" and c.i > token.i for c in token.children),
    "clause": lambda token, _: clause(token) is not None,
    "obj": lambda token, _: next(objects(token), None) is not None,
    "none": lambda token, _: next(objects(token), None) is None,
    "actor": lambda token, is_actor: any(is_actor(head) for head in objects(token)),
    "actorlike": lambda token, is_actor: any(is_actor(head) or head.lemma in PEOPLE for head in objects(token)),
    "actoralone": _actor_alone,
    "person": _person,
    "actorinf": _actor_and_infinitive,
    "actorof": _owned,
    "ownwill": _own_will,
    "toplace": _place_after_to,
    "toactor": lambda token, is_actor: any(word == "to" and is_actor(head) for word, head in phrases(token)),
    "talks": lambda token, _: (
        (head := token.child("nsubj")) is not None and head.lemma in {"talk", "negotiation", "summit"}
    ),
    "forces": lambda token, _: (head := token.child("nsubj")) is not None and head.lemma in FORCES,
    "plural": lambda token, _: token.tag == "NNS",
    "eventnoun": lambda _token, _: True,
}
"""What a need that begins with a plus sign asks; any other is a preposition with a phrase."""
