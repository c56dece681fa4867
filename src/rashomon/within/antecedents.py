"""Takes a pronoun in its place and the actors so far, gives the actor it points at, with a score, or None."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rashomon.parse import Token
from rashomon.within.points import Entity, Point, Points

MALE, FEMALE = {"he", "him", "his", "himself"}, {"she", "her", "hers", "herself"}
FIRST, PLURAL_FIRST = {"i", "me", "my", "mine", "myself"}, {"we", "us", "our", "ours", "ourselves"}
THIRD_PLURAL = {"they", "them", "their", "theirs", "themselves"}
NEUTER = {"it", "its", "itself"}
POSSESSIVE = {"his", "her", "their", "its", "my", "our"}
SUBJECT = {"nsubj", "nsubjpass", "csubj", "agent"}
PLURAL = {"group", "organisation"}
"""The types of actors that a plural pronoun may mean alone; one state is seldom "they"."""
OPENING = {'"', "“", "‘", "``"}
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
    "subject of its clause": 0.3,
    "gender known": 0.6,
    "named often": 0.25,
    "governs the clause": 1.3,
    "says the words before": 0.7,
    "last mention was this pronoun": 0.5,
    "after the pronoun": -0.5,
    "nearest": 0.3,
    "in speech": -0.8,
}
"""What each sign adds. Set by hand, looking at the errors on GUM news and biography (CC BY); not trained."""

LEAST = 0.8
"""Below this nothing is linked."""

APART = 0.5
"""By how much one of two in a clause must be likelier for "he" to be linked. Swept .5, 1, 1.5: no pronoun of the sample
or of GUM news is lost; with more, a comparison of the sample whose speaker is then open becomes false."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An actor with its signs for one pronoun."""

    entity: Entity
    score: float
    signs: tuple[str, ...]


def choose(point: Point, points: Points, last: Entity | None = None) -> Candidate | None:
    """The best actor for a third-person pronoun, or None where none is good enough. `last` is who spoke last."""
    mentions = [mention for mention in points.near(point, REACH) if _may_be(point, mention)]
    nearest = max((m for m in mentions if m.start < point.start), key=lambda m: m.start, default=None)
    found: list[tuple[Candidate, Point]] = []
    for mention in mentions:
        bonus: tuple[str, ...] = ("nearest",) if nearest and mention.entity is nearest.entity else ()
        bonus += ("says the words before",) if mention.entity is last and point.says else ()
        found.append((_score(point, mention, bonus), mention))
    if not found:
        return None
    best, place = min(found, key=lambda one: (-one[0].score, one[0].entity.number))
    return best if best.score >= LEAST and not _rivalled(point, best, place, found) else None


def _rivalled(point: Point, best: Candidate, place: Point, found: Sequence[tuple[Candidate, Point]]) -> bool:
    """Whether "he" may as well be another of the same clause before: "with Orlen and Venn. He …"."""
    if point.word not in MALE | FEMALE or place.sentence == point.sentence or place.aside:
        return False
    others = (one for one, mention in found if mention.sentence == place.sentence and _together(mention, place))
    return any(one.entity is not best.entity and best.score - one.score < APART for one in others)


def _together(one: Point, other: Point) -> bool:
    return not one.aside and _clause(one.head) is _clause(other.head)


def means_a_thing(point: Point, points: Points) -> bool:
    """Whether "it" or "they" most likely means a thing told of right before, no actor: "The letter … It said"."""
    number = {"it": "NN", "they": "NNS"}.get(point.word)
    if number is None or point.head.dep not in SUBJECT or not points.tokens:
        return False
    here = points.tokens[point.passage]
    quoted = point.says and here[0].text in OPENING  # '"…," it said': what stands in the marks is not meant
    rival, near = None if quoted else _subject_before(point, here), points.beside(point)
    if rival is None and (quoted or point.head.sentence == 0) and point.passage:  # the paragraph begins with it
        rival, near = _last_subject(points.tokens[point.passage - 1]), points.by_passage[point.passage - 1]
    if rival is None or rival.tag != number or rival.pos != "NOUN":
        return False
    return not any(rival in other.tokens for other in near)


