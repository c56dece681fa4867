"""Takes a passage, gives the places where it names a paper: the noun, whose it is, who made it, when, what it is of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.findings import Mention
from rashomon.lexicon import Row
from rashomon.parse import Token
from rashomon.text import Piece
from rashomon.within import noun_phrases, quote_sources
from rashomon.within.noun_phrases import Nouns
from rashomon.within.passages import Passage
from rashomon.within.who import Who

BACK = {"this", "that", "the", "these", "those", "its", "their", "such"}

PLURAL_PAPERS = {"plan", "warrant", "indictment", "lawsuit"}
"""Families of which a plural can still be one paper or one set of papers ("Beijing's proposals")."""

LOOSE_PLURALS = {"plans", "initiatives"}
"""Plurals that mostly tell of intentions, not of a paper."""

WEAK = {"its", "their", "his", "her", "our", "my"}
"""Owners that point at somebody with less certainty: a paper is told apart by none of them."""

UNOWNED = {"warrant", "indictment", "lawsuit", "interview", "statement", "readout", "post"}
"""Families whose names tell no subject that one is known by."""

PLATFORM = {"on", "via", "to"}

HOLDING = {"include", "contain", "put", "insert", "write", "enshrine", "find", "see", "read"}
"""Verbs whose subject does something with a paper that may be another's."""

GIVEN = {"by", "from"}
"""Prepositions before the one whose a paper is."""


@dataclass(slots=True, eq=False)
class Place:
    """A place that names a paper."""

    passage: Passage
    head: Token
    row: Row
    piece: Piece
    owners: tuple[str, ...] = ()
    """The ids of the actors whose the text says it is."""
    by: Mention | None = None
    making: Token | None = None
    """The verb of making that governs it."""
    when: Piece | None = None
    topics: frozenset[str] = frozenset()
    indefinite: bool = False
    speaks: bool = False
    """Whether something is reported to be said in it."""
    weak: bool = False
    """Whether only a pronoun tells whose it is."""

    @property
    def start(self) -> int:
        """Where it stands in the report."""
        return self.passage.base + self.piece[0]

    @property
    def family(self) -> str:
        """Of the noun."""
        return self.row["family"]


def find(passage: Passage, nouns: Nouns, who: Who) -> Iterator[Place]:
    """The places of a passage that may name a paper."""
    for token in passage.parse.tokens:
        if token.pos in {"NOUN", "PROPN"} and (row := nouns.papers.get(token.lemma.lower())) and _heads(token, row):
            yield place(passage, token, row, nouns, who)


def _heads(token: Token, row: Row) -> bool:
    if row["needs"] == "platform":
        return _is_platform(token)
    if token.dep in {"compound", "nmod", "amod"} or token.text.isupper():
        return False
    if token.dep == "pobj" and token.head.lower == "as" and noun_phrases.is_indefinite(token):
        return False  # "ignored as a framework": what something else is taken for
    if token.tag in {"NNS", "NNPS"} and (row["family"] not in PLURAL_PAPERS or token.lower in LOOSE_PLURALS):
        return False
    return not (token.pos == "PROPN" and (token.entity in {"PERSON", "GPE"} or _names_a_body(token)))


NAMING = {"law", "post", "review", "journal", "record", "bill", "order", "legislation"}
"""Nouns that end the names of schools, offices and newspapers."""


def _names_a_body(token: Token) -> bool:
    """Whether a noun is a part of the name of an organisation: "the School of Law"."""
    return token.entity == "ORG" and token.lemma.lower() in NAMING


def _is_platform(token: Token) -> bool:
    """Whether a word names a place where posts stand: "on Twitter"; "on X" only in capitals."""
    if token.dep != "pobj" or token.head.lower not in PLATFORM or not token.text[0].isupper():
        return False
    return token.head.head.pos == "VERB" and (len(token.text) > 1 or token.head.lower == "on")


def place(passage: Passage, token: Token, row: Row, nouns: Nouns, who: Who) -> Place:
    """A paper where it is named."""
    found = Place(passage, token, row, noun_phrases.closed(passage.block.text, noun_phrases.phrase(token)))
    found.indefinite = noun_phrases.is_indefinite(token) or not any(
        child.lower in BACK or child.dep == "poss" for child in token.children
    )
    if found.family not in UNOWNED:
        found.topics = frozenset(_topics(found, nouns, who))
    found.making = _making(token, nouns)
    if found.making is not None and any(child.dep == "neg" for child in found.making.children):
        found.making = None
    found.speaks = row["needs"] == "platform"
    found.when = noun_phrases.date(token) or (noun_phrases.date(found.making) if found.making else None)
    _own(found, who)
    return found


