"""Takes a document of the coreference scorer, gives its clusters as Rashomon finds them: an adapter, nothing else.

python ../shared/eval/eval_coreference.py gum ../shared/gold/actors/gum --genre news --system bench.gum:clusters
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING

from rashomon.findings import Actor, Article, Block
from rashomon.lexicon import Lexicon
from rashomon.parse import Parse, Parser, detach, load
from rashomon.text import Span, fold
from rashomon.within import coreference, mentions, quotes

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

LEXICON = Lexicon.open()


class Given(Parser):
    """A parser that gives what the scorer has parsed already."""

    def __init__(self, parse: Parse) -> None:
        super().__init__()
        self._parse_given = parse

    def __call__(self, paragraphs: Iterable[str]) -> list[Parse]:
        """The one parse, once for each paragraph (there is one)."""
        return [self._parse_given for _ in paragraphs]


def nlp() -> Language:
    """The pipeline that parses the scorer's tokens."""
    return load()


def clusters(doc: Doc) -> list[list[tuple[int, int]]]:
    """Clusters of token ranges."""
    text = doc.text
    parser = Given(Parse(fold(text), detach(doc)))
    article = Article("gum", 0, Span.of("gum", 0, len(text)), "en")
    blocks = [Block(article.id, Span.of("gum", 0, len(text)), "paragraph", text)]
    found = list(mentions.find(article, blocks, parser=parser, lexicon=LEXICON))
    said = list(quotes.find(article, blocks, found, parser=parser, lexicon=LEXICON))
    out: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for finding in coreference.find(article, blocks, found, said, (), parser=parser, lexicon=LEXICON):
        if not isinstance(finding, Actor):
            span = doc.char_span(finding.span.start, finding.span.end, alignment_mode="expand")
            out[finding.actor].append((span.start, span.end))
    return list(out.values())
