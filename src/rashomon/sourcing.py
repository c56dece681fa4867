"""Takes a record, gives how each report is sourced: who is heard and through what, and what has no named source.

It counts and shows; it rates nothing. Who is mentioned in the reports and heard in none of them is told too: absent is
a value.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from rashomon.findings import Actor, Block, Quote, Unattributed
from rashomon.lexicon import Lexicon, shipped
from rashomon.people import People, Person
from rashomon.record import Record
from rashomon.record.keeping import once
from rashomon.text import Span, fold
from rashomon.within.quote_sources import bare

SPEAKERS = ("person", "state", "organisation", "group")
"""Types of actors that can be heard."""

MEDIA = "media/"
"""Keys of outlets and platforms: what reports speak through is no party that is left unheard."""

STOP = frozenset(row["word"] for row in shipped("stop_words"))
LONGEST = 90
"""Characters of a wording that brings somebody in, at most: of what is longer a part is a clause of its own."""
DESCRIBED = re.compile(r"[ -](?P<word>[a-z]+)")
AFTER = 40
"""Characters after a name in which the word stands that it may be told of."""

ABSENT = 3
"""Mentions from which on an actor that nobody quotes is told as absent: named in passing is less than that."""

SEEMING = frozenset({"appear", "seem", "look"})
"""What appears so appears so to the writer: nobody else says it."""

WORD = re.compile(r"[\w-]+")

ORDER = (
    "By report, in the order of labels. Voices: those with most quotes first, then as they come. What has no named "
    "source stands in reading order."
)


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who is heard in a report."""

    name: str
    """Of the actor; as printed where the source is linked to nobody."""
    person: Person | None
    introduced: str
    """The fullest wording by which the report brings it in as a source."""
    at: Span
    """Where that stands."""
    described: tuple[Span, ...]
    """Where it speaks under a description alone, with no word of its name: "the minister"; pronouns left out."""
    office: str
    """What the report calls it by office or occupation; empty where it does not."""
    acts_for: tuple[str, ...]
    """The states and organisations whose offices it holds."""
    scholarly: bool
    """Whether the report presents it as one who studies or comments."""
    types: Mapping[str, int]
    """How many of its quotes are direct, mixed, indirect."""
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Channel:
    """What words came through: another source that tells of them, or a paper, a post, an interview."""

    text: str
    at: Span
    kind: str
    """`source` where it is one itself ("according to …"), else what the words were said in or on: a class of the
    lexicon's table of channels."""
    quotes: tuple[Quote, ...]
    person: Person | None = None
    """Who a source is, where it is linked to somebody."""


@dataclass(frozen=True, slots=True)
class Unnamed:
    """What a report tells without naming whose word it is."""

    at: Span
    kind: str
    """`quote` with no source, `group` nobody names ("officials"), or the type of an `Unattributed`."""
    because: str
    quote: Quote | None


@dataclass(frozen=True, slots=True)
class Sourcing:
    """How one report is sourced."""

    report: str
    voices: tuple[Voice, ...]
    channels: tuple[Channel, ...]
    unnamed: tuple[Unnamed, ...]
    elsewhere: tuple[Person, ...]
    """Actors that it mentions and that are heard in other reports only."""

    def count(self, kind: str) -> int:
        """How many quotes of a type its voices have."""
        return sum(voice.types.get(kind, 0) for voice in self.voices)


@dataclass(frozen=True, slots=True)
class Folder:
    """How all reports are sourced."""

    reports: tuple[Sourcing, ...]
    absent: tuple[Person, ...]
    """Actors that reports speak of, `ABSENT` times and more, and that are heard in none."""


def sourcing(record: Record, lexicon: Lexicon) -> Folder:
    """How every report of a record is sourced, in the order of labels."""
    people = once(record, People)
    desk = _Desk(record, people, lexicon)
    found = tuple(desk.report(digest) for digest in record.digests())
    spoken_of = (person for person in people.all if person.type in SPEAKERS and not person.quotes)
    absent = tuple(person for person in spoken_of if _party(person, record) and len(person.mentions) >= ABSENT)
    return Folder(found, absent)


