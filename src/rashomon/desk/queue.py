"""Takes the findings of some reports, gives what a person may want to look at: most visible and least certain first.

Nothing here says that something is wrong. It is where a decision of the machine is seen by many and rests on little.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from rashomon.desk import views
from rashomon.desk.doubts import Draft, ordered, what_of
from rashomon.desk.leaf import Leaf
from rashomon.desk.library import Extent, Shelf
from rashomon.desk.mending import Mend, mend
from rashomon.export.jsonl import Objects
from rashomon.findings import Actor, Comparison, Dated, Event, Position, Quote, SameActor
from rashomon.happenings import Happenings
from rashomon.record.issues import shown_label
from rashomon.record.keeping import once
from rashomon.show.citing import Cited, Citing
from rashomon.show.material import short

ORDER = (
    "What stands in most reports comes first; of these, what the rules are least sure of; then in the order of the "
    "reports. What a correction speaks of already is left out."
)

PASSAGES = 3
"""Passages of a happening that are shown."""

PAGE = 50
"""Entries on one page."""


KINDS = {
    "source": "who said it",
    "same": "one actor or two",
    "label": "how two passages compare",
    "position": "where somebody stands",
    "happening": "what happened",
    "date": "when a report was published",
}
"""What there may be to decide, in words."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to decide."""

    id: str
    """Of the finding."""
    what: str
    """One of `KINDS`."""
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
    mend: Mend | None = None


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
    what: str
    """The kind that is listed alone; empty where all are."""
    kinds: tuple[tuple[str, str, int], ...]
    """Each kind that there is, in words, and how many."""


def review(shelf: Shelf, extent: Extent, first: int, what: str, *, read_only: bool) -> Leaf:
    """A page of the queue."""
    found = ordered(shelf)
    counts = Counter(what_of(finding) for _, _, finding in found)
    drafts = [draft for draft in found if what in ("", what_of(draft[2]))]
    citing = Citing(shelf.material, views.LINKS)
    items = tuple(_item(shelf, citing, draft) for draft in drafts[first : first + PAGE])
    following = first + PAGE if first + PAGE < len(drafts) else 0
    actors = tuple((person.name, short(person.id)) for person in shelf.people.all[:200])
    kinds = tuple((name, words, counts[name]) for name, words in KINDS.items() if counts[name])
    view = Queue(ORDER, items, len(drafts), first, following, actors, read_only, what, kinds)
    return Leaf("review_page.html", "Review", "/review", extent, view=view)


def _item(shelf: Shelf, citing: Citing, draft: Draft) -> Item:
    reports, score, finding = draft
    record, name, offered = shelf.record, finding.id, mend(shelf.record, finding)
    at: tuple[Cited, ...]
    words: tuple[str, ...]
    match finding:
        case Quote():
            held = record.text(finding.source) if finding.source else "no source found"
            at = (citing.cite(finding.content),)
            return Item(name, "source", at, (held,), (short(finding),), reports, score, finding.because, offered)
        case Comparison():
            at = citing.all(span for span in (finding.left_span, finding.right_span) if span)
            words = (shown_label(finding),)
            return Item(name, "label", at, words, (short(finding),), reports, score, finding.because, offered)
        case Position():
            at = (citing.cite(finding.span),)
            words = (record.text(finding.holder), finding.stance, record.text(finding.target))
            return Item(name, "position", at, words, (short(finding),), reports, score, finding.because, offered)
        case Event():
            at, words = _happening(shelf, citing, finding)
            return Item(name, "happening", at, words, (short(finding),), reports, score, finding.because, offered)
        case Dated():
            sheet = shelf.material.sheet[finding.article]
            at = () if finding.span == sheet.article.span else (citing.cite(finding.span),)
            words = (sheet.label, finding.edtf)
            return Item(finding.article, "date", at, words, (sheet.letter,), reports, score, finding.because)
    assert isinstance(finding, SameActor)
    two = [shelf.material.actor[one] for one in (finding.left, finding.right)]
    names, sides = tuple(actor.name for actor in two), tuple(_said(shelf, actor) for actor in two)
    at = tuple(citing.cite(actor.span) for actor in two)
    return Item(name, "same", at, names, sides, reports, score, finding.because)


def _happening(shelf: Shelf, citing: Citing, lead: Event) -> tuple[tuple[Cited, ...], tuple[str, ...]]:
    """The first passage of each report that tells of it, that which says most first; its title, and how it is told."""
    found = once(shelf.record, Happenings, shelf.material.lexicon)
    one = next(one for one in found.all if one.lead.id == lead.id)
    told = {event.span.report: event.span for event in reversed(list(found.passages(one)))}
    order = sorted(told, key=lambda digest: (digest != lead.span.report, digest))
    return citing.all(told[digest] for digest in order[:PASSAGES]), (found.title(one), ", ".join(one.statuses))


def _said(shelf: Shelf, actor: Actor) -> str:
    """What tells one article's actor from those it is one with."""
    return f'{shelf.record.letter(actor.span.report)}:"{actor.name}"'


def answer(shelf: Shelf) -> dict[str, Any]:
    """The queue as JSON."""
    objects = Objects(shelf.record)
    found = [
        {"what": what_of(finding), "in_reports": reports, "score": score, **objects.of(finding)}
        for reports, score, finding in ordered(shelf)
    ]
    return {"order": ORDER, "found": len(found), "entries": found}
