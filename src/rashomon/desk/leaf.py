"""Takes nothing, gives a page of the desk on its way to its template."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from rashomon.desk.library import Extent
from rashomon.show.reading import Reading
from rashomon.show.reports import Failure, Gap, Row
from rashomon.show.said import Band
from rashomon.show.sections import AFTER, BEFORE, Section
from rashomon.show.sources import Made, Source


@dataclass(frozen=True, slots=True)
class Place:
    """One entry of the navigation."""

    href: str
    title: str


NAVIGATION = (
    Place("/reports", "Reports"),
    *(Place(f"/{name}", title) for name, title, _ in BEFORE),
    Place("/quotes", "Who said what"),
    *(Place(f"/{name}", title) for name, title, _ in AFTER),
    Place("/actors", "Actors"),
    Place("/search", "Search"),
    Place("/review", "Review"),
    Place("/corrections", "Corrections"),
)
"""The pages of the desk."""


@dataclass(slots=True)
class Leaf:
    """What the templates see as `page`; those of the dossier's sections too."""

    template: str
    title: str
    here: str
    """Its address, without what is asked."""
    extent: Extent | None = None
    view: Any = None
    """The view object of a page that is the desk's own."""
    section: Any = None
    """The section that it shows."""
    asked: str = ""
    """What its address asks, to go on with in other forms and pages."""
    formats: bool = True
    """Whether it can be had as JSON and CSV."""
    share: bool = False
    large: bool = False
    rows: Sequence[Row] = ()
    gaps: Sequence[Gap] = ()
    failures: Sequence[Failure] = ()
    bands: Sequence[Band] = ()
    readings: Sequence[Reading] = ()
    sources: Sequence[Source] = ()
    made: Made | None = None
    brief: Section | None = None
    """What stands before the table of the reports."""
    stories: int = 0
    reports: int = 0
    words: int = 0
    quotes: int = 0
    navigation: Sequence[Place] = field(default=NAVIGATION)
