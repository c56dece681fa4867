"""Takes the findings of some reports, gives those that many see and that rest on little: what a person may look at.

Nothing here says that something is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from rashomon.desk.library import Shelf
from rashomon.findings import SPEECH, Comparison, Dated, Event, Finding, Position, Quote, SameActor
from rashomon.happenings import Happenings
from rashomon.record.corrected import LIVE, corrections
from rashomon.record.issues import issues
from rashomon.record.keeping import once

NEVER = 0.0
"""How sure a source is that was not found, and a day."""

SURE = 1.0
"""Links from this score on rest on equal full names, and are not listed."""

ALONE = 0.5
"""How sure a happening is that rests on one passage without a day: less than one whose tellings agree, by the order of
the queue; no share is meant."""

TELLING = ("conflict", "parties disagree", "differs")
"""Labels that readers look at first."""

WHAT: dict[type[Finding], str] = {
    Quote: "source",
    SameActor: "same",
    Comparison: "label",
    Position: "position",
    Event: "happening",
    Dated: "date",
}
"""What there is to decide of findings of a kind."""

type Draft = tuple[int, float, Finding]
"""In how many reports it is seen, how sure it is, and what it is."""


def ordered(shelf: Shelf) -> list[Draft]:
    """All that there is to decide, in order."""
    decided = {name for one in corrections(shelf.record) if one.status in LIVE for name in (*one.about, *one.others)}
    place = {sheet.article.id: number for number, sheet in enumerate(shelf.material.sheets)}
    sources = (_unsourced, _joined, _compared, _standing, _happened, _undated)
    found = [draft for source in sources for draft in source(shelf, decided)]
    return sorted(found, key=lambda draft: (-draft[0], draft[1], *_where(draft[2], place), draft[2].id))


def what_of(finding: Finding) -> str:
    """What there is to decide of it."""
    return WHAT[type(finding)]


def _where(finding: Finding, place: dict[str, int]) -> tuple[int, int]:
    article = getattr(finding, "article", "")
    return (place.get(article, 0), next(finding.spans()).start) if article else (len(place), 0)


def _unsourced(shelf: Shelf, decided: set[str]) -> Iterator[Draft]:
    """Speech whose source is not linked to anybody."""
    material = shelf.material
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


def _compared(shelf: Shelf, decided: set[str]) -> Iterator[Draft]:
    """Pairs of passages that are said to differ."""
    for issue in once(shelf.record, issues, shelf.material.lexicon):
        for one in issue.comparisons:
            if one.label in TELLING and not {one.left, one.right} <= decided:
                yield len(issue.reports), one.score, one


def _standing(shelf: Shelf, decided: set[str]) -> Iterator[Draft]:
    """Positions that rest on a rule with exceptions."""
    for one in shelf.record.all(Position):
        if one.score < SURE and one.id not in decided:
            yield 1, one.score, one


def _happened(shelf: Shelf, decided: set[str]) -> Iterator[Draft]:
    """Happenings whose tellings do not agree on whether it was done, and those that one passage tells without a day."""
    for one in once(shelf.record, Happenings, shelf.material.lexicon).all:
        if not decided.isdisjoint(event.id for event in one.events):
            continue
        plain = [event for event in one.events if event.within is None]
        agreed = sum(event.status == one.status for event in plain) / len(plain) if plain else SURE
        if agreed < SURE or not one.firm:
            yield len(one.reports), agreed if agreed < SURE else ALONE, one.lead


def _undated(shelf: Shelf, decided: set[str]) -> Iterator[Draft]:
    """Reports whose day of publication none of them states."""
    for one in shelf.record.all(Dated):
        if one.subject == one.article and one.basis != "stated" and one.article not in decided:
            yield 1, NEVER if not one.last else narrow(one), one


def narrow(one: Dated) -> float:
    """How sure an inferred day is: the less, the more days it may be."""
    days = (date.fromisoformat(one.last) - date.fromisoformat(one.first)).days if one.first else 365
    return 1 / (1 + days)
