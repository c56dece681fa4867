"""Takes the material of a record, gives the section on sourcing: who is heard in each report, and what nobody says."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.people import Person
from rashomon.show.citing import Cited, Citing
from rashomon.show.material import Material
from rashomon.sourcing import ORDER, Channel, Sourcing, Unnamed, Voice
from rashomon.sourcing import sourcing as ask

KINDS = {
    "quote": "words with no source",
    "group": "a group nobody names",
    "view": "a view of nobody named",
    "reaction": "a reaction of nobody named",
    "rumour": "on nobody’s word",
}
"""What a page calls what has no named source."""

TYPES = {"direct": "direct", "mixed": "partly quoted", "indirect": "indirect"}


@dataclass(frozen=True, slots=True)
class Heard:
    """Somebody who is heard in a report."""

    name: str
    """Of the actor; empty where the source is linked to nobody."""
    role: str
    """Office, and whom it acts for, as far as the report says; empty where it does not."""
    counts: str
    at: Cited


@dataclass(frozen=True, slots=True)
class Told:
    """Something told on the word of nobody named."""

    kind: str
    because: str
    at: Cited


@dataclass(frozen=True, slots=True)
class Through:
    """What words came through."""

    kind: str
    quotes: int
    at: Cited


@dataclass(frozen=True, slots=True)
class Row:
    """One report."""

    letter: str
    name: str
    direct: int
    mixed: int
    indirect: int
    heard: tuple[Heard, ...]
    through: tuple[Through, ...]
    told: tuple[Told, ...]
    elsewhere: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class View:
    """The section."""

    order: str
    rows: tuple[Row, ...]
    absent: tuple[tuple[str, int, str], ...]
    """Name, mentions, and the letters of the reports that mention it."""


def view(material: Material, citing: Citing) -> View | None:
    """The section; None where nothing is told by anybody."""
    found = ask(material.record, material.lexicon)
    rows = tuple(_row(one, material, citing) for one in found.reports)
    absent = tuple((person.name, len(person.mentions), _letters(person, material)) for person in found.absent)
    return View(ORDER, rows, absent) if any(row.heard or row.told for row in rows) else None


def _letters(person: Person, material: Material) -> str:
    return ", ".join(volume.letter for volume in material.volumes if volume.digest in person.reports)


def _row(one: Sourcing, material: Material, citing: Citing) -> Row:
    volume = material.volume[one.report]
    return Row(
        volume.letter,
        volume.name,
        one.count("direct"),
        one.count("mixed"),
        one.count("indirect"),
        tuple(_heard(voice, citing) for voice in one.voices),
        tuple(_through(channel, citing) for channel in one.channels),
        tuple(_told(unnamed, citing) for unnamed in one.unnamed),
        tuple(person.name for person in one.elsewhere),
    )


def _heard(voice: Voice, citing: Citing) -> Heard:
    told = voice.office and voice.office not in voice.introduced and not citing.share
    role = [voice.office] if told else []
    role += [f"for {' and '.join(voice.acts_for)}"] if voice.acts_for else []
    counts = ", ".join(f"{voice.types[kind]} {name}" for kind, name in TYPES.items() if voice.types.get(kind))
    return Heard(voice.person.name if voice.person else "", "; ".join(role), counts, citing.cite(voice.at))


def _through(channel: Channel, citing: Citing) -> Through:
    return Through(channel.kind, len(channel.quotes), citing.cite(channel.at))


def _told(unnamed: Unnamed, citing: Citing) -> Told:
    return Told(KINDS[unnamed.kind], unnamed.because, citing.cite(unnamed.at))
