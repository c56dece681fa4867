"""Takes the material of a record, gives the section on happenings: each once, with every passage that tells of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.findings import Event
from rashomon.happenings import ORDER, Happening, Happenings
from rashomon.lexicon.event_types import TYPES, labels
from rashomon.lexicon.gazetteer import CITED
from rashomon.show.citing import Cited, Citing
from rashomon.show.material import Material, short

FIRST = 40
"""Happenings that stand open on the page; the others are under a fold."""


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
    where: str
    """The state that the place lies in by the gazetteer, or that this is the report's to say."""
    adds: tuple[tuple[str, str], ...]
    """What only one report tells: its letter, and what."""
    tellings: tuple[Telling, ...]


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
    """The section; None where nothing was found, and on a page to be shared, whose words are spent on quotes."""
    if citing.share:
        return None
    known = Happenings(material.record, material.lexicon)
    found = tuple(_told(known, one, material, citing) for one in known.all)
    counted = [(name, labels()[name], sum(one.type == name for one in found)) for name in TYPES]
    types = tuple(row for row in counted if row[2])
    return View(ORDER, CITED, found[:FIRST], found[FIRST:], types) if found else None


def _told(known: Happenings, one: Happening, material: Material, citing: Citing) -> Told:
    place = known.place(one)
    tellings = tuple(_telling(event, one, citing) for event in known.passages(one))
    return Told(
        f"h-{short(one.id)}",
        known.title(one),
        one.type,
        labels()[one.type],
        one.status,
        tuple(dict.fromkeys(telling.at.letter for telling in tellings)),
        known.witnesses(one),
        f"{place['text']}: {place['state']}" if place and place["state"] and place["state"] != place["name"] else "",
        tuple(_adds(known, one, material)),
        tellings,
    )


def _adds(known: Happenings, one: Happening, material: Material) -> Iterator[tuple[str, str]]:
    for digest in one.reports:
        told = known.adds(one, digest)
        if told:
            yield material.volume[digest].letter, "; ".join(", ".join(values) for values in told.values())


def _telling(event: Event, one: Happening, citing: Citing) -> Telling:
    status = event.status if event.status != one.status else ""
    return Telling(citing.cite(event.span), status, event.attributed_to, event.own_word)
