"""Takes what a page speaks of, gives where a reader is led: one scheme of addresses for all pages.

Here everything stands in one file; the desk gives addresses of several pages from the same methods.
"""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.findings import Quote
from rashomon.show.material import Sheet, short
from rashomon.text import Span


@dataclass(frozen=True, slots=True)
class Links:
    """The addresses of one page; `reading` says whether it has a reading view to lead to."""

    reading: bool

    def line(self, quote: Quote) -> str:
        """The line of a quote, under its source."""
        return f"#l-{short(quote)}"

    def place(self, sheet: Sheet, quote: Quote) -> str | None:
        """The place of a quote in its article."""
        del sheet  # on one page, the quote is enough
        return f"#q-{short(quote)}" if self.reading else None

    def sheet(self, sheet: Sheet) -> str | None:
        """The reading view of an article."""
        return f"#r-{sheet.code}" if self.reading else None

    def evidence(self, sheet: Sheet, number: int) -> str | None:
        """The words of an article that a metadatum rests on; `number` is its place among the article's metadata."""
        return f"#e-{sheet.code}-{number}" if self.reading else None

    def spot(self, sheet: Sheet, span: Span) -> str | None:
        """The place in an article of characters that a section cites."""
        return f"#x-{sheet.code}-{span.start}-{span.end}" if self.reading else None

    def band(self, name: str) -> str:
        """A band of sources: those that are actors, quotes without a source, and so on."""
        return f"#{name}"

    def row(self, letter: str) -> str:
        """The row of a report among the reports."""
        return f"#s-{letter}"

    def source(self, letter: str) -> str:
        """The digest of a report among the sources."""
        return f"#d-{letter}"


def anchor(address: str) -> str:
    """The id of the element that an address leads to."""
    return address.rpartition("#")[2]
