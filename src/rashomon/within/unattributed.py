"""Takes an article's paragraphs and quotes, gives what it tells as a view, a reaction or a rumour of nobody named.

"It is being said that …", "the visit has been viewed as …", "there is wide scepticism": somebody said or thought so,
and the report does not say who. What is said by somebody the report names is a quote, and not told here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rashomon.findings import Article, Block, Quote, Unattributed
from rashomon.lexicon import Lexicon
from rashomon.parse import Parser, Token
from rashomon.within import passages

type Words = Mapping[tuple[str, str], str]
"""The class of each word by the word and its form."""

BE = frozenset({"be", "get"})
HOLDERS = frozenset({"by", "among", "amongst", "from", "in", "within", "inside"})
"""Prepositions after a noun that say who holds the view ("concern among diplomats", "anger in the capital")."""

AGENT = "agent"
CLAUSES = frozenset({"ccomp", "xcomp", "oprd", "advcl"})


def find(
    article: Article, blocks: Sequence[Block], quotes: Sequence[Quote], *, parser: Parser, lexicon: Lexicon
) -> Iterator[Unattributed]:
    """What an English article tells of nobody named, in its own voice or in words that name no source."""
    words = lexicon.opened(_words)
    said = [quote for quote in quotes if quote.source is not None]
    for passage in passages.read(article, blocks, parser):
        for cue, kind, because in _cues(passage.parse.tokens, words):
            span = passage.span(*_clause(cue))
            place = passage.span(cue.start, cue.end)
            if not any(quote.content.covers(place) or quote.cue == place for quote in said):
                yield Unattributed(article.id, span, place, kind, cue.lemma.lower(), because)


def _words(lexicon: Lexicon) -> Words:
    return {(row["word"], row["form"]): row["class"] for row in lexicon.table("unattributed")}


def _cues(tokens: Sequence[Token], words: Words) -> Iterator[tuple[Token, str, str]]:
    """Each word that tells a view of nobody, its class, and why."""
    for token in tokens:
        lemma = token.lemma.lower()
        if token.tag == "VBN" and (found := _passive(token, lemma, words)):
            yield token, found, f"“{token.text}” in the passive, by nobody the report names"
        elif token.pos == "NOUN" and (found := words.get((lemma, "noun"))) and _is_there(token):
            yield token, found, f"there is “{token.text}”, and the report does not say whose"
        elif token.pos == "ADV" and (found := words.get((lemma, "adverb"))):
            yield token, found, f"“{token.text}”, and the report does not say by whom"


def _passive(token: Token, lemma: str, words: Words) -> str | None:
    if _agent(token) or not _finite(token) or token.child("prt"):
        return None
    if found := words.get((lemma, "passive")):
        return found
    return words.get((lemma, "frame")) if _framed(token) else None


def _finite(token: Token) -> bool:
    """Whether a participle makes a clause of its own ("was seen", not "the goods seen there")."""
    return any(child.dep == "auxpass" and child.lemma in BE for child in token.children)


def _agent(token: Token) -> bool:
    """Whether the passive says by whom."""
    return any(child.dep == AGENT or (child.dep == "prep" and child.lower == "by") for child in token.children)


def _framed(token: Token) -> bool:
    """Whether what is thought follows: "as …", "to …", a clause."""
    after = [child for child in token.children if child.i > token.i]
    return any(child.dep in CLAUSES or (child.dep == "prep" and child.lower == "as") for child in after)


def _is_there(token: Token) -> bool:
    """Whether a noun is what there is ("there has been criticism") and nobody is said to have it."""
    verb = token.head
    there = verb.lemma == "be" and any(child.dep == "expl" for child in verb.children)
    grows = token.dep == "nsubj" and verb.lemma in {"grow", "mount", "abound", "remain", "persist", "linger", "rise"}
    held = any(
        child.dep == "poss" or (child.dep == "prep" and child.lower in HOLDERS) or child.tag in {"PRP$", "POS"}
        for child in [*token.children, *(verb.children if there else ())]
        if child.i > token.i or child.dep == "poss"
    )
    negated = any(child.dep == "neg" or child.lower in {"no", "little"} for child in [*token.children, *verb.children])
    return (there or grows) and not held and not negated


def _clause(cue: Token) -> tuple[int, int]:
    """The characters of the clause that a cue stands in, closing punctuation left out."""
    head = cue
    while not head.is_root and head.dep not in {"relcl", "advcl", "ccomp", "conj", "acl", "parataxis"}:
        head = head.head
    inside = sorted(_under(head), key=lambda token: token.i)
    first, last = _trimmed(inside, cue)
    return inside[first].start, inside[last].end


def _under(head: Token) -> Iterator[Token]:
    todo = [head]
    while todo:
        token = todo.pop()
        yield token
        todo += token.children


def _trimmed(inside: Sequence[Token], cue: Token) -> tuple[int, int]:
    """The unbroken run of tokens around the cue, without punctuation and conjunctions at its ends."""
    at = next(place for place, token in enumerate(inside) if token.i == cue.i)
    first = last = at
    while first > 0 and inside[first - 1].i == inside[first].i - 1:
        first -= 1
    while last + 1 < len(inside) and inside[last + 1].i == inside[last].i + 1:
        last += 1
    while first < at and (inside[first].pos in {"PUNCT", "CCONJ", "SCONJ"} or inside[first].dep == "mark"):
        first += 1
    while last > at and inside[last].pos in {"PUNCT", "CCONJ"}:
        last -= 1
    return first, last
