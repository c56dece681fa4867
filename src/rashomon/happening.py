"""Takes the tellings of one thing, gives the happening: its type, its parties, and whether it can stand by itself."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from rashomon.across.happenings import MUTUAL, RESIGNED, told
from rashomon.findings import Event
from rashomon.lexicon import shipped
from rashomon.lexicon.event_types import TYPES, labels, mode_labels

NAME = re.compile(r"[A-Z][\w.-]+(?: (?:[A-Z][\w.-]*|(?:al|bin|da|de|del|di|el|la|le|van|von|of|the)))*")
"""What is a name by its letters: "Maarven", "Ilka van Maarven", not "Maarven’s plan" nor "Harbour officials"."""

FORCE = {"ASSAULT", "COERCE", "MOBILIZE"}

PARTIES = {
    f"organisations/{row['name']}" for row in shipped("organisations") if row["type"] in {"party", "legislature"}
}

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
        return most(event.mode for event in self.events)

    @property
    def label(self) -> str:
        """A plain word or two for what happened: that of its mode where every telling has it, else that of its type."""
        modes = {event.mode for event in self.events}
        return mode_labels().get((self.type, self.lead.mode if len(modes) == 1 else ""), labels()[self.type])

    @property
    def contexts(self) -> tuple[str, ...]:
        """What it is about."""
        return tuple(sorted({context for event in self.events for context in names(event.context)}))

    @property
    def times(self) -> tuple[str, ...]:
        """The times that the tellings name, as printed, each once."""
        return tuple(dict.fromkeys(event.time_text for event in self.events if event.time_text))

    @property
    def sources(self) -> tuple[str, ...]:
        """Who does it, as the fullest telling names them."""
        return parties(self.lead, self.lead.sources) or self._first(lambda event: event.sources)

    @property
    def targets(self) -> tuple[str, ...]:
        """To whom it is done."""
        return parties(self.lead, self.lead.targets) or self._first(lambda event: event.targets)

    def _first(self, read: Callable[[Event], str]) -> tuple[str, ...]:
        return next((found for event in self.events if (found := parties(event, read(event)))), ())

    @property
    def firm(self) -> bool:
        """Whether it rests on more than one passage, or on one that tells its day: the page shows these first."""
        plain = {event.span for event in self.events if event.within is None}
        return len(plain) > 1 or any(event.time is not None for event in self.events)

    @property
    def keys(self) -> frozenset[str]:
        """The entries of the lexicon that take part."""
        return frozenset(key for event in self.events for key in names(f"{event.source_keys}|{event.target_keys}"))

    @property
    def reports(self) -> tuple[str, ...]:
        """The digests of the reports that tell of it."""
        return tuple(sorted({event.span.report for event in self.events}))

    @property
    def attributed(self) -> tuple[str, ...]:
        """Whose word it is, where it is somebody's."""
        return tuple(dict.fromkeys(event.attributed_to for event in self.events if event.attributed_to))


def most(values: Iterable[str]) -> str:
    """The value that most have, the first by letter of several; empty where none is told."""
    counts = Counter(value for value in values if value)
    return max(sorted(counts), key=lambda value: counts[value]) if counts else ""


def names(cell: str) -> tuple[str, ...]:
    """The names of a cell, parted by vertical bars."""
    return tuple(name for name in cell.split("|") if name)


def parties(event: Event, cell: str) -> tuple[str, ...]:
    """Who takes part by name: no pronoun or common noun, no medium that only tells it, no place where it is held."""
    media = {
        key.partition("/")[2].lower() for key in names(f"{event.source_keys}|{event.target_keys}") if is_medium(key)
    }
    where = event.place_text.lower() if event.type == "CONSULT" else ""
    nobody = {*media, where}
    named = (name for name in names(cell) if not name[0].islower() and name not in PRONOUNS)
    return tuple(name for name in named if name.lower() not in nobody)


def is_medium(key: str) -> bool:
    """Whether an entry of the lexicon is a medium."""
    return key.startswith("media/")


def fullness(event: Event) -> tuple[Any, ...]:
    """What stands by itself and names most parties comes first; of these, what the report says itself."""
    by = (-len(told(event).all), bool(event.attributed_to), -f"{event.source_keys}{event.target_keys}".count("/"))
    place = (event.span.report, event.span.pieces, event.id)
    return event.within is not None, *by, event.depth, not event.place_text, *place


def stands_alone(event: Event) -> bool:
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
        return bool(parties(event, event.sources))
    known = event.source_keys and event.target_keys
    return bool(known or _is_named(event)) and (ours != theirs or event.type not in VERBAL)


def _is_of_parties(event: Event) -> bool:
    """Whether those who act are political parties or parliaments."""
    sources = names(event.source_keys)
    return bool(sources) and all(key in PARTIES for key in sources)


def _is_named(event: Event) -> bool:
    """Whether both sides are named, one of them somebody known: who was in office once acts for no state any more."""
    sides = parties(event, event.sources), parties(event, event.targets)
    proper = all(NAME.fullmatch(name) for side in sides for name in side)
    spoken = event.type in VERBAL or event.type in MUTUAL
    return bool(proper and spoken and all(sides) and (event.source_keys or event.target_keys))


def _is_met(event: Event) -> bool:
    """Whether what is done together is told of two; a visit or an offer, of one who is known and of where or when."""
    who = told(event)
    known = [key for key in who.all if "/" in key and not is_medium(key)]
    if len(known) > 1 or (known and len(who.all) > 1 and _is_named(event)):
        return True
    return bool(known) and bool(event.place_key or event.time_text)