def _last_subject(tokens: Sequence[Token]) -> Token | None:
    """The subject of the main clause of the last sentence of a paragraph."""
    subjects = [token for token in tokens if token.dep in {"nsubj", "nsubjpass"} and token.head.is_root]
    return subjects[-1] if subjects and subjects[-1].sentence == tokens[-1].sentence else None


def _subject_before(point: Point, tokens: Sequence[Token]) -> Token | None:
    """The subject that stands before a pronoun: of its own sentence, else of the main clause of the one before."""
    here, found = point.head.sentence, None
    for token in reversed(tokens[: point.head.i]):
        if here - token.sentence > 1 or (found is not None and token.sentence < found.sentence):
            break
        if token.dep in {"nsubj", "nsubjpass"} and (token.sentence == here or token.head.is_root):
            found = token if found is None else found
    return found


def several(point: Point, points: Points) -> tuple[Entity, ...]:
    """The actors named together nearest before a plural pronoun, as "Orlen and Venn"; none where it may mean others."""
    near = [mention for mention in points.near(point, 1) if _stands_before(point, mention)]
    for mention in sorted(near, key=_prominence, reverse=True):
        if mention.members:
            return mention.members
        if mention.entity is not None and _plural(mention):
            return ()
        if found := _joined(mention, points):
            return found
    return ()


def _stands_before(point: Point, mention: Point) -> bool:
    if mention.start >= point.start or mention.holds(point) or mention.mask not in {-1, point.mask}:
        return False
    return mention.sentence != point.sentence or not _unsaid(point, mention)


def _prominence(mention: Point) -> tuple[int, bool, int, int]:
    """What stands in the nearer sentence, then the subject of the sentence itself, then what stands nearer."""
    main = mention.head.dep in SUBJECT and mention.head.head.is_root
    return mention.sentence, main, mention.start, -mention.end


def _plural(mention: Point) -> bool:
    """Whether a mention is of several by itself."""
    return mention.head.tag in {"NNS", "NNPS"} or (mention.entity is not None and mention.entity.type == "group")


def _joined(mention: Point, points: Points) -> tuple[Entity, ...]:
    """A mention's actor and those joined to it by "and", where they are of one type and the subject of their clause."""
    if mention.entity is None or mention.head.dep not in SUBJECT:
        return ()
    heads = [mention.head]
    while (more := heads[-1].child("conj")) is not None:
        heads.append(more)
    found = [p.entity for h in heads for p in points.beside(mention) if p.head is h and p.entity is not None]
    kinds = {entity.type for entity in found}
    return tuple(dict.fromkeys(found)) if len(found) == len(heads) > 1 and len(kinds) == 1 else ()


def _may_be(point: Point, mention: Point) -> bool:
    """Whether number, gender, grammar and speech allow a mention as the antecedent."""
    entity = mention.entity
    if entity is None or mention is point or not _agrees(point, entity) or _own_words(point, entity):
        return False
    if mention.start > point.start:
        return mention.sentence == point.sentence and mention.mask == point.mask and _preposed(point)
    same = mention.sentence == point.sentence
    return (mention.mask in {-1, point.mask} or same) and not (
        same and (_barred(point, mention) or _unsaid(point, mention))
    )


def _agrees(point: Point, entity: Entity) -> bool:
    word = point.word
    if word in MALE:
        return entity.type == "person" and entity.gender in {"", "m"}
    if word in FEMALE:
        return entity.type == "person" and entity.gender in {"", "f"}
    if word in NEUTER:
        return entity.type in {"state", "organisation"}
    # Who speaks calls a state "they"; a reporter seldom does.
    return entity.type in PLURAL or (entity.type == "state" and point.mask >= 0)


