"""Takes a record and what was asked for, gives the quotes and mentions that fit, in reading order, report by report."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from rashomon.check.about import About
from rashomon.check.names import words_of
from rashomon.cli.speakers import Speakers, names_of
from rashomon.findings import Mention, Quote
from rashomon.record import Record
from rashomon.record.used import lexicon_of


@dataclass(frozen=True, slots=True)
class Asked:
    """Which quotes."""

    by: str | None = None
    no_source: bool = False
    report: str | None = None
    type: str | None = None
    about: str | None = None


@dataclass(frozen=True, slots=True)
class Pointed:
    """Which mentions."""

    of: str | None = None
    report: str | None = None
    type: str | None = None
    form: str | None = None


def digests_of(record: Record, report: str) -> set[str]:
    """The digests of the reports that are meant. Raises `InputError` where there is none."""
    from rashomon.job import named  # noqa: PLC0415 - the pipeline takes its time to load

    return set(named(record, report))


def chosen(record: Record, asked: Asked) -> list[Quote]:
    """The quotes that fit all that was asked. Raises `InputError` where a report is named that is not there."""
    where = {"type": asked.type} if asked.type else {}
    tests: list[Callable[[Quote], bool]] = []
    if asked.report:
        digests = digests_of(record, asked.report)
        tests.append(lambda quote: quote.content.report in digests)
    if asked.no_source:
        tests.append(lambda quote: quote.source is None)
    if by := asked.by:
        speakers, names = Speakers(record), names_of(record)
        tests.append(lambda quote: speakers.said_by(quote, by, names))
    if asked.about:
        about = About(record, asked.about, lexicon=lexicon_of(record))
        tests.append(lambda quote: about.score(quote.content) > 0)
    found = [quote for quote in record.all(Quote, **where) if all(test(quote) for test in tests)]
    order = {digest: place for place, digest in enumerate(record.digests())}
    return sorted(found, key=lambda quote: (order[quote.content.report], quote.content, quote.id))


def mentioned(record: Record, asked: Pointed) -> list[Mention]:
    """The mentions that fit all that was asked. Raises `InputError` where a report is named that is not there."""
    where = {name: value for name, value in (("type", asked.type), ("form", asked.form)) if value}
    found = record.all(Mention, **where)
    if asked.report:
        digests = digests_of(record, asked.report)
        found = [mention for mention in found if mention.span.report in digests]
    if asked.of:
        found = _of(record, found, asked.of)
    order = {digest: place for place, digest in enumerate(record.digests())}
    return sorted(found, key=lambda mention: (order[mention.span.report], mention.span, mention.id))


def _of(record: Record, found: list[Mention], words: str) -> list[Mention]:
    speakers, asked = Speakers(record), words_of(words)
    bearer = names_of(record).bearing(asked)
    actors = bearer.actors if bearer else set()
    return [
        mention
        for mention in found
        if set(speakers.actors(mention.id)) & set(actors)
        or set(asked) <= set(words_of(mention.text))
        or set(asked) <= set(words_of(speakers.name(mention.id) or ""))
    ]
