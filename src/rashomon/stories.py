"""Takes a record, gives its stories: which articles tell of one main happening, why, and which story is the later one.

A story is named by actors, place and date alone. A date that no article of it bears as its own is said to be inferred.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from rashomon.across.likeness import FAR
from rashomon.findings import ARTICLE_ROLES, Article, Block, Decided, Gist, Mention, Metadatum, SameStory
from rashomon.people import People, Person
from rashomon.record import Record
from rashomon.text import Span
from rashomon.within.days import days as dates_in

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
SEARCHED = 60_000
"""Code points of an article in which dates are looked for."""
PAST_YEAR = re.compile(r"\b(?:[Ii]n|[Ss]ince|[Uu]ntil) (?:January |February |March |April |May |June |July |August |"
                       r"September |October |November |December )?((?:19|20)\d\d)\b")  # fmt: skip
"""A year that a report names: of its own year it would say "this year"."""


@dataclass(frozen=True, slots=True)
class Telling:
    """One article of a story, and why it is there."""

    article: Article
    opening: Span
    """Its headline, or else its first paragraph."""
    day: str
    """ISO date; empty where the article has none."""
    day_because: str
    day_span: Span | None
    link: SameStory | None
    """The strongest link to another article of the story; None where it stands alone or was put there by hand."""
    moved: str
    """The correction that put it there; empty where none did."""

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
    days: tuple[str, ...]
    """The days that its articles are of, the first and the last; none where no article has one."""
    undated: int
    """Articles without a day of their own: theirs is inferred from the others."""
    dated_by: tuple[Span, ...] = ()
    """Where no article has a day of its own: the last full dates in their texts, from which the days are inferred."""

    @property
    def date(self) -> str:
        """`2023-03-21`, `2023-03-20 to 2023-03-22`, or `date unknown`."""
        return " to ".join(self.days) if self.days else "date unknown"

    @property
    def inferred(self) -> bool:
        """Whether the date is inferred: from some articles for the others, or from dates within the texts."""
        return bool(self.days) and self.undated > 0

    @property
    def name(self) -> str:
        """Actors, place and date, and nothing else."""
        who = ", ".join(self.actors[:-1]) + " and " + self.actors[-1] if len(self.actors) > 1 else "".join(self.actors)
        date = self.date + (" (inferred)" if self.inferred else "")
        return " · ".join(filter(None, [who, self.place, date]))


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
        self._people = People(record)

    @cached_property
    def all(self) -> tuple[Story, ...]:
        """Those of most articles first, then the earlier, then by id."""
        groups = self._record.groups(SameStory.kind)
        members: dict[str, list[Article]] = defaultdict(list)
        order = {digest: place for place, digest in enumerate(self._record.digests())}
        for article in sorted(self._record.all(Article), key=lambda one: (order[one.report], one.ordinal)):
            members[groups.get(article.id, article.id)].append(article)
        found = [self._story(name, articles) for name, articles in members.items()]
        return tuple(sorted(found, key=lambda story: (-len(story.tellings), story.days or ("9",), story.id)))

    @cached_property
    def _gists(self) -> dict[str, Gist]:
        return {gist.article: gist for gist in self._record.all(Gist)}

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
        own = sorted(telling.day for telling in tellings if telling.day)
        told = [] if own else self._told(articles)
        days = own or [day for day, _ in told]
        main = self._main(articles)
        place, span = self._place(articles)
        ends = tuple(dict.fromkeys((days[0], days[-1]))) if days else ()
        undated = sum(not telling.day for telling in tellings)
        spans = tuple(span for _, span in told)
        return Story(name, tellings, self._names(main), frozenset(main[:MAIN]), place, span, ends, undated, spans)

    def _told(self, articles: Sequence[Article]) -> list[tuple[str, Span]]:
        """The last full date in the texts of some articles, and those within a few days before it, in order."""
        found: list[tuple[str, Span]] = []
        for article in articles:
            for block in self._record.all(Block, article=article.id):
                if block.role in ARTICLE_ROLES and block.span.start < article.span.start + SEARCHED:
                    found += _dates(block)
        last = max((day for day, _ in found), default="")
        return sorted((day, span) for day, span in found if _between(day, last) <= FAR)

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
        gist = self._gists.get(article.id)
        inside = [link for link in self._links[article.id] if {link.left, link.right} <= ids]
        link = min(inside, key=lambda one: (-one.score, one.id), default=None)
        day = (gist.day, gist.day_because, gist.day_span) if gist else ("", "", None)
        moved = self._decided.get(article.id, "") if link is None or article.id in self._decided else ""
        return Telling(article, self._record.opening(article), *day, link, moved if len(ids) > 1 else "")

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
            if early.days and late.days and early.days[-1] < late.days[0]:
                because = f"{early.date} lies before {late.date}"
                spans = tuple(span for story in (early, late) for span in _dated(story))
                return Relation(early, late, True, because, tuple(sorted(shared)), spans)
        for early, late in ((one, other), (other, one)):
            if not late.days and (found := self._past(late, early)):
                year, span = found
                because = f"an article of it speaks of {year}, the year of the other, as one that is past"
                return Relation(early, late, True, because, tuple(sorted(shared)), (span,))
        return Relation(one, other, False, "no date tells which is the earlier", tuple(sorted(shared)), ())

    def _past(self, story: Story, other: Story) -> tuple[str, Span] | None:
        """Where an undated story names the year of another one as past."""
        year = other.days[0][:4] if other.days else ""
        for telling in story.tellings:
            span = telling.article.span
            text = self._record.report_text(span.report)
            for match in PAST_YEAR.finditer(text, span.start, span.end):
                if year and match[1] == year:
                    return year, Span.of(span.report, match.start(1), match.end(1))
        return None


def _dates(block: Block) -> Iterator[tuple[str, Span]]:
    """The full dates of a paragraph, each with its place."""
    for one in dates_in(block.text):
        yield one.iso, Span.of(block.span.report, block.span.start + one.start, block.span.start + one.end)


def _dated(story: Story) -> tuple[Span, ...]:
    """Where the days of a story stand."""
    return tuple(telling.day_span for telling in story.tellings if telling.day_span) or story.dated_by


def _between(one: str, other: str) -> int:
    return abs((date.fromisoformat(one) - date.fromisoformat(other)).days)
