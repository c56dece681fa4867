"""Takes an event word and its row, gives its parties: who does it, and to whom or with whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rashomon.parse import Token
from rashomon.within.event_parties import Parties, Party
from rashomon.within.event_shapes import clause, joined, objects, phrases
from rashomon.within.event_words import EventWord
from rashomon.within.quote_sources import antecedent, is_passive, subject

USUAL = (
    "obj",
    "clause",
    "with",
    "to",
    "against",
    "on",
    "from",
    "of",
    "by",
    "for",
    "between",
    "at",
    "toward",
    "in",
    "over",
)
"""Where a target is looked for when it is not where the row says."""

MUTUAL = {"AGREE", "CONSULT", "COOPERATE"}
"""Types whose parties do one thing together."""

RESIGN = "resign"
"""The mode of what a person does alone."""

DEEP = 4
"""Verbs joined to each other that are climbed for who acts."""

AGENTS = {"by"}
TRAVELLERS = {"by", "from"}
"""Prepositions before who does what a noun names; of a visit, also where they come from."""


def of_verb(verb: Token, word: Token, row: EventWord, parties: Parties) -> tuple[list[Party], list[Party]]:
    """Source and target of a verb; `word` is the noun that names the event where the verb is a light one."""
    sources = _each((head for head in _subjects(verb, parties) if _can_act(head, verb, parties)), parties)
    sources = sources or [party for party in _each(_travellers(verb), parties) if party.type == "person"]
    if not sources and word is not verb:
        sources = _owners(word, row, parties)
    taken = {party.head.i for party in sources}
    targets: list[Party] = []
    if row.target[:1] == ("subject",) or (word is not verb and _receives(verb, row)):
        sources, targets = [], sources
    if row.mode == RESIGN:
        return sources, []  # to whom somebody resigns is told seldom; what stands beside it is why
    usual = _usual(row)
    behind = ("by", "from", "of") if word is not verb else (*row.target[1:], "in", "by", "of")
    for place in dict.fromkeys(behind) if targets else ():
        sources = sources or [p for p in _each(_place(place, verb, word), parties) if not _own(p, targets)]
    for place in () if targets else dict.fromkeys((*row.target, *usual)):
        heads = _aimed_at(place, _opened(_place(place, verb, word), row, parties), row, parties)
        targets = [p for p in _each(heads, parties) if p.head.i not in taken and not _own(p, sources)]
        if targets:
            break
    return sources, targets


RECEIVING = {"face", "draw", "receive", "get", "take", "see", "suffer"}
"""Light verbs whose subject has a thing done to it: "drew criticism from Korrin"."""


def _receives(verb: Token, row: EventWord) -> bool:
    """Whether the subject of a light verb is the one it is done to; for "took", "got" and "saw", by whom it is told."""
    if verb.lemma not in RECEIVING or row.type in MUTUAL or row.type in OWN_FORCES:
        return False
    return verb.lemma in {"face", "draw", "receive", "suffer"} or any(
        word in {"from", "by"} for at in (verb, *verb.children) for word, _ in phrases(at)
    )


OWN_FORCES = {"AGREE", "MOBILIZE", "RETREAT", "AID", "COOPERATE"}
"""Types in which one's own forces are what is offered, moved or withdrawn."""

PAPERS = {"declaration", "resolution", "communique", "statement", "letter", "decree", "petition", "manifesto"}
"""What somebody issues: what it demands, they demand."""

