"""Takes one actor of some reports, gives what surrounds it: where it stood when, its papers, who is named beside it."""

from __future__ import annotations

import bisect
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from rashomon.desk.library import Shelf
from rashomon.findings import ARTICLE_ROLES, Mention
from rashomon.papers import Papers
from rashomon.people import Person
from rashomon.record import Record
from rashomon.record.keeping import once
from rashomon.show import positions_picture
from rashomon.show.citing import Cited, Citing
from rashomon.show.material import short
from rashomon.show.positions_picture import Mark
from rashomon.standings import Stand, Standings

BESIDE = 12
"""Other actors that are shown."""

BESIDE_ORDER = (
    "by the paragraphs that name both, then by name; to be named together says nothing of what they are to each other"
)


@dataclass(frozen=True, slots=True)
class Stood:
    """A position of an actor."""

    when: str
    """Empty where the time is unknown."""
    stance: str
    on: Cited
    at: Cited
    ascriber: str
    later: bool
    entry: str


@dataclass(frozen=True, slots=True)
class Owned:
    """A paper of an actor."""

    name: str
    type: str
    letters: tuple[str, ...]
    at: Cited
    """Where it is named first."""


@dataclass(frozen=True, slots=True)
class Beside:
    """Another actor, and the paragraphs that name both."""

    href: str
    name: str
    paragraphs: int
    letters: tuple[str, ...]
    at: Cited
    """Where it is named first in one of them."""


@dataclass(frozen=True, slots=True)
class Relations:
    """What surrounds an actor."""

    stood: tuple[Stood, ...]
    """In order of time; those of an unknown time last."""
    picture: Markup
    papers: tuple[Owned, ...]
    beside: tuple[Beside, ...]
    order: str = BESIDE_ORDER


def relations(shelf: Shelf, person: Person, citing: Citing) -> Relations:
    """All of it, in these reports."""
    own = {actor.id for actor in person.actors}
    known = once(shelf.record, Standings)
    stands = sorted((one for one in known.all if own & set(one.position.holders)), key=_time)
    rows = [(subject.name, [_mark(shelf, one) for one in subject.stands]) for subject in known.subjects(stands)]
    papers = tuple(
        Owned(paper.name, paper.type, letters(shelf.record, paper.reports), citing.cite(paper.mentions[0].span))
        for paper in once(shelf.record, Papers).all
        if paper.mentions and person.id in {author.id for author in paper.authors}
    )
    return Relations(
        tuple(_stood(one, citing) for one in stands),
        positions_picture.drawn(rows, positions_picture.THINGS),
        papers,
        tuple(_beside(shelf, person, citing)),
    )


def _time(stand: Stand) -> tuple[bool, str, str]:
    return not stand.first, stand.first, stand.last


def _stood(one: Stand, citing: Citing) -> Stood:
    position = one.position
    on, at = citing.cite(position.target), citing.cite(position.span)
    return Stood(one.when, position.stance, on, at, one.ascriber, one.earlier, short(position))


def _mark(shelf: Shelf, one: Stand) -> Mark:
    told = positions_picture.told(one.ascriber, later=one.earlier)
    spoken = letters(shelf.record, [one.position.span.report])
    return Mark(one.when, one.first, one.last, one.position.stance, one.side, spoken, told)


def letters(record: Record, digests: Iterable[str]) -> tuple[str, ...]:
    """The letters of reports, in their order."""
    found = [record.letter(digest) for digest in digests]
    return tuple(sorted(found, key=lambda letter: (len(letter), letter)))


def _beside(shelf: Shelf, person: Person, citing: Citing) -> Iterator[Beside]:
    """Who is named in the same paragraphs, most often first."""
    here = {place for mention in person.mentions if (place := _paragraph(shelf, mention))}
    counts: Counter[Person] = Counter()
    found: dict[str, list[Mention]] = defaultdict(list)
    for other in shelf.people.all:
        places: set[tuple[str, int]] = set()
        for mention in other.mentions if other.id != person.id else ():
            place = _paragraph(shelf, mention)
            if place in here and place not in places:
                places.add(place)
                found[other.id].append(mention)
        if places:
            counts[other] = len(places)
    for other, count in sorted(counts.items(), key=lambda one: (-one[1], one[0].name.casefold(), one[0].id))[:BESIDE]:
        mentions = found[other.id]
        where = letters(shelf.record, {mention.span.report for mention in mentions})
        yield Beside(f"/actors/{short(other.id)}", other.name, count, where, citing.cite(mentions[0].span))


def _paragraph(shelf: Shelf, mention: Mention) -> tuple[str, int] | None:
    """Which paragraph of which article a mention stands in."""
    sheet = shelf.material.sheet.get(mention.article)
    if sheet is None:
        return None
    at = bisect.bisect_right(sheet.blocks, mention.span.start, key=lambda block: block.span.start) - 1
    return (mention.article, at) if at >= 0 and sheet.blocks[at].role in ARTICLE_ROLES else None
