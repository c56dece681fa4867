"""Takes a record, gives its stories: which articles tell of one main happening, why, and which story is the later one.

A story is named by actors, place and date alone. A date that no article of it bears as its own is said to be inferred.
"""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from rashomon.errors import InputError
from rashomon.findings import Article, Dated, Decided, Gist, Mention, Metadatum, SameStory
from rashomon.people import People, Person
from rashomon.record import Record
from rashomon.record.keeping import once
from rashomon.text import Span
from rashomon.timeline import when

ACTORS = 3
"""Actors in the name of a story at most: those in most of its articles, then those with most mentions."""
MAIN = 4
"""Actors by whom stories are held to be related."""
LOOKED_AT = 6
"""Actors among whom two persons are looked for: where two act, the story is theirs and not their states'."""
OPENING = 700
"""Code points of an article in which a place is where it happens."""
RELATED = 2
"""Main actors that related stories share at least."""
NAMED = ("person", "organisation", "state")
"""Types of actors that name a story."""
LEAST_ID = 6
"""Digits of an id that name a story at least."""
TOLD = 8
"""Stories that are listed where several are meant."""
ORDER = "those of most reports first, then the earlier, then by id"
"""The order of stories."""


@dataclass(frozen=True, slots=True)
class Telling:
    """One article of a story, and why it is there."""

    article: Article
    opening: Span
    """Its headline, or else its first paragraph."""
    first: str
    last: str
    """The days between which it was published, ISO; empty where nothing tells them."""
    own: bool
    """Whether it bears the day itself; else the days are inferred."""
    day_because: str
    day_span: Span | None
    """The words that the days rest on."""
    link: SameStory | None
    """The strongest link to another article of the story; None where it stands alone or was put there by hand."""
    moved: str
    """The correction that put it there; empty where none did."""

    @property
    def date(self) -> str:
        """In words; empty where nothing tells it."""
        return when(self.first, self.last) if self.first else ""

    @property
    def why(self) -> str:
        """Why it is there, in words."""
        return self.moved or (self.link.because if self.link else "no other article tells of it")


@dataclass(frozen=True, slots=True)
class Story:
    """Articles with one main happening."""

    id: str
    tellings: tuple[Telling, ...]
    actors: tuple[str, ...]
    main: frozenset[str]
    """The ids of its main actors, as they are known across articles."""
    place: str
    place_span: Span | None
    first: str
    last: str
    """The days that its articles are of, ISO; empty where nothing tells any."""
    inferred: str
    """Why the date is inferred, and for how many; empty where every article bears its own day."""

    @property
    def date(self) -> str:
        """In words: `21 March 2023`, `2024`, or `date unknown`."""
        return when(self.first, self.last) if self.first else "date unknown"

    @property
    def who(self) -> str:
        """Its main actors, in words."""
        return ", ".join(self.actors[:-1]) + " and " + self.actors[-1] if self.actors[1:] else "".join(self.actors)

    @property
    def name(self) -> str:
        """Actors, place and date, and nothing else."""
        date = self.date + (" (inferred)" if self.inferred else "")
        return " · ".join(filter(None, [self.who, self.place, date]))

    @property
    def dated_by(self) -> tuple[Span, ...]:
        """The words that its days rest on."""
        return tuple(telling.day_span for telling in self.tellings if telling.day_span)


@dataclass(frozen=True, slots=True)
class Relation:
    """Two stories that share their main actors; `earlier` is not earlier where the order is not known."""

    earlier: Story
    later: Story
    known: bool
    """Whether it is known which is the earlier one."""
    because: str
    actors: tuple[str, ...]
    """The main actors both share."""
    spans: tuple[Span, ...]
    """Where the order is told."""