def _own_words(point: Point, entity: Entity) -> bool:
    """Whether the pronoun stands in the actor's own speech, where he would say "I"."""
    return point.speaker is not None and point.speaker.entity is entity


def _preposed(point: Point) -> bool:
    """Whether the pronoun stands in a phrase before its clause's subject ("In his speech, X said")."""
    subject = next(
        (t for a in point.head.ancestors() for t in a.children if t.dep in SUBJECT and t.i > point.head.i), None
    )
    return subject is not None


def _barred(point: Point, mention: Point) -> bool:
    """Whether grammar keeps two of a sentence apart: arguments of one verb, unless one is a possessive or reflexive."""
    if point.start < mention.end and mention.start < point.end:
        return True
    if point.head.dep == "poss":
        return point.head.head in mention.tokens
    if point.word.endswith(("self", "selves")):
        return False
    return _clause(point.head) is _clause(mention.head) and mention.head.dep != "poss"


def _unsaid(point: Point, mention: Point) -> bool:
    """Whether a mention stands in a clause whose unsaid subject the pronoun is: "Keen to please Orlen, they signed"."""
    if point.head.dep not in SUBJECT or mention.mention.form == "pronoun":
        return False
    verb, clause = point.head.head, _clause(mention.head)
    while clause is not verb:
        if clause.dep not in UNSAID or any(child.dep in SUBJECT for child in clause.children):
            return False
        clause = _clause(clause.head)
    return _clause(mention.head) is not verb


UNSAID = {"advcl", "pcomp", "acl"}
"""Clauses that may leave their subject to that of the verb they hang on."""


def _clause(token: Token) -> Token:
    """The verb whose clause a token stands in."""
    while not token.is_root and token.dep not in {"ccomp", "advcl", "relcl", "acl", "pcomp", "csubj", "parataxis"}:
        if token.dep == "conj" and token.pos in {"VERB", "AUX"}:
            break
        token = token.head
    return token


def _score(point: Point, mention: Point, bonus: tuple[str, ...]) -> Candidate:
    entity = mention.entity
    assert entity is not None
    signs = (*_signs(point, entity, mention), *bonus)
    return Candidate(entity, sum(WEIGHTS[sign] for sign in signs), signs)


def _signs(point: Point, entity: Entity, mention: Point) -> Iterator[str]:
    yield ("same sentence", "sentence before", "two before", "farther", "farther")[point.sentence - mention.sentence]
    if mention.start > point.start:
        yield "after the pronoun"
    yield from _role(mention)
    yield from _standing(point, entity, mention)
    if point.word in MALE | FEMALE and entity.gender:
        yield "gender known"
    if mention.mention.form == "pronoun" and mention.word in _family(point.word):
        yield "last mention was this pronoun"
    if _governs(point, mention):
        yield "governs the clause"
    if point.head.dep == "poss" and point.head.head.dep == "conj" and _joined_to(point, mention):
        yield "joined to it"
    if point.head.dep in SUBJECT and mention.head.dep in SUBJECT and point.sentence - mention.sentence in {0, 1}:
        yield "parallel"
    if point.head.dep == "poss" and mention.head.dep in SUBJECT and mention.head.head is _clause(point.head):
        yield "subject of its clause"


def _joined_to(point: Point, mention: Point) -> bool:
    """Whether a possessive's noun is joined to a mention, or to a noun of its: "the minister's plan and her wish"."""
    token = point.head.head.head
    for _ in range(REACH):
        if token in mention.tokens or (mention.head.dep == "poss" and mention.head.head is token):
            return True
        if token.dep not in {"pobj", "dobj", "prep", "acl", "conj"}:
            return False
        token = token.head
    return False


def _standing(point: Point, entity: Entity, mention: Point) -> Iterator[str]:
    if entity.met > 2:
        yield "named often"
    if not entity.names:
        yield "unnamed"
    if mention.mask not in {-1, point.mask}:
        yield "in speech"
    if mention.aside and not point.aside:
        yield "aside"


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
