"""Takes a record, gives what was still to come when its reports were written, and who speaks of it again: `open`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import click

from rashomon.cli.app import NOTHING, OK, Call, Command
from rashomon.cli.clauses import readable
from rashomon.cli.filters import Filters, filtered
from rashomon.cli.looking import SHORT_ID, where_argument
from rashomon.cli.terminal import count, name_of

if TYPE_CHECKING:
    from rashomon.record import Record
    from rashomon.text import Span
    from rashomon.threads import Thread


LOOSE = ("promised", "considered")
"""Types of which no single passage could tell the end."""


@click.command(
    "open",
    cls=Command,
    examples=["rashomon open summit", 'rashomon open summit --about "the tunnel"', "rashomon open summit --json"],
)
@where_argument
@filtered
@click.pass_obj
def open_threads(call: Call, where: str | None, filters: Filters) -> int:
    """List what was invited, offered, awaited, expected, planned or promised when a report was written.

    Beside each stand passages of other reports that share its names and rare words, and the reports that are silent.
    Whether one of them closes the thread is not decided.
    """
    from rashomon.cli.filters import Sieve, best  # noqa: PLC0415 - the help text does without
    from rashomon.threads import threads  # noqa: PLC0415

    with call.record(where) as record:
        sieve = Sieve(record, filters)
        kept = [thread for thread in threads(record) if sieve.keeps(thread.opening.span)]
        found = best(kept, lambda thread: sieve.fit(thread.opening.span))
        if call.terminal.json:
            call.terminal.object(answer_object(record, found))
        elif found:
            _show(call, record, found)
            first = found[0].opening.id[:SHORT_ID]
            call.terminal.next(f"rashomon explain {first} {name_of(record.path)}", "why a line stands here")
        if not found:
            call.terminal.say("rashomon: no open thread found")
    return OK if found else NOTHING


def answer_object(record: Record, found: Sequence[Thread]) -> dict[str, Any]:
    """The answer as JSON shows it; a form that only grows."""
    from rashomon.export.jsonl import Objects  # noqa: PLC0415 - the help text does without
    from rashomon.record.whole import passages  # noqa: PLC0415
    from rashomon.threads import ORDER  # noqa: PLC0415

    objects = Objects(record)
    return {
        "order": ORDER,
        "threads": [
            {
                **objects.of(thread.opening),
                "label": record.label(thread.opening.span.report),
                "by": thread.by or None,
                "again": [
                    {"label": record.label(one.span.report), "span": objects.span(one.span), "shares": list(one.shared)}
                    for one in thread.again
                ],
                "silent": [record.letter(digest) for digest in thread.silent],
            }
            for thread in found
        ],
        "shown": [objects.span(span) for span in passages(record, shown(record, found))],
    }


def shown(record: Record, found: Sequence[Thread]) -> Iterator[Span]:
    """The passages an answer rests on: what is open, then the best passage of each report that speaks of it again."""
    from rashomon.record.whole import stretch  # noqa: PLC0415 - the help text does without

    yield from (readable(record, stretch(record, one.opening.span), one.opening.cue) for one in found)
    for thread in found:
        if thread.opening.type in LOOSE:
            continue
        seen: set[str] = set()
        for one in thread.again:
            if one.span.report not in seen:
                seen.add(one.span.report)
                yield readable(record, one.span, one.verb)


def _show(call: Call, record: Record, found: Sequence[Thread]) -> None:
    for thread in found:
        opening = thread.opening
        told = f", {thread.by}" if thread.by else ""
        negated = "not " if opening.negated else ""
        call.terminal.line(f"{record.letter(opening.span.report)} · {negated}{opening.type}{told}")
        call.terminal.line(record.text(opening.span), indent=2)
        for one in thread.again:
            call.terminal.line(f"{record.letter(one.span.report)}: {record.text(one.span)}", indent=6)
        letters = ", ".join(record.letter(digest) for digest in thread.silent)
        call.terminal.line(f"not spoken of in: {letters or 'none, all speak of it'}", indent=6)
        call.terminal.line()
    call.terminal.say(f"{count(len(found), 'open thread')}; passages beside one share its words and may not close it")
