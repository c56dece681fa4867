"""Takes a cue in a parse, gives who speaks: the noun phrase that is its subject, agent, owner or antecedent."""

from __future__ import annotations

import re

from rashomon.parse import Token
from rashomon.text import Piece

RELATIVES = {"who", "which", "that", "whom"}
SUBJECTS = ("nsubj", "csubj", "expl")
NOUNS = {"NOUN", "PROPN", "PRON"}
FINITE = {"VBD", "VBZ", "VBP"}
ISSUING = {
    *("issue", "release", "publish", "send", "post", "write", "put", "make", "give", "deliver", "circulate", "share"),
    *("distribute", "sign", "have", "draft", "record", "produce", "air", "leave", "tweet", "prepare", "offer", "file"),
}
"""Verbs whose subject is behind the paper that is their object; who follows or cites one is not."""

CAUSING = {
    *("lead", "cause", "prompt", "force", "allow", "push", "drive", "spur", "persuade", "convince", "compel", "oblige"),
    *("enable", "inspire", "provoke", "tempt", "pressure"),
}
"""Verbs whose object does what the infinitive after it tells: "prompting officials to warn that"."""

CONCEDING = {"though", "although"}

TIMES = {"DATE", "TIME"}
"""What never speaks: "in 2014, when it was revealed"."""

PAPERS = {"statement", "message", "letter", "post", "tweet", "email", "memo", "note", "release", "speech", "video"}
"""What somebody issues: its words are those of who issued it."""

INHERIT = {"conj", "advcl", "xcomp", "pcomp", "dep", "parataxis", "ccomp", "auxpass"}
"""How a clause without a subject hangs on the one whose subject it shares."""

TAIL = re.compile(r",?\s(?:who|which|whom|that)$|\s?[,–—]\s?(?:who|which|whom)\b.*|\s?[–—]$", re.DOTALL)


def bare(printed: str) -> str:
    """The words of a source without the clause that is told of it aside, or its beginning: "Bo Venn, who"."""
    return TAIL.sub("", printed)


def subject(cue: Token) -> Token | None:
    """The head of the phrase that speaks, or None when the text names nobody."""
    token = _host(cue)
    inherited = token is not cue
    for _ in range(6):
        found = own_subject(token, inherited)
        if found is not None:
            return antecedent(found) if found.dep != "expl" else None
        if token.dep in {"acl", "relcl"}:
            return _of_noun(token)
        if (made := _made_to(token)) is not None:
            return made
        if not _shares(token, inherited):
            return None
        inherited = inherited or token.dep != "prep"
        example = token.dep == "prep" and token.lower == "including"
        token = token.head
        if token.pos in NOUNS and token.dep != "attr":
            return _of_example(token) if example else token
    return None


def _made_to(token: Token) -> Token | None:
    """Who is brought to do it: of "leading many to conclude", the many; of "with Venn claiming", Venn."""
    if token.dep == "xcomp" and token.head.lemma in CAUSING and (found := token.head.child("dobj")) is not None:
        return found if token.head.i < found.i < token.i else None
    if token.dep == "advcl" and token.tag == "VBG":
        with_whom = next((c for c in token.head.children if c.lower == "with" and c.i < token.i), None)
        found = with_whom.child("pobj") if with_whom is not None else None
        return found if found is not None and found.i == token.i - 1 and found.entity == "PERSON" else None
    return None


def _of_example(noun: Token) -> Token | None:
    """Who does what is an example of a thing done: "made many remarks, including calling it a sham"."""
    found = own_subject(noun.head) if noun.dep == "dobj" else noun.child("poss")
    return antecedent(found) if found is not None else None


def _shares(token: Token, inherited: bool) -> bool:
    """Whether a verb without a subject may have that of the word it hangs on."""
    if is_passive(token) and not inherited:
        return False
    return token.dep == "prep" or (token.dep in INHERIT and not token.is_root)


def _host(cue: Token) -> Token:
    """The verb whose subject a cue without one shares, where the parse hangs it too deep.

    A participle after a comma (", saying that") belongs to the main clause of its sentence, and so does a finite
    verb of the main clause's tense that is joined to a verb of the reported clause ("said it was so and added").
    """
    if own_subject(cue) is not None or cue.head is cue:
        return cue
    if cue.tag == "VBG" and cue.dep in {"advcl", "acl"} and _after_comma(cue):
        return _main(cue.head)
    outer = cue.head.head
    if cue.dep == "conj" and cue.head.dep == "ccomp" and cue.tag in FINITE and outer.tag == cue.tag:
        return outer
    if cue.dep == "advcl" and cue.head.dep == "ccomp" and any(child.lower in CONCEDING for child in cue.children):
        return outer  # "said it was looked into, though did not say"
    return cue


def _after_comma(token: Token) -> bool:
    before = [child for child in token.head.children if child.end <= token.start and child.text in {",", "--", "—"}]
    return bool(before) and token.start - before[-1].end <= 2  # also after the mark that closes words: '," adding'


def _main(token: Token) -> Token:
    """The verb of the main clause that a clause hangs in."""
    while token.head is not token and token.dep != "conj":
        token = token.head
    return token


