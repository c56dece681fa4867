"""Takes a verb in a parse, gives how far what it says holds: denied, hedged, asked for, supposed."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.parse import Token
from rashomon.within.stance_words import Stance


@dataclass(slots=True, eq=False)
class Take:
    """A place where somebody is said to stand somewhere, as it is found in the parse."""

    cue: Token
    clause: Token
    """The verb of the clause that says so."""
    holder: Token | None
    """The head of who stands there; None where the clause does not name anybody: then it is who says it, if anybody."""
    target: Token | None
    stance: str
    targets: str
    because: str
    hedged: bool = False
    ascriber: Token | None = None
    """Who says so within the clause: "accused them of rejecting it"."""
    inherits: bool = False
    """Whether the target may be that of the clause before ("and others reacted cautiously")."""
    loose: bool = False
    """Whether a holder need not be known ("won praise in parts of the region")."""
    near: Token | None = None
    """The word that tells the manner, which the evidence holds too."""
    strict: bool = False
    """Whether the target must be a paper, an act or talks by its noun, not by its ending alone."""


DEEP = 8
"""Verbs over which a denial is looked for: no sentence that is meant to be read has more."""

NEVER = {"not", "n't", "never", "neither", "nor", "hardly", "scarcely", "barely", "nobody", "none"}

UNDONE = {"refuse", "decline", "fail", "stop", "avoid", "hesitate", "resist", "oppose", "forget", "neglect", "cease"}
"""Verbs whose complement is not done."""

ASKED = {
    *("urge", "ask", "call", "want", "press", "pressure", "persuade", "convince", "tell", "order", "need", "try"),
    *("invite", "encourage", "lobby", "attempt", "beg", "implore", "force", "require", "expect", "seek", "hope"),
    *("wish", "like", "push", "pressurise", "pressurize", "advise", "warn", "challenge", "demand", "help", "allow"),
}
"""Verbs whose complement is asked for, tried or awaited, and so no stand yet."""

CLAIMED = {"demand", "ask", "urge", "insist", "require", "propose", "recommend", "request", "suggest", "stipulate"}
"""Verbs whose "that" with a bare verb tells what shall be, not what is."""

MAYBE = {"might", "may", "could"}
COMING = {"will", "'ll", "wo", "would", "'d"}
SHOULD = {"should", "must", "ought"}

UNLIKELY = {"likely", "unlikely", "expected", "set", "due", "poised", "bound"}

SHOWN = {"evidence", "proof", "sign", "indication", "hint", "reason", "suggestion"}
SUPPOSED = {"speculation", "rumour", "rumor", "allegation", "doubt", "theory", "fear", "chance", "possibility"}
"""Nouns whose clause is not shown where there is none of them, and those whose clause never is."""

IFS = {"if", "unless", "whether"}


def denied(verb: Token, depth: int = 0) -> bool:
    """Whether a verb is denied, by itself or by the verb it completes ("refused to endorse")."""
    own = any(child.lower in NEVER for child in verb.children if child.dep in {"neg", "advmod", "preconj", "cc"})
    own = own or (_bare(verb) and any(child.dep == "neg" for child in verb.head.children))
    subject = verb.child("nsubj", "nsubjpass")
    none = subject is not None and (
        subject.lower in NEVER or any(child.lower in {"no", "neither"} for child in subject.children)
    )
    above = verb.dep in {"xcomp", "pcomp"} and _governor(verb).lemma in UNDONE
    beyond = depth < DEEP and verb.dep == "xcomp" and not own and verb.head.lemma not in UNDONE
    beyond = beyond and denied(verb.head, depth + 1)
    return (own or none or beyond) != above


def _governor(verb: Token) -> Token:
    """The verb that a complement belongs to, over a preposition and "short of"."""
    token = verb.head
    while token.pos in {"ADP", "ADV", "ADJ"} and token.head is not token:
        token = token.head
    return token


def asserted(verb: Token) -> bool | None:
    """Whether a clause is told as so: True; None where only as possible or expected; False where asked or supposed."""
    whose = verb.head if _bare(verb) else verb
    helpers = {child.lower for child in whose.children if child.dep == "aux"}
    if helpers & SHOULD or (helpers & {"can"} and not denied(verb)):
        return False
    if _supposed(verb) or _asked(verb) or _unproved(verb):
        return False
    if helpers & MAYBE or helpers & COMING or (verb.dep == "xcomp" and verb.head.lower in UNLIKELY):
        return None
    return True


def _bare(verb: Token) -> bool:
    """Whether a verb shares the helpers of the one it is joined to: "should not back or oppose"."""
    return verb.dep == "conj" and verb.tag == "VB" and verb.child("aux", "nsubj", "nsubjpass") is None


def _supposed(verb: Token) -> bool:
    for _ in range(DEEP):
        if any(child.dep == "mark" and child.lower in IFS for child in verb.children):
            return True
        if verb.dep != "xcomp" and (verb.dep != "conj" or verb.head.pos not in {"VERB", "AUX"}):
            return False
        verb = verb.head  # "whether it leaves and backs the treaty", "if it were to rule in favour"
    return False


def _unproved(verb: Token) -> bool:
    """Whether a clause hangs on a noun by which it is not told as so: "no evidence that she objected"."""
    for _ in range(DEEP):
        if verb.dep != "conj" or verb.head.pos != "VERB":
            break
        verb = verb.head  # "allegations that he hid it and accepted"
    noun = verb.head
    if verb.dep not in {"acl", "ccomp", "relcl"} or noun.lemma.lower() not in SHOWN | SUPPOSED:
        return False
    none = any(child.lower in {"no", "any", "little", "scant"} for child in noun.children)
    return none or noun.lemma.lower() in SUPPOSED


def _asked(verb: Token) -> bool:
    if verb.dep in {"xcomp", "ccomp"} and verb.head.lemma in ASKED:
        return verb.dep == "xcomp" or any(child.lower == "to" for child in verb.children if child.dep == "aux")
    if verb.dep == "ccomp" and verb.tag == "VB" and not verb.child("aux") and verb.head.lemma in CLAIMED:
        return True  # "demand that it withdraw"
    purpose = verb.dep == "advcl" and any(child.lower == "to" and child.dep == "aux" for child in verb.children)
    return purpose or (verb.tag == "VB" and verb.is_root and not verb.child("aux", "nsubj"))


def named(noun: Token | None) -> Token | None:
    """Who bears a description: of "Anna Reed, a judge who won support", Reed."""
    if noun is not None and noun.dep == "appos" and noun.head.entity == "PERSON" and noun.head.pos == "PROPN":
        return noun.head
    return noun


def first_person(token: Token | None) -> bool:
    """Whether the holder speaks of itself."""
    return token is not None and token.lower in {"i", "we"}


def judged(word: Stance, *, no: bool) -> str:
    """The stance of an entry, denied or not; empty where a denial tells nothing."""
    return word.negated if no else word.stance
