"""Takes the verb of a clause, gives how it is told: as done, denied, planned, demanded or supposed."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.parse import Token
from rashomon.within.event_words import EventWords

WILL = {"will", "would", "shall", "'ll", "wo", "'d", "ll"}
MUST = {"must", "should", "ought"}
MAY = {"may", "might", "could", "can", "ca"}
CONDITIONS = {"if", "unless", "whether", "lest", "should"}
NEVER = {"never", "no", "neither", "nor", "without", "not", "n't", "hardly", "nobody", "none", "nothing"}
PURPOSES = {
    "plan",
    "intention",
    "effort",
    "proposal",
    "willingness",
    "readiness",
    "desire",
    "wish",
    "hope",
    "decision",
} | {
    *("idea", "refusal", "failure", "call", "way", "bid", "initiative", "right", "ability", "chance", "need", "goal"),
    *("promise", "pledge", "pact", "offer", "commitment", "ambition", "campaign", "possibility", "threat", "prospect"),
}
"""Nouns after which an infinitive is what somebody means to do."""

CHAIN = 8
"""Verbs that a clause may hang on, one in the other, as far as it is followed: "is expected to begin trying to"."""

ALLEGING = {"allegedly", "reportedly", "apparently", "purportedly", "supposedly", "presumably", "likely", "probably"}


@dataclass(slots=True)
class Mood:
    """How a clause is told."""

    will: bool = False
    must: bool = False
    may: bool = False
    negated: bool = False
    planned: bool = False
    wished: bool = False
    doubted: bool = False
    seems: bool = False
    condition: bool = False
    unless: bool = False
    ongoing: bool = False


def mood(verb: Token, words: EventWords) -> Mood:
    """How the clause of a verb is told, with the verbs it hangs on."""
    out = Mood()
    token = verb
    for _ in range(CHAIN):
        _own(token, out)
        above = token.head
        if _accompanies(token):
            _lend(above, out)
        if token.is_root or not _carries(token):
            break
        _hang(token, above, out, words)
        token = above
    out.will &= not out.wished
    _conditions(verb, out, words)
    return out


def _own(token: Token, out: Mood) -> None:
    said = token.head.children if token.pos == "ADJ" and token.dep == "acomp" else []
    for child in [*token.children, *(child for child in said if child.dep in {"neg", "aux", "advmod"})]:
        word = child.lower
        out.unless |= child.dep == "advcl" and any(c.dep == "mark" and c.lower == "unless" for c in child.children)
        if child.dep in {"aux", "auxpass"}:
            out.will |= word in WILL and child.tag == "MD"
            out.must |= word in MUST
            out.may |= word in MAY and child.tag == "MD"
        if child.dep == "neg" or (child.dep in {"advmod", "det", "preconj"} and word in NEVER):
            out.negated = True
        if child.dep in {"nsubj", "nsubjpass", "dobj"} and any(
            c.dep in {"det", "neg"} and c.lower == "no" for c in child.children
        ):
            out.negated = True
        if child.dep == "advmod" and word in ALLEGING:
            out.seems = True
    if token.lemma in {"have", "need"} and any(c.dep == "xcomp" and _is_infinitive(c) for c in token.children):
        out.must = True
    helping = {child.lower for child in token.children if child.dep == "aux"}
    out.condition |= bool(helping & {"would", "'d"} and helping & {"have", "'ve"})
    out.ongoing |= token.tag == "VBG" and any(c.dep == "aux" and c.lemma == "be" for c in token.children)


def _is_infinitive(token: Token) -> bool:
    return token.tag == "VB" or any(child.dep == "aux" and child.lower == "to" for child in token.children)


def _accompanies(token: Token) -> bool:
    """Whether a participle tells of what goes with its main clause: "will leave, ending the siege"."""
    return (
        token.dep == "advcl"
        and token.tag == "VBG"
        and token.i > token.head.i
        and token.child("aux", "mark", "nsubj", "advmod") is None
    )


def _lend(above: Token, out: Mood) -> None:
    """A participle is as much of the future, or as possible, as the clause that it stands beside."""
    for child in above.children:
        if child.dep in {"aux", "auxpass"} and child.tag == "MD":
            out.will |= child.lower in WILL
            out.may |= child.lower in MAY


def _carries(token: Token) -> bool:
    """Whether a clause is told as the verb above it is."""
    if token.dep in {"xcomp", "pcomp", "acl", "prep"}:
        return True
    if token.dep == "conj":
        return token.child("nsubj", "nsubjpass") is None and token.child("aux") is None
    return token.dep in {"ccomp", "advcl", "oprd"} and any(
        c.dep in {"aux", "mark"} and c.lower in {"to", "for"} for c in token.children
    )


def _hang(token: Token, above: Token, out: Mood, words: EventWords) -> None:
    """What the word above a clause makes of it."""
    infinitive = any(c.dep == "aux" and c.lower == "to" for c in token.children)
    if token.dep == "acl" and infinitive and above.pos == "NOUN":
        out.planned |= above.lemma.lower() in PURPOSES
        return
    for row in words.rows(above):
        if row.type == "plan" and (infinitive or token.tag == "VBG"):
            out.planned = True
        out.doubted |= row.type == "doubt"
        out.seems |= row.type == "seem" and infinitive
    if above.lemma == "go" and above.tag == "VBG" and infinitive:
        out.will = True
    if token.dep == "advcl" and infinitive and not _goes_on(above):
        out.planned = True
    out.negated |= above.lemma == "fail" and infinitive and token.dep == "xcomp"
    if above.lemma in LIKING and infinitive:
        out.planned = out.wished = True
    if token.dep == "prep" and token.lower in {"about", "of"} and above.lemma in MUSING:
        out.planned |= token.child("pcomp") is not None
    if above.lower == "without":
        out.negated = True


LIKING = {"like", "love", "prefer", "want", "wish", "hope"}
"""Verbs that tell a wish: "would like to" commits to nothing."""


def _goes_on(verb: Token) -> bool:
    """Whether somebody "went on to" do what follows, which is then done."""
    return verb.lemma == "go" and any(child.lower == "on" for child in verb.children)


def _conditions(verb: Token, out: Mood, words: EventWords) -> None:
    """Whether a clause above is a condition, or doubts what the clauses in it say."""
    token = verb
    for _ in range(CHAIN):
        marks = {c.lower for c in token.children if c.dep in {"mark", "advmod"}}
        out.condition |= bool(marks & CONDITIONS)
        if token.is_root:
            return
        if token.dep == "ccomp" and token.head.pos in {"VERB", "AUX"}:
            out.doubted |= any(c.dep == "neg" for c in token.head.children)
            out.doubted |= any(row.type == "doubt" for row in words.rows(token.head))
        elif token.dep in {"acl", "relcl", "ccomp"} and token.head.pos == "NOUN" and _finite(token):
            _by_noun(token.head, out)
        token = token.head


def would(verb: Token) -> bool:
    """Whether the clause of a verb is told with "would"."""
    token = verb
    for _ in range(CHAIN):
        if any(child.dep == "aux" and child.lower in {"would", "'d"} for child in token.children):
            return True
        if token.is_root or not (_carries(token) or _accompanies(token)):
            return False
        token = token.head
    return False


MUSING = {"talk", "think", "speak", "dream", "muse", "joke", "fantasize", "fantasise", "speculate"}
"""Verbs after which "about" or "of" and a participle tell what is only thought of: "talked about pulling out"."""

SOUGHT = {"want", "seek", "demand", "need", "propose", "suggest", "consider", "plan", "avoid", "avert", "prevent"} | {
    *("expect", "fear", "oppose", "favor", "favour", "contemplate", "await", "risk", "urge", "discuss", "debate"),
    *("threaten", "request", "imagine", "envision", "envisage", "predict", "advocate", "desire", "like", "prefer"),
}
"""Verbs whose object need not have come to be: "wants talks", "considered a withdrawal"."""

CALLING = {"call", "ask", "push", "press", "appeal", "plead", "hope", "wait", "prepare", "beg", "lobby", "argue"} | {
    *("plan", "demand", "request", "plea", "petition", "need", "wish", "case", "support", "pressure", "preparation"),
}
"""Verbs and nouns after which what stands behind "for" is only wanted: "calls for his resignation"."""

PROSPECTS = {"possibility", "threat", "risk", "prospect", "fear", "idea", "talk", "chance", "hope", "likelihood"} | {
    *("plan", "danger", "rumor", "rumour", "speculation", "question", "case", "event", "potential", "warning"),
}
"""Nouns after which what stands behind "of" need not have come to be: "the risk of an attack"."""


def sought(noun: Token) -> bool:
    """Whether what a noun names is only wanted, feared or thought of, as the word before it tells."""
    above = noun.head
    if noun.dep in {"dobj", "nsubjpass"}:
        return above.lemma.lower() in SOUGHT
    if noun.dep != "pobj":
        return False
    lemma = above.head.lemma.lower()
    return (above.lower == "for" and lemma in CALLING) or (above.lower == "of" and lemma in PROSPECTS)


DEMANDS = {
    "provision",
    "demand",
    "condition",
    "insistence",
    "requirement",
    "stipulation",
    "position",
    "request",
    "order",
}
"""Nouns after which a clause is what somebody wants."""

PROOFS = {"proof", "evidence", "sign", "indication", "suggestion", "doubt", "denial"}
"""Nouns after which a clause is what is or is not shown."""


def _by_noun(noun: Token, out: Mood) -> None:
    """What a noun makes of its clause: "no provision that they withdraw", "not any proof that they did"."""
    lemma = noun.lemma.lower()
    none = any(child.dep == "det" and child.lower in {"no", "any"} for child in noun.children)
    if lemma in DEMANDS:
        out.must, out.negated = True, out.negated or none
    elif lemma in PROOFS:
        out.doubted |= none or lemma in {"doubt", "denial"} or any(child.dep == "neg" for child in noun.head.children)


def _finite(token: Token) -> bool:
    return token.tag != "VBG" or any(child.dep == "aux" for child in token.children)
