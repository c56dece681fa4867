"""Takes the actors of some reports, gives their pages: all of them, and each one with its names, offices and quotes."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.desk import views
from rashomon.desk.leaf import Leaf
from rashomon.desk.library import Extent, Shelf
from rashomon.desk.relations import Relations, letters, relations
from rashomon.errors import InputError
from rashomon.findings import Correction, Quote
from rashomon.people import ORDER, Person, Variant
from rashomon.record import Record
from rashomon.show.citing import Cited, Citing
from rashomon.show.material import ACT, short
from rashomon.show.said import Band
from rashomon.show.voices import ACTOR, voices

MOST = 400
"""Actors on one page; the kinds lead to the others."""


@dataclass(frozen=True, slots=True)
class Brief:
    """One actor in the list."""

    href: str
    name: str
    printed: str
    type: str
    letters: tuple[str, ...]
    mentions: int
    quotes: int
    names: int
    corrected: bool


@dataclass(frozen=True, slots=True)
class Cast:
    """The list of actors."""

    order: str
    kind: str
    kinds: tuple[tuple[str, int], ...]
    actors: tuple[Brief, ...]
    of: int


@dataclass(frozen=True, slots=True)
class Name:
    """One wording for an actor, by report, and a place where it stands."""

    text: str
    form: str
    counts: tuple[tuple[str, int], ...]
    mention: str
    """The first mention that reads so: what is corrected where it names nobody."""
    at: Cited


@dataclass(frozen=True, slots=True)
class About:
    """A quote of somebody else that mentions an actor."""

    at: Cited
    by: str
    by_href: str
    entry: str


@dataclass(frozen=True, slots=True)
class Portrait:
    """All there is of one actor."""

    id: str
    name: str
    printed: str
    type: str
    letters: tuple[str, ...]
    names: tuple[Name, ...]
    offices: tuple[tuple[str, Cited | None, str], ...]
    """The words, where they stand, the letter of the report."""
    about: tuple[About, ...]
    around: Relations
    corrections: tuple[Correction, ...]
    others: tuple[tuple[str, str], ...]
    """Name and id of the actors that it may be joined with."""


def cast(shelf: Shelf, extent: Extent, kind: str) -> Leaf:
    """Who is in these reports."""
    everybody = shelf.people.all
    counts: dict[str, int] = {}
    for person in everybody:
        counts[person.type] = counts.get(person.type, 0) + 1
    chosen = [person for person in everybody if kind in ("", person.type)]
    briefs = tuple(_brief(shelf.record, person) for person in chosen[:MOST])
    view = Cast(ORDER, kind, tuple(sorted(counts.items(), key=lambda one: (-one[1], one[0]))), briefs, len(chosen))
    return Leaf("actors_page.html", "Actors", "/actors", extent, view=view)


def _brief(record: Record, person: Person) -> Brief:
    return Brief(
        href(person),
        person.name,
        person.printed,
        person.type,
        letters(record, person.reports),
        len(person.mentions),
        len(person.quotes),
        sum(variant.form == "name" for variant in person.variants),
        person.named is not None,
    )


def href(person: Person) -> str:
    """The page of an actor."""
    return f"/actors/{short(person.id)}"


def portrait(shelf: Shelf, extent: Extent, name: str) -> Leaf:
    """The page of one actor, by the beginning of its id or of that of one of its articles' actors."""
    person = one(shelf, name)
    view = _portrait(shelf, person)
    shown: tuple[Band, ...] = ()
    said = tuple(voice for voice in voices(shelf.material) if voice.key == (ACTOR, person.id))
    if said:
        shown = views.bands(shelf.material, said)
    return Leaf("actor_page.html", person.name, f"/actors/{short(person.id)}", extent, view=view, bands=shown)


def one(shelf: Shelf, name: str) -> Person:
    """Whom an address means. Raises `InputError` where nobody is meant."""
    for person in shelf.people.all:
        if person.id.startswith(name) or any(actor.id.startswith(name) for actor in person.actors):
            return person
    raise InputError(f"no actor of these reports has the id {name}")


def _portrait(shelf: Shelf, person: Person) -> Portrait:
    record, people, citing = shelf.record, shelf.people, Citing(shelf.material, views.LINKS)
    return Portrait(
        person.id,
        person.name,
        person.printed,
        person.type,
        letters(record, person.reports),
        tuple(_name(record, citing, person, variant) for variant in person.variants),
        tuple(
            (office.text, citing.cite(office.span) if office.span else None, record.letter(office.report))
            for office in people.offices(person)
        ),
        tuple(_about(shelf, citing, quote) for quote in people.about(person)),
        relations(shelf, person, citing),
        tuple(people.corrections(person)),
        tuple((other.name, short(other.id)) for other in people.all[:MOST] if other.id != person.id),
    )


def _name(record: Record, citing: Citing, person: Person, variant: Variant) -> Name:
    first = next(mention for mention in person.mentions if " ".join(mention.text.split()) == variant.text)
    found = [(record.letter(digest), count) for digest, count in variant.reports.items()]
    counts = sorted(found, key=lambda one: (len(one[0]), one))
    return Name(variant.text, variant.form, tuple(counts), short(first.id), citing.cite(first.span))


def _about(shelf: Shelf, citing: Citing, quote: Quote) -> About:
    by = shelf.people.of(shelf.people.source(quote))
    printed = shelf.record.text(quote.source) if quote.source else "no source found"
    verb = " (an act)" if quote.type == ACT else ""
    return About(citing.cite(quote.content), (by.name if by else printed) + verb, href(by) if by else "", short(quote))
