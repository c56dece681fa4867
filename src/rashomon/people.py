"""Takes a record, gives its actors over all reports as corrected: names, mentions, offices, quotes by and about them.

An actor goes by the name that a correction gives it, else by one that its reports print. What the stages found stays
told beside what a correction says.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from rashomon.errors import InputError
from rashomon.findings import Actor, Coreference, Correction, Mention, Quote, SameActor, SameWords
from rashomon.record import Record
from rashomon.record.corrected import Corrected, concerning, corrected
from rashomon.text import Span, fold

ORDER = "those in most reports first, then those with most mentions, then by name"
"""The order of actors."""

SCARE = "scare"
"""The type of marked words that are no speech."""

SHORTEST_ID = 6
"""Digits from which on the beginning of an id is taken for one."""

SHOWN_ID = 10
"""Digits of an id that a message shows."""


@dataclass(frozen=True, slots=True)
class Variant:
    """One wording for an actor, and how often each report has it."""

    text: str
    form: str
    """As of a mention: `name`, `nominal` or `pronoun`."""
    reports: Mapping[str, int]
    """Counts by the digest of the report."""

    @property
    def total(self) -> int:
        """In all reports."""
        return sum(self.reports.values())


@dataclass(frozen=True, slots=True)
class Office:
    """What a report calls an actor by office or occupation, and where."""

    text: str
    report: str
    span: Span | None
    """The first place where it stands; None where the words are parted in the report."""


@dataclass(frozen=True, slots=True)
class Person:
    """An actor over all reports: a person, and likewise an organisation, a state, a place, a group or a document."""

    id: str
    """That of its group; of its one actor where it is in none."""
    name: str
    printed: str
    """What it would be called without a correction."""
    type: str
    actors: tuple[Actor, ...]
    """What each article knows of it."""
    mentions: tuple[Mention, ...]
    quotes: tuple[Quote, ...]
    """What it said, marked words that are no speech left out."""
    named: Correction | None
    """The correction that names it."""

    @property
    def reports(self) -> frozenset[str]:
        """The digests of the reports that mention it."""
        return frozenset(mention.span.report for mention in self.mentions) | {
            actor.span.report for actor in self.actors
        }

    @property
    def variants(self) -> tuple[Variant, ...]:
        """Every wording for it: names first, the ones in most reports first, then the most frequent, then by letter."""
        counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        for mention in self.mentions:
            counts[mention.form, _line(mention.text)][mention.span.report] += 1
        found = [Variant(text, form, dict(reports)) for (form, text), reports in counts.items()]
        forms = {"name": 0, "nominal": 1}
        return tuple(sorted(found, key=lambda v: (forms.get(v.form, 2), -len(v.reports), -v.total, v.text)))


class People:
    """The actors of a record."""

    def __init__(self, record: Record) -> None:
        self._record = record

    @cached_property
    def corrected(self) -> Corrected:
        """What corrections say."""
        return corrected(self._record)

    @cached_property
    def actors(self) -> dict[str, Actor]:
        """Every actor of an article by its id, in reading order."""
        return {actor.id: actor for actor in self._record.all(Actor)}

    @cached_property
    def groups(self) -> dict[str, str]:
        """The group of each actor that is one with others."""
        return self._record.groups(SameActor.kind)

    @cached_property
    def _found(self) -> dict[str, list[str]]:
        """The actors that the stages found each mention to point at."""
        out: dict[str, list[str]] = defaultdict(list)
        for link in self._record.each(Coreference):
            out[link.mention].append(link.actor)
        return out

    def pointed(self, mention: str | None) -> list[str]:
        """The actors that a mention points at; none where a correction says that it names no actor."""
        return self._found.get(mention or "", []) if mention not in self.corrected.disclaimed else []

    def source(self, quote: Quote) -> str | None:
        """The actor that a quote is attributed to, as corrected."""
        told = self.corrected.source(quote.id)
        found = self.pointed(quote.mention)
        return told[1] if told else found[0] if len(found) == 1 else None

    def of(self, actor: str | None) -> Person | None:
        """The person that an actor of an article is."""
        return self._by_id.get(self.groups.get(actor, actor)) if actor else None

    @cached_property
    def _by_id(self) -> dict[str, Person]:
        return {person.id: person for person in self.all}

    @cached_property
    def all(self) -> tuple[Person, ...]:
        """Everybody who is mentioned, in the order that `ORDER` states."""
        mentions: dict[str, list[Mention]] = defaultdict(list)
        for mention in self._record.all(Mention):
            for actor in self.pointed(mention.id):
                mentions[self.groups.get(actor, actor)].append(mention)
        quotes: dict[str, list[Quote]] = defaultdict(list)
        for quote in self._record.all(Quote):
            if quote.type != SCARE and (source := self.source(quote)):
                quotes[self.groups.get(source, source)].append(quote)
        members: dict[str, list[Actor]] = defaultdict(list)
        for one in self.actors.values():
            members[self.groups.get(one.id, one.id)].append(one)
        found = (self._person(name, those, mentions[name], quotes[name]) for name, those in members.items())
        there = [person for person in found if person.mentions or person.quotes]
        return tuple(sorted(there, key=lambda p: (-len(p.reports), -len(p.mentions), p.name.casefold(), p.id)))

    def _person(self, name: str, actors: list[Actor], mentions: list[Mention], quotes: list[Quote]) -> Person:
        printed, named = called(actors, mentions), self.corrected.names.get(name)
        kind = Counter(actor.type for actor in actors).most_common(1)[0][0]
        told = named.value if named else printed
        return Person(name, told, printed, kind, tuple(actors), tuple(mentions), tuple(quotes), named)

    # ── one of them ──────────────────────────────────────────────────────────────────────────────────────────────

    def offices(self, person: Person) -> list[Office]:
        """What reports call a person by office or occupation, and the first passage for each."""
        found = dict.fromkeys((_line(actor.office), actor.span.report) for actor in person.actors if actor.office)
        return [Office(text, report, self._place(text, report)) for text, report in found]

    def _place(self, words: str, report: str) -> Span | None:
        start = fold(self._record.report_text(report)).find(fold(words))
        return Span.of(report, start, start + len(words)) if start >= 0 else None

    def about(self, person: Person) -> list[Quote]:
        """The quotes of others whose words mention a person."""
        places: dict[str, list[Span]] = defaultdict(list)
        for mention in person.mentions:
            places[mention.article].append(mention.span)
        own = {quote.id for quote in person.quotes}
        return [
            quote
            for article in places
            for quote in self._record.all(Quote, article=article)
            if quote.id not in own and quote.type != SCARE and any(quote.content.covers(at) for at in places[article])
        ]

    def utterances(self, quotes: Iterable[Quote]) -> list[list[Quote]]:
        """Quotes, those that are one utterance together."""
        groups, out = self._record.groups(SameWords.kind), defaultdict(list)
        for quote in quotes:
            out[groups.get(quote.id, quote.id)].append(quote)
        return list(out.values())

    def corrections(self, person: Person) -> list[Correction]:
        """The corrections that concern a person, its mentions or its quotes, without effect or with."""
        findings = (*person.actors, *person.mentions, *person.quotes)
        return concerning(self._record, {finding.id for finding in findings})

    # ── who is meant ─────────────────────────────────────────────────────────────────────────────────────────────

    def meant(self, words: str) -> list[Person]:
        """Those who may be meant by a name, by the beginning of an id, or by `A:name` for one report alone.

        The nearest sense in which there is anybody: the displayed name, then a printed one, then words of a name.
        """
        if found := self._by_start(words) or self._in_report(words):
            return found
        asked = _plain(words)
        tests: tuple[Callable[[Person], bool], ...] = (
            lambda person: _plain(person.name) == asked,
            lambda person: asked in {_plain(name) for name in _names(person)},
            lambda person: any(set(asked.split()) <= set(_plain(name).split()) for name in _names(person)),
        )
        senses = ([person for person in self.all if test(person)] for test in tests) if asked else iter(())
        return next((found for found in senses if found), [])

    def one(self, words: str) -> Person:
        """The one who is meant. Raises `InputError` where nobody is, or several may be, with the candidates."""
        found = self.meant(words)
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
        if found := [person for person in self.all if person.id.startswith(start)]:
            return found
        return [
            alone for name, actor in self.actors.items() if name.startswith(start) for alone in self._alone([actor])
        ]

    def _in_report(self, words: str) -> list[Person]:
        letter, colon, name = words.partition(":")
        digest = next((one for one in self._record.digests() if self._record.letter(one) == letter.upper()), None)
        if not colon or digest is None:
            return []
        asked = _plain(name.strip().strip('"“”'))
        named = [mention for mention in self._record.all(Mention) if mention.span.report == digest]
        same = (one for one in named if one.form == "name" and _plain(one.text) == asked)
        pointed = {actor for one in same for actor in self.pointed(one.id)}
        here = [actor for actor in self.actors.values() if actor.span.report == digest]
        exact = [actor for actor in here if actor.id in pointed or asked in _all_names(actor)]
        loose = [a for a in here if any(set(asked.split()) <= set(name.split()) for name in _all_names(a))]
        return self._alone(exact or (loose if asked else []))

    def _alone(self, actors: Sequence[Actor]) -> list[Person]:
        """The persons that actors of articles are, cut down to what that article knows of them."""
        out = []
        for actor in actors:
            if whole := self.of(actor.id):
                mentions = [mention for mention in whole.mentions if mention.article == actor.article]
                quotes = [quote for quote in whole.quotes if quote.article == actor.article]
                out.append(self._person(actor.id, [actor], mentions, quotes))
        return out


def called(actors: Sequence[Actor], mentions: Iterable[Mention]) -> str:
    """The name that names it best in most articles; of several the one most reports print, most often, the longest.

    States and organisations go by their entry in the lexicon where a report prints it: not Ruritanian, but Ruritania.
    """
    printed: dict[str, Counter[str]] = defaultdict(Counter)
    for mention in mentions:
        if mention.form == "name":
            printed[_line(mention.text)][mention.span.report] += 1
    entries = {actor.key.rpartition("/")[2] for actor in actors if actor.type != "person"} & set(printed)
    best = Counter(_line(actor.name) for actor in actors)

    def order(name: str) -> tuple[int, int, int, int, str]:
        found = printed.get(name, Counter())
        return -best[name], -len(found), -found.total(), -len(name), name

    return min(entries or best, key=order)


def _names(person: Person) -> Iterator[str]:
    yield from (person.name, person.printed)
    yield from (variant.text for variant in person.variants if variant.form == "name")
    for actor in person.actors:
        yield actor.name
        yield from filter(None, actor.aliases.split("|"))


def _all_names(actor: Actor) -> set[str]:
    return {_plain(name) for name in (actor.name, *actor.aliases.split("|")) if name}


def _line(text: str) -> str:
    return " ".join(text.split())


def _plain(text: str) -> str:
    """A name as it is compared: case, marks and white space folded, a leading article left out."""
    return _line(fold(text)).casefold().removeprefix("the ")
