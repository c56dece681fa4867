"""Takes an article's quotes and coreferences, gives for each quote the actor it is attributed to."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence

from rashomon.findings import Actor, Article, Attribution, Block, Coreference, Quote
from rashomon.text import GAP, Span

DAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")


def find(
    article: Article,
    blocks: Sequence[Block],
    quotes: Sequence[Quote],
    coreferences: Sequence[Coreference],
    actors: Sequence[Actor],
) -> Iterator[Attribution]:
    """One attribution for each quote, in no particular order."""
    by_mention: dict[str, list[Coreference]] = {}
    for coreference in coreferences:
        by_mention.setdefault(coreference.mention, []).append(coreference)
    known = {actor.id: actor for actor in actors}
    order = sorted(blocks, key=lambda block: block.span.start)
    for quote in quotes:
        found = by_mention.get(quote.mention or "", [])
        yield attribution(article, quote, found, known, order)


def attribution(
    article: Article, quote: Quote, found: Sequence[Coreference], known: dict[str, Actor], blocks: Sequence[Block]
) -> Attribution:
    """A quote attributed to the one actor its source points at; to none where there is none, or several."""
    text = words(quote.content, blocks)
    printed = words(quote.source, blocks) if quote.source else ""
    told = DAY.search(words(quote.date, blocks)) if quote.date else None
    day = told.group().lower() if told else ""
    if len(found) != 1:
        because = "the source points at several actors" if found else "the source points at nobody known"
        printed = "|".join(sorted(known[one.actor].name for one in found)) or printed
        return Attribution(
            article.id, quote.id, None, quote.content, quote.type, text, printed, because=because, day=day
        )
    actor = known[found[0].actor]
    return Attribution(
        article.id,
        quote.id,
        actor.id,
        quote.content,
        quote.type,
        text,
        speaker="|".join(filter(None, [actor.name, actor.aliases])),
        day=day,
        key=actor.key,
        acts_for=actor.acts_for,
        score=min(quote.score, found[0].score),
        because=found[0].because,
    )


def words(span: Span, blocks: Sequence[Block]) -> str:
    """The characters of a span, taken from the paragraphs that hold them."""
    out = []
    for start, end in span.pieces:
        at = bisect.bisect_right(blocks, start, key=lambda block: block.span.start) - 1
        while 0 <= at < len(blocks) and blocks[at].span.start < end:
            block = blocks[at]
            out.append(block.text[max(0, start - block.span.start) : end - block.span.start])
            at += 1
    return GAP.join(part for part in out if part)
