"""Takes a passage, gives the takes that are told by what is said of a thing: verdicts, conditions, effects, phrases.

"The plan is a non-starter", "any deal must include", "a truce would reward them": who stands so is who says it.
"""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.parse import Token
from rashomon.text import fold
from rashomon.within import quote_sources, stance_takes
from rashomon.within.noun_phrases import Nouns
from rashomon.within.passages import Passage
from rashomon.within.stance_takes import Take
from rashomon.within.stance_verbs import outermost
from rashomon.within.stance_words import Stances

CALLING = {
    "call",
    "describe",
    "brand",
    "label",
    "dub",
    "denounce",
    "view",
    "see",
    "regard",
    "deem",
    "find",
    "declare",
    "term",
}
"""Verbs by which a verdict is put on their object."""

MUST = {"must", "should", "need", "ought", "have"}

ONLY = {"effectively", "simply", "merely", "only"}
"""Words by which what a thing "would" do is held against it."""

NORMS = {
    *("law", "rule", "requirement", "regulation", "constitution", "standard", "norm", "tradition", "precedent"),
    *("practice", "custom", "code", "statute", "procedure", "protocol", "guideline", "reality", "fact"),
}

ORDINARY = {"it", "this", "that", "these", "those", "which"}


def find(passage: Passage, stances: Stances, nouns: Nouns) -> Iterator[Take]:
    """What is said of things in a passage."""
    text = fold(passage.parse.text).lower()
    for found in stances.verdicts.finditer(text):
        yield from _verdict(passage, found.start(), found.end(), found.group(), stances)
    for found in stances.phrases.finditer(text):
        yield from _phrase(passage, found.start(), found.end(), found.group(), stances)
    for token in passage.parse.tokens:
        if token.dep in {"aux"} and token.pos in {"AUX", "VERB"} and token.head.pos in {"VERB", "AUX"}:
            yield from _modal(token, stances, nouns)


def _last(passage: Passage, start: int, end: int) -> Token | None:
    tokens = passage.tokens(passage.base + start, passage.base + end)
    return tokens[-1] if tokens else None


def _clause(token: Token) -> Token | None:
    """The verb of the clause that a word is the predicate in: over nouns and prepositions only."""
    for _ in range(8):
        if token.pos in {"VERB", "AUX"}:
            return token
        if token.head is token or token.dep in {"nsubj", "nsubjpass", "appos", "poss", "relcl"}:
            return None
        token = token.head
    return None


def _verdict(passage: Passage, start: int, end: int, text: str, stances: Stances) -> Iterator[Take]:
    cue = _last(passage, start, end)
    verb = _clause(cue) if cue is not None else None
    if (
        cue is None
        or verb is None
        or stances.verb(verb)
        or (cue.dep == "amod" and cue.head.dep not in {"attr", "pobj", "oprd"})
    ):
        return
    word = stances.verdict(text)
    no = stance_takes.denied(verb)
    holder = None
    if _lawful(cue):
        return  # what keeps to the law is judged, not backed
    if verb.lemma in CALLING and not quote_sources.is_passive(verb):
        target, holder = verb.child("dobj"), quote_sources.subject(verb)
    elif verb.child("dobj") is not None and cue not in verb.child("dobj").subtree():  # type: ignore[union-attr]
        return
    else:
        target = verb.child("nsubj", "nsubjpass")
        if target is not None and target.lower in quote_sources.RELATIVES:
            target = outermost(quote_sources.antecedent(target))
    supposed = stance_takes.asserted(verb)
    stance = stance_takes.judged(word, no=no)
    if target is None or not stance or any(child.lower in stance_takes.IFS for child in verb.children):
        return
    yield Take(cue, verb, holder, target, stance, "thing", f"“{text}” is said of it", supposed is None, strict=True)


def _lawful(cue: Token) -> bool:
    """Whether a thing is held against law or custom: "in line with the rules"."""
    return any(part.lemma.lower() in NORMS for child in cue.children if child.dep == "pobj" for part in child.subtree())


