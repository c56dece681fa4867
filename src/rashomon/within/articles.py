"""Takes a report, gives its article and its blocks: what a reader reads of it, and what stands around that.

Every character that shows is in exactly one block. The article's span is what its blocks cover, with the white space
between neighbours; page furniture is cut out of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rashomon.findings import Article, Block, Report
from rashomon.lexicon import Lexicon
from rashomon.text import Piece, Span
from rashomon.within.languages import Languages
from rashomon.within.layout import paragraphs
from rashomon.within.roles import Played, roles, whole

SHIPPED = Lexicon()


def find(report: Report, *, lexicon: Lexicon = SHIPPED) -> Iterator[Article | Block]:
    """The article of a report, then every block in order; nothing when the report shows nothing.

    A report of the format `row` is its article: nothing is cut away.
    """
    played = roles(paragraphs(report), lexicon)
    if report.format == "row" or not any(one.read for one in played):
        played = whole(played)
    if not played:
        return
    span = Span(report.digest, runs(played))
    language = lexicon.opened(Languages).tell("\n".join(span.texts(report.text)))
    article = Article(report.digest, 0, _all(report, span), language)
    yield article
    for one in played:
        place = Span.of(report.digest, one.paragraph.start, one.paragraph.end)
        yield Block(article.id, place, one.role, one.text, one.because)


def _all(report: Report, span: Span) -> Span:
    """The span of the article: for a row all that it holds, its outer white space too."""
    return Span.of(report.digest, 0, len(report.text)) if report.format == "row" else span


def runs(played: Sequence[Played]) -> tuple[Piece, ...]:
    """The pieces of the article: each from the first to the last of neighbours that are read."""
    out: list[Piece] = []
    joined = False
    for one in played:
        if one.read:
            start = out.pop()[0] if joined else one.paragraph.start
            out.append((start, one.paragraph.end))
        joined = one.read
    return tuple(out)
