"""Takes an article's paragraphs, gives its quotes: direct, mixed and indirect, with source and cue.

Direct quotes are found by their marks, and their source in the text around them; indirect and mixed speech by the
frames of the reporting words in the lexicon. Where nobody is named the source is None: a gap to be shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rashomon.findings import ARTICLE_ROLES, Article, Block, Mention, Quote
from rashomon.lexicon import Lexicon
from rashomon.parse import Parser
from rashomon.text import Piece, Span, merge
from rashomon.within import quote_direct, quote_frames, quote_marks, quote_nominals
from rashomon.within.quote_cues import Cues, cues
from rashomon.within.quote_direct import Spoken
from rashomon.within.quote_found import Found, Paragraph, trimmed, without


def find(
    article: Article, blocks: Sequence[Block], mentions: Sequence[Mention], *, parser: Parser, lexicon: Lexicon
) -> Iterator[Quote]:
    """The quotes of an English article, in no particular order; none of an article in another language."""
    if article.language != "en":
        return
    read = sorted((block for block in blocks if block.role in ARTICLE_ROLES), key=lambda block: block.span.start)
    known = cues(lexicon)
    parses = parser([block.text for block in read])
    for block, parse in zip(read, parses, strict=True):
        marks = quote_marks.scan(block.text)
        paragraph = Paragraph(block.text, parse, marks, quote_direct.choose(block.text, marks))
        for found in of_paragraph(paragraph, known):
            yield quote(article, block.span.start, paragraph, found)


def of_paragraph(paragraph: Paragraph, known: Cues) -> list[Found]:
    """Everything reported in a paragraph."""
    spoken = list(quote_direct.find(paragraph, known))
    told = list(quote_frames.find(paragraph, known)) + list(quote_nominals.find(paragraph, known))
    return list(settle(paragraph, spoken, told))


def settle(paragraph: Paragraph, spoken: Iterable[Spoken], told: Iterable[Found]) -> Iterator[Found]:
    """Direct quotes and frames put together: no words are given twice to one cue."""
    quoted = [(run.start, run.end) for run in paragraph.direct]
    by_cue = {}
    for one in spoken:
        found = _direct(one)
        if found.cue is not None:
            by_cue[found.cue] = found
        yield found
    for found in told:
        if found.cue in by_cue:
            continue
        content = trimmed(paragraph.text, (part for piece in found.content for part in without(piece, quoted)))
        if content:
            found.content = content
            yield found


def _direct(one: Spoken) -> Found:
    content = tuple((run.start, run.end) for run in one.runs)
    if one.told is None:
        return Found(content, None, None, "", "marks alone", 0.5)
    told = one.told
    return Found(content, told.source, told.cue, told.lemma, told.because, 0.9, told.kind, "direct")


def quote(article: Article, base: int, paragraph: Paragraph, found: Found) -> Quote:
    """A found quote as a finding, at its place in the report."""
    report = article.report

    def place(pieces: Iterable[Piece]) -> Span:
        return Span(report, merge((start + base, end + base) for start, end in pieces))

    return Quote(
        article.id,
        place(found.content),
        place([found.source]) if found.source else None,
        place([found.cue]) if found.cue else None,
        kind_of(paragraph, found.content),
        lemma=found.lemma,
        score=found.score,
        because=found.because,
    )


def kind_of(paragraph: Paragraph, content: Iterable[Piece]) -> str:
    """`direct`, `mixed` or `indirect`, by the share of letters that stand between marks."""
    letters = [at for start, end in content for at in range(start, end) if paragraph.text[at].isalnum()]
    marked = sum(1 for at in letters if any(run.start <= at < run.end for run in paragraph.marks))
    if not marked:
        return "indirect"
    return "direct" if marked > 0.95 * len(letters) else "mixed"
