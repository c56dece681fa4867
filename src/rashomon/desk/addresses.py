"""Takes what a page of the desk speaks of, gives where a reader is led: the addresses of the desk."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.findings import Quote
from rashomon.show.links import Links
from rashomon.show.material import Sheet, short
from rashomon.text import Span


@dataclass(frozen=True, slots=True)
class Addresses(Links):
    """Every finding and every place of a report has an address of its own, which stays."""

    reading: bool = True

    def line(self, quote: Quote) -> str:
        """All there is to say of a quote."""
        return f"/entry/{short(quote)}#l-{short(quote)}"

    def place(self, sheet: Sheet, quote: Quote) -> str:
        """The place of a quote in its article."""
        return f"/read/{sheet.letter}#q-{short(quote)}"

    def sheet(self, sheet: Sheet) -> str:
        """The reading view of an article."""
        return f"/read/{sheet.letter}#r-{sheet.code}"

    def evidence(self, sheet: Sheet, number: int) -> str:
        """The words of an article that a metadatum rests on."""
        return f"/read/{sheet.letter}#e-{sheet.code}-{number}"

    def spot(self, sheet: Sheet, span: Span) -> str:
        """A place in an article: `at` tells the reading view where to set its mark."""
        return f"/read/{sheet.letter}?at={span.start}-{span.end}#x-{sheet.code}-{span.start}-{span.end}"

    def band(self, name: str) -> str:
        """A band of sources."""
        return f"/quotes#{name}"

    def row(self, letter: str) -> str:
        """The row of a report among the reports."""
        return f"/reports?at={letter}#s-{letter}"

    def source(self, letter: str) -> str:
        """The digest of a report among the sources."""
        return f"/reports?at={letter}#d-{letter}"