def _phrase(passage: Passage, start: int, end: int, text: str, stances: Stances) -> Iterator[Take]:
    """Fixed words before the target: "in no rush to commit to it", "no position on it"."""
    cue = _last(passage, start, end)
    if cue is None:
        return
    verb = _clause(passage.tokens(passage.base + start, passage.base + end)[0])
    if verb is None:
        verb = _clause(cue)
    target = cue.child("pobj", "pcomp") or (cue.head if cue.lower == "to" and cue.dep == "aux" else None)
    if verb is None or target is None or stance_takes.asserted(verb) is False:
        return
    holder = quote_sources.subject(verb)
    if verb is target:
        verb, holder = verb.head, quote_sources.subject(verb.head)
    no = stance_takes.denied(verb) and not text.startswith("no ")
    word = stances.phrase(text)
    if holder is not None and holder is not target and not no:
        yield Take(cue, verb, holder, _deeper(target), word.stance, "any", f"“{text}”")


def _deeper(target: Token) -> Token:
    """What a verb without weight is about: of "commit to the pipeline", the pipeline."""
    if target.pos == "VERB":
        for child in target.children:
            if child.dep == "dobj":
                return child
            if (
                child.dep == "prep"
                and (found := child.child("pobj")) is not None
                and found.entity not in {"DATE", "TIME"}
            ):
                return found
    return target


def _modal(token: Token, stances: Stances, nouns: Nouns) -> Iterator[Take]:
    verb, word = token.head, token.lower
    subject = verb.child("nsubj", "nsubjpass") or _far_subject(verb)
    if subject is None or token.i < subject.i:
        return  # "should they come" supposes it
    thing = bool(nouns.classes(subject) & {"paper", "talks", "act"}) or _is_call(subject, nouns)
    if word in MUST and _obliges(token):
        if thing and nouns.classes(subject) & {"paper", "talks", "act"} and _requires(verb):
            yield Take(token, verb, None, subject, "conditional", "thing", f"“{word}” is said of it", strict=True)
        elif verb.child("neg") is not None and word in {"must", "should"} and not thing and verb.lemma not in STATES:
            yield Take(token, verb, None, verb, "oppose", "clause", f"“{word} not” is said of it")
    elif word == "would" and thing:
        yield from _effect(token, verb, subject, stances)


STATES = {"be", "have", "happen", "need", "seem", "become"}
"""Verbs of what is so rather than what is done: that a wall "should not be" disputed rejects no wall."""


def _far_subject(verb: Token) -> Token | None:
    """The subject that the parse gives to the relative clause after it: "any truce that leaves them out would …"."""
    if verb.dep != "ccomp" or not any(child.lower in {"that", "which"} for child in verb.head.children):
        return None
    return next((child for child in verb.head.children if child.dep == "nsubj" and child.pos == "NOUN"), None)


REQUIRING = {
    *("include", "entail", "take", "start", "begin", "address", "respect", "guarantee", "contain", "involve", "come"),
    *("lead", "ensure", "provide", "reflect", "recognise", "recognize", "require", "end", "comply", "have", "protect"),
    *(
        "meet",
        "rest",
        "follow",
        "serve",
        "safeguard",
        "secure",
        "bring",
        "cover",
        "base",
        "precede",
        "accompany",
        "link",
    ),
}
"""What a plan or talks "must" do where somebody names a condition for them."""


def _requires(verb: Token) -> bool:
    """Whether it is told what a thing must hold or be, not when or by whom it should be done."""
    return verb.lemma in REQUIRING or (verb.lemma == "be" and verb.child("acomp", "attr") is not None)


def _is_call(subject: Token, nouns: Nouns) -> bool:
    return "light" in nouns.classes(subject)


def _obliges(token: Token) -> bool:
    """Whether a helper tells what has to be: "must", "should", "needs to", not "has done"."""
    return token.lower in {"must", "should", "ought"}


def _effect(token: Token, verb: Token, subject: Token, stances: Stances) -> Iterator[Take]:
    if any(child.dep == "neg" for child in verb.children):
        return
    only = next((child for child in verb.children if child.lower in ONLY and child.dep == "advmod"), None)
    word = next(iter(stances.of("effect", verb.lemma)), None)
    stance = "oppose" if only is not None else word.stance if word is not None else ""
    if stance:
        yield Take(token, verb, None, subject, stance, "thing", f"what it “would” do: “{verb.lemma}”", strict=True)