class Stories:
    """The stories of a record."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._people = once(record, People)

    @cached_property
    def all(self) -> tuple[Story, ...]:
        """Those of most articles first, then the earlier, then by id."""
        groups = self._record.groups(SameStory.kind)
        members: dict[str, list[Article]] = defaultdict(list)
        order = {digest: place for place, digest in enumerate(self._record.digests())}
        for article in sorted(self._record.all(Article), key=lambda one: (order[one.report], one.ordinal)):
            members[groups.get(article.id, article.id)].append(article)
        found = [self._story(name, articles) for name, articles in members.items()]
        return tuple(sorted(found, key=lambda story: (-len(story.tellings), story.first or "9", story.id)))

    def number(self, story: Story) -> int:
        """The place of a story in their order, from 1."""
        return self.all.index(story) + 1

    def meant(self, words: str) -> Story:
        """The story of a number, of an id or its beginning, or of words of its name.

        Raises `InputError` where there is none, or more than one.
        """
        if words.isdecimal() and 0 < int(words) <= len(self.all):
            return self.all[int(words) - 1]
        asked = words.casefold().split()
        found = [story for story in self.all if len(words) >= LEAST_ID and story.id.startswith(words.lower())]
        found = found or [story for story in self.all if asked and all(one in story.name.casefold() for one in asked)]
        if len(found) == 1:
            return found[0]
        if not found:
            raise InputError(f"{words}: no story of the record goes by that; `rashomon stories` lists them")
        told = "; ".join(f"{self.number(story)}: {story.name}" for story in found[:TOLD])
        raise InputError(f"{words}: several stories go by that; name one by its number: {told}")

    @cached_property
    def _gists(self) -> dict[str, Gist]:
        return {gist.article: gist for gist in self._record.all(Gist)}

    @cached_property
    def _dated(self) -> dict[str, Dated]:
        """What is known of when something is of, by its id: of articles, when they were published."""
        return {one.subject: one for one in self._record.all(Dated) if one.first}

    @cached_property
    def _links(self) -> dict[str, list[SameStory]]:
        out: dict[str, list[SameStory]] = defaultdict(list)
        for link in self._record.all(SameStory):
            out[link.left].append(link)
            out[link.right].append(link)
        return out

    @cached_property
    def _decided(self) -> dict[str, str]:
        """What corrections say of articles, in words."""
        decided = [one for one in self._record.all(Decided) if one.link == SameStory.kind and one.same]
        return {end: one.because for one in decided for end in (one.left, one.right)}

    @cached_property
    def _mentioned(self) -> dict[str, Counter[str]]:
        """How often each article mentions each actor, by the actor's id across articles."""
        out: dict[str, Counter[str]] = defaultdict(Counter)
        for person in self._people.all:
            if person.type in NAMED:
                for mention in person.mentions:
                    out[mention.article][person.id] += 1
        return out

    def _story(self, name: str, articles: Sequence[Article]) -> Story:
        ids = {article.id for article in articles}
        tellings = tuple(self._telling(article, ids) for article in articles)
        main = self._main(articles)
        place, span = self._place(articles)
        return Story(
            name,
            tellings,
            self._names(main),
            frozenset(main[:MAIN]),
            place,
            span,
            *_interval(tellings),
            _inferred(tellings),
        )

    def _names(self, main: Sequence[str]) -> tuple[str, ...]:
        """The names of main actors: the persons, where there are two; else whoever acts most."""
        found = [person for one in main[:LOOKED_AT] if (person := self._person(one))]
        persons = [person for person in found if person.type == "person"]
        return tuple(person.name for person in (persons if len(persons) > 1 else found)[:ACTORS])

    @cached_property
    def _by_id(self) -> dict[str, Person]:
        return {person.id: person for person in self._people.all}

    def _person(self, name: str) -> Person | None:
        return self._by_id.get(name)

    def _telling(self, article: Article, ids: set[str]) -> Telling:
        inside = [link for link in self._links[article.id] if {link.left, link.right} <= ids]
        link = min(inside, key=lambda one: (-one.score, one.id), default=None)
        day = self._day(article)
        moved = self._decided.get(article.id, "") if link is None or article.id in self._decided else ""
        return Telling(article, self._record.opening(article), *day, link, moved if len(ids) > 1 else "")

    def _day(self, article: Article) -> tuple[str, str, bool, str, Span | None]:
        """The days between which an article was published, whether it bears them itself, why, and the words for it."""
        gist = self._gists.get(article.id)
        if gist and gist.day:
            return gist.day, gist.day, True, gist.day_because, gist.day_span
        one = self._dated.get(article.id)
        if one is None:
            return "", "", False, "", None
        return one.first, one.last, one.basis == "stated", one.because, None if one.span == article.span else one.span

    def _main(self, articles: Sequence[Article]) -> list[str]:
        """The actors in most articles, then those with most mentions."""
        reports: Counter[str] = Counter()
        total: Counter[str] = Counter()
        for article in articles:
            counts = self._mentioned.get(article.id, Counter())
            reports.update(counts.keys())
            total.update(counts)
        return sorted(total, key=lambda one: (-reports[one], -total[one], one))

    def _place(self, articles: Sequence[Article]) -> tuple[str, Span | None]:
        """The place that most datelines of a story name; else the one that the openings of at least half of it name."""
        found: dict[str, list[Span]] = defaultdict(list)
        for article in articles:
            for one in self._record.all(Metadatum, article=article.id):
                if one.name == "dateline" and one.span:
                    found[one.value.strip().title()].append(one.span)
        if not found:
            for article in articles:
                for text, span in self._opening_places(article).items():
                    found[text].append(span)
            found = {text: spans for text, spans in found.items() if 2 * len(spans) >= len(articles)}
        best = min(found, key=lambda text: (-len(found[text]), text), default="")
        return best, (min(found[best]) if best else None)

    def _opening_places(self, article: Article) -> dict[str, Span]:
        end = article.span.start + OPENING
        named = [one for one in self._record.all(Mention, article=article.id) if one.type == "place"]
        return {one.text: one.span for one in reversed(named) if one.span.start < end}

    # ── earlier and later ────────────────────────────────────────────────────────────────────────────────────────

    @cached_property
    def related(self) -> tuple[Relation, ...]:
        """Stories that share main actors, two by two."""
        return tuple(self._relations())

    def _relations(self) -> Iterator[Relation]:
        by_actor: dict[str, list[int]] = defaultdict(list)
        for number, story in enumerate(self.all):
            for actor in story.main:
                by_actor[actor].append(number)
        met = Counter(pair for numbers in by_actor.values() for pair in itertools.combinations(numbers[:64], 2))
        for (one, other), count in sorted(met.items()):
            if count >= RELATED:
                yield self._relation(self.all[one], self.all[other])

    def _relation(self, one: Story, other: Story) -> Relation:
        shared = [person.name for name in sorted(one.main & other.main) if (person := self._person(name))]
        for early, late in ((one, other), (other, one)):
            if early.last and late.first and early.last < late.first:
                because = f"{early.date} lies before {late.date}"
                spans = (*_clearest(early), *_clearest(late))
                return Relation(early, late, True, because, tuple(sorted(shared)), spans)
        return Relation(one, other, False, "no date tells which is the earlier", tuple(sorted(shared)), ())


def _clearest(story: Story) -> tuple[Span, ...]:
    """The longest words that the days of a story rest on: a date tells more than a weekday."""
    return tuple(sorted(story.dated_by, key=lambda span: (span.start - span.end, span))[:1])


def _interval(tellings: Sequence[Telling]) -> tuple[str, str]:
    """From the first to the last of the days that articles bear; else the days that most are inferred to be of."""
    own = [telling for telling in tellings if telling.own]
    if own:
        return min(one.first for one in own), max(one.last for one in own)
    found = Counter((one.first, one.last) for one in tellings if one.first)
    return min(found, key=lambda days: (-found[days], days), default=("", ""))


def _inferred(tellings: Sequence[Telling]) -> str:
    """How far the date of a story is inferred, in words; empty where each article bears its own or none is known."""
    own = sum(telling.own for telling in tellings)
    if own == len(tellings) or not any(telling.first for telling in tellings):
        return ""
    return f"of {own} of its {len(tellings)} articles a day is stated" if own else "no article states its own day"
