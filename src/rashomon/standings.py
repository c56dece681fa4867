"""Takes a record, gives who stands where: for each thing that a stand is taken on, the parties, report by report.

A stance that somebody else tells of a party keeps who tells it. What a report says of an earlier time is marked: it is
a later account, not a change of mind. Whose position no report gives is told, too.
"""

from __future__ import annotations

import datetime
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from rashomon.findings import STANCES, Dated, Position, TimeExpression
from rashomon.papers import Paper, Papers
from rashomon.people import People, Person
from rashomon.record import Record
from rashomon.timeline import when

ORDER = (
    "what most reports give a position on first, then what most positions are told on; parties by the number of "
    "reports, then by name. The order says nothing of who is right or matters."
)

SIDES = {
    **dict.fromkeys(("support", "welcome", "open"), "for"),
    "conditional": "conditional",
    **dict.fromkeys(("cautious", "neutral"), "between"),
    **dict.fromkeys(("oppose", "reject"), "against"),
}
"""Stances that are counted as one where a line is drawn."""

EARLIER = re.compile(
    r"\b(previous|last|earlier|past|ago|then|former)\b.*\b(year|month|decade|week|spring|summer|autumn|fall|winter)s?\b|"
    r"\b(year|month|week|decade)s? (earlier|ago|before)\b|\b(19|20)\d\d\b",
    re.IGNORECASE,
)
"""How a time is printed that lies before the report."""


@dataclass(frozen=True, slots=True)
class Stand:
    """One position, with whose it is over all reports."""

    position: Position
    holder: Person | None
    """None where the text names nobody who is known."""
    name: str
    """The holder as the record names it, else as printed; several with "and"."""
    party: str
    """For whom the holder acts, else the holder."""
    ascriber: str
    """Who says so, where it is neither the holder nor the report; else empty."""
    earlier: bool
    """Whether the report dates it to a time before its own."""
    day: str = ""
    """As of when, in EDTF: the time it is told of, else when the report was published; empty where neither is known."""
    first: str = ""
    """The first day of that, ISO; empty where unknown."""
    last: str = ""
    """The last day of that."""

    @property
    def when(self) -> str:
        """These days in words; empty where they are unknown."""
        return when(self.first, self.last, self.day) if self.first and self.last else ""

    @property
    def side(self) -> str:
        """One of `SIDES`."""
        return SIDES[self.position.stance]


@dataclass(frozen=True, slots=True)
class Subject:
    """What a stand is taken on."""

    id: str
    """The id of the paper; else of the first position on it."""
    name: str
    paper: Paper | None
    wordings: tuple[str, ...]
    stands: tuple[Stand, ...]
    cells: Mapping[tuple[str, str], tuple[Stand, ...]]
    """By party and report."""

    @property
    def reports(self) -> frozenset[str]:
        """The digests of the reports that give a position on it."""
        return frozenset(stand.position.span.report for stand in self.stands)

    @property
    def parties(self) -> tuple[str, ...]:
        """The parties: those that most reports give a position of first, then by name."""
        reports: dict[str, set[str]] = defaultdict(set)
        for stand in self.stands:
            reports[stand.party].add(stand.position.span.report)
        return tuple(sorted(reports, key=lambda party: (-len(reports[party]), party.casefold())))

    def cell(self, party: str, report: str) -> tuple[Stand, ...]:
        """What one report tells of one party."""
        return self.cells.get((party, report), ())


