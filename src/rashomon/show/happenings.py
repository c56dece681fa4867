"""Takes the material of a record, gives the section on happenings: each once, with every passage that tells of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from rashomon.findings import Event
from rashomon.happening import Happening
from rashomon.happenings import ORDER, Happenings
from rashomon.lexicon.event_types import TYPES, labels
from rashomon.lexicon.gazetteer import CITED
from rashomon.record.keeping import once
from rashomon.show.citing import Cited, Citing
from rashomon.show.material import Material, short

FIRST = 40
"""Happenings that stand open on the page at most; the others, and those that rest on one passage, are under a fold."""

SHARED = 6
"""Happenings of which a shared page shows a passage: its words are spent on quotes."""


@dataclass(frozen=True, slots=True)
class Telling:
    """One passage that tells of a happening."""

    at: Cited
    status: str
    """Where it says otherwise than most; else empty."""
    whose: str
    """Whose word it is; empty where the report says it itself."""
    own: bool
    """Whether that is one who takes part."""
    entry: str


@dataclass(frozen=True, slots=True)
class Told:
    """One happening as the page shows it."""

    id: str
    title: str
    type: str
    label: str
    status: str
    letters: tuple[str, ...]
    texts: int
    when: str
    """How its days are known; empty where they are not."""
    where: str
    """The state that the place lies in by the gazetteer, or that this is the report's to say."""
    adds: tuple[tuple[str, str], ...]
    """What only one report tells: its letter, and what."""
    tellings: tuple[Telling, ...]
    """The fullest of each report."""
    more: tuple[Telling, ...]
    """The others."""
    lead: str
    """The entry that tells most."""
    passages: int
    """All that tell of it."""


@dataclass(frozen=True, slots=True)
class View:
    """The section."""

    order: str
    gazetteer: str
    first: tuple[Told, ...]
    more: tuple[Told, ...]
    types: tuple[tuple[str, str, int], ...]
    """Type, its words, how many."""


def view(material: Material, citing: Citing) -> View | None:
    """The section; None where nothing was found."""
    known = once(material.record, Happenings, material.lexicon)
    firm = [one for one in known.all if one.firm][:FIRST]
    chosen = {one.id for one in firm}
    ordered = [*firm, *(one for one in known.all if one.id not in chosen)]
    shown = SHARED if citing.share else len(ordered)
    found = tuple(_told(known, one, material, citing, cited=number < shown) for number, one in enumerate(ordered))
    counted = [(name, labels()[name], sum(one.type == name for one in found)) for name in TYPES]
    types = tuple(row for row in counted if row[2])
    first = len(firm) or FIRST
    return View(ORDER, CITED, found[:first], found[first:], types) if found else None


def _told(known: Happenings, one: Happening, material: Material, citing: Citing, *, cited: bool) -> Told:
    place, when = known.place(one), known.days(one)
    passages = [one.lead] if citing.share else list(known.passages(one))
    fullest = _fullest(one, passages) if cited else []
    others = [event for event in passages if event not in fullest] if cited else []
    letters = {material.volume[event.span.report].letter for event in one.events}
    why = "" if when is None else "inferred" if citing.share else f"{when.basis}: {when.because}"
    return Told(
        f"h-{short(one.id)}",
        known.title(one, shared=citing.share),
        one.type,
        labels()[one.type],
        one.status,
        tuple(volume.letter for volume in material.volumes if volume.letter in letters),
        known.witnesses(one),
        why if when is not None and (when.basis == "inferred" or not citing.share) else "",
        "" if citing.share else _where(place),
        () if citing.share else tuple(_adds(known, one, material)),
        tuple(_telling(event, one, citing) for event in fullest),
        tuple(_telling(event, one, citing) for event in others),
        short(one.lead),
        len(one.events),
    )


def _fullest(one: Happening, passages: list[Event]) -> list[Event]:
    """Of each report the passage that tells most, in the order of the reports."""
    rank = {event.id: place for place, event in enumerate(one.events)}
    best: dict[str, Event] = {}
    for event in passages:
        other = best.get(event.span.report)
        if other is None or rank[event.id] < rank[other.id]:
            best[event.span.report] = event
    return list(best.values())


ADDED = {"times": "when", "places": "where", "parties": "who", "statuses": "said to be", "attributed_to": "so says"}
"""What a report adds, in words."""


def _where(place: dict[str, Any] | None) -> str:
    elsewhere = place is not None and place["state"] and place["state"] != place["name"]
    return f"{place['text']}: {place['state']}" if place is not None and elsewhere else ""


def _adds(known: Happenings, one: Happening, material: Material) -> Iterator[tuple[str, str]]:
    for digest in one.reports:
        told = known.adds(one, digest)
        if told:
            yield (
                material.volume[digest].letter,
                "; ".join(f"{ADDED[name]} {', '.join(values)}" for name, values in told.items()),
            )


def _telling(event: Event, one: Happening, citing: Citing) -> Telling:
    status = event.status if event.status != one.status else ""
    whose = "somebody" if citing.share and event.attributed_to else event.attributed_to
    return Telling(citing.cite(event.span), status, whose, event.own_word, short(event))
