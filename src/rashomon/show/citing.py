"""Takes spans of reports, gives what a page shows of them: exact characters and the way to their place.

Every section of a page cites through one of these, so that the reading view knows which places are led to, and a
shared page never shows more of an article than sharing allows.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rashomon.show.excerpts import Excerpt, Place, exact
from rashomon.show.links import Links, anchor
from rashomon.show.material import Material, Sheet
from rashomon.show.passages import Budget
from rashomon.text import Span


@dataclass(frozen=True, slots=True)
class Cited:
    """Characters of a report on a page."""

    letter: str
    name: str
    """What the report is called, its letter left out."""
    words: tuple[Excerpt, ...]
    """Empty where sharing does not allow them."""
    href: str | None
    """Their place in the reading view; None on a page that has none."""
    place: str
    """`report A, characters 120–180`."""


class Citing:
    """What the sections of one page cite, in the order in which they do."""

    def __init__(self, material: Material, links: Links, budgets: Mapping[str, Budget] | None = None) -> None:
        """`budgets` holds, on a shared page, what may be shown of each article."""
        self._material, self._links, self._budgets = material, links, budgets
        self.spots: dict[str, dict[str, Span]] = {}
        """By article, the places that are led to, each by the anchor it needs in the reading view."""

    @property
    def share(self) -> bool:
        """Whether the page shows short excerpts only: then no words of a report stand on it but those cited."""
        return self._budgets is not None

    def cite(self, span: Span) -> Cited:
        """One place."""
        volume = self._material.volume[span.report]
        sheet = self._sheet(span)
        words = exact(volume.letter, volume.text, span) if self._granted(sheet, span) else ()
        href = self._lead(sheet, span) if sheet else None
        return Cited(volume.letter, volume.name, words, href, Place(volume.letter, span).words)

    def all(self, spans: Iterable[Span]) -> tuple[Cited, ...]:
        """Several places."""
        return tuple(self.cite(span) for span in spans)

    def _sheet(self, span: Span) -> Sheet | None:
        sheets = self._material.volume[span.report].sheets
        return next((sheet for sheet in sheets if sheet.article.span.overlaps(span)), sheets[0] if sheets else None)

    def _granted(self, sheet: Sheet | None, span: Span) -> bool:
        if self._budgets is None:
            return True
        return sheet is not None and self._budgets[sheet.article.id].grant(span)

    def _lead(self, sheet: Sheet, span: Span) -> str | None:
        href = self._links.spot(sheet, span)
        if href:
            self.spots.setdefault(sheet.article.id, {})[anchor(href)] = span
        return href
