"""A pipeline without a parser: small pure stages over every form of room, and engines to run it on."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from rashomon import rooms
from rashomon.engines import Worker
from rashomon.engines.local import Local
from rashomon.findings import (
    KINDS,
    Actor,
    Arrival,
    Article,
    Block,
    Finding,
    Mention,
    Quote,
    Report,
    SameActor,
    SameWords,
)
from rashomon.plan import READING, entering, steps
from rashomon.record import Record
from rashomon.record.store import Entry, Store
from rashomon.rooms import BY_ARTICLE, BY_REPORT, Key, Room
from rashomon.rows import pack
from rashomon.run import bring_up
from rashomon.stage import Grouping, Stage
from rashomon.text import SourceMap, Span, paragraphs
from rashomon.tools import Options
from tests.digests import digest_of


def articles(report: Report) -> Iterator[Article | Block]:
    """The whole text, one block a line."""
    pieces = paragraphs(report.text)
    if not pieces:
        return
    article = Article(report.digest, 0, Span.of(report.digest, pieces[0][0], pieces[-1][1]), "en")
    yield article
    for start, end in pieces:
        yield Block(article.id, Span.of(report.digest, start, end), "paragraph", report.text[start:end])


def mentions(article: Article, blocks: Sequence[Block]) -> Iterator[Mention]:
    """Words with a capital."""
    for block in blocks:
        for match in re.finditer(r"\b[A-Z]\w+", block.text):
            start = block.span.start + match.start()
            span = Span.of(article.report, start, start + len(match.group()))
            yield Mention(article.id, span, "name", "person", match.group())


def actors(article: Article, mentions: Sequence[Mention]) -> Iterator[Actor]:
    """The first mention of each name."""
    seen: set[str] = set()
    for mention in mentions:
        if mention.text not in seen:
            seen.add(mention.text)
            yield Actor(article.id, mention.span, "person", mention.text)


def quotes(article: Article, blocks: Sequence[Block]) -> Iterator[Quote]:
    """Every block is a quote."""
    for block in blocks:
        yield Quote(article.id, block.span, None, None, "direct", lemma=block.text)


def by_name(actor: Actor) -> Iterator[str]:
    yield actor.name


def by_word(quote: Quote) -> Iterator[str]:
    yield from set(quote.lemma.lower().split())


def same_actor(actors: Sequence[Actor]) -> Iterator[SameActor]:
    """All join the one with the smallest id."""
    hub, *others = sorted(actor.id for actor in actors)
    for other in others:
        yield SameActor(hub, other, 1.0, "same name")


def same_words(left: Quote, right: Quote) -> Iterator[SameWords]:
    """Jaccard of words, at least .4."""
    one, other = set(left.lemma.lower().split()), set(right.lemma.lower().split())
    score = len(one & other) / len(one | other)
    if score >= 0.4:
        low, high = sorted((left.id, right.id))
        yield SameWords(low, high, score, f"{len(one & other)} words")


def pipeline(limit: int | None = 6) -> tuple[Stage | Grouping, ...]:
    return (
        Stage(articles, BY_REPORT),
        Stage(mentions, BY_ARTICLE),
        Stage(actors, BY_ARTICLE),
        Stage(quotes, BY_ARTICLE),
        Stage(same_actor, Room("name", by_name, limit=limit, least=2)),
        Grouping(SameActor),
        Stage(same_words, Room("word", by_word, form="pairs", limit=limit)),
        Grouping(SameWords, cohesion=0.3),
    )


class Shuffling(Local):
    """What a cluster does to order: pairs re-partitioned and shuffled, groups and outcomes in any order."""

    def __init__(self, seed: int = 7, parts: int = 3) -> None:
        super().__init__()
        self._random, self._parts = random.Random(seed), parts

    def gather(self, pairs: Iterable[tuple[Key, int]]) -> Iterator[tuple[Key, tuple[int, ...]]]:
        parts: list[list[tuple[Key, int]]] = [[] for _ in range(self._parts)]
        for key, number in pairs:
            parts[key % self._parts].append((key, number))
        self._random.shuffle(parts)
        for part in parts:
            self._random.shuffle(part)
            found = list(rooms.groups(part))
            self._random.shuffle(found)
            yield from found

    def run[U, O](self, opening: Callable[[], Worker[U, O]], units: Iterable[U]) -> Iterator[O]:
        todo = list(units)
        self._random.shuffle(todo)
        outcomes = list(super().run(opening, todo))
        self._random.shuffle(outcomes)
        yield from outcomes


def bring_in(store: Store, plan: Any, texts: Mapping[str, str]) -> None:
    """Reports by path into a record, each its own transaction; an empty text takes the path away."""
    for path, text in texts.items():
        raw = text.encode()
        report = Report(digest_of(raw), "text", text, SourceMap("utf-8"))
        arrival = Arrival(report.digest, path, len(raw), "2026-01-01T00:00:00Z")
        entries = [Entry(f.id, f.kind, pack(f), entering(plan, f, READING)) for f in (report, arrival)] if text else []
        with store.transaction():
            store.settle(READING, rooms.key(path), entries, fixed=True)
            if text:
                store.keep_raw(report, raw)


def make(path: Path, *batches: Mapping[str, str], engine: Any = None, limit: int | None = 6) -> dict[str, set[Finding]]:
    """Brings batches of reports into a record one after another; gives everything that is found, by kind."""
    plan = steps(pipeline(limit))
    with Store(path) as store:
        for batch in batches:
            bring_in(store, plan, batch)
            used = engine or Local()
            try:
                bring_up(store, plan, used, Options(), strict=True)
            finally:
                used.close()
    return contents(path)


def contents(path: Path) -> dict[str, set[Any]]:
    """Every finding of a record with its opinions, by kind."""
    with Record(path) as record:
        return {name: {(f.id, pack(f)) for f in record.all(kind)} for name, kind in KINDS.items()}
