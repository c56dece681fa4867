"""Takes a report's blocks and what was given beside them; gives title, outlet, date and so on, each with its evidence.

What was given by hand goes before a page's own tags, and those before the text. What nothing tells stays unknown.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from rashomon.dates import iso
from rashomon.findings import METADATA, Article, Block, Given, Metadatum, Report
from rashomon.lexicon import Lexicon
from rashomon.text import Span, fold
from rashomon.within import printed
from rashomon.within.articles import SHIPPED
from rashomon.within.languages import UNKNOWN

RANKS = (
    re.compile(r"flag\b"),
    re.compile(r".*\.csv row \d+$"),
    re.compile(r"row\b"),
    re.compile(r"<script> JSON-LD,"),
    re.compile(r"<meta\b"),
    re.compile(r"<(?:link|time|html)\b"),
    re.compile(r"<"),
)
"""Who is believed first: a flag, the sidecar, a row's fields, then a page's tags from the most to the least exact."""

HAND = 2
"""The ranks below this one were given by hand."""

URL_DATE = re.compile(r"/((?:19|20)\d\d)[/-]?([01]\d)[/-]?([0-3]\d)(?=[/_-]|$)")

CITED = 60
"""Code points of another value that are cited where two disagree."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One value that something tells."""

    name: str
    value: str
    rank: int
    """The smaller, the sooner believed."""
    source: str
    because: str
    span: Span | None = None


def find(
    report: Report,
    articles: Sequence[Article],
    blocks: Sequence[Block],
    given: Sequence[Given],
    *,
    lexicon: Lexicon = SHIPPED,
) -> Iterator[Metadatum]:
    """What is known of each article: at most one value for each name, but every photo credit."""
    for article in sorted(articles, key=lambda article: article.ordinal):
        own = sorted((block for block in blocks if block.article == article.id), key=lambda block: block.span)
        found = [*beside(given), *inside(report, article, own, lexicon)]
        found.sort(key=lambda one: (METADATA.index(one.name), one.rank))
        for _, group in groupby(found, key=lambda one: one.name):
            yield from chosen(article, list(group))


def beside(given: Iterable[Given]) -> Iterator[Candidate]:
    """What was given, in a fixed order; values that are no date or language are passed over."""
    for one in sorted(given, key=lambda one: (one.name, rank(one.source), one.source, one.value)):
        because = "given by hand" if rank(one.source) < HAND else "the page's own tag"
        because = "a field of the row" if one.source.startswith("row") else because
        if (value := normal(one.name, one.value)) and one.name in METADATA:
            yield Candidate(one.name, value, rank(one.source), one.source, because)
        if one.name == "url" and (day := url_date(one.value)):
            yield Candidate("published", day, len(RANKS) - 1, one.source, "a date in the address")


def rank(source: str) -> int:
    """How soon a source is believed."""
    return next((i for i, form in enumerate(RANKS) if form.match(source)), len(RANKS))


def normal(name: str, value: str) -> str | None:
    """A given value in the form a metadatum has it; None when it is none."""
    value = " ".join(value.split())
    if name == "published":
        return iso(value)
    if name == "language":
        found = re.match(r"([A-Za-z]{2,3})(?:[-_]|$)", value)
        return found[1].lower() if found else None
    return value or None


def url_date(url: str) -> str | None:
    """The date that the path of an address holds."""
    found = URL_DATE.search(url)
    return iso("-".join(found.groups())) if found else None


def inside(report: Report, article: Article, blocks: Sequence[Block], lexicon: Lexicon) -> Iterator[Candidate]:
    """What the text itself tells."""
    after = len(RANKS) + 1
    for order, found in enumerate(printed.find(blocks, lexicon)):
        place = Span.of(report.digest, found.start, found.end)
        value = found.value or report.text[found.start : found.end]
        yield Candidate(found.name, value, after + order, "text", found.because, place)
    if article.language != UNKNOWN:
        yield Candidate("language", article.language, after, "text", "told by its function words", article.span)


def chosen(article: Article, candidates: Sequence[Candidate]) -> Iterator[Metadatum]:
    """The first value, with what disagrees; each photo credit on its own."""
    best = candidates[0]
    if best.name == "credit":
        values = dict.fromkeys(one.value for one in candidates)
        for value in values:
            first = next(one for one in candidates if one.value == value)
            yield Metadatum(article.id, "credit", value, first.span, first.source, first.because)
        return
    best = _seen(best, candidates)
    others = dict.fromkeys(
        f"{one.source} has {one.value[:CITED]!r}" for one in candidates if same(one.value) != same(best.value)
    )
    because = "; ".join([best.because, *list(others)[:2]])
    yield Metadatum(article.id, best.name, best.value, best.span, best.source, because)


def _seen(best: Candidate, candidates: Sequence[Candidate]) -> Candidate:
    """The same value as the text prints it, where a tag and not a hand gave it."""
    if best.rank < HAND:
        return best
    return next((one for one in candidates if one.span and same(one.value) == same(best.value)), best)


def same(value: str) -> str:
    """The form values are compared in."""
    return " ".join(fold(value).casefold().split()).rstrip(".")
