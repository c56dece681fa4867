"""Takes events of one type that share an actor, gives the links between those that tell of one happening.

Type, parties, place and time must be compatible; so must whether it is told as done. Each event joins a hub, the one of
its room that tells most, never every other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rashomon.findings import Event, SameHappening

LINK = 0.5
"""The least score of a link: the parties of both overlap, and nothing speaks against it. Set by hand."""

REAL = {"occurred", "ongoing"}
MUTUAL = {"CONSULT", "AGREE", "COOPERATE"}
"""Types whose parties do one thing together: who is named first says nothing."""

LASTING = {"ASSAULT", "SANCTION", "MOBILIZE"}
"""Types of what goes on for long: told with a date and without, it is one."""

ONE_MODE = {"ASSAULT", "PROTEST", "MOBILIZE", "SANCTION", "AID"}
"""Types of which each report may tell another side: killed, bombed, attacked."""

APART = {"phone", "third-party", "reception", "host", "discussion"}
"""Modes of a consultation that are apart from the visit and its talks as a whole."""

YEAR = re.compile(r"\b(?:19|20)\d\d\b")
PAST = re.compile(r"\b(last year|years? ago|previous year|last \w+(?<!week)(?<!night)|earlier \w+)\b", re.IGNORECASE)
MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november")
MONTH = re.compile(rf"\b({'|'.join((*MONTHS, 'december'))})\b", re.IGNORECASE)
DAY = re.compile(r"\b(mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Told:
    """What one event tells, as far as it is compared."""

    sources: frozenset[str]
    targets: frozenset[str]
    persons: frozenset[str]

    @property
    def all(self) -> frozenset[str]:
        """Everyone who takes part."""
        return self.sources | self.targets


def told(event: Event) -> Told:
    """The parties of an event: states and organisations, and the persons that the lexicon knows."""
    sources, targets = _split(event.source_keys, event.sources), _split(event.target_keys, event.targets)
    persons = {key for key in (*sources, *targets) if key.startswith("leaders/")}
    return Told(_factions(sources), _factions(targets), frozenset(persons))


def _split(keys: str, names: str) -> list[str]:
    found = [key for key in keys.split("|") if key]
    return found or [f"name {name.lower().split()[-1]}" for name in names.split("|") if name.split()]


def _factions(keys: Sequence[str]) -> frozenset[str]:
    """The states and organisations among keys; the persons where nobody is known to act for any."""
    whole = frozenset(key for key in keys if not key.startswith("leaders/"))
    return whole or frozenset(keys)


def keys(event: Event) -> Iterator[str]:
    """The rooms an event enters: its type with whoever does it; with each party where they do it together."""
    if event.status == "hypothetical":
        return
    who = told(event)
    doers = who.all if event.type in MUTUAL else (who.sources or who.targets)
    side = "done" if event.status in REAL else "not done"
    for party in sorted(doers):
        yield f"happening {event.type} {side} {party}"


def find(events: Sequence[Event]) -> Iterator[SameHappening]:
    """The links between the events of one room, each to a hub."""
    home = _home(events)
    hubs = [[event] for event in sorted(events, key=_prominence) if _is_guest(event, home)]
    for event in sorted((event for event in events if not _is_guest(event, home)), key=_prominence):
        scored = [(*_fit(hub, event), -number) for number, hub in enumerate(hubs)]
        score, because, _, number = max(scored, default=(0.0, "", False, 0), key=lambda item: (item[0], item[2:]))
        if score < LINK:
            hubs.append([event])
        else:
            hubs[-number].append(event)
            left, right = sorted((hubs[-number][0].id, event.id))
            yield SameHappening(left, right, score, because)


def _home(events: Sequence[Event]) -> str:
    """The one party that all events of a room share; empty where they share several."""
    shared = frozenset.intersection(*(told(event).all for event in events)) if events else frozenset()
    return next(iter(shared)) if len(shared) == 1 else ""


def _is_guest(event: Event, home: str) -> bool:
    """Whether an event of several parties is linked elsewhere, where the first of them is at home."""
    return event.type in MUTUAL and bool(home) and min(told(event).all, default=home) != home


def _fit(hub: Sequence[Event], event: Event) -> tuple[float, str, bool]:
    """How well an event fits a hub: as it fits the first, and apart from none of the others."""
    score, because = compare(hub[0], event)
    if score and any(_apart(other, event) for other in hub):
        return 0.0, "", False
    return score, because, any(other.article == event.article for other in hub)


def _prominence(event: Event) -> tuple[bool, bool, bool, int, str]:
    """Events that stand by themselves, and name place, time and parties, come first."""
    who = told(event)
    return event.within is not None, not event.place_key, not event.time_text, -len(who.all), event.id


def compare(left: Event, right: Event) -> tuple[float, str]:
    """How surely two events are one happening, between 0 and 1, and why."""
    if left.type != right.type or (left.status in REAL) != (right.status in REAL):
        return 0.0, ""
    ours, theirs = told(left), told(right)
    parties = _parties(left, ours, theirs)
    if not parties or _apart(left, right) or _otherwise(left, right):
        return 0.0, ""
    if left.type == "CONSULT" and _others(ours, theirs):
        return 0.0, ""
    score = 0.6 + 0.15 * (left.place_text == right.place_text != "") + 0.15 * (left.time_text == right.time_text != "")
    score += 0.1 * (parties > 1)
    return round(min(score, 0.95), 2), "the same type and parties; place and time do not differ"


def _parties(left: Event, ours: Told, theirs: Told) -> int:
    """In how many roles the parties agree; 0 where they do not."""
    if left.type in MUTUAL:
        shared = ours.all & theirs.all
        small = min(len(ours.all), len(theirs.all))
        return len(shared) if shared and len(shared) >= small else 0
    sources, targets = ours.sources & theirs.sources, ours.targets & theirs.targets
    if ours.sources and theirs.sources and not sources:
        return 0
    if ours.targets and theirs.targets and not targets:
        return 0
    return bool(sources) + bool(targets)


def _otherwise(left: Event, right: Event) -> bool:
    """Whether the two differ in mode, where the mode makes another happening of it."""
    if left.type in ONE_MODE:
        return False
    if left.type == "CONSULT":
        return left.mode != right.mode and bool({left.mode, right.mode} & APART)
    return left.mode != right.mode


def _others(ours: Told, theirs: Told) -> bool:
    """Whether other persons met, though of the same states: a minister's meeting is not the president's."""
    if not ours.persons or not theirs.persons:
        return False
    return not (ours.persons <= theirs.persons or theirs.persons <= ours.persons)


def _elsewhere(left: str, right: str) -> bool:
    """Whether two places are not one, nor one in the other: a city lies in its state."""
    (state, name), (other, place) = (key.split("/", 1) for key in (left, right))
    return (bool(state and other) and state != other) or (name not in {place, state} and place != other)


def _apart(left: Event, right: Event) -> bool:
    """Whether place or time of two events differ."""
    if left.place_key and right.place_key and _elsewhere(left.place_key, right.place_key):
        return True
    years = [set(YEAR.findall(event.time_text)) for event in (left, right)]
    if years[0] and years[1]:
        return not years[0] & years[1]
    past = [bool(PAST.search(event.time_text)) or bool(year) for event, year in zip((left, right), years, strict=True)]
    if past[0] != past[1] and left.type not in LASTING:
        return True
    months = [{month.lower() for month in MONTH.findall(event.time_text)} for event in (left, right)]
    return bool(months[0] and months[1] and not months[0] & months[1])
