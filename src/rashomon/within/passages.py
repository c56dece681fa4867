"""Takes an article's blocks, gives the passages that are read: each paragraph with its parse and its place."""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.findings import ARTICLE_ROLES, Article, Block
from rashomon.parse import Parse, Parser, Token
from rashomon.text import Span


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of an article. Tokens are placed in the paragraph, spans in the report."""

    block: Block
    parse: Parse
    base: int
    """Where the paragraph starts in the report."""

    def span(self, start: int, end: int) -> Span:
        """The place in the report of characters of the paragraph."""
        return Span.of(self.block.span.report, self.base + start, self.base + end)

    def tokens(self, start: int, end: int) -> list[Token]:
        """The tokens that start between two characters of the report."""
        low = bisect.bisect_left(self.parse.starts, start - self.base)
        high = bisect.bisect_left(self.parse.starts, end - self.base)
        return self.parse.tokens[low:high]


def read(article: Article, blocks: Sequence[Block], parser: Parser) -> list[Passage]:
    """The passages of an article in order; none of an article that is not English."""
    if article.language != "en":
        return []
    order = sorted((block for block in blocks if block.role in ARTICLE_ROLES), key=lambda block: block.span.start)
    parses = parser([block.text for block in order])
    return [Passage(block, parse, block.span.start) for block, parse in zip(order, parses, strict=True)]


def place(passages: Sequence[Passage], position: int) -> int:
    """The number of the passage that holds a character of the report."""
    return bisect.bisect_right(passages, position, key=lambda passage: passage.base) - 1