def _topics(found: Place, nouns: Nouns, who: Who) -> Iterator[str]:
    """The subjects that a name tells; of "the initiative to build it" those of the verb, wherever it hangs."""
    words = list(noun_phrases.words(found.head))
    after = next((token for token in found.head.head.children if token.i > found.head.i and token.dep == "xcomp"), None)
    if after is not None and found.head.dep == "dobj" and after.pos == "VERB" and found.family == "plan":
        words += after.subtree()
    for word in words:
        if who.mention(found.passage, word) is None and (topic := nouns.topic(word)):
            yield topic


def _making(token: Token, nouns: Nouns) -> Token | None:
    """The verb that tells that a paper was made: "issued a warrant", "a warrant was issued", "a plan drawn up by"."""
    for child in token.children:
        if child.dep in {"acl", "relcl"} and child.lemma in nouns.makings and _takes(child, token):
            return child
    verb = token.head
    if token.dep in {"dobj", "nsubjpass"} and verb.lemma in nouns.makings:
        return verb
    if token.dep == "conj" and verb.dep in {"dobj", "nsubjpass"} and verb.head.lemma in nouns.makings:
        return verb.head
    return None


def _takes(verb: Token, noun: Token) -> bool:
    """Whether a verb after a noun is done to what the noun names: "a letter he sent", "a plan drawn up by"."""
    return verb.tag == "VBN" or verb.child("dobj") is None or noun.dep == "nsubjpass"


def _own(found: Place, who: Who) -> None:
    """Fills in whose the paper is, by the first that the text tells."""
    for token in _owning(found):
        mention = who.party(found.passage, token)
        if mention is not None:
            found.by, found.owners = mention, who.pointed(mention)
            found.weak = token.lower in WEAK
            if found.owners:
                return


def _owning(found: Place) -> Iterator[Token]:
    head = found.head
    yield from (child for child in head.children if child.dep == "poss")
    before = [child for child in head.children if child.i < head.i and child.dep in {"compound", "amod", "nmod"}]
    yield from before
    for token in before:
        yield from (part for part in token.children if part.dep in {"compound", "amod", "poss"})
    for child in head.children:
        if child.dep in {"prep", "agent"} and (child.lower in GIVEN or (child.lower == "of" and _is_plan(found))):
            yield from (part for part in child.children if part.dep == "pobj")
    if found.making is not None and (maker := quote_sources.subject(found.making)) is not None:
        yield maker
    yield from _saying(head)


def _saying(head: Token) -> Iterator[Token]:
    """The subject of the clause in which something is said or done "in a paper"; of one that is said on a platform."""
    where = PLATFORM if _is_platform(head) else {"in", "through"}
    if head.dep != "pobj" or head.head.lower not in where:
        return
    token = head.head
    for _ in range(6):
        if token.pos == "VERB" or token.head is token:
            break
        token = token.head
    if token.pos == "VERB" and token.lemma not in HOLDING and (found := quote_sources.subject(token)) is not None:
        yield found


def _is_plan(found: Place) -> bool:
    return found.row["family"] == "plan"


def pronouns(found: Place, nouns: Nouns) -> Iterator[Place]:
    """Where "it" points back at a paper told of before in the sentence, or in the one before: by what it does."""
    if found.head.dep not in {"dobj", "nsubj", "nsubjpass"} or found.row["needs"] == "platform":
        return
    passage, last = found.passage, found.head.sentence + (found.head.head.is_root)
    for token in passage.parse.tokens[found.head.i + 1 : found.head.i + REACH]:
        if token.sentence > last:
            return
        if token.lower == "it" and _points_back(token, nouns):
            yield Place(passage, token, found.row, (token.start, token.end), weak=True)


REACH = 60
"""Words after a paper in which "it" may point back at it."""

SAID_OF_PAPERS = {"call", "include", "contain", "demand", "require", "propose", "provide", "outline", "oblige", "ban"}


def _points_back(token: Token, nouns: Nouns) -> bool:
    verb = token.head
    if token.dep == "nsubjpass":
        return verb.lemma not in {"say", "expect", "report", "believe", "think", "know"} and verb.child("ccomp") is None
    return token.dep == "nsubj" and verb.lemma in SAID_OF_PAPERS and verb.lemma in nouns.contents


def fits(found: Place) -> bool:
    """Whether a noun of many uses means a paper here, by what its entry needs."""
    needs = found.row["needs"]
    before = {token.lower for token in noun_phrases.left(found.head)}
    match needs:
        case "":
            return True
        case "owner":
            return bool(found.by)
        case "strong":
            return bool(found.by or found.making or found.speaks or before & {"joint", "written"})
        case "platform":
            return True
        case "maker":
            return bool(found.making or found.speaks)
        case _:
            return bool(before & set(needs.split("|")))
