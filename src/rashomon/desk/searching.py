"""Takes words, gives the passages that bear on them, with facets: by report, by who says it, by the part it plays.

In a large record the best reports are found by its full-text index first, and the passages in these.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rashomon.check import ORDER, Answer, Passage, check
from rashomon.check.words import stop_words
from rashomon.desk import views
from rashomon.desk.leaf import Leaf
from rashomon.desk.library import Extent, Library, Shelf
from rashomon.record import Record
from rashomon.show.citing import Cited, Citing
from rashomon.show.material import short

BEST = 10
"""Reports of a large record in which passages are looked for. With 20 an answer takes twice the 300 ms that it may."""

A_REPORT = 3
"""Passages of a report that are shown at first."""

CANDIDATES = 200
"""Paragraphs by which the reports of a large record are chosen."""

MANY = 5000
"""Paragraphs that are ranked at most: of more, the first so many are."""

WHO = ("own voice", "said")
"""Whether a report says it, or somebody in it."""

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Found:
    """One passage."""

    at: Cited
    said: tuple[tuple[str, str], ...]
    """Who says it, in words, and the entry of the quote."""
    near: tuple[tuple[str, str], ...]
    without: tuple[str, ...]
    role: str


@dataclass(frozen=True, slots=True)
class Report:
    """The passages of one report."""

    letter: str
    label: str
    passages: tuple[Found, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Facet:
    """One way to narrow what was found."""

    name: str
    value: str
    title: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Searched:
    """What was asked, and what was found."""

    asked: str
    order: str
    reports: tuple[Report, ...]
    facets: tuple[Facet, ...]
    silent: tuple[tuple[str, str], ...]
    """Letter and label of the reports that say nothing of it."""
    absent: tuple[str, ...]
    passages: int
    everything: bool
    chosen_of: int
    """How many reports a large record has, of which the best were looked at; 0 where all were."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a search is narrowed to."""

    report: str = ""
    who: str = ""
    actor: str = ""
    everything: bool = False


def extent_of(library: Library, asked: str) -> Extent:
    """The reports in which to look: all, or those that hold most of the words."""
    whole = library.extent()
    words = list(dict.fromkeys(_WORD.findall(asked)))[:24]
    if whole.whole or not words:
        return whole
    found = library.told(("search", *words), functools.partial(_best, words=words))
    return library.of(found[:BEST])


def _best(record: Record, words: Sequence[str]) -> list[str]:
    """The reports whose paragraphs hold most of some words.

    First paragraphs with all of them: to rank all with any of them takes long where a word is in most of them. Words
    that say nothing are asked for only where there are no others, and what a great many hold is not ranked.
    """
    telling = [word for word in words if word.lower() not in stop_words()] or words
    found: dict[str, None] = {}
    for joint in (" AND ", " OR "):
        if len(found) < BEST:
            query = joint.join(f'"{word}"' for word in telling)
            found |= dict.fromkeys(hit.block.span.report for hit in record.search(query, CANDIDATES, most=MANY))
    return list(found)


def searched(shelf: Shelf, extent: Extent, asked: str, wanted: Wanted) -> Leaf:
    """The page of a search; an empty one where nothing is asked."""
    leaf = Leaf("search_page.html", "Search", "/search", view=None, formats=bool(asked.strip()))
    if asked.strip():
        answer = check(shelf.record, asked, lexicon=shelf.material.lexicon)
        leaf.view = _view(shelf, answer, wanted, 0 if extent.whole else extent.of)
    return leaf


def _view(shelf: Shelf, answer: Answer, wanted: Wanted, chosen_of: int) -> Searched:
    record, citing = shelf.record, Citing(shelf.material, views.LINKS)
    chosen = _actor(shelf, wanted.actor)
    kept = [
        (digest, [one for one in passages if _fits(one, wanted, chosen)])
        for digest, passages in answer.reports
        if wanted.report in ("", record.letter(digest))
    ]
    found = tuple(
        Report(
            record.letter(digest),
            record.label(digest).partition(" · ")[2],
            tuple(_found(shelf, citing, answer, one) for one in (those if wanted.everything else those[:A_REPORT])),
            0 if wanted.everything else max(0, len(those) - A_REPORT),
        )
        for digest, those in kept
        if those
    )
    silent = tuple((record.letter(digest), record.label(digest).partition(" · ")[2]) for digest in answer.silent)
    total = sum(len(those) for _, those in kept)
    facets = tuple(_facets(shelf, answer, wanted))
    return Searched(answer.asked, ORDER, found, facets, silent, answer.absent, total, wanted.everything, chosen_of)


def _actor(shelf: Shelf, name: str) -> frozenset[str]:
    """The quotes of an actor, by id."""
    person = next((one for one in shelf.people.all if name and one.id.startswith(name)), None)
    return frozenset(quote.id for quote in (*person.quotes, *person.acts)) if person else frozenset()


def _fits(passage: Passage, wanted: Wanted, quotes: frozenset[str]) -> bool:
    if wanted.who and _who(passage) != wanted.who:
        return False
    return not wanted.actor or any(speech.quote.id in quotes for speech in passage.speech)


def _who(passage: Passage) -> str:
    return WHO[1] if any(speech.quote.type != "scare" for speech in passage.speech) else WHO[0]


def _found(shelf: Shelf, citing: Citing, answer: Answer, passage: Passage) -> Found:
    held = {asked for asked, _ in passage.holds}
    said = tuple(
        (
            _speaker(shelf.record, speech.quote.source) + (" (an act)" if speech.quote.type == "act" else ""),
            short(speech.quote),
        )
        for speech in passage.speech
        if speech.quote.type != "scare"
    )
    without = tuple(term.asked for term in answer.terms if term.asked not in held and term.asked not in answer.absent)
    near = tuple((asked, found) for asked, found in passage.near)
    return Found(citing.cite(passage.span), said, near, without, "" if passage.role == "paragraph" else passage.role)


def _speaker(record: Record, source: object) -> str:
    return record.text(source) if source else "a source not found"  # type: ignore[arg-type]


def _facets(shelf: Shelf, answer: Answer, wanted: Wanted) -> Iterable[Facet]:
    record, passages = shelf.record, [one for _, those in answer.reports for one in those]
    for digest, those in answer.reports:
        letter = record.letter(digest)
        yield Facet("report", letter, record.label(digest), len(those), wanted.report == letter)
    voices = Counter(_who(one) for one in passages)
    for who in WHO:
        if voices[who]:
            yield Facet("who", who, who, voices[who], wanted.who == who)
    yield from _speakers(shelf, passages, wanted)


def _speakers(shelf: Shelf, passages: Sequence[Passage], wanted: Wanted) -> Iterable[Facet]:
    people = shelf.people
    counts: Counter[str] = Counter()
    for passage in passages:
        sources = {people.source(speech.quote) for speech in passage.speech} - {None}
        counts.update({people.groups.get(source, source) for source in sources if source})
    for name, count in sorted(counts.items(), key=lambda one: (-one[1], one[0]))[:12]:
        if person := people.of(name):
            yield Facet("actor", short(name), person.name, count, wanted.actor == short(name))
