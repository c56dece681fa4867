"""Takes events of one type that share an actor, gives the links between those that tell of one happening.

Type, parties, place and days must be compatible; so must whether it is told as done. Events of different stories are
one only where the days of both are known and agree. Each event joins a hub, the one of its room that tells most, never
every other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from rashomon.findings import Event, Occasion, SameHappening

LINK = 0.5
"""The least score of a link: the parties of both overlap, and nothing speaks against it. Set by hand."""

REAL = {"occurred", "ongoing"}
MUTUAL = {"CONSULT", "AGREE", "COOPERATE"}
"""Types whose parties do one thing together: who is named first says nothing."""

LASTING = {"ASSAULT", "SANCTION", "MOBILIZE"}
"""Types of what goes on for long: told with a date and without, it is one."""

ONE_MODE = {"ASSAULT", "PROTEST", "MOBILIZE", "SANCTION", "AID"}
"""Types of which each report may tell another side: killed, bombed, attacked."""

AIMED = {"SUPPORT", "REQUEST", "ACCUSE", "THREATEN"}
"""Acts of speech that are many a day: two are one only where both tell at whom they are aimed, and that is the same."""

APART = {"phone", "third-party", "reception", "host", "discussion"}
"""Modes of a consultation that are apart from the visit and its talks as a whole."""

RESIGNED = "resign"
"""The mode of what a person does alone: not what acts for a state or an organisation."""

DURING = 3
"""Days between two that are told of talks, or of what lasts, that still are one: a visit of three days."""

SAME = 1
"""Days between two that are told of any other act: a statement of the evening stands in the next day's paper."""

BEFORE = 30
"""Days before its report from which on a dated event is none of the news."""

NEWS = 7
"""Days that a report may be of, for what it tells without a day to be held against what another story tells."""

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
    own = event.source_keys if event.mode != RESIGNED else ""  # who resigns does so for nobody else
    sources, targets = _split(own, event.sources), _split(event.target_keys, event.targets)
    persons = {key for key in (*sources, *targets) if key.startswith("leaders/")}
    return Told(_factions(sources), _factions(targets), frozenset(persons))


def _split(keys: str, names: str) -> list[str]:
    found = [key for key in keys.split("|") if key]
    return found or [f"name {name.lower().split()[-1]}" for name in names.split("|") if name.split()]


def _factions(keys: Sequence[str]) -> frozenset[str]:
    """The states and organisations among keys; the persons where nobody is known to act for any."""
    whole = frozenset(key for key in keys if not key.startswith("leaders/"))
    return whole or frozenset(keys)


@dataclass(frozen=True, slots=True)
class Case:
    """One event, with its story and days."""

    event: Event
    story: str = ""
    first: date | None = None
    last: date | None = None
    told: bool = False
    """Whether the days are told of it; else they are those of its report."""


def case(event: Event, occasion: Occasion | None) -> Case:
    """An event with what is known of its days."""
    if occasion is None:
        return Case(event)
    if not occasion.first or not occasion.last:
        return Case(event, occasion.story)
    days = date.fromisoformat(occasion.first), date.fromisoformat(occasion.last)
    return Case(event, occasion.story, *days, occasion.told)


def keys(finding: Event | Occasion) -> Iterator[str]:
    """The rooms an event enters: its type with whoever does it; with each party where they do it together."""
    if isinstance(finding, Occasion):
        yield from finding.rooms
    elif finding.status != "hypothetical":
        who = told(finding)
        doers = who.all if finding.type in MUTUAL else (who.sources or who.targets)
        for party in sorted(doers):
            yield f"happening {finding.type} {_side(finding)} {party}"


def _side(event: Event) -> str:
    """What is done; else each status apart: what is denied is not what is planned."""
    return "done" if event.status in REAL else event.status


def find(events: Sequence[Event], occasions: Sequence[Occasion]) -> Iterator[SameHappening]:
    """The links between the events of one room, each to a hub."""
    home, when = _home(events), {one.event: one for one in occasions}
    ordered = [case(event, when.get(event.id)) for event in sorted(events, key=_prominence)]
    hubs = [[one] for one in ordered if _is_guest(one.event, home)]
    for one in ordered:
        if _is_guest(one.event, home):
            continue
        scored = [(*_fit(hub, one), -number) for number, hub in enumerate(hubs)]
        score, because, _, number = max(scored, default=(0.0, "", NOWHERE, 0), key=lambda item: (item[0], item[2:]))
        if score < LINK:
            hubs.append([one])
        else:
            hubs[-number].append(one)
            left, right = sorted((hubs[-number][0].event.id, one.event.id))
            yield SameHappening(left, right, score, because)


def _home(events: Sequence[Event]) -> str:
    """The one party that all events of a room share; empty where they share several."""
    shared = frozenset.intersection(*(told(event).all for event in events)) if events else frozenset()
    return next(iter(shared)) if len(shared) == 1 else ""


def _is_guest(event: Event, home: str) -> bool:
    """Whether an event of several parties is linked elsewhere, where the first of them is at home."""
    return event.type in MUTUAL and bool(home) and min(told(event).all, default=home) != home


NOWHERE = (False, 0)


def _fit(hub: Sequence[Case], one: Case) -> tuple[float, str, tuple[bool, int]]:
    """How well an event fits a hub: as it fits the first, and apart from none of the others."""
    score, because = compare(hub[0], one)
    if score and any(_apart(other, one) for other in hub):
        return 0.0, "", NOWHERE
    articles = {other.event.article for other in hub}
    return score, because, (one.event.article in articles, len(articles))


