"""Takes a record, gives what its reports say is so between parties, with figures and past dates: `facts`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from rashomon.cli.app import NOTHING, OK, Call, Command
from rashomon.cli.clauses import readable
from rashomon.cli.filters import Filters, filtered
from rashomon.cli.looking import SHORT_ID, where_argument
from rashomon.cli.terminal import count, name_of

if TYPE_CHECKING:
    from rashomon.facts import Fact
    from rashomon.record import Record


@click.command(
    cls=Command,
    examples=["rashomon facts summit", 'rashomon facts summit --about "Korrin and Maarven"', "rashomon facts --json"],
)
@where_argument
@filtered
@click.option("--kind", type=click.Choice(["figure", "standing", "earlier"]), help="Only these.")
@click.pass_obj
def facts(call: Call, where: str | None, filters: Filters, kind: str | None) -> int:
    """List figures with what they count, how matters stand between parties, and what is told of earlier days.

    Each keeps its voice: the report's own, or whose word it is. Periods that no report dates are left open.
    """
    from rashomon.cli.filters import Sieve, best  # noqa: PLC0415 - the help text does without
    from rashomon.facts import facts as ask  # noqa: PLC0415

    with call.record(where) as record:
        sieve = Sieve(record, filters)
        kept = [one for one in ask(record) if kind in (None, one.kind) and sieve.between(one.claim.span, one.parties)]
        found = best(kept, lambda one: sieve.fit(one.claim.span))
        if call.terminal.json:
            call.terminal.object(answer_object(record, found))
        elif found:
            _show(call, record, found)
            first = found[0].claim.id[:SHORT_ID]
            call.terminal.next(f"rashomon explain {first} {name_of(record.path)}", "why a line stands here")
        if not found:
            call.terminal.say("rashomon: no fact found")
    return OK if found else NOTHING


def answer_object(record: Record, found: Sequence[Fact]) -> dict[str, Any]:
    """The answer as JSON shows it; a form that only grows."""
    from rashomon.export.jsonl import Objects  # noqa: PLC0415 - the help text does without
    from rashomon.facts import ORDER  # noqa: PLC0415
    from rashomon.record.whole import passages  # noqa: PLC0415

    objects = Objects(record)
    return {
        "order": ORDER,
        "facts": [
            {
                "type": one.kind,
                "topic": one.topic or None,
                "label": record.label(one.claim.span.report),
                "voice": one.claim.voice,
                "said_by": one.claim.said_by or None,
                "parties": list(one.parties),
                "figures": [
                    {"value": q.value, "unit": q.unit, "head": q.head, "bound": q.bound, "span": objects.span(q.span)}
                    for q in one.figures
                ],
                "when": [
                    {"edtf": w.edtf or None, "first": w.first or None, "last": w.last or None, "basis": w.basis}
                    for w in one.when
                ],
                "claim": one.claim.id,
                "span": objects.span(one.claim.span),
            }
            for one in found
        ],
        "shown": [
            objects.span(span)
            for span in passages(record, (readable(record, one.claim.span, one.claim.head) for one in found))
        ],
    }


def _show(call: Call, record: Record, found: Sequence[Fact]) -> None:
    for one in found:
        claim = one.claim
        parts = [record.letter(claim.span.report), one.kind, one.topic]
        parts.append(f"said by {claim.said_by or 'nobody named'}" if claim.voice == "said" else "own voice")
        parts += [f"{record.text(when.span)} ({when.days or 'not dated by any report'})" for when in one.when]
        call.terminal.line(" · ".join(part for part in parts if part))
        call.terminal.line(record.text(claim.span), indent=2)
    call.terminal.say(f"{count(len(found), 'fact')}, each as a report tells it")
