"""Takes a token of a parse, gives the takes that a noun or adjective tells: "voiced support for", "is open to"."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.parse import Token
from rashomon.within import quote_sources, stance_takes
from rashomon.within.stance_takes import Take
from rashomon.within.stance_words import Stance, Stances

LIGHT = {
    *("express", "voice", "signal", "give", "show", "offer", "lend", "throw", "pledge", "declare", "reiterate"),
    *("reaffirm", "have", "raise", "announce", "state", "maintain", "indicate", "convey", "repeat", "renew", "stress"),
    *("underline", "underscore", "affirm", "confirm", "demonstrate", "display", "extend", "issue", "register", "air"),
    *("share", "hold", "harbour", "harbor", "make", "send", "provide", "mount", "lead", "voiced", "launch", "echo"),
    *("reach", "sign", "strike", "clinch", "conclude", "seal", "find", "intensify", "sharpen", "join", "back", "put"),
}
"""Verbs that only carry the noun: who is their subject holds it."""

REACHING = {"reach", "sign", "strike", "clinch", "conclude", "seal", "ink"}
AGREEMENTS = {"agreement", "deal", "accord", "pact", "consensus"}

LOSING = {"drop", "withdraw", "lack", "end", "abandon", "lose", "suspend", "withhold", "overcome"}
"""Verbs after which the noun does not hold."""

WINNING = {
    *("win", "draw", "receive", "attract", "garner", "earn", "get", "gain", "enjoy", "face", "meet", "spark", "prompt"),
    *("provoke", "trigger", "encounter", "elicit", "find", "secure", "command", "see", "incur", "gather", "arouse"),
}
"""Verbs whose subject the stand is taken on; who takes it follows after "from", "in" or "among"."""

HAVING = {"have", "lose", "enjoy", "retain", "keep", "need", "seek", "lack", "hold", "carry", "win", "get", "receive"}
GIVEN = {"support", "backing", "blessing", "endorsement", "approval", "consent", "trust", "confidence"}

FROM = {"from", "in", "among", "by", "within", "across"}

COPULAS = {"be", "remain", "seem", "appear", "stay", "become", "sound", "look", "feel", "grow", "say", "declare"}

SHOWING = {"portray", "present", "cast", "describe", "position", "style", "paint", "depict"}
"""Verbs by which somebody says of itself what it is."""


def find(token: Token, stances: Stances) -> Iterator[Take]:
    """What one noun, adjective or preposition tells."""
    lemma = token.lemma.lower()
    if token.pos == "NOUN":
        for word in stances.of("noun", lemma):
            yield from _noun(token, word)
    elif token.pos in {"ADJ", "VERB", "ADV"} or token.lower == "against":
        words = stances.of("adjective", token.lower)
        for word in words:
            yield from _adjective(token, word)


# ── nouns ────────────────────────────────────────────────────────────────────────────────────────────────────────


def _noun(token: Token, word: Stance) -> Iterator[Take]:
    if token.lemma in AGREEMENTS and token.head.lemma not in REACHING:
        return
    verb = _carrier(token)
    holder = target = None
    loose = False
    if verb is not None and verb.lemma in WINNING and (giver := _giver(token, verb)) is not None:
        holder, target, loose = giver, _won(token, verb, giver), True
    if target is None:
        if _nobodys(token, verb):
            return
        holder, target, loose = _held_by(token, verb), _complement(token, verb, word), False
    if holder is None or target is None or holder is target:
        return
    if _given(token, verb, target):
        holder, target, loose = target, holder, True
    no = _none(token) or (verb is not None and (stance_takes.denied(verb) != (verb.lemma in LOSING)))
    told = stance_takes.asserted(verb) if verb is not None else True
    stance = stance_takes.judged(word, no=no)
    if stance and told is not False:
        because = f"the noun “{word.lemma}”" + (", denied" if no else "")
        yield Take(token, verb or token, holder, target, stance, word.targets, because, told is None, loose=loose)


def _nobodys(token: Token, verb: Token | None) -> bool:
    """Whether what is won is not told to be anybody's: "struggles to find support for it"."""
    won = verb is not None and verb.lemma in WINNING and token.lemma.lower() in GIVEN
    return won and not any(child.dep == "poss" or child.lower == "of" for child in token.children)


def _given(token: Token, verb: Token | None, target: Token) -> bool:
    """Whether what a subject has is others' stand on it: "had the support of the union"."""
    had = verb is not None and verb.lemma in HAVING and token.lemma.lower() in GIVEN
    return had and target.dep == "pobj" and target.head.lower in {"of", "from"} and target.head.head is token


def _none(token: Token) -> bool:
    return any(child.lower in {"no", "little", "zero"} for child in token.children)


def _carrier(token: Token, depth: int = 0) -> Token | None:
    """The verb that a noun is the object, subject of the passive, or companion ("met with") of."""
    verb = token.head
    if token.dep in {"dobj", "nsubjpass"} and verb.pos == "VERB":
        return verb
    if (
        token.dep == "pobj"
        and verb.dep in {"prep", "agent"}
        and verb.lower in {"with", "under"}
        and verb.head.pos == "VERB"
    ):
        return verb.head
    listed = token.dep == "conj" and verb.pos == "NOUN" and depth < stance_takes.DEEP
    return _carrier(verb, depth + 1) if listed else None


def _giver(token: Token, verb: Token) -> Token | None:
    far = [
        part for child in token.children if child.lower == "for" for noun in child.children for part in noun.children
    ]
    if token.lemma.lower() in GIVEN and (of := next((c for c in token.children if c.lower == "of"), None)) is not None:
        found = of.child("pobj")
        if found is not None and found.entity in {"PERSON", "ORG", "NORP"}:
            return found  # "won the endorsement of the union"
    for child in [*token.children, *verb.children, *far]:
        if child.dep in {"prep", "agent"} and child.lower in FROM and child.i > verb.i:
            found = child.child("pobj")
            if found is not None and found.entity not in {"DATE", "TIME"}:
                return found
    return None