def _party(person: Person, record: Record) -> bool:
    """Whether somebody named could be heard: no outlet, nor what only describes the noun after it."""
    names = [mention for mention in person.mentions if mention.form == "name"]
    if any(actor.key.startswith(MEDIA) for actor in person.actors):
        return False
    if any(actor.key for actor in person.actors) or person.type in ("person", "state"):
        return bool(names)
    if person.type == "group":  # "the Northerners", not "Northern"
        return any(mention.text.endswith("s") for mention in names)
    return not all(_describes(record, mention.span) for mention in names)


def _describes(record: Record, name: Span) -> bool:
    """Whether a name is told of the noun right after it: "navy secretary"."""
    after = DESCRIBED.match(record.report_text(name.report)[name.end :][:AFTER])
    return after is not None and after["word"] not in STOP and not after["word"].endswith("ed")


class _Desk:
    """What is asked of every report, looked up once."""

    def __init__(self, record: Record, people: People, lexicon: Lexicon) -> None:
        self._record, self._people, self._lexicon = record, people, lexicon

    @cached_property
    def _quotes(self) -> Mapping[str, list[Quote]]:
        out: dict[str, list[Quote]] = defaultdict(list)
        for quote in self._record.all(Quote):
            if quote.type in ("direct", "mixed", "indirect"):
                out[quote.content.report].append(quote)
        return out

    @cached_property
    def _told(self) -> Mapping[str, list[Unattributed]]:
        out: dict[str, list[Unattributed]] = defaultdict(list)
        for one in self._record.all(Unattributed):
            out[one.span.report].append(one)
        return out

    @cached_property
    def _scholars(self) -> frozenset[str]:
        return frozenset(row["title"] for row in self._lexicon.table("titles") if row["kind"] == "occupation")

    def report(self, digest: str) -> Sourcing:
        """How one report is sourced."""
        quotes = self._quotes.get(digest, [])
        voices = tuple(self._voices(digest, quotes))
        heard = {voice.person.id for voice in voices if voice.person}
        elsewhere = tuple(
            person
            for person in self._people.all
            if digest in person.reports and person.quotes and person.id not in heard and person.type in SPEAKERS
        )
        return Sourcing(digest, voices, tuple(self._channels(quotes)), tuple(self._unnamed(digest, quotes)), elsewhere)

    # ── who is heard ─────────────────────────────────────────────────────────────────────────────────────────────

    def _voices(self, digest: str, quotes: Sequence[Quote]) -> Iterator[Voice]:
        heard: dict[str, list[Quote]] = defaultdict(list)
        for quote in quotes:
            if quote.source is not None and not self._is_group(quote):
                person = self._people.of(self._people.source(quote))
                heard[person.id if person else _line(self._record.text(quote.source)).casefold()].append(quote)
        for name in sorted(heard, key=lambda name: (-len(heard[name]), heard[name][0].content)):
            yield self._voice(digest, heard[name])

    def _voice(self, digest: str, quotes: list[Quote]) -> Voice:
        person = self._people.of(self._people.source(quotes[0]))
        sources = [quote.source for quote in quotes if quote.source]
        at = max(sources, key=lambda span: (len(span) <= LONGEST, len(span), -span.start))
        text = bare(_line(self._record.text(at)))
        actors = [actor for actor in person.actors if actor.span.report == digest] if person else []
        office = next((_line(actor.office) for actor in actors if actor.office), "")
        acts_for = tuple(sorted({name for actor in actors for name in _acts_for(actor)}))
        words = set(fold(f"{office} {text}").casefold().replace(",", " ").split())
        return Voice(
            person.name if person else text,
            person,
            text,
            at,
            tuple(self._described(person, sources)),
            office,
            acts_for,
            bool(words & self._scholars) and not acts_for,
            Counter(quote.type for quote in quotes),
            tuple(quotes),
        )

    def _described(self, person: Person | None, sources: Iterable[Span]) -> Iterator[Span]:
        if person is None or person.type != "person":
            return
        names = {word for actor in person.actors for word in fold(actor.name).casefold().split()}
        seen: set[str] = set()
        for span in sources:
            text = _line(self._record.text(span))
            words = set(WORD.findall(fold(text).casefold().replace("'s", "")))
            if len(words) > 1 and not words & names and text.casefold() not in seen:
                seen.add(text.casefold())
                yield span

    # ── through what ─────────────────────────────────────────────────────────────────────────────────────────────

    def _channels(self, quotes: Sequence[Quote]) -> Iterator[Channel]:
        by_id = {quote.id: quote for quote in quotes}
        found: dict[tuple[str, str], list[tuple[Span, Quote]]] = defaultdict(list)
        persons: dict[Span, Person | None] = {}
        for quote in quotes:
            outer = by_id.get(quote.within or "")
            if outer is not None and outer.source is not None:
                persons[outer.source] = self._people.of(self._people.source(outer))
                found[bare(_line(self._record.text(outer.source))), "source"].append((outer.source, quote))
            if quote.medium is not None and (kind := self._carries(text := _line(self._record.text(quote.medium)))):
                found[text, kind].append((quote.medium, quote))
        for (text, kind), places in sorted(found.items(), key=lambda item: item[1][0][0]):
            at = places[0][0]
            yield Channel(text, at, kind, tuple(quote for _, quote in places), persons.get(at))

    def _carries(self, text: str) -> str:
        """What kind of channel some words name, by the first of them that names one; empty where none does."""
        words = (word.strip(".,;:“”\"'") for word in text.casefold().split())
        return next((self._channels_by_word[word] for word in words if word in self._channels_by_word), "")

    @cached_property
    def _channels_by_word(self) -> Mapping[str, str]:
        return {row["word"]: row["class"] for row in self._lexicon.table("channels")}

    # ── nobody named ─────────────────────────────────────────────────────────────────────────────────────────────

    def _unnamed(self, digest: str, quotes: Sequence[Quote]) -> Iterator[Unnamed]:
        told = self._told.get(digest, [])
        found = [Unnamed(one.span, one.type, one.because, None) for one in told]
        for quote in quotes:
            if quote.lemma in SEEMING or any(one.span.overlaps(quote.content) for one in told):
                continue
            if quote.source is None and self._people.source(quote) is None and self._in_text(quote):
                found.append(Unnamed(quote.content, "quote", quote.because, quote))
            elif quote.source is not None and self._is_group(quote):
                found.append(Unnamed(quote.content, "group", "its source is a group nobody names", quote))
        yield from sorted(found, key=lambda one: one.at)

    def _in_text(self, quote: Quote) -> bool:
        """Whether a quote stands in running text: marked words of a heading take their source from the text below."""
        return not any(place.covers(quote.content) for place in self._headings.get(quote.content.report, ()))

    @cached_property
    def _headings(self) -> Mapping[str, list[Span]]:
        out: dict[str, list[Span]] = defaultdict(list)
        for block in self._record.each(Block):
            if block.role in ("headline", "standfirst", "subheading"):
                out[block.span.report].append(block.span)
        return out

    def _is_group(self, quote: Quote) -> bool:
        """Whether the source is a plural that names nobody and points at nobody named: "officials", "some critics"."""
        if quote.source is None or quote.id in self._people.corrected.sources:
            return False
        words = _line(self._record.text(quote.source)).split()
        if words[-1].casefold() not in self._groups or any(word[:1].isupper() for word in words[1:]):
            return False
        pointed = (self._people.of(actor) for actor in self._people.pointed(quote.mention))
        return not any(mention.form == "name" for person in pointed if person for mention in person.mentions)

    @cached_property
    def _groups(self) -> frozenset[str]:
        rows = self._lexicon.table("unattributed")
        return frozenset(row["word"] for row in rows if row["form"] == "group")


def _acts_for(actor: Actor) -> Iterable[str]:
    return (name.rpartition("/")[2] for name in actor.acts_for.split("|") if name)


def _line(text: str) -> str:
    return " ".join(text.split())
