"""Takes the happenings and positions of a record in order, gives the rows that the timeline of a page shows of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.chronicle import Entry
from rashomon.happenings import Happenings
from rashomon.record.keeping import once
from rashomon.show.citing import Cited, Citing
from rashomon.show.material import Material, short
from rashomon.show.timeline_picture import Mark
from rashomon.timeline import when

LISTED = 200
"""Happenings and positions that a page lists; `rashomon timeline` lists them all."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A happening or a position in its row."""

    title: str
    happening: bool
    letters: tuple[str, ...]
    texts: int
    whose: tuple[str, ...]
    basis: str
    later: bool
    href: str
    """The place of a happening on the page; empty for a position."""
    at: Cited | None
    """The passage of a position; None on a shared page, and for a happening, which has a place of its own."""


@dataclass(frozen=True, slots=True)
class Row:
    """What stands at one interval."""

    heading: str
    background: bool
    listed: tuple[Listed, ...]


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows in order, and how many entries are left out."""

    rows: tuple[Row, ...]
    withheld: int


def rows(entries: list[Entry], material: Material, citing: Citing) -> Rows:
    """The rows: one for each interval and place in the order; what has no day comes last."""
    known = once(material.record, Happenings, material.lexicon)
    shown = [one for one in entries if one.happening or not citing.share][:LISTED]
    found: dict[tuple[str, bool], list[Listed]] = {}
    for entry in shown:
        one = entry.moment
        heading = when(one.first, one.last, one.edtf) if one.first else "Day unknown"
        found.setdefault((heading, one.place == "background"), []).append(_listed(entry, known, material, citing))
    made = tuple(Row(heading, background, tuple(some)) for (heading, background), some in found.items())
    return Rows(made, len(entries) - len(shown) if not citing.share else 0)


def _listed(entry: Entry, known: Happenings, material: Material, citing: Citing) -> Listed:
    one, letters = entry.happening, {material.volume[digest].letter for digest in entry.reports}
    ordered = tuple(volume.letter for volume in material.volumes if volume.letter in letters)
    title = entry.moment.title
    if one:
        title = known.title(one, shared=citing.share, dated=False)
    at = None if one or citing.share else citing.cite(entry.spans[0])
    basis = entry.moment.basis if entry.moment.first else ""
    whose = () if citing.share else entry.whose
    href = f"#h-{short(one.id)}" if one else ""
    return Listed(title, one is not None, ordered, entry.texts, whose, basis, entry.later, href, at)


def marks(entries: list[Entry], material: Material) -> Iterator[Mark]:
    """The marks of happenings in the picture, one for each report that tells of it; labelled as its passages are."""
    labels = {(one.first, one.last): one.label for one in material.timeline.moments if one.first}
    for entry in entries:
        one = entry.moment
        for digest in entry.reports if entry.happening and one.first else ():
            letter = material.volume[digest].letter
            label = labels.get((one.first, one.last)) or when(one.first, one.last, one.edtf)
            yield Mark(one.first, one.last, label, letter, one.basis, one.place)