def _won(token: Token, verb: Token, giver: Token) -> Token | None:
    """What the stand is taken on: "won support for its plan", else who won it."""
    for child in [*token.children, *verb.children]:
        found = child.child("pobj") if child.dep == "prep" and child.lower in {"for", "over", "of"} else None
        if found is not None and found is not giver:
            return found
    return stance_takes.named(quote_sources.subject(verb))


def _held_by(token: Token, verb: Token | None) -> Token | None:
    """Who holds it: the owner of the noun, else the subject of the verb that carries it."""
    own = token.child("poss")
    if own is not None:
        return _bound(own, verb) or own
    for child in token.children:
        if child.dep in {"amod", "compound", "nmod"} and child.entity in {"NORP", "GPE", "ORG"}:
            return child
    if verb is not None and (verb.lemma in LIGHT or verb.lemma in LOSING):
        return quote_sources.subject(verb)
    of = next(
        (c for c in token.children if c.dep in {"prep", "agent"} and c.lower in {"of", "by", "from", "among"}), None
    )
    found = of.child("pobj") if of is not None else None
    return found if found is not None and found.entity in {"GPE", "PERSON", "ORG", "NORP"} else None


def _bound(own: Token, verb: Token | None) -> Token | None:
    """Whose it is where a pronoun tells it of the subject of its clause: "members who withdrew their support"."""
    if own.tag != "PRP$" or verb is None or verb.lemma in WINNING:
        return None
    found = quote_sources.subject(verb)
    return found if found is not None and found.pos in {"NOUN", "PROPN"} else None


def _complement(token: Token, verb: Token | None, word: Stance) -> Token | None:
    if "inf" in word.shapes and token.dep == "nsubj" and token.head.tag == "VB" and token.head.i > token.i:
        return token.head  # "a willingness to help", which the parse may read as a clause
    carried = [child for child in verb.children if child.i > token.i] if verb is not None else []
    for child in [*token.children, *carried]:
        if child.dep in {"prep", "dative"} and child.lower in word.prepositions and child.i > token.i:
            found = child.child("pobj", "pcomp")
            if found is not None:
                return found
        if "inf" in word.shapes and child.dep in {"acl", "xcomp"} and child.i > token.i and child.tag == "VB":
            return child
    return None


# ── adjectives ───────────────────────────────────────────────────────────────────────────────────────────────────


def _adjective(token: Token, word: Stance) -> Iterator[Take]:
    found = _predicated(token)
    if found is None:
        return
    holder, verb = found
    target = _of_adjective(token, verb, word)
    waiting = target is not None and word.lemma in {"ready", "prepared", "willing"} and _when(verb)
    told = True if waiting or verb.lemma in SHOWING else stance_takes.asserted(verb)
    no = stance_takes.denied(verb) if verb is not token else False
    stance = "cautious" if waiting and not no else stance_takes.judged(word, no=no)
    if target is None or holder is target or told is False or not stance:
        return
    because = f"“{word.lemma}”" + (", denied" if no else ", awaited" if waiting else "")
    yield Take(token, verb, holder, target, stance, word.targets, because, told is None)


def _when(verb: Token) -> bool:
    """Whether a clause tells of what is not yet: "when they are ready for it"."""
    return any(
        child.lower in {"when", "if", "once", "until"} and child.dep in {"advmod", "mark"} for child in verb.children
    )


def _predicated(token: Token) -> tuple[Token, Token] | None:
    """Of whom an adjective is said, and by which verb."""
    for _ in range(stance_takes.DEEP):
        if token.dep != "conj" or token.head.pos != "ADJ":
            break
        token = token.head
    verb = token.head
    if token.dep in {"acomp", "prep", "oprd", "advmod", "attr"} and verb.lemma in COPULAS:
        holder = quote_sources.subject(verb)
        return (holder, verb) if holder is not None else None
    if (
        token.dep == "amod"
        and verb.dep in {"attr", "pobj"}
        and verb.lemma in {"party", "country", "state", "stance", "position"}
    ):
        host = verb.head if verb.dep == "attr" else verb.head.head
        holder = quote_sources.subject(host) if host.pos in {"VERB", "AUX"} else None
        return (holder, host) if holder is not None else None
    if token.dep in {"amod", "acl"} and verb.pos in {"NOUN", "PROPN"} and token.i > verb.i:
        return verb, token
    if (
        token.dep in {"ROOT", "ccomp", "advcl", "conj", "relcl"}
        and (own := token.child("nsubj", "nsubjpass")) is not None
    ):
        return quote_sources.antecedent(own), token
    return None


def _of_adjective(token: Token, verb: Token, word: Stance) -> Token | None:
    if "np" in word.shapes:
        return token.child("pobj")
    near = [*token.children, *(child for child in verb.children if child.i > token.i)]
    if token.dep == "amod":
        near += [child for child in token.head.children if child.i > token.head.i]
        near += [child for child in verb.children if child.i > token.i]
    for child in near:
        if child.i < token.i:
            continue
        if child.dep in {"prep", "agent"} and child.lower in word.prepositions:
            found = child.child("pobj", "pcomp")
            if found is not None and found.entity not in {"DATE", "TIME"}:
                return found
        if "inf" in word.shapes and child.dep in {"xcomp", "advcl", "ccomp"} and child.tag == "VB":
            return child
    return None
