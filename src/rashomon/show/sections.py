"""Takes the material of a record, gives the sections of its page, beside reports, quotes and articles.

A section is one line here, a function that makes its view object, and a template of the same name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from rashomon.show import (
    agreement,
    briefly,
    documents,
    facts,
    happenings,
    positions,
    sharing,
    sourcing,
    stories,
    threads,
    timeline,
    wording,
)
from rashomon.show.citing import Citing
from rashomon.show.material import Material

type Maker = Callable[[Material, Citing], Any]
"""Gives the view object of a section, or None where there is nothing to show."""


@dataclass(frozen=True, slots=True)
class Section:
    """A section on its way to its template, `<id>.html`, which sees it as `section`."""

    id: str
    title: str
    """As it stands in the navigation."""
    view: Any

    @property
    def template(self) -> str:
        """Its template."""
        return f"{self.id}.html"


BEFORE: Sequence[tuple[str, str, Maker]] = (
    ("brief", "In brief", briefly.view),
    ("agreement", "Agreement", agreement.view),
    ("stories", "Stories", stories.view),
    ("happenings", "What happened", happenings.view),
)
"""Sections that stand before "Who said what", in order: id, title, maker."""

AFTER: Sequence[tuple[str, str, Maker]] = (
    ("positions", "Positions", positions.view),
    ("documents", "Documents", documents.view),
    ("sharing", "Shared text", sharing.view),
    ("timeline", "Timeline", timeline.view),
    ("facts", "Facts", facts.view),
    ("open", "Open", threads.view),
    ("sourcing", "Sourcing", sourcing.view),
    ("wording", "Wording", wording.view),
)
"""Sections that stand after it."""


def brief_of(shown: Iterable[Section]) -> Section | None:
    """The one in brief, which stands before all tables; None where it is not among them."""
    return next((section for section in shown if section.id == "brief"), None)


def sections(makers: Sequence[tuple[str, str, Maker]], material: Material, citing: Citing) -> tuple[Section, ...]:
    """The sections that have something to show."""
    made = (Section(name, title, maker(material, citing)) for name, title, maker in makers)
    return tuple(section for section in made if section.view is not None)
