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
    from rashomon.chronicle import Entry
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
    """Say what the reports tell as of when: happenings and positions in order, and the sentences that tell a time.

    Each happening stands once, with the reports that tell of it and whose word it is. How each day is known is said;
    what has none comes last. Background is earlier than the week before publication.
    """
    from rashomon import timeline as timelines  # noqa: PLC0415 - the help text does without
    from rashomon.chronicle import chronicle  # noqa: PLC0415
    from rashomon.cli.filters import Sieve  # noqa: PLC0415

    with call.record(where) as record:
        whole, sieve = timelines.told(record), Sieve(record, filters)
        found = [one for one in whole.between(since, until) if sieve.keeps(one.span)][:limit]
        entries = [one for one in chronicle(record) if one.within(since, until) and sieve.keeps(*one.spans)][:limit]
        if found or entries or call.terminal.json:
            _show(call, record, whole, found, entries, form)
        if not found and not entries:
            call.terminal.say("rashomon: no dated passage found")
    return OK if found or entries else NOTHING


def _show(  # noqa: PLR0917 -- what is shown, and how
    call: Call, record: Record, whole: Timeline, moments: Sequence[Moment], entries: Sequence[Entry], form: str
) -> None:
    from rashomon.export import timelines  # noqa: PLC0415 - the help text does without

    found = [*(one.moment for one in entries), *moments]
    found.sort(key=lambda one: (not one.first, one.first, one.last))

    match form:
        case "timelinejs":
            click.echo(as_json(timelines.timelinejs(record, found), indent=2))
        case "ical":
            click.echo(timelines.ical(record, found), nl=False)
        case "csv":
            click.echo(safe_json(timelines.comma(record, found)), nl=False)
        case _ if call.terminal.json:
            call.terminal.object(answer(record, whole, moments, entries))
        case _:
            _list(call, record, whole, moments, entries)


def answer(record: Record, whole: Timeline, found: Sequence[Moment], entries: Sequence[Entry]) -> dict[str, Any]:
    """The timeline as JSON. `shown` are its passages, those that tell most first; see `rashomon.timeline.telling`."""
    from rashomon.export.jsonl import Objects  # noqa: PLC0415 - the help text does without
    from rashomon.timeline import BEGINS, telling  # noqa: PLC0415

    objects = Objects(record)
    told = {one.span.report for one in found} | {digest for entry in entries for digest in entry.reports}
    days = [day for day in whole.days if day.report in told]
    backing = [span for day in days for span in (day.outlet, *day.evidence) if span]
    return {
        "note": BEGINS,
        "reports": [_day(record, objects, day) for day in days],
        "dates": list(_dates(record, found)),
        "happenings": [_told(record, objects, one) for one in entries if one.happening],
        "positions": [_told(record, objects, one) for one in entries if not one.happening],
        "timeline": [_entry(record, objects, one) for one in found],
        "shown": [objects.span(span) for span in apart(record, [*backing, *(one.span for one in telling(found))])],
    }


def _told(record: Record, objects: Any, entry: Entry) -> dict[str, Any]:
    one = entry.moment
    return {
        "id": one.id,
        "title": one.title,
        **{name: getattr(one, name) for name in ("first", "last", "edtf", "basis", "place", "because")},
        "when": one.label,
        "status" if entry.happening else "stance": entry.status,
        "attributed_to": list(entry.whose),
        "later_account": entry.later,
        "reports": [{"report": digest, "label": record.label(digest)} for digest in entry.reports],
        "independent_texts": entry.texts,
        "spans": [objects.span(span) for span in entry.spans],
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


def _list(call: Call, record: Record, whole: Timeline, found: Sequence[Moment], entries: Sequence[Entry]) -> None:
    from rashomon.timeline import BEGINS  # noqa: PLC0415 - the help text does without

    call.terminal.line(BEGINS)
    call.terminal.line()
    for day in whole.days:
        known = day.edtf or "unknown"
        call.terminal.line(f"{record.label(day.report)}: published {known} ({day.basis}; {day.because})")
    for title, some in (("Happenings", True), ("Positions", False)):
        _entries(call, record, title, [one for one in entries if bool(one.happening) is some])
    call.terminal.line()
    call.terminal.line("Passages that tell a time")
    for heading, those in groups(found):
        call.terminal.line()
        call.terminal.line(heading)
        for one in those:
            _line(call, record, one)
    call.terminal.next(f"rashomon timeline {name_of(record.path)} --format csv", "the same as a table")
    placed = sum(bool(one.first) for one in found)
    call.terminal.say(f"{count(len(found), 'passage')}, {placed:,} of them with a day")


def _entries(call: Call, record: Record, title: str, entries: Sequence[Entry]) -> None:
    if not entries:
        return
    call.terminal.line()
    call.terminal.line(title)
    for entry in entries:
        one = entry.moment
        letters = ", ".join(dict.fromkeys(record.letter(span.report) for span in entry.spans))
        texts = count(entry.texts, "independent text") if entry.texts != len(entry.reports) else ""
        whose = f"so {', '.join(entry.whose)}" if entry.whose else ""
        later = "a later account" if entry.later else ""
        marks = [mark for mark in (MARKS[one.place], letters, texts, whose, later, one.id[:SHORT_ID]) if mark]
        when = "" if entry.happening else f"{one.label or 'day unknown'}: "
        call.terminal.line(f"{when}{one.title} · {' · '.join(marks)}", indent=2)


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
