"""Takes a record, gives its actors over all reports as corrected: names, mentions, offices, quotes by and about them.

An actor goes by the name that a correction gives it, else by one that its reports print. What the stages found stays
told beside what a correction says.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cached_property

from rashomon.findings import SPEECH, Actor, Coreference, Correction, Mention, Quote, SameActor, SameWords
from rashomon.people.meant import Meant
from rashomon.people.person import Office, Person, Variant, called, line
from rashomon.record import Record
from rashomon.record.corrected import Corrected, concerning, corrected
from rashomon.text import Span, fold

__all__ = ["ACT", "ORDER", "Office", "People", "Person", "Variant", "called"]

ORDER = "those in most reports first, then those with most mentions, then by name"
"""The order of actors."""

ACT = "act"
"""The type of what somebody is told to have done by speaking, without words."""


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
            if quote.type in (*SPEECH, ACT) and (source := self.source(quote)):
                quotes[self.groups.get(source, source)].append(quote)
        members: dict[str, list[Actor]] = defaultdict(list)
        for one in self.actors.values():
            members[self.groups.get(one.id, one.id)].append(one)
        found = (self._person(name, those, mentions[name], quotes[name]) for name, those in members.items())
        there = [person for person in found if person.mentions or person.quotes or person.acts]
        return tuple(sorted(there, key=lambda p: (-len(p.reports), -len(p.mentions), p.name.casefold(), p.id)))

    def _person(self, name: str, actors: list[Actor], mentions: list[Mention], quotes: list[Quote]) -> Person:
        printed, named = called(actors, mentions), self.corrected.names.get(name)
        kind = Counter(actor.type for actor in actors).most_common(1)[0][0]
        told = named.value if named else printed
        said = tuple(quote for quote in quotes if quote.type in SPEECH)
        acts = tuple(quote for quote in quotes if quote.type == ACT)
        return Person(name, told, printed, kind, tuple(actors), tuple(mentions), said, acts, named)

    def alone(self, actor: Actor) -> Person | None:
        """The person that an actor of an article is, cut down to what that article knows of it."""
        whole = self.of(actor.id)
        if whole is None:
            return None
        mentions = [mention for mention in whole.mentions if mention.article == actor.article]
        quotes = [quote for quote in (*whole.quotes, *whole.acts) if quote.article == actor.article]
        return self._person(actor.id, [actor], mentions, quotes)

    def meant(self, words: str) -> list[Person]:
        """Those who may be meant by a name, by the beginning of an id, or by `A:name` for one report alone."""
        return Meant(self, self._record).all(words)

    def one(self, words: str) -> Person:
        """The one who is meant. Raises `InputError` where nobody is, or several may be, with the candidates."""
        return Meant(self, self._record).one(words)

    # ── one of them ──────────────────────────────────────────────────────────────────────────────────────────────

    def offices(self, person: Person) -> list[Office]:
        """What reports call a person by office or occupation, and the first passage for each."""
        found = dict.fromkeys((line(actor.office), actor.span.report) for actor in person.actors if actor.office)
        return [Office(text, report, self._place(text, report)) for text, report in found]

    def _place(self, words: str, report: str) -> Span | None:
        start = fold(self._record.report_text(report)).find(fold(words))
        return Span.of(report, start, start + len(words)) if start >= 0 else None

    def about(self, person: Person) -> list[Quote]:
        """The quotes of others whose words mention a person."""
        places: dict[str, list[Span]] = defaultdict(list)
        for mention in person.mentions:
            places[mention.article].append(mention.span)
        own = {quote.id for quote in (*person.quotes, *person.acts)}
        return [
            quote
            for article in places
            for quote in self._record.all(Quote, article=article)
            if quote.id not in own
            and quote.type in (*SPEECH, ACT)
            and any(quote.content.covers(at) for at in places[article])
        ]

    def utterances(self, quotes: Iterable[Quote]) -> list[list[Quote]]:
        """Quotes, those that are one utterance together."""
        groups, out = self._record.groups(SameWords.kind), defaultdict(list)
        for quote in quotes:
            out[groups.get(quote.id, quote.id)].append(quote)
        return list(out.values())

    def corrections(self, person: Person) -> list[Correction]:
        """The corrections that concern a person, its mentions or its quotes, without effect or with."""
        findings = (*person.actors, *person.mentions, *person.quotes, *person.acts)
        return concerning(self._record, {finding.id for finding in findings})
