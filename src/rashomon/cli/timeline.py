"""Takes a record, gives its timeline: `timeline`, as a list, as JSON, or as TimelineJS, iCalendar or CSV."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import click

from rashomon.cli.app import NOTHING, OK, Call, Command
from rashomon.cli.filters import Filters, filtered, iso
from rashomon.cli.looking import SHORT_ID, limit_option, where_argument
from rashomon.cli.terminal import as_json, count, name_of, safe_json

if TYPE_CHECKING:
    from rashomon.record import Record
    from rashomon.text import Span
    from rashomon.timeline import Day, Moment, Timeline

HEADINGS = {
    "unplaced": "A time that the reports do not let anybody place",
    "length": "How long things last, as the reports tell",
}
MARKS = {"news": "", "background": "background", "ahead": "ahead", "unplaced": "day unknown", "length": "a length"}


@click.command(
    cls=Command,
    short_help="Say what the reports tell as of when, in order.",
    examples=[
        "rashomon timeline summit",
        "rashomon timeline summit --actor Korrin --from 2018-10",
        "rashomon timeline summit --format ical > summit.ics",
    ],
)
@where_argument
@filtered
@click.option("--from", "since", metavar="DATE", callback=iso, help="Only what may be of this day or later.")
@click.option("--to", "until", metavar="DATE", callback=iso, help="Only what may be of this day or earlier.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["list", "timelinejs", "ical", "csv"]),
    default="list",
    show_default=True,
    help="The form.",
)
@limit_option
@click.pass_obj
def timeline(
    call: Call,
    /,
    *,
    where: str | None,
    filters: Filters,
    since: str | None,
    until: str | None,
    form: str,
    limit: int | None,
) -> int:
    """Say what the reports tell as of when: dated sentences in order, how each day is known, and what has none."""
    from rashomon import timeline as timelines  # noqa: PLC0415 - the help text does without
    from rashomon.cli.filters import Sieve  # noqa: PLC0415

    with call.record(where) as record:
        whole, sieve = timelines.told(record), Sieve(record, filters)
        found = [one for one in whole.between(since, until) if sieve.keeps(one.span)][:limit]
        if found or call.terminal.json:
            _show(call, record, whole, found, form)
        if not found:
            call.terminal.say("rashomon: no dated passage found")
    return OK if found else NOTHING


def _show(call: Call, record: Record, whole: Timeline, found: Sequence[Moment], form: str) -> None:
    from rashomon.export import timelines  # noqa: PLC0415 - the help text does without

    match form:
        case "timelinejs":
            click.echo(as_json(timelines.timelinejs(record, found), indent=2))
        case "ical":
            click.echo(timelines.ical(record, found), nl=False)
        case "csv":
            click.echo(safe_json(timelines.comma(record, found)), nl=False)
        case _ if call.terminal.json:
            call.terminal.object(answer(record, whole, found))
        case _:
            _list(call, record, whole, found)


def answer(record: Record, whole: Timeline, found: Sequence[Moment]) -> dict[str, Any]:
    """The timeline as JSON. `shown` are its passages, those that tell most first; see `rashomon.timeline.telling`."""
    from rashomon.export.jsonl import Objects  # noqa: PLC0415 - the help text does without
    from rashomon.timeline import BEGINS, telling  # noqa: PLC0415

    objects = Objects(record)
    told = {one.span.report for one in found}
    days = [day for day in whole.days if day.report in told]
    backing = [span for day in days for span in (day.outlet, *day.evidence) if span]
    return {
        "note": BEGINS,
        "reports": [_day(record, objects, day) for day in days],
        "dates": list(_dates(record, found)),
        "timeline": [_entry(record, objects, one) for one in found],
        "shown": [objects.span(span) for span in apart(record, [*backing, *(one.span for one in telling(found))])],
    }


COMPARED = 60
"""Passages that each further one is held against: more than a reader looks at."""

ALIKE = 0.8
"""Share of words, of those in either, above which two sentences are one that was copied."""


def apart(record: Record, spans: Iterable[Span]) -> list[Span]:
    """The passages, each once; of a sentence that several reports print, the first."""
    kept: dict[Span, set[str]] = {}
    for span in spans:
        words = set(record.text(span).casefold().split())
        near = itertools.islice(kept.values(), COMPARED)
        if span not in kept and not any(len(words & other) >= ALIKE * len(words | other) for other in near):
            kept[span] = words
    return list(kept)


def _dates(record: Record, found: Iterable[Moment]) -> Iterator[dict[str, Any]]:
    """Each date, in how many reports it is told of, and in how many independent texts."""
    from rashomon.record.witnessed import Witnessed  # noqa: PLC0415 - the help text does without

    witnessed = Witnessed(record)
    for heading, those in groups(one for one in found if one.first):
        basis = witnessed.of(one.span for one in those)
        yield {"when": heading, "reports": basis.reports, "independent_texts": basis.texts}


def _entry(record: Record, objects: Any, one: Moment) -> dict[str, Any]:
    return {
        "id": one.id,
        "label": record.label(one.span.report),
        **{name: getattr(one, name) for name in ("first", "last", "edtf", "value", "type", "basis", "place", "voice")},
        "when": one.label,
        "span": objects.span(one.span),
        "time": objects.span(one.time),
        "actors": list(one.actors),
        "because": one.because,
    }


def _day(record: Record, objects: Any, day: Day) -> dict[str, Any]:
    return {
        "report": day.report,
        "label": record.label(day.report),
        **{name: getattr(day, name) or None for name in ("first", "last", "edtf", "basis", "because", "story")},
        "date": objects.span(day.span) if day.span else None,
        "outlet": objects.span(day.outlet) if day.outlet else None,
    }


def _list(call: Call, record: Record, whole: Timeline, found: Sequence[Moment]) -> None:
    from rashomon.timeline import BEGINS  # noqa: PLC0415 - the help text does without

    call.terminal.line(BEGINS)
    call.terminal.line()
    for day in whole.days:
        known = day.edtf or "unknown"
        call.terminal.line(f"{record.label(day.report)}: published {known} ({day.basis}; {day.because})")
    for heading, those in groups(found):
        call.terminal.line()
        call.terminal.line(heading)
        for one in those:
            _line(call, record, one)
    call.terminal.next(f"rashomon timeline {name_of(record.path)} --format csv", "the same as a table")
    placed = sum(bool(one.first) for one in found)
    call.terminal.say(f"{count(len(found), 'passage')}, {placed:,} of them with a day")


def _line(call: Call, record: Record, one: Moment) -> None:
    marks = [mark for mark in (MARKS[one.place], one.basis if one.first else "") if mark]
    letter = record.letter(one.span.report)
    call.terminal.line(f"{letter} · “{one.words}” · {' · '.join([*marks, one.id[:SHORT_ID]])}", indent=2)
    call.terminal.line(record.text(one.span), indent=6)


def groups(found: Iterable[Moment]) -> list[tuple[str, list[Moment]]]:
    """The moments under the date they share; what has no place under a heading of its own."""
    out: dict[str, list[Moment]] = {}
    for one in found:
        out.setdefault(
            HEADINGS.get(one.place, f"{one.label} [{one.edtf}]" if one.edtf != one.label else one.label), []
        ).append(one)
    return list(out.items())
