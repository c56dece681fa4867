"""Takes a record and a lexicon, gives the names each actor goes by: how a question for one name finds the others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from rashomon.check.words import WORD, plain, stop_words
from rashomon.findings import Actor
from rashomon.lexicon import Lexicon, Row
from rashomon.record import Record
from rashomon.record.corrected import corrected
from rashomon.text import fold

type Phrase = tuple[str, ...]
"""The plain words of a name."""

FULL, SURNAME, STANDS_FOR = 1.0, 0.9, 0.8
"""How much a name tells of its bearer: a name or alias; a person's last name; a demonym, a seat or a capital, which may
stand for the government and may not."""

TABLES = ("actors", "states", "organisations", "leaders", "media")
LOOSE = ("capital", "demonyms", "people", "metonyms")


@dataclass
class Bearer:
    """One actor, as the record's own groups or a row of the lexicon know it."""

    names: dict[Phrase, float] = field(default_factory=dict)
    actors: set[str] = field(default_factory=set)
    """Ids of the record's actors."""

    def add(self, name: str, strength: float) -> None:
        """One more name; the stronger reading of it stays."""
        phrase = words_of(name)
        if phrase and not stop_words().issuperset(phrase):
            self.names[phrase] = max(strength, self.names.get(phrase, 0.0))


class Names:
    """All bearers, by each of their names."""

    def __init__(self, bearers: Iterable[Bearer]) -> None:
        self._by_name: dict[Phrase, list[Bearer]] = defaultdict(list)
        for bearer in bearers:
            for phrase in bearer.names:
                self._by_name[phrase].append(bearer)
        self.longest = max(map(len, self._by_name), default=0)
        """Words of the longest name."""

    @classmethod
    def of(cls, record: Record, lexicon: Lexicon) -> Names:
        """The record's own actors, and the rows of the lexicon."""
        return cls([*_actors(record), *_entries(lexicon)])

    def bearing(self, phrase: Phrase) -> Bearer | None:
        """All who bear a name, as one: what a name means is not decided here. None where nobody does."""
        union = Bearer()
        for bearer, factor in self._reach(self._by_name.get(phrase, []), phrase):
            union.actors |= bearer.actors
            for name, strength in bearer.names.items():
                union.names[name] = max(strength * factor, union.names.get(name, 0.0))
        return union if union.names else None

    def _reach(self, met: list[Bearer], phrase: Phrase) -> Iterator[tuple[Bearer, float]]:
        """Who bears the name, and who shares a full name with one of them: a row of the lexicon, another spelling."""
        seen = {id(bearer) for bearer in met}
        for bearer in met:
            factor = bearer.names[phrase]
            yield bearer, factor
            for name in sorted(name for name, strength in bearer.names.items() if strength == FULL):
                for other in self._by_name[name]:
                    if id(other) not in seen and other.names[name] == FULL:
                        seen.add(id(other))
                        yield other, factor


def words_of(name: str) -> Phrase:
    """The plain words of a name, a leading article left out."""
    words = tuple(plain(match.group()) for match in WORD.finditer(fold(name)))
    return words[1:] if words[:1] == ("the",) else words


def _actors(record: Record) -> Iterator[Bearer]:
    groups, named = record.groups("same_actor"), corrected(record).names
    bearers: dict[str, Bearer] = defaultdict(Bearer)
    for actor in record.all(Actor):
        bearer = bearers[groups.get(actor.id, actor.id)]
        bearer.actors.add(actor.id)
        bearer.add(actor.name, FULL)
        if actor.type == "person" and len(words_of(actor.name)) > 1:
            bearer.add(words_of(actor.name)[-1], SURNAME)
        if correction := named.get(groups.get(actor.id, actor.id)):
            bearer.add(correction.value, FULL)
    yield from bearers.values()


def _entries(lexicon: Lexicon) -> Iterator[Bearer]:
    bearers: dict[str, Bearer] = defaultdict(Bearer)
    for table in TABLES:
        for row in lexicon.table(table):
            _fill(bearers[row.get("name", "")], row)
    yield from bearers.values()


def _fill(bearer: Bearer, row: Row) -> None:
    for name in (row.get("name", ""), *_list(row, "aliases")):
        bearer.add(name, FULL)
    for column in LOOSE:
        for name in _list(row, column):
            bearer.add(name, STANDS_FOR)


def _list(row: Mapping[str, str], column: str) -> list[str]:
    return [item for item in (row.get(column) or "").split("|") if item]
