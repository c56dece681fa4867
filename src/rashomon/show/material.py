"""Takes a record, gives all that its pages need of it, fetched once and put in reading order."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import PurePath
from typing import Protocol

from rashomon.findings import (
    SPEECH,
    Actor,
    Arrival,
    Article,
    Block,
    Coreference,
    Dated,
    Finding,
    Mention,
    Metadatum,
    Problem,
    Quote,
    SameActor,
    SameWords,
)
from rashomon.lexicon import Lexicon
from rashomon.record import Record, Run
from rashomon.record.corrected import Corrected, corrected
from rashomon.record.inferred import inferred
from rashomon.record.keeping import once
from rashomon.record.used import lexicon_of
from rashomon.record.witnessed import Witnessed
from rashomon.timeline import Timeline
from rashomon.timeline import told as timeline_of

ANALYSED = "en"
"""The language whose articles are analysed."""

ACT = "act"
"""The type of what somebody did by speaking, told without words."""

SCARE = "scare"
"""The type of marked words that are no speech."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One article and all that was found in it."""

    code: str
    """The letter of its report; with a number from the second article of a report on: `A`, `A2`."""
    letter: str
    label: str
    text: str
    """The whole text of the report."""
    article: Article
    blocks: tuple[Block, ...]
    metadata: tuple[Metadatum, ...]
    mentions: tuple[Mention, ...]
    quotes: tuple[Quote, ...]

    @property
    def words(self) -> int:
        """How many words the article has, parted by white space."""
        return sum(len(piece.split()) for piece in self.article.span.texts(self.text))

    @property
    def speech(self) -> int:
        """How many quotes it has; acts told without words and marked words that are no speech are not counted."""
        return sum(quote.type in SPEECH for quote in self.quotes)

    @property
    def analysed(self) -> bool:
        """Whether quotes and mentions were looked for."""
        return self.article.language == ANALYSED


@dataclass(frozen=True, slots=True)
class Volume:
    """One report: what it is called, where it was found, its articles."""

    digest: str
    letter: str
    label: str
    format: str
    text: str
    names: tuple[str, ...]
    """The names of the files it came in, without their folders."""
    sheets: tuple[Sheet, ...]

    @property
    def name(self) -> str:
        """What the report is called, its letter left out."""
        return self.label.partition(" · ")[2]


@dataclass(frozen=True)
class Material:
    """What a record holds, as far as pages show it."""

    record: Record
    """The record itself, for sections that ask what is theirs alone."""
    volumes: tuple[Volume, ...]
    actors: dict[str, Actor]
    """The actor each mention points at, by the mention's id."""
    known: tuple[Actor, ...]
    """All actors."""
    coreferences: dict[str, Coreference]
    """By the mention's id."""
    joined: dict[str, str]
    """The group of each actor that was found to be one with actors of other articles."""
    same_actors: tuple[SameActor, ...]
    uttered: dict[str, str]
    """The group of each quote that was found to be one utterance with others."""
    same_words: tuple[SameWords, ...]
    problems: tuple[Problem, ...]
    run: Run | None
    """The last run."""
    folders: tuple[str, ...] = ()
    """The folders that reports and problems came from: what a page must not tell."""
    corrected: Corrected = field(default_factory=Corrected)
    """What humans decided."""
    timeline: Timeline = field(default_factory=Timeline)
    """What is told of when."""

    @cached_property
    def lexicon(self) -> Lexicon:
        """The lexicon of the last run."""
        return lexicon_of(self.record)

    @cached_property
    def inferred(self) -> dict[str, Dated]:
        """See `record.inferred`."""
        return inferred(self.record)

    @cached_property
    def witnessed(self) -> Witnessed:
        """What counts independent texts."""
        return once(self.record, Witnessed)

    @cached_property
    def volume(self) -> dict[str, Volume]:
        """The reports by digest."""
        return {volume.digest: volume for volume in self.volumes}

    @cached_property
    def sheets(self) -> tuple[Sheet, ...]:
        """The articles of all reports, in the order of their labels."""
        return tuple(sheet for volume in self.volumes for sheet in volume.sheets)

    @cached_property
    def sheet(self) -> dict[str, Sheet]:
        """The articles by id."""
        return {sheet.article.id: sheet for sheet in self.sheets}

    @cached_property
    def mention(self) -> dict[str, Mention]:
        """The mentions by id."""
        return {mention.id: mention for sheet in self.sheets for mention in sheet.mentions}

    @cached_property
    def number(self) -> dict[str, int]:
        """The place of each quote among the quotes of its article, from 1, by the quote's id."""
        return {quote.id: place for sheet in self.sheets for place, quote in enumerate(sheet.quotes, 1)}

    @cached_property
    def members(self) -> dict[str, list[Actor]]:
        """The actors of articles that are one, by the id under which they are known across articles."""
        out = defaultdict(list)
        for actor in self.known:
            out[self.person(actor)].append(actor)
        return out

    @cached_property
    def named(self) -> dict[str, list[Mention]]:
        """The mentions of each actor, by the id under which it is known across articles."""
        out = defaultdict(list)
        for name, actor in self.actors.items():
            out[self.person(actor)].append(self.mention[name])
        return out

    @cached_property
    def quote(self) -> dict[str, Quote]:
        """The quotes by id."""
        return {quote.id: quote for sheet in self.sheets for quote in sheet.quotes}

    @cached_property
    def actor(self) -> dict[str, Actor]:
        """The actors by id."""
        return {actor.id: actor for actor in self.known}

    def speaker(self, quote: Quote) -> Actor | None:
        """Whom a quote is attributed to, as corrected."""
        if told := self.corrected.source(quote.id):
            return self.actor.get(told[1] or "")
        return self.actors.get(quote.mention or "")

    def person(self, actor: Actor) -> str:
        """The id under which an actor is known across articles."""
        return self.joined.get(actor.id, actor.id)


