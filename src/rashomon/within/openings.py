"""Takes an article's paragraphs and mentions, gives what it tells as still to come, and by which words.

Invited, offered, awaited, expected, planned or promised: what was not done when the article was written. What only
might be under a condition, and what nobody named takes part in, is left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from rashomon.findings import Article, Block, Mention, Opening
from rashomon.lexicon import Lexicon
from rashomon.parse import Parser, Token
from rashomon.text import Piece, Span, merge
from rashomon.within import passages
from rashomon.within.passages import Passage

type Words = Mapping[str, Mapping[str, str]]
"""By word, the type it tells by each form in which it does."""

FUTURE = frozenset({"will", "'ll", "shall"})
OBLIGED = frozenset({"should", "must", "ought", "could", "might", "may"})
DOUBTS = frozenset({"speculate", "allege", "deny", "doubt", "dispute", "rumour", "rumor", "suggest", "insinuate"})
"""Verbs whose content nobody vouches for: what is told under them is no thread."""
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
PARTIES = frozenset({"person", "organisation", "state", "group"})
CONDITIONS = frozenset({"if", "unless", "should", "were", "whether"})
LONGEST = 320
"""Code points of a clause that is shown; of a longer one as much as holds its beginning and its cue."""
CLAUSES = frozenset({"ccomp", "relcl", "conj", "parataxis", "acl"})


def find(
    article: Article, blocks: Sequence[Block], mentions: Sequence[Mention], *, parser: Parser, lexicon: Lexicon
) -> Iterator[Opening]:
    """What an English article tells as still to come, in no particular order."""
    words = lexicon.opened(_words)
    ends = {mention.span.end for mention in mentions if mention.type in PARTIES}
    for passage in passages.read(article, blocks, parser):
        taken: set[int] = set()
        for token in passage.parse.tokens:
            found = words.get(token.lemma.lower())
            if found is None or token.i in taken:
                continue
            if (kind := _type(token, found)) and not _conditional(token) and not _doubted(token):
                verb = _verb(token)
                if _party(passage, verb, ends):
                    taken |= {token.i, *(child.i for child in token.children if child.dep == "xcomp")}
                    span = Span.join(passage.span(*piece) for piece in _clause(verb))
                    yield Opening(
                        article.id,
                        span,
                        passage.span(token.start, token.end),
                        kind,
                        token.lemma.lower(),
                        _because(token, kind),
                        negated=_negated(verb) or _negated(token),
                    )


def _words(lexicon: Lexicon) -> Words:
    out: dict[str, dict[str, str]] = defaultdict(dict)
    for row in lexicon.table("openings"):
        out[row["word"]][row["form"]] = row["type"]
    return out


def _because(token: Token, kind: str) -> str:
    return f"“{token.text}” tells of something {kind}" if kind != "invitation" else f"“{token.text}”"


def _type(token: Token, found: Mapping[str, str]) -> str:
    """What a word tells here; empty where it tells nothing of what is to come."""
    tests = {
        "passive": _is_passive,
        "to": lambda token: token.pos in {"VERB", "ADV", "AUX"} and _infinitive(token),
        "object": _has_object,
        "for": lambda token: any(child.dep == "prep" and child.lower == "for" for child in token.children),
        "considering": _is_considering,
        "act": _to_come,
    }
    return next((kind for form, kind in found.items() if tests[form](token)), "")


def _is_passive(token: Token) -> bool:
    """Whether a word stands after "be" and before what is to come: "is expected to", "are due on Monday"."""
    be = token.child("auxpass") is not None or (token.dep in {"acomp", "xcomp", "oprd"} and token.head.lemma == "be")
    be = be or (token.lemma in {"due", "likely"} and token.head.lemma == "be")
    after = (child for child in token.children if child.i > token.i)
    return be and any(child.dep in {"xcomp", "ccomp"} or child.lower in {"for", "on", "in", "at"} for child in after)


def _is_considering(token: Token) -> bool:
    """Whether a step is weighed: "is considering exports", "mulls leaving"."""
    auxiliaries = [child for child in token.children if child.dep == "aux"]
    if any(child.lower in OBLIGED for child in auxiliaries):
        return False  # what should be weighed is not weighed
    weighed = token.child("xcomp", "pcomp")
    if weighed is not None and weighed.tag == "VBG":
        return True
    under_way = token.tag == "VBG" and any(child.lemma == "be" for child in auxiliaries)
    return under_way and token.child("dobj") is not None  # not "those considering a run"


def _infinitive(token: Token) -> bool:
    return any(
        child.dep in {"xcomp", "advcl"}
        and child.i > token.i
        and not _for_a_purpose(child)
        and any(word.lower == "to" and word.dep == "aux" for word in child.children)
        for child in token.children
    )


def _for_a_purpose(verb: Token) -> bool:
    """Whether an infinitive tells to what end something is done: "agreed, so as not to delay it"."""
    return any(word.lower in {"so", "order"} for word in verb.subtree() if word.i < verb.i)


def _has_object(token: Token) -> bool:
    """Whether a verb has somebody or something it invites, offers, awaits or accepts."""
    if token.pos != "VERB":
        return False
    found = token.child("dobj", "dative", "nsubjpass")
    if token.lemma in {"accept", "decline", "offer"}:
        return found is not None and found.lemma in {"invitation", "offer", "proposal", "request", "invite"}
    return found is not None


def _to_come(token: Token) -> bool:
    """Whether an act is put into the future by its own auxiliaries, or by "is to"; in the past of speech by "would"."""
    if token.pos not in {"VERB", "AUX"} or token.child("dobj", "prep", "advmod", "npadvmod", "xcomp", "agent") is None:
        return False
    auxiliaries = {child.lower for child in token.children if child.dep == "aux"}
    if "have" in auxiliaries or token.tag == "VBN":
        return False
    if auxiliaries & FUTURE:
        return True
    if "would" in auxiliaries:  # told afterwards: "confirmed that he would attend"
        return token.dep == "ccomp" and token.head.tag in {"VBD", "VBN"} and _dated(token)
    bare = token.head.child("acomp", "attr") is None  # "it would be wrong to build it" tells of no plan
    return "to" in auxiliaries and token.dep == "xcomp" and token.head.lemma == "be" and bare


def _dated(token: Token) -> bool:
    """Whether an act names something definite: an entity under it beside its subject."""
    return any(word.entity and word.i > token.i for word in token.subtree())


def _verb(token: Token) -> Token:
    """The verb of the clause that a cue stands in."""
    if token.pos in {"VERB", "AUX"}:
        return token
    return token.head if token.head.pos in {"VERB", "AUX"} else token


def _conditional(token: Token) -> bool:
    """Whether the clause, or what it stands in, is a condition or depends on one."""
    for word in (token, *token.ancestors()):
        for child in word.children:
            if child.dep == "mark" and child.lower in CONDITIONS:
                return True
            if child.dep == "advcl" and any(mark.lower in CONDITIONS for mark in child.children if mark.dep == "mark"):
                return True
    return False


def _doubted(token: Token) -> bool:
    """Whether it stands in what somebody speculates, alleges or denies."""
    return any(word.lemma.lower() in DOUBTS for word in token.ancestors() if word.pos == "VERB")


def _negated(token: Token) -> bool:
    return any(child.dep == "neg" for child in token.children)


def _party(passage: Passage, verb: Token, ends: set[int]) -> bool:
    """Whether somebody known takes part: acts, or is acted on."""
    words = [child for child in verb.children if child.dep in SUBJECTS | {"dobj", "agent"}]
    shared = verb
    while not any(child.dep in SUBJECTS for child in words) and shared.dep in {"conj", "xcomp", "acomp", "advcl"}:
        shared = shared.head
        words += [child for child in shared.children if child.dep in SUBJECTS]
    return any(passage.base + word.end in ends for child in words for word in child.subtree())


def _clause(verb: Token) -> tuple[Piece, ...]:
    """The characters of the clause around a verb; of one that shares its subject with another, subject and verb."""
    head = verb
    while head.dep in {"xcomp", "acomp"} and not any(child.dep in SUBJECTS for child in head.children):
        head = head.head
    whole = _extent(head.subtree())
    if head.dep == "conj":
        first = head
        while first.dep == "conj" and first.child(*SUBJECTS) is None:
            first = first.head
        subject = first.child(*SUBJECTS)
        if subject is not None and first is not head:
            return merge([_extent(subject.subtree()), whole])
    return (whole,)


def _extent(words: Sequence[Token]) -> Piece:
    """From the first to the last of some words, at most `LONGEST` characters, closing punctuation left out."""
    start = words[0].start
    inside = [word for word in words if word.end <= start + LONGEST]
    while len(inside) > 1 and inside[-1].pos == "PUNCT":
        inside = inside[:-1]
    return start, inside[-1].end
