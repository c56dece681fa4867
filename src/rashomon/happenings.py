"""Takes a record, gives its happenings: what the reports say happened, each told once, with its passages.

A happening is made of events that are one (`across.happenings`). It is shown when it stands in a report by itself and
names who takes part; what only stands inside a demand, an offer or a refusal is shown by that.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from rashomon.across.happenings import MUTUAL
from rashomon.across.witnesses import Witnesses
from rashomon.findings import Event, Membership, Occasion, SameHappening
from rashomon.happening import VERBAL, Happening, fullness, most, names, parties, stands_alone
from rashomon.lexicon import Lexicon
from rashomon.lexicon.gazetteer import CONTESTED, Gazetteer
from rashomon.occasions import When, when
from rashomon.people import People
from rashomon.record import Record
from rashomon.record.keeping import once
from rashomon.record.witnessed import Witnessed
from rashomon.text import Span

ORDER = "those in most reports first, then those told most often, then as they stand in the reports"
"""The order of happenings."""

ISO = re.compile(r"\d{4}(-\d\d){0,2}")
"""A year, a month or a day."""

INITIAL = re.compile(r"[A-Z]\.")


def happenings(
    events: Iterable[Event], memberships: Iterable[Membership], decided: Collection[str] = ()
) -> list[Happening]:
    """The happenings that are shown, in their order; those of `decided` events, whose status a human told, always."""
    group = {m.member: m.group for m in memberships if m.link == SameHappening.kind}
    members: Mapping[str, list[Event]] = defaultdict(list)
    for event in events:
        if event.status != "hypothetical":
            members[group.get(event.id, event.id)].append(event)
    made = [Happening(name, tuple(sorted(found, key=fullness))) for name, found in members.items()]
    shown = sorted((one for one in made if _shows(one, decided)), key=_order)
    return list(_each_once(shown))


def _shows(one: Happening, decided: Collection[str]) -> bool:
    return any(event.id in decided for event in one.events) or (any(map(stands_alone, one.events)) and _tells(one))


def _tells(one: Happening) -> bool:
    """Whether a line would tell anything: somebody is named, of an act of speech who speaks."""
    return bool(one.sources or (one.targets and one.type not in VERBAL))


def _each_once(found: Iterable[Happening]) -> Iterator[Happening]:
    """Those that are not another again: the same parties, in the same words of a report."""
    told: Mapping[tuple[str, ...], list[Span]] = defaultdict(list)
    for one in found:
        spans = told["|".join(one.sources), "|".join(one.targets), one.type, one.status]
        if not all(any(event.span.overlaps(span) for span in spans) for event in one.events):
            spans += [event.span for event in one.events][:AGAIN]
            yield one


AGAIN = 16
"""Passages of a happening that another one of the same parties is held against."""


def _order(happening: Happening) -> tuple[int, int, str, tuple[tuple[int, int], ...], str]:
    lead = happening.lead
    return -len(happening.reports), -len(happening.events), lead.span.report, lead.span.pieces, happening.id


class Happenings:
    """The happenings of a record, and what is told of each."""

    def __init__(self, record: Record, lexicon: Lexicon | None = None) -> None:
        self._record = record
        self._gazetteer = (lexicon or Lexicon.open()).opened(Gazetteer)

    @cached_property
    def all(self) -> list[Happening]:
        """All that are shown, in their order."""
        decided = self._record.layer().statuses
        return happenings(self._record.each(Event), self._record.each(Membership), decided)

    @cached_property
    def _witnessed(self) -> Witnessed:
        return once(self._record, Witnessed)

    @cached_property
    def _occasions(self) -> dict[str, Occasion]:
        return {one.event: one for one in self._record.each(Occasion)}

    def occasions(self, happening: Happening) -> Iterator[Occasion]:
        """What is known of when its tellings say it was, and of their stories."""
        for event in happening.events:
            if event.within is None and (found := self._occasions.get(event.id)):
                yield found

    def days(self, happening: Happening) -> When | None:
        """The days it lies in; None where they are unknown."""
        return when(self.occasions(happening))

    def stories(self, happening: Happening) -> tuple[str, ...]:
        """The stories that tell of it."""
        return tuple(sorted({one.story for one in self.occasions(happening)}))

    def is_dated(self, happening: Happening, words: str) -> bool:
        """Whether a telling dates it so: in words as printed, or, of an ISO date or its beginning, on a day in it."""
        if any(words.lower() in time.lower() for time in happening.times):
            return True
        day = self.days(happening)
        return ISO.fullmatch(words) is not None and day is not None and day.first <= f"{words}~" and day.last >= words

    def passages(self, happening: Happening) -> Iterator[Event]:
        """One telling for each place, report by report; of several in one place, the fullest."""
        order = {digest: place for place, digest in enumerate(self._record.digests())}
        kept: list[Event] = []
        for event in happening.events:
            if not any(event.span.overlaps(other.span) for other in kept):
                kept.append(event)
        yield from sorted(kept, key=lambda event: (order.get(event.span.report, 0), event.span, event.id))

    def witnesses(self, happening: Happening) -> int:
        """How many independent texts tell of it: reports that share the passage are one."""
        return self._basis(happening).texts

    def only_speaker(self, happening: Happening) -> str:
        """The one speaker on whose word alone it rests; empty where there are several, or a report tells it itself."""
        return self._witnessed.name(self._basis(happening).speaker)

    def _basis(self, happening: Happening) -> Witnesses:
        return self._witnessed.of(event.span for event in happening.events)

    def adds(self, happening: Happening, digest: str) -> dict[str, list[str]]:
        """What only this report tells of it: times, places, parties, statuses."""
        own, others = (
            [event for event in happening.events if (event.span.report == digest) is here] for here in (True, False)
        )
        if not others:
            return {}
        out = {name: _only(read, own, others) for name, read in TOLD.items()}
        return {name: values for name, values in out.items() if values}

    def place(self, happening: Happening) -> dict[str, Any] | None:
        """The place most tellings name: as printed, and where it lies by the gazetteer."""
        printed = most(event.place_text for event in happening.events)
        if not printed:
            return None
        found = self._gazetteer.place(printed)
        if found is None:
            return {"text": printed, "name": None, "state": None, "latitude": None, "longitude": None}
        return {
            "text": printed,
            "name": found.name,
            "state": CONTESTED if found.contested else found.state,
            "latitude": float(found.latitude) if found.latitude else None,
            "longitude": float(found.longitude) if found.longitude else None,
        }

    def title(self, happening: Happening, *, shared: bool = False, dated: bool = True) -> str:
        """Parties, type, place and time; a form that takes no side. On a shared page, with no word of a report."""
        sources, targets = (self._named(happening, side) for side in (happening.sources, happening.targets))
        if shared:
            sources, targets = (_entries(cell) for cell in _keys(happening))
        elif happening.type in MUTUAL:
            acts_for = {_entry(key) for key in names(happening.lead.source_keys) if key.startswith("states/")}
            targets = tuple(name for name in targets if name not in acts_for)
        whole = {_plainly(name) for name in sources}
        targets = tuple(name for name in targets if _plainly(name) not in whole)
        who = " and ".join(sources) or "nobody named"
        if happening.type in MUTUAL:
            who = " and ".join(dict.fromkeys((*sources, *targets))) or who
        elif targets:
            who = f"{who} → {', '.join(targets)}"
        place = self.place(happening)
        spoken = happening.type in {*VERBAL, "AGREE"}  # "in Ukraine" is then what it is about, not where it was
        where = str(place["name" if shared else "text"] or "") if place and not spoken else ""
        where = "" if where in {*sources, *targets} else where
        day = self.days(happening)
        when = day.label if day is not None and dated else ""
        status = "" if happening.status == "occurred" else happening.status
        return ": ".join((who, ", ".join(part for part in (happening.label, where, when, status) if part)))

    def _named(self, happening: Happening, side: Sequence[str]) -> tuple[str, ...]:
        """Parties by the names they go by over all reports."""
        articles = [event.article for event in happening.events]
        found = ((self._called.get((article, name)) for article in articles) for name in side)
        return tuple(dict.fromkeys(next(filter(None, one), name) for name, one in zip(side, found, strict=True)))

    @cached_property
    def _called(self) -> dict[tuple[str, str], str]:
        """The name over all reports of who has a name in an article."""
        persons = once(self._record, People).all
        return {(actor.article, actor.name): person.name for person in persons for actor in person.actors}

    def sifted(
        self, found: Iterable[Happening], keeps: Callable[..., bool], fit: Callable[[Span], float]
    ) -> list[Happening]:
        """Those that a sieve keeps, the ones that fit best first."""
        kept = [one for one in found if keeps(*(event.span for event in one.events))]
        return sorted(kept, key=lambda one: -round(max(fit(event.span) for event in one.events), 3))


def _plainly(name: str) -> str:
    """A name without the initials that one report prints and another leaves out."""
    return " ".join(word for word in name.split() if not INITIAL.fullmatch(word))


def _keys(happening: Happening) -> tuple[str, str]:
    return happening.lead.source_keys, happening.lead.target_keys


def _entries(cell: str) -> tuple[str, ...]:
    """The names of the lexicon: the leaders where there are any, who stand for their states."""
    keys = names(cell)
    leaders = [key for key in keys if key.startswith("leaders/")]
    return tuple(map(_entry, leaders or keys))


def _entry(key: str) -> str:
    return key.partition("/")[2]


TOLD: dict[str, Callable[[Event], Iterable[str]]] = {
    "times": lambda event: [event.time_text] if event.time_text else [],
    "places": lambda event: [event.place_text] if event.place_text[:1].isupper() else [],
    "parties": lambda event: parties(event, f"{event.sources}|{event.targets}"),
    "statuses": lambda event: [event.status],
    "attributed_to": lambda event: [event.attributed_to] if event.attributed_to else [],
}
"""What a report can add, by name."""


def _only(read: Callable[[Event], Iterable[str]], own: Sequence[Event], others: Sequence[Event]) -> list[str]:
    elsewhere = {value.lower() for event in others for value in read(event)}
    return [value for value in dict.fromkeys(v for event in own for v in read(event)) if value.lower() not in elsewhere]
