"""Takes the terms of a paragraph, gives what it tells of papers in passing: of "a 12-point plan" that it has 12."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rashomon.findings import Block, Claim, Quantity
from rashomon.parse import Token
from rashomon.text import Span
from rashomon.within.attributions import words as characters
from rashomon.within.claim_said import Said
from rashomon.within.claim_terms import Words

PARTS = {"point", "page", "article", "chapter", "clause", "item", "paragraph", "step"}
"""What papers are counted by."""

TOPIC = 8
"""Terms taken from the sentence around it at most."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A paper whose parts are counted where it is named."""

    paper: Token
    first: Token
    """The first word of its name."""
    number: Token
    part: Token


def counted(words: Words) -> Iterator[Counted]:
    """The papers of a paragraph whose parts are counted."""
    for token in words.parse.tokens:
        if token.pos != "NOUN" or words.concepts.kind(words.concepts.term(token)) != "paper":
            continue
        part = next((child for child in token.children if child.lemma in PARTS and child.i < token.i), None)
        number = part.child("nummod") if part is not None else None
        if part is not None and number is not None and number.i < part.i:  # "page 3" counts nothing
            run = [child for child in token.subtree() if child.i <= token.i]
            yield Counted(token, run[0], number, part)


def written(one: Counted, words: Words, block: Block, quantities: Sequence[Quantity], said: Said) -> Claim | None:
    """A counted paper as a claim; None where its number was not read."""
    start = block.span.start
    number = Span.of(block.span.report, start + one.number.start, start + one.part.end)
    figure = next((each for each in quantities if each.span.overlaps(number)), None)
    if figure is None:
        return None
    word = said.of(number)
    span = Span.of(block.span.report, start + one.first.start, start + one.paper.end)
    paper = words.concepts.term(one.paper)
    owners = [term for child in one.paper.children for term in words.named(child) if child.i < one.paper.i]
    terms = tuple(dict.fromkeys((f"number of {one.part.lemma}s", paper, *owners)))
    return Claim(
        figure.article,
        span,
        Span.of(block.span.report, start + one.paper.start, start + one.paper.end),
        characters(span, [block]),
        terms[0],
        agents=terms[1:],
        objects=(paper,),
        quantities=(f"{figure.value}||{one.part.lemma}|{figure.bound}",),
        terms=terms,
        topic=tuple(term for term in words.terms(words.parse.sentences[one.paper.sentence]) if term not in terms)[
            :TOPIC
        ],
        voice=word.voice,
        speaker=word.speaker,
        said_by=word.said_by,
        through=word.through,
        quote=word.quote,
        sentence=one.paper.sentence,
        because=f"“{one.number.text}” counts what “{one.paper.text}” has",
    )