class Standings:
    """The positions of a record."""

    def __init__(self, record: Record, papers: Papers | None = None) -> None:
        self._record = record
        self.papers = papers or Papers(record)
        self._people: People = self.papers.people

    @cached_property
    def all(self) -> tuple[Stand, ...]:
        """All positions, report by report, in reading order."""
        order = {digest: place for place, digest in enumerate(self._record.digests())}
        found = sorted(self._record.all(Position), key=lambda p: (order[p.span.report], p.span, p.id))
        return tuple(self._stand(position) for position in found)

    def subjects(self, stands: Iterable[Stand] | None = None) -> list[Subject]:
        """What stands are taken on, in the order that `ORDER` states; of these stands, or of all."""
        groups: dict[tuple[str, ...], list[Stand]] = defaultdict(list)
        for stand in self.all if stands is None else stands:
            groups[self._key(stand.position)].append(stand)
        subjects = [self._subject(key, those) for key, those in _joined(groups).items()]
        return sorted(subjects, key=lambda s: (-len(s.reports), -len(s.stands), s.name.casefold(), s.id))

    def story(self, stand: Stand) -> str:
        """The story that the article of a position belongs to, alone in it or with others; empty where none is told."""
        article = stand.position.article
        return self._stories.get(article, article) if self._stories else ""

    @cached_property
    def _stories(self) -> dict[str, str]:
        return self._record.groups("same_story")

    def unheard(self, subject: Subject) -> list[Person]:
        """States, organisations and groups that two reports or more name, and of whom no position on it is given."""
        heard = set(subject.parties) | {stand.name for stand in subject.stands}
        heard |= {person.name for person in subject.paper.authors} if subject.paper else set()
        return [
            person
            for person in self._people.all
            if person.type in {"state", "organisation", "group"}
            and len(person.reports) > 1
            and person.name not in heard
            and any(actor.key.startswith(PARTIES) for actor in person.actors)
        ]

    def _key(self, position: Position) -> tuple[str, ...]:
        """What a position is on: the paper, else the word for the thing and the parties named in it."""
        if position.document and (paper := self.papers.of(position.document)):
            return ("paper", paper.id)
        about = position.about[:1] or (self._words(position).casefold(),)
        return ("thing", *about, *position.parties)

    def _subject(self, key: tuple[str, ...], stands: list[Stand]) -> Subject:
        wordings = tuple(dict.fromkeys(self._words(stand.position) for stand in stands))
        paper = self.papers.of(key[1]) if key[0] == "paper" else None
        name = paper.name if paper else max(wordings, key=_names_it)
        cells: dict[tuple[str, str], tuple[Stand, ...]] = {}
        for stand in stands:
            place = stand.party, stand.position.span.report
            cells[place] = (*cells.get(place, ()), stand)
        return Subject(paper.id if paper else stands[0].position.id, name, paper, wordings, tuple(stands), cells)

    def _words(self, position: Position) -> str:
        return " ".join(self._record.text(position.target).split())

    def _stand(self, position: Position) -> Stand:
        holders = [person for actor in position.holders if (person := self._people.of(actor))]
        printed = " ".join(self._record.text(position.holder).split())
        name = " and ".join(dict.fromkeys(person.name for person in holders)) or printed
        parties = dict.fromkeys(self._party(person) for person in holders)
        ascribers = [person.name for actor in position.ascribers if (person := self._people.of(actor))]
        ascriber = " and ".join(dict.fromkeys(ascribers))
        if position.ascriber and not ascriber:
            ascriber = " ".join(self._record.text(position.ascriber).split())
        when = self._record.text(position.when) if position.when else ""
        published = self._dated.get(position.article)
        told = self._of_time(position) or published
        before = told is not None and published is not None and _long_before(told, published)
        return Stand(
            position,
            holders[0] if len(holders) == 1 else None,
            name,
            " and ".join(parties) or printed,
            ascriber,
            before or bool(EARLIER.search(when)),
            *((told.edtf, told.first, told.last) if told and told.first and told.last else ()),
        )

    @cached_property
    def _dated(self) -> dict[str, Dated]:
        """What is reckoned of times and articles, by their id."""
        return {dated.subject: dated for dated in self._record.all(Dated)}

    @cached_property
    def _times(self) -> dict[tuple[str, int], TimeExpression]:
        return {(time.article, time.span.end): time for time in self._record.all(TimeExpression)}

    def _of_time(self, position: Position) -> Dated | None:
        """The reckoned time that a position is told of, where one is told and known."""
        if position.when is None:
            return None
        time = self._times.get((position.article, position.when.end))
        dated = self._dated.get(time.id) if time is not None else None
        return dated if dated is not None and dated.first else None

    def _party(self, person: Person) -> str:
        """For whom somebody acts, by name; who acts for nobody known is a party of its own."""
        acts_for = sorted({key for actor in person.actors for key in actor.acts_for.split("|") if key})
        states = [key for key in acts_for if key.startswith(("states/", "actors/"))] or acts_for
        if person.type != "person" or not states:
            return self._named.get(person.actors[0].key, person.name) if person.actors else person.name
        return self._named.get(states[0], states[0].rpartition("/")[2])

    @cached_property
    def _named(self) -> dict[str, str]:
        """The names of states and organisations by their entry in the lexicon."""
        return {
            actor.key: person.name
            for person in self._people.all
            if person.type != "person"
            for actor in person.actors
            if actor.key
        }


def _joined(groups: dict[tuple[str, ...], list[Stand]]) -> dict[tuple[str, ...], list[Stand]]:
    """Groups by what they are on; "the conflict" is the one conflict that names a party, where there is one such."""
    named: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for key in groups:
        if key[0] == "thing" and len(key) > 2:
            named[key[1]].append(key)
    out: dict[tuple[str, ...], list[Stand]] = defaultdict(list)
    for key, stands in groups.items():
        alone = named.get(key[1], []) if key[0] == "thing" and len(key) == 2 else []
        out[alone[0] if len(alone) == 1 else key] += stands
    return out


PARTIES = ("states/", "organisations/", "groups/", "actors/")
"""The tables of the lexicon whose entries are parties."""

LONG_BEFORE = 60
"""Days before its report from which on a position is told as one of the past."""


def _long_before(told: Dated, published: Dated) -> bool:
    if not told.last or not published.first:
        return False
    days = datetime.date.fromisoformat(published.first[:10]) - datetime.date.fromisoformat(told.last[:10])
    return days.days > LONG_BEFORE


def _names_it(wording: str) -> tuple[bool, bool, int, str]:
    """How well a wording names what a position is on, by itself: short enough, not pointing elsewhere, full."""
    return len(wording) <= READABLE, wording.split(maxsplit=1)[0].lower() not in POINTING, len(wording), wording


POINTING = {"any", "no", "some", "every", "such", "this", "that", "these", "those", "its", "his", "her", "their", "our"}
"""First words of wordings that say of which one it is only where they stand."""

READABLE = 70
"""Characters up to which a wording is taken for the name of what it is about."""

__all__ = ["ORDER", "SIDES", "STANCES", "Stand", "Standings", "Subject"]
