"""Takes a record, gives its happenings as a list, and the codebook of their types: `events`, `codebook`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from rashomon.cli.app import NOTHING, OK, Call, Command
from rashomon.cli.filters import Filters, filtered
from rashomon.cli.looking import SHORT_ID, limit_option, where_argument
from rashomon.cli.terminal import count, name_of

if TYPE_CHECKING:
    from rashomon.happening import Happening
    from rashomon.happenings import Happenings
    from rashomon.record import Record

STATUSES = ("occurred", "ongoing", "planned", "demanded", "denied", "alleged")
TELLINGS = 3
"""Passages of a happening that the list shows unless all are asked for."""


@click.command(
    cls=Command,
    examples=[
        "rashomon events summit",
        "rashomon events summit --type CONSULT",
        "rashomon events summit --actor Korrin --status planned",
        'rashomon events summit --about "the tunnel" --all',
    ],
)
@where_argument
@click.option("--type", "kind", metavar="TYPE", help="Only this type, CONSULT for instance (see `rashomon codebook`).")
@click.option("--status", type=click.Choice(STATUSES), help="Only what is said to be so.")
@click.option("--date", metavar="WORDS", help="Only what a report dates so: an ISO date or month, or words as printed.")
@click.option("--all", "everything", is_flag=True, help=f"Every passage, not only {TELLINGS} of each happening.")
@limit_option
@filtered
@click.pass_obj
def events(
    call: Call,
    /,
    *,
    where: str | None,
    kind: str | None,
    status: str | None,
    date: str | None,
    everything: bool,
    limit: int | None,
    filters: Filters,
) -> int:
    """List happenings: what one or several passages say happened, is planned, or is denied, with each passage.

    What a report only demands, offers or doubts is not shown as done. Whose word it is stands beside each passage.
    Those told in most reports come first; that is no measure of how true they are.
    """
    from rashomon.happenings import Happenings  # noqa: PLC0415 - the help text does without

    with call.record(where) as record:
        known = Happenings(record)
        found = _chosen(record, known, filters, kind=kind, status=status, date=date)[:limit]
        if call.terminal.json:
            call.terminal.object(answer_object(record, known, found))
        else:
            _show(call, record, known, found, None if everything else TELLINGS)
    if not found:
        call.terminal.say("no happening fits; `rashomon codebook` lists the types")
    return OK if found else NOTHING


def _chosen(
    record: Record, known: Happenings, filters: Filters, *, kind: str | None, status: str | None, date: str | None
) -> list[Happening]:
    """The happenings that fit, those that fit best first where a topic is asked for."""
    from rashomon.cli.filters import Sieve  # noqa: PLC0415 - the help text does without

    sieve = Sieve(record, filters)
    fitting = [
        happening
        for happening in known.all
        if (kind is None or happening.type == kind.upper())
        and (status is None or happening.status == status)
        and (date is None or known.is_dated(happening, date))
    ]
    return known.sifted(fitting, sieve.keeps, sieve.fit)


def answer_object(record: Record, known: Happenings, found: list[Happening]) -> dict[str, Any]:
    """The answer as JSON shows it; a form that only grows."""
    from rashomon.export.jsonl import Objects  # noqa: PLC0415
    from rashomon.happenings import ORDER  # noqa: PLC0415 - the help text does without
    from rashomon.lexicon.gazetteer import CITED  # noqa: PLC0415

    objects = Objects(record)
    shown = [event.span for happening in found for event in list(known.passages(happening))[:TELLINGS]]
    return {
        "shown": [objects.span(span) for span in shown],
        "order": ORDER,
        "gazetteer": CITED,
        "happenings": [_object(record, known, happening) for happening in found],
    }


def _object(record: Record, known: Happenings, happening: Happening) -> dict[str, Any]:
    from rashomon.export.jsonl import Objects  # noqa: PLC0415 - the help text does without

    objects = Objects(record)
    return {
        "id": happening.id,
        "title": known.title(happening),
        "type": happening.type,
        "class": happening.kind,
        "mode": happening.mode or None,
        "context": list(happening.contexts),
        "status": happening.status,
        "statuses": list(happening.statuses),
        "sources": list(happening.sources),
        "targets": list(happening.targets),
        "place": known.place(happening),
        "times": list(happening.times),
        "day": _day(known, happening),
        "stories": list(known.stories(happening)),
        "attributed_to": list(happening.attributed),
        "reports": [
            {"report": digest, "label": record.label(digest), "only_here": known.adds(happening, digest)}
            for digest in happening.reports
        ],
        "independent_texts": known.witnesses(happening),
        "only_speaker": known.only_speaker(happening) or None,
        "passages": [
            {
                "span": objects.span(event.span),
                "trigger": objects.span(event.trigger),
                "label": record.label(event.span.report),
                "status": event.status,
                "attributed_to": event.attributed_to or None,
                "own_word": event.own_word,
                "event": event.id,
                "because": event.because,
            }
            for event in known.passages(happening)
        ],
    }


def _day(known: Happenings, happening: Happening) -> dict[str, str] | None:
    """When it was: as its tellings say, else as inferred from their publication."""
    day = known.days(happening)
    names = ("first", "last", "edtf", "basis", "because")
    return None if day is None else {name: getattr(day, name) for name in names}


def _show(call: Call, record: Record, known: Happenings, found: list[Happening], most: int | None) -> None:
    terminal = call.terminal
    for happening in found:
        terminal.line(f"{known.title(happening)} · {_about(known, happening)} · {happening.id[:SHORT_ID]}")
        told = list(known.passages(happening))
        for event in told[:most]:
            whose = f" · by {event.attributed_to}" if event.attributed_to else ""
            status = f" · {event.status}" if event.status != happening.status else ""
            terminal.line(f"{record.letter(event.span.report)}  {record.text(event.span)}{whose}{status}", indent=2)
        if most and len(told) > most:
            terminal.line(f"and {count(len(told) - most, 'passage')} more; --all shows them", indent=5)
        terminal.line()
    if found:
        terminal.say("those in most reports come first; that is no measure of how true they are")
        terminal.next(f"rashomon explain {found[0].lead.id[:SHORT_ID]} {name_of(record.path)}", "why one stands here")


def _about(known: Happenings, happening: Happening) -> str:
    reports = count(len(happening.reports), "report")
    texts = known.witnesses(happening)
    return f"{reports}, {count(texts, 'independent text')}" if texts != len(happening.reports) else reports


@click.command(
    cls=Command,
    examples=["rashomon codebook", "rashomon codebook --type REQUEST"],
)
@click.option("--type", "kind", metavar="TYPE", help="Only this type.")
@click.pass_obj
def codebook(call: Call, kind: str | None) -> int:
    """Show the codebook: what each type of happening means here, by which words it is found, how often it is right."""
    from rashomon.codebook import entries, statuses  # noqa: PLC0415 - the help text does without

    found = [entry for entry in entries() if kind is None or entry.type == kind.upper()]
    if call.terminal.json:
        call.terminal.object({"types": [entry.plain() for entry in found], "statuses": statuses()})
    else:
        for entry in found:
            for indent, line in entry.lines():
                call.terminal.line(line, indent=indent)
            call.terminal.line()
        if kind is None:
            for name, meaning in statuses().items():
                call.terminal.line(f"{name}: {meaning}")
    if not found:
        call.terminal.say("no such type; `rashomon codebook` lists all sixteen")
    return OK if found else NOTHING
