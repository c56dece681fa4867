"""Takes a record and passages, gives which stands in the earliest report, by the dates of publication that are known.

A report whose date is not known is told as such: it may be the earliest. Where the known intervals overlap, none of
them is said to be before the other.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rashomon.findings import Article, Dated
from rashomon.record import Record
from rashomon.text import Span

INFERRED = "inferred"
"""The basis of a date that other reports lend: not known, and no ground to call one report the earlier."""


@dataclass(frozen=True, slots=True)
class First:
    """Where some passages stand first."""

    places: tuple[tuple[Span, Dated], ...]
    """The earliest passages, each with the date of its report; several where their dates do not tell them apart."""
    undated: tuple[str, ...]
    """Digests of reports with such a passage whose date is not known, in the order of labels."""

    def told(self, record: Record) -> str:
        """In words: `earliest by known date: B (2018-10-09, stated); date not known: A, C`."""
        dates = [f"{record.letter(span.report)} ({dated.edtf}, {dated.basis})" for span, dated in self.places]
        known = f"earliest by known date: {', '.join(dates)}" if dates else "earliest by known date: unknown"
        letters = ", ".join(map(record.letter, self.undated))
        return known + (f"; date not known: {letters}" if letters else "")


class Earliest:
    """The dates of the articles of a record."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._articles: dict[str, list[Article]] = {}
        for article in record.all(Article):
            self._articles.setdefault(article.report, []).append(article)
        ids = {article.id for those in self._articles.values() for article in those}
        self._dated = {one.subject: one for one in record.all(Dated) if one.subject in ids and one.first and one.last}

    def date(self, span: Span) -> Dated | None:
        """When the article that a passage stands in was published; None where that is not known."""
        articles = self._articles.get(span.report, [])
        article = next((one for one in articles if one.span.overlaps(span)), None)
        return self._dated.get(article.id) if article else None

    def of(self, spans: Iterable[Span]) -> First:
        """Which of some passages is the earliest."""
        known: list[tuple[Span, Dated]] = []
        undated: set[str] = set()
        for span in sorted(spans):
            dated = self.date(span)
            if dated and dated.basis != INFERRED:
                known.append((span, dated))
            else:
                undated.add(span.report)
        end = min((dated.last for _, dated in known), default="")
        first: dict[str, tuple[Span, Dated]] = {}
        for span, dated in known:
            if dated.first <= end:
                first.setdefault(span.report, (span, dated))
        order = self._record.digests()
        places = tuple(first[digest] for digest in order if digest in first)
        return First(places, tuple(digest for digest in order if digest in undated))
