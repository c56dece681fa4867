"""Takes an article, its paragraphs and metadata; gives it as it is compared with others: its body.

Captions are left out (one photo agency serves many), datelines too. What stands between quotation marks is noted, so
that nobody takes two reporters who quote one man for copyists; and the grammar of each word, as differences tell of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rashomon.findings import Article, Block, Body, Metadatum
from rashomon.parse import Parse, Parser, Token
from rashomon.text import GAP, Span
from rashomon.tokens import places
from rashomon.within import shapes
from rashomon.within.quote_marks import scan

READ = {"headline", "standfirst", "subheading", "paragraph"}
OPENING = 3
"""Paragraphs in which a dateline is looked for."""
NAMES = {"PERSON", "ORG", "GPE", "NORP", "LOC", "FAC"}
TIMES = {"DATE", "TIME"}
OTHER = "x"
POS = {"ADJ": "a", "ADV": "v", "NUM": "q", "PROPN": "n"}


def find(article: Article, blocks: Sequence[Block], metadata: Sequence[Metadatum], *, parser: Parser) -> Iterator[Body]:
    """The body of an article; nothing where it has no paragraph."""
    read = sorted((block for block in blocks if block.role in READ), key=lambda block: block.span)
    if not read:
        return
    skipped = [_dateline(block) if at < OPENING else 0 for at, block in enumerate(read)]
    texts = [block.text[skip:] for block, skip in zip(read, skipped, strict=True)]
    pieces = tuple((block.span.start + skip, block.span.end) for block, skip in zip(read, skipped, strict=True))
    parses = parser([block.text for block in read]) if article.language == "en" else [None] * len(read)
    known = {metadatum.name: metadatum for metadatum in metadata}
    title, outlet, url, published, agency = (
        known[name].value if name in known else "" for name in ("title", "outlet", "url", "published", "agency")
    )
    yield Body(
        article.id,
        Span(article.report, pieces),
        GAP.join(texts),
        "".join(grammar(text, parse, skip) for text, parse, skip in zip(texts, parses, skipped, strict=True)),
        title,
        outlet,
        url,
        published,
        agency,
        known["agency"].span if "agency" in known else None,
    )


def _dateline(block: Block) -> int:
    """Code points of the dateline that opens a paragraph."""
    found = shapes.dateline(block.text) if block.role == "paragraph" else None
    return found.end() if found and found.end() < len(block.text) else 0


def grammar(text: str, parse: Parse | None = None, skip: int = 0) -> str:
    """The letters of the words of a text, see `Body.grammar`; it starts at character `skip` of what is parsed."""
    by_start = {token.start - skip: token for token in parse.tokens} if parse else {}
    quoted = [run for run in scan(text) if run.depth == 0]
    letters, at = [], 0
    for start, _ in places(text):
        while at < len(quoted) and quoted[at].end <= start:
            at += 1
        letter = _letter(by_start[start]) if start in by_start else OTHER
        letters.append(letter.upper() if at < len(quoted) and quoted[at].start <= start else letter)
    return "".join(letters)


def _letter(token: Token) -> str:
    if token.entity in TIMES:
        return "t"
    if token.tag == "MD":
        return "m"
    if token.pos == "PROPN" or (token.entity in NAMES and token.text[:1].isupper()):
        return "n"
    return POS.get(token.pos, OTHER)
