"""Takes the findings of some reports, gives what a person may want to look at: most visible and least certain first.

Nothing here says that something is wrong. It is where a decision of the machine is seen by many and rests on little.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from rashomon.desk import views
from rashomon.desk.leaf import Leaf
from rashomon.desk.library import Extent, Shelf
from rashomon.export.jsonl import Objects
from rashomon.findings import SPEECH, Actor, Finding, Quote, SameActor
from rashomon.record.corrected import LIVE, corrections
from rashomon.show.citing import Cited, Citing
from rashomon.show.material import Material, short

ORDER = (
    "What stands in most reports comes first; of these, what the rules are least sure of; then in the order of the "
    "reports. What a correction speaks of already is left out."
)

PAGE = 50
"""Entries on one page."""

NEVER = 0.0
"""How sure a source is that was not found."""

SURE = 1.0
"""Links from this score on rest on equal full names, and are not listed."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to decide."""

    id: str
    """Of the finding."""
    what: str
    """`source`: who said a quote. `same`: whether two actors of different reports are one."""
    at: tuple[Cited, ...]
    """The passages to look at."""
    names: tuple[str, ...]
    """What the machine holds: the source, or the names of the two."""
    sides: tuple[str, ...]
    """The ids that an act is told."""
    reports: int
    """In how many reports it is seen."""
    score: float
    because: str


@dataclass(frozen=True, slots=True)
class Queue:
    """What there is to decide, a page of it."""

    order: str
    items: tuple[Item, ...]
    of: int
    first: int
    """The place of the first one, from 0."""
    next: int
    """The place where the next page begins; 0 where there is none."""
    actors: tuple[tuple[str, str], ...]
    """Who may be named as source, with their ids."""
    read_only: bool


def review(shelf: Shelf, extent: Extent, first: int, *, read_only: bool) -> Leaf:
    """A page of the queue."""
    drafts = ordered(shelf)
    citing = Citing(shelf.material, views.LINKS)
    items = tuple(_item(shelf, citing, draft) for draft in drafts[first : first + PAGE])
    following = first + PAGE if first + PAGE < len(drafts) else 0
    actors = tuple((person.name, short(person.id)) for person in shelf.people.all[:200])
    view = Queue(ORDER, items, len(drafts), first, following, actors, read_only)
    return Leaf("review_page.html", "Review", "/review", extent, view=view)


type Draft = tuple[int, float, Finding]
"""In how many reports it is seen, how sure it is, and what it is."""


def ordered(shelf: Shelf) -> list[Draft]:
    """All that there is to decide, in order."""
    decided = {name for one in corrections(shelf.record) if one.status in LIVE for name in (*one.about, *one.others)}
    place = {sheet.article.id: number for number, sheet in enumerate(shelf.material.sheets)}
    found = [*_unsourced(shelf.material, decided), *_joined(shelf, decided)]
    return sorted(found, key=lambda draft: (-draft[0], draft[1], *_where(draft[2], place), draft[2].id))


def _where(finding: Finding, place: dict[str, int]) -> tuple[int, int]:
    if isinstance(finding, Quote):
        return place.get(finding.article, 0), finding.content.start
    return len(place), 0


def _unsourced(material: Material, decided: set[str]) -> Iterator[Draft]:
    """Speech whose source is not linked to anybody."""
    seen: dict[str, set[str]] = {}
    for sheet in material.sheets:
        for quote in sheet.quotes:
            seen.setdefault(material.uttered.get(quote.id, quote.id), set()).add(sheet.letter)
    for sheet in material.sheets:
        for quote in sheet.quotes:
            if quote.type in SPEECH and quote.id not in decided and material.speaker(quote) is None:
                many = len(seen[material.uttered.get(quote.id, quote.id)])
                yield many, NEVER if quote.source is None else quote.score, quote


def _joined(shelf: Shelf, decided: set[str]) -> Iterator[Draft]:
    """Actors of different reports that were taken for one without a full name in common."""
    for link in shelf.material.same_actors:
        if link.score < SURE and not {link.left, link.right} & decided:
            person = shelf.people.of(link.left)
            yield len(person.reports) if person else 0, link.score, link


def _item(shelf: Shelf, citing: Citing, draft: Draft) -> Item:
    reports, score, finding = draft
    if isinstance(finding, Quote):
        held = shelf.record.text(finding.source) if finding.source else "no source found"
        at: tuple[Cited, ...] = (citing.cite(finding.content),)
        return Item(finding.id, "source", at, (held,), (short(finding),), reports, score, finding.because)
    assert isinstance(finding, SameActor)
    two = [shelf.material.actor[name] for name in (finding.left, finding.right)]
    names = tuple(actor.name for actor in two)
    sides = tuple(_said(shelf, actor) for actor in two)
    at = tuple(citing.cite(actor.span) for actor in two)
    return Item(finding.id, "same", at, names, sides, reports, score, finding.because)


def _said(shelf: Shelf, actor: Actor) -> str:
    """What tells one article's actor from those it is one with."""
    return f'{shelf.record.letter(actor.span.report)}:"{actor.name}"'


def answer(shelf: Shelf) -> dict[str, Any]:
    """The queue as JSON."""
    objects = Objects(shelf.record)
    found = [
        {"what": finding.kind, "in_reports": reports, "score": score, **objects.of(finding)}
        for reports, score, finding in ordered(shelf)
    ]
    return {"order": ORDER, "found": len(found), "entries": found}
