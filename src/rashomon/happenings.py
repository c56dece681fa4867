"""Takes a record, gives its happenings: what the reports say happened, each told once, with its passages.

A happening is made of events that are one (`across.happenings`). It is shown when it stands in a report by itself and
names who takes part; what only stands inside a demand, an offer or a refusal is shown by that.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from rashomon.across.happenings import MUTUAL, RESIGNED, told
from rashomon.across.witnesses import Witnesses
from rashomon.findings import Event, Membership, Occasion, SameHappening
from rashomon.lexicon import Lexicon, shipped
from rashomon.lexicon.event_types import TYPES, labels, mode_labels
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

NAME = re.compile(r"[A-Z][\w.-]+(?: (?:[A-Z][\w.-]*|(?:al|bin|da|de|del|di|el|la|le|van|von|of|the)))*")
"""What is a name by its letters: "Maarven", "Ilka van Maarven", not "Maarven’s plan" nor "Harbour officials"."""

FORCE = {"ASSAULT", "COERCE", "MOBILIZE"}

PARTIES = {
    f"organisations/{row['name']}" for row in shipped("organisations") if row["type"] in {"party", "legislature"}
}

INITIAL = re.compile(r"[A-Z]\.")

PRONOUNS = {"He", "She", "It", "They", "We", "I", "You", "Who", "This", "That", "These", "Those", "One", "Some"} | {
    *("Him", "Her", "Them", "Us", "Me", "Everyone", "Everybody", "Nobody", "Others", "Many", "Most", "All", "Both"),
}
"""Words that name nobody, where they begin a sentence."""

VERBAL = {"SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"}
"""Acts of speech: that one was not done is a position, and no happening."""


@dataclass(frozen=True, slots=True)
class Happening:
    """What one or several passages tell of."""

    id: str
    """That of its group; of its one event where it is in none."""
    events: tuple[Event, ...]
    """The tellings: those that stand by themselves first."""

    @property
    def lead(self) -> Event:
        """The telling that says most."""
        return self.events[0]

    @property
    def type(self) -> str:
        """Its type."""
        return self.lead.type

    @property
    def kind(self) -> str:
        """The class of its type."""
        return TYPES[self.type]

    @property
    def statuses(self) -> tuple[str, ...]:
        """Everything that the tellings say of it, the most frequent first."""
        counts = Counter(event.status for event in self.events if event.within is None)
        return tuple(sorted(counts, key=lambda status: (-counts[status], status))) or (self.lead.status,)

    @property
    def status(self) -> str:
        """What most tellings say of it."""
        return self.statuses[0]

    @property
    def mode(self) -> str:
        """The mode that most tellings have."""
        return _most(event.mode for event in self.events)

    @property
    def label(self) -> str:
        """A plain word or two for what happened: that of its mode where every telling has it, else that of its type."""
        modes = {event.mode for event in self.events}
        return mode_labels().get((self.type, self.lead.mode if len(modes) == 1 else ""), labels()[self.type])

    @property
    def contexts(self) -> tuple[str, ...]:
        """What it is about."""
        return tuple(sorted({context for event in self.events for context in _names(event.context)}))

    @property
    def times(self) -> tuple[str, ...]:
        """The times that the tellings name, as printed, each once."""
        return tuple(dict.fromkeys(event.time_text for event in self.events if event.time_text))

    @property
    def sources(self) -> tuple[str, ...]:
        """Who does it, as the fullest telling names them."""
        return _parties(self.lead, self.lead.sources) or self._first(lambda event: event.sources)

    @property
    def targets(self) -> tuple[str, ...]:
        """To whom it is done."""
        return _parties(self.lead, self.lead.targets) or self._first(lambda event: event.targets)

    def _first(self, read: Callable[[Event], str]) -> tuple[str, ...]:
        return next((names for event in self.events if (names := _parties(event, read(event)))), ())

    @property
    def firm(self) -> bool:
        """Whether it rests on more than one passage, or on one that tells its day: the page shows these first."""
        plain = {event.span for event in self.events if event.within is None}
        return len(plain) > 1 or any(event.time is not None for event in self.events)

    @property
    def keys(self) -> frozenset[str]:
        """The entries of the lexicon that take part."""
        return frozenset(key for event in self.events for key in _names(f"{event.source_keys}|{event.target_keys}"))

    @property
    def reports(self) -> tuple[str, ...]:
        """The digests of the reports that tell of it."""
        return tuple(sorted({event.span.report for event in self.events}))

    @property
    def attributed(self) -> tuple[str, ...]:
        """Whose word it is, where it is somebody's."""
        return tuple(dict.fromkeys(event.attributed_to for event in self.events if event.attributed_to))


