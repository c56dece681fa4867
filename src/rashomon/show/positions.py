"""Takes the material of a record, gives the section on positions: for each thing, the parties by reports."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.show.citing import Cited, Citing
from rashomon.show.material import Material
from rashomon.standings import ORDER, Stand, Standings, Subject

MOST = 12
"""Things that stand open on a page; the others are folded."""

NAMED = 8
"""Names of those of whom no position is found."""


@dataclass(frozen=True, slots=True)
class Told:
    """One position in its cell."""

    stance: str
    holder: str
    """Empty where it is the party itself."""
    ascriber: str
    note: str
    at: Cited


@dataclass(frozen=True, slots=True)
class Row:
    """A party, and what each report tells of it."""

    party: str
    cells: tuple[tuple[Told, ...], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """One thing that a stand is taken on."""

    name: str
    rows: tuple[Row, ...]
    silent: tuple[str, ...]
    """The letters of the reports that tell no position on it."""
    unheard: tuple[str, ...]
    open: bool


@dataclass(frozen=True, slots=True)
class View:
    """The section."""

    order: str
    letters: tuple[tuple[str, str], ...]
    """Each report: its letter and when it was published, as far as is known."""
    tables: tuple[Table, ...]


def view(material: Material, citing: Citing) -> View | None:
    """The section; None where nobody is said to stand anywhere."""
    standings = Standings(material.record)
    subjects = standings.subjects()
    digests = [volume.digest for volume in material.volumes]
    letters = tuple((volume.letter, _name_of(material, volume.digest)) for volume in material.volumes)
    tables = tuple(
        _table(subject, standings, material, citing, digests=digests, unfolded=number < MOST)
        for number, subject in enumerate(subjects)
    )
    return View(ORDER, letters, tables) if tables else None


def _name_of(material: Material, digest: str) -> str:
    return material.volume[digest].name


def _table(
    subject: Subject, standings: Standings, material: Material, citing: Citing, *, digests: list[str], unfolded: bool
) -> Table:
    rows = tuple(
        Row(party, tuple(tuple(_told(one, citing) for one in subject.cell(party, digest)) for digest in digests))
        for party in subject.parties
    )
    silent = tuple(material.volume[digest].letter for digest in digests if digest not in subject.reports)
    unheard = tuple(person.name for person in standings.unheard(subject)[:NAMED])
    return Table(
        _name(subject, citing), rows, silent, unheard, unfolded and (subject.paper is not None or len(rows) > 1)
    )


def _name(subject: Subject, citing: Citing) -> str:
    """What it is called; on a shared page by type and owner, or by one word."""
    if not citing.share:
        return subject.name
    if subject.paper:
        owners = " and ".join(person.name for person in subject.paper.authors)
        return f"{subject.paper.type} of {owners}" if owners else subject.paper.type
    return subject.stands[0].position.about[0] if subject.stands[0].position.about else "a matter"


def _told(stand: Stand, citing: Citing) -> Told:
    position = stand.position
    notes = ["as possible"] if position.hedged else []
    if stand.earlier:
        notes.append("a later account of an earlier time")
    if stand.day:
        notes.append(f"as of {stand.day}")
    holder = "" if stand.name == stand.party or (citing.share and stand.holder is None) else stand.name
    ascriber = stand.ascriber if position.ascribers or not citing.share else "somebody else" if stand.ascriber else ""
    return Told(position.stance, holder, ascriber, "; ".join(notes), citing.cite(position.span))