SPOKEN = {"SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "AGREE"}
"""Types whose target is addressed: where it happens is not whom it concerns."""


def _aimed_at(place: str, heads: Iterator[Token], row: EventWord, parties: Parties) -> Iterator[Token]:
    """Those of the phrases in one place around a verb that may name whom it is aimed at."""
    for head in heads:
        if row.type in {"commit", "AGREE"} and place == "clause":
            yield from _promised(head, parties)
        elif not _is_beside(place, head, row, parties):
            yield head


def _is_beside(place: str, head: Token, row: EventWord, parties: Parties) -> bool:
    """Whether a phrase is of a thing, and names somebody only beside it."""
    if row.type == "SUPPORT" and _is_aimed(head, parties):
        return True
    if row.mode == "visit" and place == "obj":
        return not (parties.is_actor(head) or parties.is_place(head))
    return row.type in SPOKEN and head.dep == "dobj" and head.lower in THINGS


LOSSES = {"firing", "dismissal", "ouster", "arrest", "death", "defeat", "resignation", "removal", "killing", "loss"}
"""What befalls somebody: who celebrates it does not praise them."""


def _is_aimed(head: Token, parties: Parties) -> bool:
    """Whether what is backed is itself aimed at somebody: who backs action against Korrin backs not Korrin."""
    if head.lemma in LOSSES:
        return True
    aimed = any(child.dep == "prep" and child.lower in {"against", "on"} for child in head.children)
    return aimed and not parties.is_actor(head) and not any(child.dep == "poss" for child in head.children)


def _usual(row: EventWord) -> Sequence[str]:
    """Where a target is looked for when it is not where the row says: who is promised a thing, is told it or given it.

    What a promise says of others, they are not promised: "vowed that Korrin would pay for it".
    """
    if row.type == "commit":
        return PROMISED
    usual = [place for place in USUAL if place not in PLACES] if row.type in SPOKEN else USUAL
    return [place for place in usual if place not in {"with", "for"}] if row.type in ONE_SIDED else usual


PLACES = {"in", "over", "at"}
"""Prepositions after which stands where or over what somebody speaks, and not to whom."""

PROMISED = ("obj", "clause", "with", "to", "for")

SUBJECTS = {"nsubj", "nsubjpass"}
BESIDE = {"in", "at", "through", "after", "before", "during", "near", "around"}
"""Prepositions before where and when a thing that is promised will be."""

THINGS = {"it", "this", "that"}
"""Pronouns that stand for what is spoken of, and seldom for whom."""


def _promised(head: Token, parties: Parties) -> Iterator[Token]:
    """To whom a thing is promised, in the clause that tells what: "to send aid to Korrin", never its subject."""
    if head.dep in SUBJECTS or (head.head.lower in BESIDE and head.lemma not in PAPERS):
        return
    if head.dep != "dobj" or parties.is_actor(head):
        yield head
    else:
        yield from (part for word, part in phrases(head) if word in {"to", "for", "with", "between", "from"})


ONE_SIDED = {"ACCUSE", "REJECT", "THREATEN"}
"""Types of which "with" tells who does them too, and "for" why: "voted with the others against it"."""


def _opened(heads: Iterator[Token], row: EventWord, parties: Parties) -> Iterator[Token]:
    """Targets; in place of one's own forces, where and against whom they go."""
    for head in heads:
        if row.type in OWN_FORCES and parties.is_own_force(head):
            yield from (part for _, part in phrases(head))
        else:
            yield head


def _own(party: Party, sources: list[Party]) -> bool:
    """Whether a target is the source itself, as in "its troops"."""
    return any(party.actor and party.actor == source.actor for source in sources)


def _seen_as(verb: Token) -> Token | None:
    """Who is said to do what follows "as": "described Korrin as shelling them"."""
    top = verb
    for _ in range(DEEP):
        if top.dep not in {"conj", "xcomp", "ccomp"} or top.child("nsubj", "nsubjpass") is not None:
            break
        top = top.head
    if top.dep == "pcomp" and top.head.lower == "as" and top.head.head.pos == "VERB":
        return top.head.head.child("dobj", "nsubjpass")
    return None


def _subjects(verb: Token, parties: Parties) -> Iterator[Token]:
    if (seen := _seen_as(verb)) is not None:
        yield from joined(seen)
        return
    if _is_suffered(verb):
        return
    head = subject(verb.head if verb.pos == "ADJ" else verb)
    if head is not None and head.dep == "dobj" and head.lemma in PAPERS:
        head = subject(head.head) or head
    if head is None:
        return
    if is_passive(verb) and head.dep == "nsubjpass" and head.head is verb:
        return
    if head is verb.head and verb.dep == "relcl" and parties.stands_in(head):
        return
    yield from joined(head)


def _is_suffered(verb: Token) -> bool:
    """Whether a participle after a noun tells what was done to it: "troops based there and deployed elsewhere"."""
    top = verb
    for _ in range(DEEP):
        if top.tag != "VBN" or top.child("nsubj", "aux", "agent") is not None:
            return False
        if top.dep == "acl":
            return True
        if top.dep != "conj":
            return False
        top = top.head
    return False


def _can_act(head: Token, verb: Token, parties: Parties) -> bool:
    """Whether a subject is the verb's own, or that of another verb can act: a visit "fell in March to meet" none."""
    return head.head is verb or head.dep == "conj" or head.pos != "NOUN" or parties.is_actor(head)


def _travellers(verb: Token) -> Iterator[Token]:
    """Who goes somewhere to do it: "it fell together with a trip by Korrin to meet them"."""
    if verb.dep == "advcl" and verb.tag == "VB":
        for _, noun in phrases(verb.head):
            yield from (head for word, head in phrases(noun) if word in TRAVELLERS)


def _place(place: str, verb: Token, word: Token) -> Iterator[Token]:
    """The heads of phrases in one place around a verb and the noun of its event."""
    if place in {"none", "all"}:
        return
    if place == "obj":
        if word is not verb:
            yield from (c for c in word.children if c.dep in {"poss", "amod", "compound"})
        else:
            yield from objects(verb)
    elif place == "clause":
        inner = clause(verb)
        if inner is not None:
            yield from _of_clause(inner)
    else:
        for at in dict.fromkeys((word, verb)):
            for preposition, head in phrases(at):
                if preposition == place:
                    yield from joined(head)


def _of_clause(inner: Token) -> Iterator[Token]:
    """The subject of a clause, then what it acts on."""
    head = inner.child("nsubj", "nsubjpass")
    if head is not None:
        yield from joined(head)
        return
    yield from objects(inner)
    for _, part in phrases(inner):
        yield part


def _each(heads: Iterator[Token], parties: Parties) -> list[Party]:
    """The parties in phrases, each once."""
    out: dict[tuple[int, str], Party] = {}
    for head in heads:
        if head.entity in {"DATE", "TIME", "MONEY", "PERCENT"}:
            continue
        inner = parties.within(antecedent(head))
        if inner is not None:
            for party in parties.of(inner):
                out.setdefault((inner.i, party.actor), party)
    return list(out.values())


def _owners(noun: Token, row: EventWord, parties: Parties) -> list[Party]:
    """Whose event a noun names: "Korrin's demand", "the Korrin attack", "an attack by Korrin"."""
    owners = (c for c in noun.children if c.dep in {"poss", "amod", "compound", "nmod"} and parties.is_actor(c))
    found = _each((part for owner in owners for part in joined(owner)), parties)
    agents = TRAVELLERS if row.mode == "visit" else AGENTS
    return found or _each((part for word, head in phrases(noun) if word in agents for part in joined(head)), parties)


def of_noun(noun: Token, row: EventWord, parties: Parties) -> tuple[list[Party], list[Party]]:
    """Source and target of a noun that stands alone."""
    sources = _owners(noun, row, parties)
    taken = {party.head.i for party in sources}
    targets: list[Party] = []
    if row.mode == RESIGN:
        sources = sources or _each(
            (part for word, head in phrases(noun) if word == "of" for part in joined(head)), parties
        )
        return sources, targets
    between = False
    usual = ("of", "on", "against", "with", "to", *(() if row.type in SPOKEN else ("in",)))
    for place in dict.fromkeys((*row.target, *usual)):
        if place in AGENTS and not sources:
            continue
        found = _each((part for word, head in phrases(noun) if word == place for part in joined(head)), parties)
        between = between or (place == "between" and len(found) > 1)
        targets = [p for p in found if p.head.i not in taken]
        if targets:
            break
    if not sources and row.type in MUTUAL and not between:
        sources = _behind(noun, parties)
        targets = [p for p in targets if not any(p.same(source) for source in sources)]
    return sources, targets


def _behind(noun: Token, parties: Parties) -> list[Party]:
    """Who is the subject of the clause that a meeting stands in: "they discussed it in talks with Korrin"."""
    token = noun
    while not token.is_root and token.pos not in {"VERB", "AUX"}:
        token = token.head
    return _each(_subjects(token, parties), parties) if token.pos in {"VERB", "AUX"} else []