def _most(values: Iterable[str]) -> str:
    counts = Counter(value for value in values if value)
    return max(sorted(counts), key=lambda value: counts[value]) if counts else ""


def _names(cell: str) -> tuple[str, ...]:
    return tuple(name for name in cell.split("|") if name)


def _parties(event: Event, cell: str) -> tuple[str, ...]:
    """Who takes part by name: no pronoun or common noun, no medium that only tells it, no place where it is held."""
    media = {
        key.partition("/")[2].lower() for key in _names(f"{event.source_keys}|{event.target_keys}") if _medium(key)
    }
    where = event.place_text.lower() if event.type == "CONSULT" else ""
    nobody = {*media, where}
    named = (name for name in _names(cell) if not name[0].islower() and name not in PRONOUNS)
    return tuple(name for name in named if name.lower() not in nobody)


def _medium(key: str) -> bool:
    return key.startswith("media/")


def happenings(
    events: Iterable[Event], memberships: Iterable[Membership], decided: Collection[str] = ()
) -> list[Happening]:
    """The happenings that are shown, in their order; those of `decided` events, whose status a human told, always."""
    group = {m.member: m.group for m in memberships if m.link == SameHappening.kind}
    members: Mapping[str, list[Event]] = defaultdict(list)
    for event in events:
        if event.status != "hypothetical":
            members[group.get(event.id, event.id)].append(event)
    made = [Happening(name, tuple(sorted(found, key=_fullness))) for name, found in members.items()]
    shown = sorted((one for one in made if _shows(one, decided)), key=_order)
    return list(_each_once(shown))


def _shows(one: Happening, decided: Collection[str]) -> bool:
    return any(event.id in decided for event in one.events) or (any(map(_plain, one.events)) and _tells(one))


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


def _fullness(event: Event) -> tuple[Any, ...]:
    """What stands by itself and names most parties comes first; of these, what the report says itself."""
    parties = (-len(told(event).all), bool(event.attributed_to), -f"{event.source_keys}{event.target_keys}".count("/"))
    place = (event.span.report, event.span.pieces, event.id)
    return event.within is not None, *parties, event.depth, not event.place_text, *place


def _order(happening: Happening) -> tuple[int, int, str, tuple[tuple[int, int], ...], str]:
    lead = happening.lead
    return -len(happening.reports), -len(happening.events), lead.span.report, lead.span.pieces, happening.id


def _plain(event: Event) -> bool:
    """Whether an event can stand for a happening by itself."""
    if event.within is not None or event.commented or (event.status == "denied" and event.type in VERBAL):
        return False
    if event.status == "planned" and (event.type == "THREATEN" or event.mode in {"praise", "disapprove"}):
        return False  # what would endanger somebody is no threat that anybody made; who means to praise has not yet
    if event.type in FORCE and _is_of_parties(event):
        return False  # of the parties of a parliament, "ambushed" is a figure of speech
    if event.type in MUTUAL:
        return _is_met(event)
    if event.type == "REJECT" and (event.depth == 0 or event.time is not None):
        return bool(event.source_keys)
    ours, theirs = told(event).sources, told(event).targets
    if event.mode == RESIGNED:
        return bool(_parties(event, event.sources))
    known = event.source_keys and event.target_keys
    return bool(known or _is_named(event)) and (ours != theirs or event.type not in VERBAL)


