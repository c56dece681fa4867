"""Takes an article's paragraphs, gives its quotes: direct, mixed and indirect, and reported acts; with source and cue.

Direct quotes are found by their marks, and their source in the text around them; indirect and mixed speech by the
frames of the reporting words in the lexicon. Where nobody is named the source is None: a gap to be shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rashomon.findings import ARTICLE_ROLES, Article, Block, Mention, Quote
from rashomon.lexicon import Lexicon
from rashomon.parse import Parser
from rashomon.text import Piece
from rashomon.within import quote_direct, quote_frames, quote_headings, quote_marks, quote_nominals
from rashomon.within.quote_cues import Cues, cues
from rashomon.within.quote_found import Found, Paragraph, letters
from rashomon.within.quote_paragraphs import Thread
from rashomon.within.quote_settle import settle
from rashomon.within.quote_writer import Writer


def find(
    article: Article, blocks: Sequence[Block], mentions: Sequence[Mention], *, parser: Parser, lexicon: Lexicon
) -> Iterator[Quote]:
    """The quotes of an English article, in no particular order; none of an article in another language."""
    if article.language != "en":
        return
    read = sorted((block for block in blocks if block.role in ARTICLE_ROLES), key=lambda block: block.span.start)
    known = cues(lexicon)
    thread = Thread(known)
    for block, parse in zip(read, parser([block.text for block in read]), strict=True):
        paragraph = Paragraph(block.text, parse, quote_marks.scan(block.text))
        paragraph.direct = quote_direct.choose(paragraph, known)
        thread.add(block, paragraph, of_paragraph(paragraph, known))
    yield from Writer(article, read, mentions).quotes(thread.found)


def of_paragraph(paragraph: Paragraph, known: Cues) -> list[Found]:
    """Everything reported in a paragraph."""
    spoken = list(quote_direct.find(paragraph, known))
    told = [*quote_frames.find(paragraph, known), *quote_nominals.find(paragraph, known)]
    settled = settle(paragraph, spoken, told)
    settled += list(quote_headings.find(paragraph, known, settled))
    for found in settled:
        found.type = "mixed" if found.links else kind_of(paragraph, found.content)
        if found.type == "indirect" and found.act:
            found.type = "act"
    return settled


def kind_of(paragraph: Paragraph, content: Iterable[Piece]) -> str:
    """`direct`, `mixed` or `indirect`, by the share of letters that stand between marks."""
    pieces = list(content)
    marked = sum(map(paragraph.marked_letters, pieces))
    if not marked:
        return "indirect"
    whole = sum(letters(paragraph.text[start:end]) for start, end in pieces)
    return "direct" if marked > 0.95 * whole else "mixed"
