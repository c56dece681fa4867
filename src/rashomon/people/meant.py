"""Takes the actors of a record and words of a user, gives who is meant."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from rashomon.errors import InputError
from rashomon.findings import Actor, Mention
from rashomon.people.person import Person, names_of, plain, printed_names
from rashomon.record import Record

if TYPE_CHECKING:
    from rashomon.people import People

SHORTEST_ID = 6
"""Digits from which on the beginning of an id is taken for one."""

SHOWN_ID = 10
"""Digits of an id that a message shows."""


class Meant:
    """Finds who is meant."""

    def __init__(self, people: People, record: Record) -> None:
        self._people, self._record = people, record

    def all(self, words: str) -> list[Person]:
        """Those who may be meant by a name, by the beginning of an id, or by `A:name` for one report alone.

        The nearest sense in which there is anybody: the displayed name, then a printed one, then words of a name.
        """
        if found := self._by_start(words) or self._in_report(words):
            return found
        asked = plain(words)
        tests: tuple[Callable[[Person], bool], ...] = (
            lambda person: plain(person.name) == asked,
            lambda person: asked in {plain(name) for name in names_of(person)},
            lambda person: any(set(asked.split()) <= set(plain(name).split()) for name in names_of(person)),
        )
        senses = ([person for person in self._people.all if test(person)] for test in tests) if asked else iter(())
        return next((found for found in senses if found), [])

    def one(self, words: str) -> Person:
        """The one who is meant. Raises `InputError` where nobody is, or several may be, with the candidates."""
        found = self.all(words)
        if not found:
            raise InputError(f"{words!r}: no actor in {self._record.path} goes by that; see: rashomon actors")
        if len(found) > 1:
            listed = "; ".join(self._brief(person) for person in found[:8]) + ("; …" if len(found) > 8 else "")
            way = 'give the id, or the report and the name, as in A:"Orlen"'
            raise InputError(f"{words!r} may mean several actors: {listed}. Say which: {way}")
        return found[0]

    def _brief(self, person: Person) -> str:
        letters = ", ".join(
            self._record.letter(digest) for digest in self._record.digests() if digest in person.reports
        )
        return f"{person.name} ({person.type}, in {letters}) {person.id[:SHOWN_ID]}"

    def _by_start(self, words: str) -> list[Person]:
        start = words.lower()
        if len(start) < SHORTEST_ID or not re.fullmatch("[0-9a-f]+", start):
            return []
        if found := [person for person in self._people.all if person.id.startswith(start)]:
            return found
        return [
            alone
            for name, actor in self._people.actors.items()
            if name.startswith(start)
            for alone in self._alone([actor])
        ]

    def _in_report(self, words: str) -> list[Person]:
        letter, colon, name = words.partition(":")
        digest = next((one for one in self._record.digests() if self._record.letter(one) == letter.upper()), None)
        if not colon or digest is None:
            return []
        asked = plain(name.strip().strip('"“”'))
        named = [mention for mention in self._record.all(Mention) if mention.span.report == digest]
        same = (one for one in named if one.form == "name" and plain(one.text) == asked)
        pointed = {actor for one in same for actor in self._people.pointed(one.id)}
        here = [actor for actor in self._people.actors.values() if actor.span.report == digest]
        exact = [actor for actor in here if actor.id in pointed or asked in printed_names(actor)]
        loose = [a for a in here if any(set(asked.split()) <= set(name.split()) for name in printed_names(a))]
        return self._alone(exact or (loose if asked else []))

    def _alone(self, actors: Sequence[Actor]) -> list[Person]:
        """The persons that actors of articles are, cut down to what that article knows of them."""
        return [alone for actor in actors if (alone := self._people.alone(actor))]
