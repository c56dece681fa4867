"""Takes a coding, gives where and when it is said to be, what it is about, and the status that its teller gives it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rashomon.findings import Quote
from rashomon.parse import Token
from rashomon.text import Piece
from rashomon.within.claim_terms import HOLLOW, Concepts
from rashomon.within.event_codings import Coding
from rashomon.within.event_parties import Parties
from rashomon.within.event_shapes import words_around
from rashomon.within.event_words import EventWords

PLACES = {"in", "at", "near", "outside", "inside", "across", "off", "around", "on", "to"}
INSIDE = {"in", "at", "near", "outside", "inside"}
"""Prepositions before a place; those of `PLACES` only where they hang on the event word itself."""

WHEN = {"DATE", "TIME"}
TELLING = {"deny": "denied", "allege": "alleged", "claim": "alleged", "accuse": "alleged", "suspect": "alleged"}
"""What a reporting verb makes of what it reports."""


def place(coding: Coding, parties: Parties, tokens: Sequence[Token]) -> Piece | None:
    """The place named in the clause of an event."""
    for head in sorted(clause(coding), key=lambda token: abs(token.i - coding.token.i)):
        direct = head.head.head in coding.words
        if head.dep == "pobj" and head.head.lower in (PLACES if direct else INSIDE) and parties.is_located(head):
            return _entity(head, tokens)
    return None


def time(coding: Coding, tokens: Sequence[Token]) -> Piece | None:
    """The date or time named in the clause of an event; how long a thing takes is none."""
    for token in sorted(clause(coding), key=lambda token: abs(token.i - coding.token.i)):
        if coding.type in PROMISED and _is_of_content(token, coding):
            continue  # "promised to leave by May" was not promised in May
        if token.entity in WHEN:
            start, end = _entity(token, tokens)
            if not _lasts([part for part in tokens if start <= part.start < end]):
                return start, end
        elif token.dep == "pobj" and token.head.lower in AT and _points_back(token):
            return token.head.start, token.end
    dated = coding.verb.head if coding.verb.dep in {"relcl", "advcl"} else None
    if dated is not None and dated.entity in WHEN and any(child.lower == "when" for child in coding.verb.children):
        return _entity(dated, tokens)  # "since 1980, when he resigned"
    return None


PROMISED = {"AGREE", "REQUEST", "THREATEN"}


def _is_of_content(token: Token, coding: Coding) -> bool:
    """Whether a word stands in the infinitive that tells what is promised or asked, after "by" or "until"."""
    if token.head.lower not in {"by", "until", "till", "before"}:
        return False
    above = next((word for word in token.ancestors() if word.pos in {"VERB", "AUX"}), None)
    return above is not None and above not in coding.words and above.dep in {"xcomp", "acl", "ccomp", "advcl"}


AT = {"at", "on", "in", "during", "after", "before", "since", "by"}
MOMENTS = {"time", "moment", "point", "occasion", "stage", "meeting", "summit", "talks", "gathering", "conference"} | {
    *("visit", "session", "ceremony", "day", "evening", "morning", "night", "week", "weekend", "month", "year"),
    *("autumn", "fall", "spring", "summer", "winter"),
}
"""What "at that" and its like point back at: a time that was told before, and not that of the report."""


def _points_back(noun: Token) -> bool:
    """Whether a noun is "that meeting", "the same year": a time told before."""
    before = noun.children
    that = any(child.dep == "det" and child.lower in {"that", "those"} for child in before)
    return noun.lower in MOMENTS and (that or any(child.lower == "same" for child in before))


def _lasts(time: Sequence[Token]) -> bool:
    """Whether a time is a length ("two days", "three-day") and no date."""
    words = {part.lower for part in time}
    return bool(words & UNITS) and any(part.pos == "NUM" for part in time) and not words & ANCHORED


UNITS = {"day", "days", "hour", "hours", "week", "weeks", "month", "months", "minutes", "years", "year"}
ANCHORED = {"ago", "last", "next", "earlier", "later", "first", "second", "before", "after", "this", "past", "since"}
"""Words that make a date of a length: "two days ago"."""


ASIDE = {"conj", "cc", "parataxis", "relcl", "appos", "ccomp", "punct"}
"""What hangs on a word and belongs to another clause."""

DEEP = 6
"""How far below an event word its clause is followed: "went to the city in the spring to attend the opening of …"."""


def clause(coding: Coding) -> list[Token]:
    """The words of the clause of an event: what hangs on its words and opens no clause of its own."""
    out: list[Token] = []
    level = [(word, 0) for word in coding.words]
    while level:
        token, depth = level.pop()
        out.append(token)
        if depth == DEEP:
            continue
        for child in token.children:
            finite = child.dep == "advcl" and child.tag in {"VBD", "VBZ", "VBP"}
            if child.dep not in ASIDE and not finite and child not in coding.words:
                level.append((child, depth + 1))
    return out


BEFORE = {
    "previously",
    "once",
    "earlier",
    "formerly",
    "often",
    "repeatedly",
    "long",
    "frequently",
    "always",
    "sometimes",
}
"""Adverbs that tell of another time than that of the news, or of many."""


def earlier(coding: Coding, quote: Quote | None) -> bool:
    """Whether an event is told as of an earlier time, or of none: what a report only names is of no day of its own.

    So is "had warned", outside of speech, "repeatedly warned", "has warned", and what a clause or a participle of the
    past adds to a noun.
    """
    verb = coding.verb
    if verb.pos == "NOUN" and coding.token is verb:
        return True
    if verb.dep == "relcl" and verb.tag == "VBD":
        return True
    suffered = verb.tag == "VBN" and verb.child("nsubj", "aux", "auxpass") is None and verb.dep == "acl"
    return suffered or of_old(verb, has=True, had=quote is None)


def of_old(verb: Token, *, has: bool = False, had: bool = True) -> bool:
    """Whether a verb tells of another time than that of the news: by an adverb, by "had", or by "has"."""
    words = {child.lower for child in verb.children if child.dep == "advmod"}
    before = {"have", "has", "'ve", "'s"} if has else set()
    before |= {"had", "'d"} if had else set()
    perfect = any(child.dep == "aux" and child.lower in before and child.tag != "MD" for child in verb.children)
    return bool(words & BEFORE) or (perfect and verb.tag == "VBN")


def _entity(token: Token, tokens: Sequence[Token]) -> Piece:
    """The named entity that a token is part of; the token alone where it is part of none."""
    first = last = token.i
    while token.entity and not tokens[first].entity_begins and first > 0 and tokens[first - 1].entity == token.entity:
        first -= 1
    while token.entity and last + 1 < len(tokens) and _goes_on(tokens[last + 1], token):
        last += 1
    return tokens[first].start, tokens[last].end


def _goes_on(following: Token, token: Token) -> bool:
    return following.entity == token.entity and not following.entity_begins


def status(told: str, quote: Quote | None) -> str:
    """The status of an event as its clause tells it, and as the verb that reports it does."""
    made = TELLING.get(quote.lemma, "") if quote is not None else ""
    return made if made and told in {"occurred", "ongoing"} else told


def context(coding: Coding, words: EventWords) -> str:
    """What an event is about, by the words around it."""
    near = set().union(*(words_around(word) for word in coding.words))
    return "|".join(sorted({words.contexts[word] for word in near if word in words.contexts}))


MATTERS = {"NOUN", "VERB", "ADJ", "PROPN"}
MOST = 16
"""Terms that an event is told to be about, at most."""


def matter(coding: Coding, parties: Parties, concepts: Concepts) -> str:
    """What is agreed, asked or praised: the terms of the words that hang on those of the event, but for who acts."""
    words = {token.i: token for token in _hanging(coding)}
    if coding.type == coding.row.type and coding.verb.pos == "VERB":
        del words[coding.verb.i]
    terms = {
        concepts.term(token)
        for token in words.values()
        if token.pos in MATTERS and token.entity not in WHEN and parties.mention(token) is None
    }
    return "|".join(sorted(terms - HOLLOW)[:MOST])


def _hanging(coding: Coding) -> Iterator[Token]:
    """The words of an event and those that hang on them, without what is done beside it; the noun of a participle."""
    if coding.token.dep in {"acl", "relcl", "amod"}:
        yield coding.token.head
    level = list(coding.words)
    while level:
        token = level.pop()
        yield token
        level.extend(child for child in token.children if child.dep not in BESIDE and child not in coding.words)


BESIDE = {"conj", "cc", "parataxis", "punct", "advcl"}