def _is_of_parties(event: Event) -> bool:
    """Whether those who act are political parties or parliaments."""
    sources = _names(event.source_keys)
    return bool(sources) and all(key in PARTIES for key in sources)


def _is_named(event: Event) -> bool:
    """Whether both sides are named, one of them somebody known: who was in office once acts for no state any more."""
    sides = _parties(event, event.sources), _parties(event, event.targets)
    proper = all(NAME.fullmatch(name) for side in sides for name in side)
    spoken = event.type in VERBAL or event.type in MUTUAL
    return bool(proper and spoken and all(sides) and (event.source_keys or event.target_keys))


def _is_met(event: Event) -> bool:
    """Whether what is done together is told of two; a visit or an offer, of one who is known and of where or when."""
    who = told(event)
    parties = [key for key in who.all if "/" in key and not _medium(key)]
    if len(parties) > 1 or (parties and len(who.all) > 1 and _is_named(event)):
        return True
    return bool(parties) and bool(event.place_key or event.time_text)


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
        printed = _most(event.place_text for event in happening.events)
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
        sources, targets = (self._named(happening, names) for names in (happening.sources, happening.targets))
        if shared:
            sources, targets = (_entries(cell) for cell in _keys(happening))
        elif happening.type in MUTUAL:
            acts_for = {_entry(key) for key in _names(happening.lead.source_keys) if key.startswith("states/")}
            targets = tuple(name for name in targets if name not in acts_for)
        whole = {_plainly(name) for name in sources}
        targets = tuple(name for name in targets if _plainly(name) not in whole)
        parties = " and ".join(sources) or "nobody named"
        if happening.type in MUTUAL:
            parties = " and ".join(dict.fromkeys((*sources, *targets))) or parties
        elif targets:
            parties = f"{parties} → {', '.join(targets)}"
        place = self.place(happening)
        spoken = happening.type in {*VERBAL, "AGREE"}  # "in Ukraine" is then what it is about, not where it was
        where = str(place["name" if shared else "text"] or "") if place and not spoken else ""
        where = "" if where in {*sources, *targets} else where
        day = self.days(happening)
        when = day.label if day is not None and dated else ""
        status = "" if happening.status == "occurred" else happening.status
        return ": ".join((parties, ", ".join(part for part in (happening.label, where, when, status) if part)))

    def _named(self, happening: Happening, names: Sequence[str]) -> tuple[str, ...]:
        """Parties by the names they go by over all reports."""
        articles = [event.article for event in happening.events]
        found = ((self._called.get((article, name)) for article in articles) for name in names)
        return tuple(dict.fromkeys(next(filter(None, one), name) for name, one in zip(names, found, strict=True)))

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
    keys = _names(cell)
    leaders = [key for key in keys if key.startswith("leaders/")]
    return tuple(map(_entry, leaders or keys))


def _entry(key: str) -> str:
    return key.partition("/")[2]


TOLD: dict[str, Callable[[Event], Iterable[str]]] = {
    "times": lambda event: [event.time_text] if event.time_text else [],
    "places": lambda event: [event.place_text] if event.place_text[:1].isupper() else [],
    "parties": lambda event: _parties(event, f"{event.sources}|{event.targets}"),
    "statuses": lambda event: [event.status],
    "attributed_to": lambda event: [event.attributed_to] if event.attributed_to else [],
}
"""What a report can add, by name."""


def _only(read: Callable[[Event], Iterable[str]], own: Sequence[Event], others: Sequence[Event]) -> list[str]:
    elsewhere = {value.lower() for event in others for value in read(event)}
    return [value for value in dict.fromkeys(v for event in own for v in read(event)) if value.lower() not in elsewhere]
