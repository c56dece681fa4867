"""Takes an article's paragraphs, gives how it names things: a use of armed force, a plan, a territory, a government.

A naming is a noun of the lexicon's table with what stands before it ("the self-ruled island of X"), and what it is
about: the state, place or party that the words name with it. Words of others are told apart from the report's own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rashomon.findings import (
    ARTICLE_ROLES,
    Actor,
    Article,
    Attribution,
    Block,
    Coreference,
    Mention,
    Naming,
    Quote,
)
from rashomon.lexicon import Lexicon
from rashomon.parse import Parse, Parser, Token
from rashomon.text import Span
from rashomon.within.claim_said import Said
from rashomon.within.claim_terms import Concepts, People, Words
from rashomon.within.claims import in_marks

BEFORE = {"amod", "compound", "nmod", "poss", "det", "nummod", "advmod", "punct", "case", "npadvmod"}
NEEDS_OWNER = {"territory", "government"}
"""Kinds whose nouns name many things: only with a name beside them is it told which."""
ARMED = {"operation", "campaign", "attack", "crisis", "intervention", "occupation"}
"""Nouns that name a use of armed force only where a name or "military" stands with them."""
WIDE = {"country", "nation", "state"}
"""Nouns for any state: they name one in words of the report's choice only with an epithet."""
PLAIN = {"other", "own", "many", "such", "same", "several", "neighboring", "neighbouring", "different", "whole", "new"}
ABOUT = {"of", "in", "on", "against", "for", "by", "over"}
PLACED = {"of", "in", "on", "against"}
COMPLEMENT: Mapping[str, set[str]] = {
    "force": PLACED,
    "territory": PLACED,
    "plan": {"for", "on", "of"},
    "government": {"of"},
}
"""Words after which a noun of each kind tells what it is of."""
FEW = 5
"""Words of a complement that is still read as a part of a name."""


class Nouns:
    """The table of nouns. Made once for a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.kinds: Mapping[str, str] = {row["noun"]: row["kind"] for row in reversed(lexicon.table("names_of_things"))}


def find(  # noqa: PLR0917 - what a stage takes, it takes by position
    article: Article,
    blocks: Sequence[Block],
    mentions: Sequence[Mention],
    coreferences: Sequence[Coreference],
    actors: Sequence[Actor],
    quotes: Sequence[Quote],
    attributions: Sequence[Attribution],
    *,
    parser: Parser,
    lexicon: Lexicon,
) -> Iterator[Naming]:
    """The namings of an English article, in no particular order."""
    if article.language != "en":
        return
    read = sorted((block for block in blocks if block.role in ARTICLE_ROLES), key=lambda block: block.span.start)
    kinds, concepts = lexicon.opened(Nouns).kinds, lexicon.opened(Concepts)
    people, said = People(mentions, coreferences, actors), Said(quotes, attributions, actors, read)
    for block, parse in zip(read, parser([block.text for block in read]), strict=True):
        words = Words(parse, people.within(block), concepts)
        for token, kind in nouns(parse, kinds):
            about = owners(token, kind, words)
            if not _told(token, kind, about):
                continue
            first, last = edges(parse, token, kind)
            start = block.span.start
            span = Span.of(block.span.report, start + first.start, start + last.end)
            head = Span.of(block.span.report, start + token.start, start + token.end)
            word = said.of(head)
            marked = in_marks(parse.text, token)
            yield Naming(
                article.id,
                span,
                kind,
                parse.text[first.start : last.end],
                about[0] if about else "",
                marked,
                word.said_by if marked else "",
                f"“{token.text}” is in the table of names of things",
            )


def nouns(parse: Parse, kinds: Mapping[str, str]) -> Iterator[tuple[Token, str]]:
    """The nouns of a paragraph that name such a thing, each with its kind."""
    for token in parse.tokens:
        kind = kinds.get(token.lemma.lower()) or kinds.get(token.lower)
        if kind and token.pos in {"NOUN", "PROPN"} and token.dep not in {"compound", "nmod", "amod"}:
            yield token, kind


def owners(token: Token, kind: str, words: Words) -> tuple[str, ...]:
    """Whom or what it is about, as terms: named before it, or after "of", "in" or "by"; a place before a party.

    A use of armed force is named for where it is: whose it is said to be is a part of the wording. A plan is named for
    whose it is, and only where that is not told for what it is on.
    """
    after = [
        obj
        for prep in token.children
        if prep.dep in {"prep", "agent"} and prep.lower in ABOUT
        for obj in prep.children
        if obj.dep == "pobj"
    ]
    beside = {"compound", "nmod"} if kind == "force" else {"poss", "amod", "compound", "nmod"}
    before = [child for child in token.children if child.dep in beside]
    made = [
        obj
        for verb in token.children
        if verb.dep == "acl"
        for by in verb.children
        if by.lower == "by"
        for obj in by.children
    ]
    ordered = (*before, *made, *after) if kind == "plan" else (*after, *before, *made)
    found = [term for near in ordered for term in words.named(near)]
    places = [term for term in found if term.startswith(("states/", "places/", "actors/", "organisations/"))]
    return tuple(dict.fromkeys([*places, *found]))


def _told(token: Token, kind: str, about: Sequence[str]) -> bool:
    """Whether it is told what the noun names, and whether it names such a thing at all."""
    described = any(child.dep in {"amod", "compound", "poss"} for child in token.children)
    if token.lemma.lower() in WIDE:
        epithets = (child for child in token.children if child.dep == "amod" and child.text[0].islower())
        return any(child.lower not in PLAIN for child in epithets)
    if kind in NEEDS_OWNER:
        return bool(about) and described
    if token.lemma.lower() in ARMED:
        return bool(about) or any(child.lower == "military" for child in token.children)
    return True


def edges(parse: Parse, token: Token, kind: str) -> tuple[Token, Token]:
    """The first and the last word of the noun phrase: what stands before the noun, whose it is, and what it is of.

    A place right behind the noun is read as a part of it, whatever a parser hangs it on: "ending his war in Korr".
    """
    first = token
    for child in token.children:
        if child.i < token.i and child.dep in BEFORE - {"punct", "det"} and child.tag != "WP$":
            run = child.subtree()
            first = run[0] if run[0].i < first.i else first
    prep = parse.tokens[token.i + 1] if token.i + 1 < len(parse.tokens) else None
    if prep is not None and prep.dep == "prep" and prep.lower in COMPLEMENT[kind]:
        return first, _complement(prep, kind) or token
    return first, token


def _complement(prep: Token, kind: str) -> Token | None:
    """The last word of what follows a preposition: a name for a place; for a plan, a few words with no clause."""
    inner = prep.child("pobj")
    if inner is None:
        return None
    if inner.entity in {"GPE", "LOC", "NORP"}:
        return inner
    run = inner.subtree()
    clause = any(token.dep in {"relcl", "acl", "appos", "conj", "advcl"} or token.pos == "PUNCT" for token in run)
    return run[-1] if kind == "plan" and len(run) <= FEW and not clause else None