def _prominence(event: Event) -> tuple[bool, int, int, bool, bool, str]:
    """Events that stand by themselves, and name place, time and parties, come first."""
    who = told(event)
    return (
        event.within is not None,
        -len(who.persons),
        -len(who.all),
        not event.place_key,
        not event.time_text,
        event.id,
    )


def compare(one: Case, other: Case) -> tuple[float, str]:
    """How surely two events are one happening, between 0 and 1, and why."""
    left, right = one.event, other.event
    if left.type != right.type or _side(left) != _side(right):
        return 0.0, ""
    ours, theirs = told(left), told(right)
    parties = _parties(left, right, ours, theirs)
    if not parties or _apart(one, other) or _otherwise(left, right) or not _one_story(one, other):
        return 0.0, ""
    if (left.type in MUTUAL and _others(ours, theirs)) or _else(left, right) or _unlike(left, right, ours, theirs):
        return 0.0, ""
    score = 0.6 + 0.15 * (left.place_text == right.place_text != "") + 0.15 * (left.time_text == right.time_text != "")
    score += 0.1 * (parties > 1)
    because = "the same type and parties; place and days do not differ"
    if one.story != other.story:
        because = f"the same type and parties; two stories, both of {_days(one)} and {_days(other)}"
    return round(min(score, 0.95), 2), because


def _days(one: Case) -> str:
    return f"{one.first}" if one.first == one.last else f"{one.first} to {one.last}"


def _parties(left: Event, right: Event, ours: Told, theirs: Told) -> int:
    """In how many roles the parties agree; 0 where they do not."""
    if left.type in MUTUAL:
        shared = ours.all & theirs.all
        loose = left.type == "CONSULT" and (left.status in REAL or left.within is right.within is None)
        small = (min if loose else max)(len(ours.all), len(theirs.all))
        return len(shared) if shared and len(shared) >= small else 0
    sources, targets = ours.sources & theirs.sources, ours.targets & theirs.targets
    if ours.sources and theirs.sources and ours.sources != theirs.sources:
        return 0
    if (ours.targets and theirs.targets and not targets) or (left.type in AIMED and not targets):
        return 0
    return bool(sources) + bool(targets)


def _otherwise(left: Event, right: Event) -> bool:
    """Whether the two differ in mode, where the mode makes another happening of it."""
    if left.type in ONE_MODE or (left.article == right.article and left.span.overlaps(right.span)):
        return False
    if left.type == "CONSULT":
        return left.mode != right.mode and bool({left.mode, right.mode} & APART)
    return left.mode != right.mode


def _else(left: Event, right: Event) -> bool:
    """Whether two acts of speech are told to be about different things: none of their terms is the same."""
    ours, theirs = (set(filter(None, event.matter.split("|"))) for event in (left, right))
    return bool(ours and theirs) and ours.isdisjoint(theirs)


def _unlike(left: Event, right: Event, ours: Told, theirs: Told) -> bool:
    """Whether two refusals share neither whom they refuse nor what: each may be of anything."""
    shared = set(left.matter.split("|")) & set(right.matter.split("|")) - {""}
    return left.type == "REJECT" and not shared and not ours.targets & theirs.targets


def _others(ours: Told, theirs: Told) -> bool:
    """Whether other persons met, though of the same states: a minister's meeting is not the president's."""
    if not ours.persons or not theirs.persons:
        return False
    return not (ours.persons <= theirs.persons or theirs.persons <= ours.persons)


def _elsewhere(left: str, right: str) -> bool:
    """Whether two places are not one, nor one in the other: a city lies in its state."""
    (state, name), (other, place) = (key.split("/", 1) for key in (left, right))
    return (bool(state and other) and state != other) or (name not in {place, state} and place != other)


def _apart(one: Case, other: Case) -> bool:
    """Whether place or days of two events differ."""
    left, right = one.event, other.event
    if left.place_key and right.place_key and _elsewhere(left.place_key, right.place_key):
        return True
    if one.told and other.told:
        return _gap(one, other) > (DURING if left.type in {*MUTUAL, *LASTING} else SAME)
    if left.type not in LASTING and (_of_old(one) != _of_old(other) or _before(one, other) or _before(other, one)):
        return True
    months = [{month.lower() for month in MONTH.findall(event.time_text)} for event in (left, right)]
    return bool(months[0] and months[1] and not months[0] & months[1])


def _gap(one: Case, other: Case) -> int:
    """Days that lie between two intervals; none where they overlap, and where one is unknown."""
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return 0
    return max(0, (one.first - other.last).days, (other.first - one.last).days)


def _before(one: Case, other: Case) -> bool:
    """Whether one is told of a day that lies long before the report of the other, which gives none."""
    return (
        one.told
        and not other.told
        and other.first is not None
        and one.last is not None
        and (one.last < other.first - timedelta(days=BEFORE))
    )


def _of_old(one: Case) -> bool:
    """Whether an event is told as of a former year or month, in words."""
    return not one.told and bool(PAST.search(one.event.time_text) or YEAR.search(one.event.time_text))


def _one_story(one: Case, other: Case) -> bool:
    """Whether two are told in one story, or else on days that are known and agree."""
    if one.story == other.story:
        return True
    return all(_known(case) for case in (one, other)) and _gap(one, other) == 0


def _known(one: Case) -> bool:
    """Whether the days of an event say when it was: told of it, or those of a report that is of a known week."""
    if one.first is None or one.last is None:
        return False
    return (one.last - one.first).days <= (366 if one.told else NEWS)
