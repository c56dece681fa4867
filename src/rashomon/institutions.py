"""Takes a record, gives the speakers whom its reports introduce as of one institution: several voices of one house.

Two reports that quote two scholars of one institute share no text, and yet both heard that institute. That is shown
and nothing is taken off for it.
"""

from __future__ import annotations

import bisect
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from rashomon.findings import Coreference, Quote
from rashomon.people import People, Person
from rashomon.record import Record
from rashomon.record.keeping import once
from rashomon.record.used import lexicon_of
from rashomon.text import Span

PUBLIC = frozenset({"government", "legislature", "party", "court", "military"})
"""Types of organisations whose members speak against one another, or for a state: no voices of one house."""

PUBLIC_WORDS = frozenset(
    {"house", "senate", "congress", "parliament", "assembly", "court", "ministry", "department"}
) | {
    *("committee", "party", "government", "administration", "army", "navy", "police", "caucus", "commission", "office"),
}
"""The same by a word of the name, for those that no table holds."""

MOST = 300
"""Reports up to which a record is looked through. In a larger one the reports are of many things, and that two of them
quote one institute tells nothing; looking would take longer than all else that is told of shared text."""

ORDER = "By the number of their speakers, then by name; speakers in the order of the reports."


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who is introduced as of an institution."""

    person: Person
    at: Span
    """Where a report introduces him or her so."""


@dataclass(frozen=True, slots=True)
class Institution:
    """An organisation of which several speak, in more than one report."""

    organisation: Person
    speakers: tuple[Speaker, ...]

    @property
    def reports(self) -> tuple[str, ...]:
        """The digests of the reports that hear it."""
        return tuple(dict.fromkeys(speaker.at.report for speaker in self.speakers))


def institutions(record: Record) -> list[Institution]:
    """The institutions of which two persons or more speak in two reports or more, in the order that `ORDER` states.

    None in a record of more than `MOST` reports.
    """
    if len(record.digests()) > MOST:
        return []
    desk = _Desk(record, once(record, People))
    place = {digest: at for at, digest in enumerate(record.digests())}
    found: dict[str, dict[tuple[str, str], Speaker]] = defaultdict(dict)
    organisations: dict[str, Person] = {}
    for organisation, speaker in desk.introduced():
        organisations[organisation.id] = organisation
        found[organisation.id].setdefault((speaker.person.id, speaker.at.report), speaker)
    made = [
        Institution(organisations[name], tuple(sorted(those.values(), key=lambda one: (place[one.at.report], one.at))))
        for name, those in found.items()
    ]
    several = [one for one in made if len(one.reports) > 1 and len({each.person.id for each in one.speakers}) > 1]
    return sorted(several, key=lambda one: (-len(one.speakers), one.organisation.name, one.organisation.id))


def _named(person: Person, span: Span) -> bool:
    """Whether somebody is named in a place, and not only told by an office."""
    return any(mention.form == "name" and span.covers(mention.span) for mention in person.mentions)


def _share_a_word(organisation: Person, person: Person) -> bool:
    """Whether somebody is named like an organisation: which of the two is meant is then not sure."""
    return not {*organisation.name.casefold().split()}.isdisjoint(person.name.casefold().split())


class _Desk:
    """Who is named where, looked up once."""

    def __init__(self, record: Record, people: People) -> None:
        self._record, self._people = record, people

    def introduced(self) -> Iterator[tuple[Person, Speaker]]:
        """Each organisation that stands in the words by which a speaker is introduced, with the speaker."""
        for quote in sorted(self._record.all(Quote), key=lambda one: one.content):
            person = self._people.of(self._people.source(quote)) if quote.source else None
            if quote.source and person and person.type == "person" and _named(person, quote.source):
                for organisation in self._organisations(quote.source):
                    if not _share_a_word(organisation, person):
                        yield organisation, Speaker(person, quote.source)

    def _organisations(self, span: Span) -> Iterator[Person]:
        places = self._named.get(span.report, [])
        low = bisect.bisect_left(places, (span.start, ""))
        high = bisect.bisect_left(places, (span.end, ""))
        for _, actor in places[low:high]:
            found = self._people.of(actor)
            if found and found.type == "organisation" and not self._is_public(found):
                yield found

    def _is_public(self, organisation: Person) -> bool:
        keys = {actor.key.partition("/")[2] for actor in organisation.actors}
        known = {self._types[key] for key in keys if key in self._types}
        if known:
            return bool(known & PUBLIC)
        return not PUBLIC_WORDS.isdisjoint(organisation.name.casefold().split())

    @cached_property
    def _types(self) -> Mapping[str, str]:
        return {row["name"]: row["type"] for row in lexicon_of(self._record).table("organisations")}

    @cached_property
    def _named(self) -> Mapping[str, list[tuple[int, str]]]:
        """Start and actor of every place where somebody is named, by report."""
        out: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for link in self._record.all(Coreference):
            out[link.span.report].append((link.span.start, link.actor))
        for places in out.values():
            places.sort()
        return out
