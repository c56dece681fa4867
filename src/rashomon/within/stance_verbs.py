"""Takes a token of a parse, gives the takes that a verb tells: "rejected the plan", "agreed to talks"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rashomon.parse import Token
from rashomon.within import quote_sources, stance_takes
from rashomon.within.stance_takes import Take
from rashomon.within.stance_words import Stance, Stances

REACTING = {"react", "respond", "speak", "talk", "comment"}
VIEWING = {"view", "see", "regard", "greet", "receive", "treat", "meet", "consider", "look", "eye", "watch", "take"}
ABOUT = {"to", "of", "about", "on", "at", "over", "toward", "towards", "upon"}

BLAMING = {
    *("accuse", "blame", "criticise", "criticize", "praise", "thank", "condemn", "commend", "slam", "fault", "laud"),
    *("blast", "attack", "denounce", "rebuke", "suspect"),
}
"""Verbs whose object is said to do what a phrase after it tells: "accused the West of rejecting it"."""

NOT_MEANT = {"mean", "imply", "suggest", "indicate", "signal"}


def find(token: Token, tokens: Sequence[Token], stances: Stances) -> Iterator[Take]:
    """What one verb tells."""
    for word in stances.verb(token):
        if word.stance == "open" and token.child("oprd", "acomp") is not None:
            continue  # "considered the raid unwise"
        if (target := _target(token, word)) is not None:
            if target.dep != "xcomp" or not stances.verb(target):
                yield from _made(token, tokens, word, target)
            return
    if token.lemma in REACTING or token.lemma in VIEWING:
        yield from _manner(token, tokens, stances)


def subject(token: Token, tokens: Sequence[Token]) -> Token | None:
    """Who does it; where the parse joins the subject to the clause before ("toward them and Ardania has"), that one."""
    if token.child("nsubj", "nsubjpass", "agent") is None:
        at = token.i - 1
        while at >= 0 and tokens[at].pos in {"AUX", "ADV"} and tokens[at].head is token:
            at -= 1
        before = tokens[at] if at >= 0 else token
        if (
            at < token.i - 1
            and before.dep == "conj"
            and before.pos in {"NOUN", "PROPN"}
            and tokens[at + 1].pos == "AUX"
        ):
            return before
    return quote_sources.subject(token)


def _made(token: Token, tokens: Sequence[Token], word: Stance, target: Token) -> Iterator[Take]:
    """A take, if the clause is told as so."""
    holder, ascriber, no, hedged = subject(token, tokens), None, stance_takes.denied(token), False
    if token.dep == "pcomp" and token.head.head.lemma in BLAMING:
        holder, ascriber = token.head.head.child("dobj"), quote_sources.subject(token.head.head)
    elif token.dep == "pcomp" and token.head.dep == "prep" and token.head.lower in {"for", "without", "of"}:
        return
    else:
        told = stance_takes.asserted(token)
        if told is False:
            return
        hedged = told is None
    stance = stance_takes.judged(word, no=no)
    if ascriber is not None and stance == "open":
        return
    if token.dep == "ccomp" and token.head.lemma in NOT_MEANT and stance_takes.denied(token.head):
        stance, hedged = "neutral" if word.stance in {"support", "welcome"} and not no else "", False
    if stance and holder is not target and holder is not None:
        because = f"“{word.lemma}”" + (", denied" if no else "")
        stance = _conditional(token, stance)
        yield Take(token, token, holder, target, stance, word.targets, because, hedged, ascriber)


def _conditional(token: Token, stance: str) -> str:
    """Support that hangs on something: "would back it only if", "on condition that", "provided that"."""
    if stance not in {"support", "open", "welcome"}:
        return stance
    for child in token.children:
        marks = {part.lower for part in child.children if part.dep in {"mark", "advmod"}}
        if child.dep == "advcl" and child.i > token.i and marks & {"if", "unless", "provided", "once", "until"}:
            return "conditional"
        if child.dep in {"prep", "advcl", "npadvmod"} and child.lower in {"provided", "providing"}:
            return "conditional"
        if child.lower == "on" and any(part.lemma == "condition" for part in child.children):
            return "conditional"
    return stance


def _target(token: Token, word: Stance) -> Token | None:
    """What the stand is taken on: the first complement that the entry allows."""
    if "np" in word.shapes and (found := _object(token)) is not None:
        return found
    for child in token.children:
        if child.i < token.i:
            continue
        if (
            child.dep == "xcomp"
            and ({"ing": "VBG", "inf": "VB"}.get(_shape(child)) == child.tag)
            and (_shape(child) in word.shapes)
        ):
            return child
        if child.dep in {"prep", "agent", "dative"} and child.lower in word.prepositions:
            found = child.child("pobj", "pcomp")
            if found is not None:
                return found
    return None


def _shape(child: Token) -> str:
    return "ing" if child.tag == "VBG" else "inf"


def _object(token: Token) -> Token | None:
    """The object; of a passive its subject; of a relative clause without one the noun it hangs on."""
    if quote_sources.is_passive(token):
        found = token.child("nsubjpass")
        if found is not None:
            return outermost(quote_sources.antecedent(found)) if found.lower in quote_sources.RELATIVES else found
        if token.dep in {"acl", "relcl"}:
            return outermost(token.head)
        if token.dep == "conj" and quote_sources.is_passive(token.head):
            return token.head.child("nsubjpass")
        return None
    found = token.child("dobj")
    if found is not None:
        return quote_sources.antecedent(found) if found.lower in quote_sources.RELATIVES else found
    if token.dep in {"relcl", "acl"} and token.tag != "VBG" and token.child("nsubj") is not None:
        own = token.child("nsubj")
        if own is not None and own.lower not in quote_sources.RELATIVES and token.child("xcomp", "ccomp") is None:
            return token.head
    if token.dep == "conj" and token.child("nsubj") is None and token.child("prep", "ccomp", "xcomp") is None:
        after = [child for child in token.children if child.dep == "conj"]
        return next((found for other in after if (found := other.child("dobj")) is not None), None)
    return None


def outermost(noun: Token) -> Token:
    """The noun that a relative clause means: of "the plan to end the war that was panned", the plan."""
    token = noun
    for _ in range(6):
        verb = token.head
        if token.dep in {"dobj", "pobj"} and verb.dep == "acl" and verb.head.pos == "NOUN":
            return verb.head
        far = token.dep == "prep" and noun.pos == "PROPN" and verb.pos in {"ADP", "ADV", "VERB"}  # "to pull out of X"
        if far and verb.pos == "VERB" and verb.dep == "acl" and verb.head.pos == "NOUN":
            return verb.head
        if not far and (token.dep not in {"pobj", "dobj"} or verb.pos not in {"ADP", "VERB"}):
            break
        token = verb
    return noun


# ── manner ───────────────────────────────────────────────────────────────────────────────────────────────────────


def _manner(token: Token, tokens: Sequence[Token], stances: Stances) -> Iterator[Take]:
    """How somebody reacts: "reacted cautiously to it", "spoke highly of it", "viewed it with suspicion"."""
    near, word = next(((child, word) for child in token.children for word in _manners(child, stances)), (token, None))
    if word is None or stance_takes.asserted(token) is False:
        return
    target = _object(token) if token.lemma in VIEWING else None
    if target is None:
        prepositions = [child for child in token.children if child.dep == "prep" and child.lower in ABOUT]
        prepositions += [
            part for child in token.children if child.dep == "advmod" for part in child.children if part.lower in ABOUT
        ]
        target = next((found for child in prepositions if (found := child.child("pobj")) is not None), None)
    if target is None and token.lemma not in {"react", "respond"}:
        return
    stance = stance_takes.judged(word, no=stance_takes.denied(token))
    holder = subject(token, tokens)
    if stance and holder is not None:
        because = f"“{token.lemma}” and “{word.lemma}”"
        yield Take(
            token,
            token,
            holder,
            target,
            stance,
            word.targets,
            because,
            inherits=target is None,
            near=near.subtree()[-1],
        )


def _manners(child: Token, stances: Stances) -> list[Stance]:
    if child.dep == "advmod":
        return [word for word in stances.of("manner", child.lower) if not word.prepositions]
    if child.dep == "prep" and child.lower == "with" and (found := child.child("pobj")) is not None:
        return [word for word in stances.of("manner", found.lower) if word.prepositions]
    return []
