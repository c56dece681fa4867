"""Takes the material of a record, gives the section on wording: how each report names the same thing."""

from __future__ import annotations

from dataclasses import dataclass, replace

from rashomon.record.namings import KINDS, ORDER, Thing, Words, things
from rashomon.show.citing import Cited, Citing
from rashomon.show.material import Material

MOST = 8
"""Things that stand open; the others are folded away."""
PLACES = 6
"""Places of one wording that are led to; more are counted."""


@dataclass(frozen=True, slots=True)
class Told:
    """One wording of a report: its first place in full, where else it stands, and how often."""

    at: Cited
    others: tuple[Cited, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Row:
    """How one report names a thing: in its own voice, and where it quotes."""

    letter: str
    own: tuple[Told, ...]
    quoted: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """One thing, by report."""

    kind: str
    about: str
    rows: tuple[Row, ...]
    silent: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class View:
    """The section."""

    order: str
    first: tuple[Table, ...]
    more: tuple[Table, ...]


def view(material: Material, citing: Citing) -> View | None:
    """The section; None where no report names such a thing."""
    letter = {volume.digest: volume.letter for volume in material.volumes}
    made = [_table(one, letter, citing) for one in things(material.record)]
    return View(ORDER, tuple(made[:MOST]), tuple(made[MOST:])) if made else None


def _table(one: Thing, letter: dict[str, str], citing: Citing) -> Table:
    rows = (
        Row(
            letter[digest],
            tuple(_told(words, citing) for words in every if not words.quoted),
            tuple(_told(words, citing) for words in every if words.quoted),
        )
        for digest, every in one.reports
    )
    return Table(KINDS[one.kind], one.about, tuple(rows), tuple(letter[digest] for digest in one.silent))


def _told(words: Words, citing: Citing) -> Told:
    """A wording; of its other places the way to them alone is shown, none of their words."""
    first, *others = words.spans
    led = () if citing.share else citing.all(others[: PLACES - 1])
    return Told(citing.cite(first), tuple(replace(place, words=()) for place in led), len(words.spans))
