"""Takes the material of a record, gives the section on positions: for each thing, the parties by reports."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from rashomon.over_time import Step, is_told_over_time, over_time
from rashomon.record.keeping import once
from rashomon.show import positions_picture
from rashomon.show.citing import Cited, Citing
from rashomon.show.material import Material, short
from rashomon.show.positions_picture import Mark
from rashomon.standings import ORDER, Stand, Standings, Subject

MOST = 12
"""Things that stand open on a page; the others are folded."""

LISTED = 60
"""Things that a page lists at most; the command lists all."""

NOTHING = Markup("")

COLUMNS = 10
"""Reports that stand side by side; of more, what they tell stands in one column."""

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
    entry: str


@dataclass(frozen=True, slots=True)
class At:
    """A stance at a time."""

    when: str
    """Empty where the time is unknown."""
    stance: str
    letters: tuple[str, ...]
    ascriber: str
    later: bool
    first: str
    """The first day, ISO; empty where unknown."""
    last: str
    side: str


@dataclass(frozen=True, slots=True)
class Row:
    """A party, and what each report tells of it."""

    party: str
    cells: tuple[tuple[Told, ...], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """One thing that a stand is taken on."""

    name: str
    letters: tuple[tuple[str, str], ...]
    """The reports that tell a position on it: letter and name; none where they are too many for columns."""
    rows: tuple[Row, ...]
    silent: tuple[str, ...]
    """The letters of the reports that tell no position on it."""
    unheard: tuple[str, ...]
    open: bool
    steps: tuple[tuple[str, tuple[At, ...]], ...] = ()
    """Each party’s positions in order of time; none where all are told of one time."""
    picture: Markup = NOTHING


@dataclass(frozen=True, slots=True)
class View:
    """The section."""

    order: str
    tables: tuple[Table, ...]
    withheld: int
    """Things that are not listed here."""


def view(material: Material, citing: Citing) -> View | None:
    """The section; None where nobody is said to stand anywhere."""
    standings = once(material.record, Standings)
    subjects = standings.subjects()
    digests = [volume.digest for volume in material.volumes]
    tables = tuple(
        _table(subject, standings, material, citing, digests=digests, unfolded=number < MOST)
        for number, subject in enumerate(subjects[:LISTED])
    )
    return View(ORDER, tables, max(0, len(subjects) - LISTED)) if tables else None


def _table(
    subject: Subject, standings: Standings, material: Material, citing: Citing, *, digests: list[str], unfolded: bool
) -> Table:
    there = [digest for digest in digests if digest in subject.reports]
    side_by_side = len(there) <= COLUMNS
    columns = [[digest] for digest in there] if side_by_side else [there]
    rows = tuple(
        Row(
            party,
            tuple(
                tuple(_told(one, citing) for digest in column for one in subject.cell(party, digest))
                for column in columns
            ),
        )
        for party in subject.parties
    )
    letters = tuple((material.volume[digest].letter, material.volume[digest].name) for digest in there)
    silent = tuple(material.volume[digest].letter for digest in digests if digest not in subject.reports)
    unheard = tuple(person.name for person in standings.unheard(subject)[:NAMED])
    unfolded = unfolded and (subject.paper is not None or len(rows) > 1)
    steps = _steps(subject, material, citing)
    return Table(
        _name(subject, citing), letters if side_by_side else (), rows, silent, unheard, unfolded, steps, _picture(steps)
    )


def _steps(subject: Subject, material: Material, citing: Citing) -> tuple[tuple[str, tuple[At, ...]], ...]:
    if not is_told_over_time(subject):
        return ()
    return tuple((party, tuple(_at(one, material, citing) for one in steps)) for party, steps in over_time(subject))


def _at(step: Step, material: Material, citing: Citing) -> At:
    one = step.lead
    letters = tuple(material.volume[digest].letter for digest in step.reports)
    return At(
        one.when, one.position.stance, letters, _ascriber(one, citing), one.earlier, one.first, one.last, one.side
    )


def _picture(steps: tuple[tuple[str, tuple[At, ...]], ...]) -> Markup:
    parties = [(party, [_mark(at) for at in those]) for party, those in steps]
    return positions_picture.drawn(parties)


def _mark(at: At) -> Mark:
    told = positions_picture.told(at.ascriber, later=at.later)
    return Mark(at.when, at.first, at.last, at.stance, at.side, at.letters, told)


def _ascriber(stand: Stand, citing: Citing) -> str:
    """Who says so; on a shared page no words of a report, but who is known."""
    known = stand.position.ascribers or not citing.share
    return stand.ascriber if known else "somebody else" if stand.ascriber else ""


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
    if stand.when:
        notes.append(f"as of {stand.when}")
    holder = "" if stand.name == stand.party or (citing.share and stand.holder is None) else stand.name
    return Told(
        position.stance, holder, _ascriber(stand, citing), "; ".join(notes), citing.cite(position.span), short(position)
    )