class _OfArticle(Protocol):
    @property
    def article(self) -> str: ...


def load(record: Record, *, share: bool = False) -> Material:
    """Fetches everything. Raises the errors of `Record`.

    To `share`, a report of which neither outlet nor headline is known is not called by its first words.
    """
    told = corrected(record)
    coreferences = [link for link in _single(record.all(Coreference)) if link.mention not in told.disclaimed]
    actors = {actor.id: actor for actor in record.all(Actor)}
    runs = record.runs()
    problems = record.all(Problem)
    arrivals = record.all(Arrival)
    return Material(
        record,
        _volumes(record, arrivals, share=share),
        {link.mention: actors[link.actor] for link in coreferences if link.actor in actors},
        tuple(actors.values()),
        {link.mention: link for link in coreferences},
        record.groups(SameActor.kind),
        tuple(record.all(SameActor)),
        record.groups(SameWords.kind),
        tuple(record.all(SameWords)),
        tuple(problems),
        runs[-1] if runs else None,
        _folders([arrival.path for arrival in arrivals] + [problem.subject for problem in problems]),
        told,
        timeline=timeline_of(record),
    )


def _single(coreferences: Iterable[Coreference]) -> list[Coreference]:
    """Those of mentions that point at one actor: what "the two leaders" say is said by neither alone."""
    found = list(coreferences)
    pointed = Counter(link.mention for link in found)
    return [link for link in found if pointed[link.mention] == 1]


def _folders(paths: Iterable[str]) -> tuple[str, ...]:
    found = {str(PurePath(path).parent) for path in paths} - {".", "/"}
    return tuple(sorted(found, key=lambda folder: (-len(folder), folder)))


def _volumes(record: Record, arrivals: Iterable[Arrival], *, share: bool) -> tuple[Volume, ...]:
    articles = defaultdict(list)
    for article in sorted(record.all(Article), key=lambda article: article.ordinal):
        articles[article.report].append(article)
    names = defaultdict(set)
    for arrival in arrivals:
        names[arrival.report].add(PurePath(arrival.path).name)
    shelf = _Shelf(record)
    volumes = []
    for report in record.reports():
        letter, label = record.letter(report.digest), _label(record, report.digest, share=share)
        sheets = tuple(shelf.sheet(article, letter, label, report.text) for article in articles[report.digest])
        files = tuple(sorted(names[report.digest]))
        volumes.append(Volume(report.digest, letter, label, report.format, report.text, files, sheets))
    return tuple(volumes)


def _label(record: Record, digest: str, *, share: bool) -> str:
    nameless = not {"outlet", "title"} & set(record.metadata(digest))
    return f"{record.letter(digest)} · untitled" if share and nameless else record.label(digest)


class _Shelf:
    """The findings of all articles, by article."""

    def __init__(self, record: Record) -> None:
        self._blocks = _by_article(record.all(Block))
        self._metadata = _by_article(record.all(Metadatum))
        self._mentions = _by_article(record.all(Mention))
        self._quotes = _by_article(record.all(Quote))

    def sheet(self, article: Article, letter: str, label: str, text: str) -> Sheet:
        """One article with its findings."""
        return Sheet(
            letter + (str(article.ordinal + 1) if article.ordinal else ""),
            letter,
            label,
            text,
            article,
            tuple(self._blocks[article.id]),
            tuple(self._metadata[article.id]),
            tuple(self._mentions[article.id]),
            tuple(self._quotes[article.id]),
        )


def _by_article[F: _OfArticle](findings: Iterable[F]) -> dict[str, list[F]]:
    out: dict[str, list[F]] = defaultdict(list)
    for finding in findings:
        out[finding.article].append(finding)
    return out


def short(finding: Finding | str) -> str:
    """The first twelve digits of an id: enough to tell the entries of a page apart, and for `explain`."""
    return (finding if isinstance(finding, str) else finding.id)[:12]
