"""Takes a cue in a parse, gives who speaks: the noun phrase that is its subject, agent, owner or antecedent."""

from __future__ import annotations

from rashomon.parse import Token
from rashomon.text import Piece

RELATIVES = {"who", "which", "that", "whom"}
SUBJECTS = ("nsubj", "csubj", "expl")
INHERIT = {"conj", "advcl", "xcomp", "pcomp", "dep", "parataxis", "ccomp", "auxpass"}
"""How a clause without a subject hangs on the one whose subject it shares."""


def subject(cue: Token) -> Token | None:
    """The head of the phrase that speaks, or None when the text names nobody."""
    token, inherited = cue, False
    for _ in range(6):
        found = own_subject(token, inherited)
        if found is not None:
            return None if found.lower in {"it", "there"} and found.dep == "expl" else antecedent(found)
        if token.dep in {"acl", "relcl"}:
            return token.head
        if is_passive(token) and not inherited:
            return None
        if token.dep == "prep":
            token = token.head
            continue
        if token.dep not in INHERIT or token.is_root:
            return None
        token, inherited = token.head, True
        if token.pos in {"NOUN", "PROPN", "PRON"} and token.dep != "attr":
            return token
    return None


def own_subject(token: Token, inherited: bool = False) -> Token | None:
    """The subject of this very verb, or its agent when it is passive."""
    if is_passive(token):
        by = token.child("agent")
        agent = by.child("pobj") if by else None
        return agent or (token.child("nsubjpass") if inherited else None)
    return token.child(*SUBJECTS)


def is_passive(token: Token) -> bool:
    """Whether a verb stands in the passive, finite or as a bare participle after a noun."""
    return any(child.dep in {"auxpass", "nsubjpass", "agent"} for child in token.children) or (
        token.tag == "VBN" and token.dep in {"acl", "advcl"} and not any(child.dep == "aux" for child in token.children)
    )


def antecedent(token: Token) -> Token:
    """The noun that a relative pronoun stands for, or the token itself."""
    if token.lower in RELATIVES and token.tag in {"WP", "WDT"}:
        verb = token.head
        for _ in range(3):
            if verb.dep == "relcl":
                return verb.head
            verb = verb.head
    return token


def owner(noun: Token) -> Token | None:
    """Whose claim, demand or fear a noun is: its possessive, or the agent after "by" or "from" or "among"."""
    if found := noun.child("poss"):
        return found
    for child in noun.children:
        if child.dep in {"prep", "agent"} and child.lower in {"by", "from", "among"}:
            return child.child("pobj")
    return None


def phrase(head: Token, cue: Token | None = None) -> Piece:
    """The whole noun phrase of a head: title, apposition and relative clause with it, never the cue."""
    tokens = head.subtree()
    if head.dep == "poss":
        tokens = [token for token in tokens if token.dep != "case" or token.head is not head] or tokens
    if cue is not None:
        tokens = _cut(tokens, head, cue)
    while len(tokens) > 1 and (tokens[-1].pos in {"PUNCT", "CCONJ"} and tokens[-1].text not in {")", "."}):
        tokens.pop()
    while len(tokens) > 1 and tokens[0].pos in {"PUNCT", "CCONJ"} and tokens[0] is not head:
        tokens.pop(0)
    return tokens[0].start, tokens[-1].end


def _cut(tokens: list[Token], head: Token, cue: Token) -> list[Token]:
    """The unbroken run of tokens around the head that does not reach the cue."""
    if cue in tokens:
        tokens = (
            [token for token in tokens if token.i < cue.i] if head.i < cue.i else [t for t in tokens if t.i > cue.i]
        )
        return _before_relative(tokens, head, cue)
    return tokens


def _before_relative(tokens: list[Token], head: Token, cue: Token) -> list[Token]:
    """A head whose relative clause holds the cue: the phrase ends before that clause."""
    branch = cue
    while branch.head is not head and branch.head is not branch:
        branch = branch.head
    inside = {token.i for token in branch.subtree()}
    return [token for token in tokens if token.i not in inside] or [head]