MEANS = {
    *(
        "way",
        "time",
        "reason",
        "chance",
        "opportunity",
        "need",
        "right",
        "ability",
        "power",
        "effort",
        "attempt",
        "move",
    ),
    *("decision", "intention", "refusal", "desire", "failure", "authority", "duty", "obligation", "place", "moment"),
    *("occasion", "means", "excuse", "courage", "willingness", "inability", "reluctance", "point", "room", "bid"),
}
"""Nouns of which an infinitive tells what for: no way knows what there is "no way to know"."""


def _of_noun(clause: Token) -> Token | None:
    """Who does what a clause after a noun tells; nobody where the noun is a time or a means."""
    noun = clause.head
    if noun.entity in TIMES:
        return None
    if noun.lemma in MEANS and any(child.lower == "to" and child.dep == "aux" for child in clause.children):
        found = noun.child("poss") or (own_subject(noun.head) if noun.dep in {"dobj", "attr"} else None)
        return antecedent(found) if found is not None and found.dep != "expl" else None
    return _behind(noun)


def _behind(noun: Token) -> Token:
    """Who is behind a noun that says something: of "issued a statement saying", the one who issued it."""
    if noun.dep != "dobj" or noun.lemma not in PAPERS:
        return noun
    if (own := noun.child("poss")) is not None and noun.head.lemma not in ISSUING:
        return own
    found = own_subject(noun.head) if noun.head.lemma in ISSUING else None
    return antecedent(found) if found is not None else noun


def own_subject(token: Token, inherited: bool = False) -> Token | None:
    """The subject of this very verb, or its agent when it is passive."""
    if is_passive(token):
        by = token.child("agent")
        agent = by.child("pobj") if by else None
        return agent or (token.child("nsubjpass") if inherited else None)
    subjects = [child for child in token.children if child.dep in SUBJECTS]
    return _whole_word(next((noun for noun in subjects if not _is_label(noun)), None))


def _is_label(noun: Token) -> bool:
    """Whether a word before a colon is read as a subject: "UPDATE: 9 p.m. -- The minister said"."""
    return any(child.text == ":" and child.i == noun.i + 1 for child in noun.children)


def _whole_word(noun: Token | None) -> Token | None:
    """The last part of a word that the parse splits at a hyphen: of "the e-mail", the mail."""
    if noun is None:
        return None
    parts = [child for child in noun.head.children if child.dep == noun.dep and child.i in {noun.i + 1, noun.i + 2}]
    last = next((part for part in parts if part.text != "-" and part.start == noun.end + 1), None)
    return last if last is not None and any(part.text == "-" for part in parts) else noun


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
    tokens = _first_parts(head) + tokens
    if cue is not None:
        tokens = _cut(tokens, head, cue)
    tokens = _without_clause(tokens, head)
    while len(tokens) > 1 and (tokens[-1].pos in {"PUNCT", "CCONJ"} and tokens[-1].text not in {")", "."}):
        tokens.pop()
    while len(tokens) > 1 and tokens[0].pos in {"PUNCT", "CCONJ"} and tokens[0] is not head:
        tokens.pop(0)
    return tokens[0].start, tokens[-1].end


def _first_parts(head: Token) -> list[Token]:
    """What stands before a hyphen at which the parse has split a word from its first part: "the e-" of a mail."""
    before = [child for child in head.head.children if child.i in {head.i - 1, head.i - 2} and child.dep == head.dep]
    if len(before) == 2 and before[1].text == "-" and before[0].end == before[1].start == head.start - 1:
        return [*before[0].subtree(), before[1]]
    return []


def _without_clause(tokens: list[Token], head: Token) -> list[Token]:
    """A phrase up to a finite verb that the parse hangs on its head, and that opens no relative clause."""
    for token in tokens:
        if (
            token.i > head.i
            and token.head is head
            and token.tag in FINITE
            and token.dep in {"parataxis", "conj", "dep"}
        ):
            return [other for other in tokens if other.i < token.i] or [head]
        if token.i > head.i and token.text == "-" and token.tag in FINITE:  # "a spokesman e-mailed": the verb, split
            return [other for other in tokens if other.i < token.i - 1] or [head]
        if token.i > head.i and token.tag == "VBD" and token.dep == "amod" and token.head is not head:
            return [other for other in tokens if other.i < token.i]  # the parse takes the verb for an adjective
    return tokens


def _cut(tokens: list[Token], head: Token, cue: Token) -> list[Token]:
    """The unbroken run of tokens around the head that does not reach the cue."""
    if cue in tokens:
        tokens = (
            [token for token in tokens if token.i < cue.i] if head.i < cue.i else [t for t in tokens if t.i > cue.i]
        )
        return _before_relative(tokens, head, cue)
    return tokens


def _before_relative(tokens: list[Token], head: Token, cue: Token) -> list[Token]:
    """A head whose relative clause holds the cue: the phrase ends with the pronoun that stands for it ("those who")."""
    branch = cue
    while branch.head is not head and branch.head is not branch:
        branch = branch.head
    clause = branch.subtree()
    inside = {token.i for token in clause}
    kept = [token for token in tokens if token.i not in inside] or [head]
    first = clause[0]
    if first.lower in {"who", "which", "that"} and 0 <= first.start - kept[-1].end <= 2:
        kept.append(first)
    return kept
