"""Takes the token a time stands at, gives whether what it dates is past or to come: by the verb that governs it.

A window of words would take "confirmed on Tuesday he would come" for the future; the tree does not.
"""

from __future__ import annotations

from rashomon.parse import Token

FUTURE = {"will", "'ll", "wo", "shall", "would", "'d", "may", "might", "could", "can", "should", "must"}
AHEAD = {
    "expect", "plan", "schedule", "set", "due", "hope", "aim", "intend", "propose", "slate", "want", "agree", "promise",
    "prepare", "urge", "ask", "invite", "order", "vow", "pledge", "threaten", "go", "need", "decide", "seek", "likely",
}  # fmt: skip
"""What makes the infinitive that depends on it a thing to come."""

SET_FOR = {"plan", "schedule", "set", "slate", "expect", "postpone"}
"""What is planned for a day is to come on it."""

STEPS = 24
"""Heads that are climbed at most."""


def direction(token: Token) -> str:
    """`past` or `future`; empty where no verb tells."""
    verb = governor(token)
    if verb is None:
        return ""
    return "future" if ahead(verb) else "past" if behind(verb) else ""


def governor(token: Token) -> Token | None:
    """The verb that a time belongs to."""
    verb = _verb(token)
    if verb is None:
        return None
    # "confirmed on Tuesday he would take part": what stands before the subject of what a verb reports is the verb's own
    subject = verb.child("nsubj", "nsubjpass", "expl")
    outer = _verb(verb)
    if outer is not None and verb.dep == "ccomp" and subject is not None and outer.i < token.i < _leftmost(subject):
        return outer
    return verb


def _leftmost(token: Token) -> int:
    return min(one.i for one in token.subtree())


def _verb(token: Token) -> Token | None:
    for count, head in enumerate(token.ancestors()):
        if head.pos in {"VERB", "AUX"}:
            return head
        if count > STEPS:
            return None
    return None


def ahead(verb: Token) -> bool:
    """Whether a verb tells of what is to come."""
    if verb.lemma in SET_FOR and verb.tag == "VBN":
        return True
    helpers = [child for child in verb.children if child.dep in {"aux", "auxpass"}]
    lowers = {child.lower for child in helpers}
    if any(child.lower == "have" or child.lemma == "have" for child in helpers) and not lowers & {"will", "'ll"}:
        return False
    if verb.tag in {"VBD", "VBN"} and not lowers & FUTURE and "to" not in lowers:
        return False
    if lowers & FUTURE:
        return True
    if "to" in lowers:
        head = verb.head
        return head is not verb and (
            (head.lemma in AHEAD and not done(verb)) or head.lower in {"due", "set", "likely", "scheduled", "is", "are"}
        )
    if verb.tag == "VBG" and {"is", "are", "'s", "'re"} & lowers:
        return True
    return verb.tag in {"VBZ", "VBP"} and not helpers and verb.lemma in {
        "begin", "start", "open", "end", "expire", "meet", "vote", "take", "host", "hold", "come", "arrive", "leave",
    }  # fmt: skip


DONE = {"go", "manage", "come", "proceed", "continue", "begin", "get", "happen", "live", "rush", "help", "prove"}
"""Verbs whose infinitive is done where they are: "went on to win", "managed to leave"."""


def done(verb: Token) -> bool:
    """Whether an infinitive tells what was done: "went on to win"."""
    head = verb.head
    infinitive = any(child.dep == "aux" and child.lower == "to" for child in verb.children)
    return infinitive and verb.dep in {"xcomp", "advcl"} and head.lemma in DONE and head.tag in {"VBD", "VBN"}


def behind(verb: Token) -> bool:
    """Whether a verb tells of what is past."""
    if done(verb):
        return True
    helped = any(
        child.dep in {"aux", "auxpass"} and (child.tag == "VBD" or child.lemma == "have") for child in verb.children
    )
    return (
        verb.tag == "VBD"
        or helped
        or (verb.tag == "VBN" and not any(child.dep == "auxpass" for child in verb.children))
    )
