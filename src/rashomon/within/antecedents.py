"""Takes a pronoun in its place and the actors so far, gives the actor it points at, with a score, or None."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rashomon.parse import Token
from rashomon.within.points import Entity, Point

MALE, FEMALE = {"he", "him", "his", "himself"}, {"she", "her", "hers", "herself"}
FIRST, PLURAL_FIRST = {"i", "me", "my", "mine", "myself"}, {"we", "us", "our", "ours", "ourselves"}
THIRD_PLURAL = {"they", "them", "their", "theirs", "themselves"}
NEUTER = {"it", "its", "itself"}
POSSESSIVE = {"his", "her", "their", "its", "my", "our"}
SUBJECT = {"nsubj", "nsubjpass", "csubj", "agent"}
REACH = 4
"""Sentences back in which an antecedent is looked for."""

WEIGHTS = {
    "same sentence": 1.2,
    "sentence before": 1.0,
    "two before": 0.3,
    "farther": -0.4,
    "subject": 0.9,
    "main subject": 0.5,
    "possessor": 0.2,
    "object": 0.1,
    "oblique": -0.3,
    "aside": -1.0,
    "unnamed": -0.7,
    "joined to it": 2.0,
    "parallel": 0.4,
    "gender known": 0.6,
    "named often": 0.25,
    "governs the clause": 1.3,
    "says the words before": 0.7,
    "last mention was this pronoun": 0.5,
    "after the pronoun": -0.5,
    "nearest": 0.3,
    "in speech": -0.8,
}
"""What each sign adds. Set by hand, then swept on GUM news and biography (CC BY), one at a time."""

LEAST = 0.8
"""Below this nothing is linked."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An actor with its signs for one pronoun."""

    entity: Entity
    score: float
    signs: tuple[str, ...]


def choose(point: Point, entities: Sequence[Entity], last: Entity | None = None) -> Candidate | None:
    """The best actor for a third-person pronoun, or None where none is good enough. `last` is who spoke last."""
    found = sorted(_candidates(point, entities, last), key=lambda c: (-c.score, c.entity.number))
    return found[0] if found and found[0].score >= LEAST else None


def _candidates(point: Point, entities: Sequence[Entity], last: Entity | None) -> Iterator[Candidate]:
    nearest = _nearest(point, entities)
    for entity in entities:
        if not _agrees(point.word, entity) or _own_words(point, entity):
            continue
        bonus = ("nearest",) if entity is nearest else ()
        bonus += ("says the words before",) if entity is last and point.says else ()
        scored = [_score(point, entity, mention, bonus) for mention in _reachable(point, entity)]
        if scored:
            yield max(scored, key=lambda c: c.score)


def _agrees(word: str, entity: Entity) -> bool:
    if word in MALE:
        return entity.type == "person" and entity.gender in {"", "m"}
    if word in FEMALE:
        return entity.type == "person" and entity.gender in {"", "f"}
    if word in NEUTER:
        return entity.type in {"state", "organisation"}
    return entity.type in {"group", "organisation", "state"}


def _own_words(point: Point, entity: Entity) -> bool:
    """Whether the pronoun stands in the actor's own speech, where he would say "I"."""
    return point.speaker is not None and point.speaker.entity is entity


def _reachable(point: Point, entity: Entity) -> Iterator[Point]:
    for mention in entity.points:
        back = point.sentence - mention.sentence
        if mention.start > point.start:
            if back == 0 and _preposed(point) and mention.mask == point.mask:
                yield mention
        elif back <= REACH and not _barred(point, mention) and (mention.mask in {-1, point.mask} or back == 0):
            yield mention


def _preposed(point: Point) -> bool:
    """Whether the pronoun stands in a phrase before its clause's subject ("In his speech, X said")."""
    subject = next(
        (t for a in point.head.ancestors() for t in a.children if t.dep in SUBJECT and t.i > point.head.i), None
    )
    return subject is not None


def _barred(point: Point, mention: Point) -> bool:
    """Whether grammar keeps the two apart: arguments of one verb, unless the pronoun is a possessive or reflexive."""
    if point.sentence != mention.sentence:
        return False
    if point.mention.span.overlaps(mention.mention.span) and point.mention.span != mention.mention.span:
        return True
    if point.head.dep == "poss" or point.word.endswith(("self", "selves")):
        return _inside(point.head.head, mention) and point.head.dep == "poss"
    return _clause(point.head) is _clause(mention.head) and mention.head.dep != "poss"


def _inside(noun: Token, mention: Point) -> bool:
    return noun in mention.tokens


def _clause(token: Token) -> Token:
    """The verb whose clause a token stands in."""
    while not token.is_root and token.dep not in {"ccomp", "advcl", "relcl", "acl", "pcomp", "csubj", "parataxis"}:
        if token.dep == "conj" and token.pos in {"VERB", "AUX"}:
            break
        token = token.head
    return token


def _nearest(point: Point, entities: Sequence[Entity]) -> Entity | None:
    best, at = None, -1
    for entity in entities:
        if _agrees(point.word, entity):
            for mention in entity.points:
                if at < mention.start < point.start and not _barred(point, mention):
                    best, at = entity, mention.start
    return best


def _score(point: Point, entity: Entity, mention: Point, bonus: tuple[str, ...]) -> Candidate:
    signs = (*_signs(point, entity, mention), *bonus)
    return Candidate(entity, sum(WEIGHTS[sign] for sign in signs), signs)


def _signs(point: Point, entity: Entity, mention: Point) -> Iterator[str]:
    yield ("same sentence", "sentence before", "two before", "farther", "farther")[point.sentence - mention.sentence]
    if mention.start > point.start:
        yield "after the pronoun"
    yield from _role(mention)
    if point.word in MALE | FEMALE and entity.gender:
        yield "gender known"
    if sum(1 for p in entity.points if p.start < point.start) > 2:
        yield "named often"
    if _governs(point, mention):
        yield "governs the clause"
    if mention.mention.form == "pronoun" and mention.word in _family(point.word):
        yield "last mention was this pronoun"
    if mention.mask != -1 and mention.mask != point.mask:
        yield "in speech"
    if mention.aside and not point.aside:
        yield "aside"
    if not entity.names:
        yield "unnamed"
    if point.head.dep == "poss" and point.head.head.dep == "conj" and point.head.head.head in mention.tokens:
        yield "joined to it"
    if point.head.dep in SUBJECT and mention.head.dep in SUBJECT and point.sentence - mention.sentence in {0, 1}:
        yield "parallel"


def _role(mention: Point) -> Iterator[str]:
    dep = mention.head.dep
    if dep in SUBJECT:
        yield "subject"
        if mention.head.head.is_root:
            yield "main subject"
    elif dep == "poss":
        yield "possessor"
    elif dep in {"dobj", "dative"}:
        yield "object"
    elif dep == "pobj":
        yield "oblique"


def _governs(point: Point, mention: Point) -> bool:
    """Whether the mention is the subject of the verb on which the pronoun's clause hangs ("X said he …")."""
    if point.sentence != mention.sentence or mention.head.dep not in SUBJECT:
        return False
    clause = _clause(point.head)
    return not clause.is_root and clause.head is mention.head.head


def _family(word: str) -> set[str]:
    return next((f for f in (MALE, FEMALE, NEUTER, THIRD_PLURAL, FIRST, PLURAL_FIRST) if word in f), set())


def gender(word: str) -> str:
    """`m`, `f`, or an empty string: what a pronoun tells."""
    return "m" if word in MALE else "f" if word in FEMALE else ""
