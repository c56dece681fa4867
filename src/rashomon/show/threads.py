"""Takes the material of a record, gives the section on open threads: what was to come, and who speaks of it again."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.record.keeping import once
from rashomon.show.citing import Cited, Citing
from rashomon.show.material import Material
from rashomon.threads import ORDER, Thread, threads

TYPES = {
    "invitation": "Invited",
    "offer": "Offered",
    "awaited": "Awaited",
    "expected": "Expected",
    "planned": "Planned",
    "promised": "Promised",
    "considered": "Considered",
    "accepted": "Accepted, not told as done",
    "declined": "Declined",
}
"""What a page calls each type."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thread."""

    entry: str
    at: Cited
    by: str
    """Whose word it is, as printed; empty on a shared page, and where the report says it in its own voice."""
    negated: bool
    because: str
    again: tuple[Cited, ...]
    silent: tuple[str, ...]
    """Letters of the reports that do not speak of it."""


@dataclass(frozen=True, slots=True)
class Band:
    """The threads of one type."""

    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class View:
    """The section."""

    order: str
    bands: tuple[Band, ...]


def view(material: Material, citing: Citing) -> View | None:
    """The section; None where nothing was to come."""
    bands: dict[str, list[Entry]] = {}
    for thread in once(material.record, threads):
        bands.setdefault(thread.opening.type, []).append(_entry(thread, material, citing))
    made = tuple(Band(TYPES.get(kind, kind), tuple(entries)) for kind, entries in bands.items())
    return View(ORDER, made) if made else None


def _entry(thread: Thread, material: Material, citing: Citing) -> Entry:
    opening = thread.opening
    return Entry(
        opening.id[:12],
        citing.cite(opening.span),
        "" if citing.share else thread.by,
        opening.negated,
        opening.because,
        citing.all(one.span for one in thread.again),
        tuple(material.volume[digest].letter for digest in thread.silent),
    )
