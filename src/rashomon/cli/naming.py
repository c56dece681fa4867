"""Takes a record, gives how its reports name the same things: `wording`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from rashomon.cli.app import NOTHING, OK, Call, Command
from rashomon.cli.filters import Filters, Sieve, filtered
from rashomon.cli.looking import where_argument

if TYPE_CHECKING:
    from rashomon.record import Record
    from rashomon.record.namings import Thing, Words

SHOWN = 25
"""Passages listed first in the answer as JSON."""


@click.command(
    cls=Command,
    examples=[
        "rashomon wording summit",
        "rashomon wording summit --kind plan",
        "rashomon wording summit --about Korrin",
    ],
)
@where_argument
@click.option(
    "--kind",
    type=click.Choice(["force", "plan", "territory", "government"]),
    help="Only names of these: a use of armed force, a plan, a territory, a government.",
)
@filtered
@click.pass_obj
def wording(call: Call, /, *, where: str | None, kind: str | None, filters: Filters) -> int:
    """List the words by which each report names the same thing, with counts and places.

    A report's own voice stands apart from what it quotes. Words stand in the order of the alphabet, and no word is held
    to be the right one.
    """
    from rashomon.record.namings import things  # noqa: PLC0415 - the help text does without

    with call.record(where) as record:
        sieve = Sieve(record, filters)
        found = [one for one in things(record) if kind in {None, one.kind}]
        found = [one for one in found if any(sieve.keeps(*words.spans) for _, each in one.reports for words in each)]
        if call.terminal.json:
            call.terminal.object(answer(record, found))
        else:
            _show(call, record, found)
    return OK if found else NOTHING


def _show(call: Call, record: Record, found: list[Thing]) -> None:
    from rashomon.record.namings import KINDS, ORDER  # noqa: PLC0415 - the help text does without

    for one in found:
        call.terminal.line(" · ".join(filter(None, [one.about, KINDS[one.kind]])))
        for digest, words in one.reports:
            own = "; ".join(_counted(each) for each in words if not each.quoted)
            quoted = "; ".join(_counted(each) for each in words if each.quoted)
            told = own + (f" | in quotation: {quoted}" if quoted else "")
            call.terminal.line(f"{record.letter(digest)}: {told}", indent=2)
        if one.silent:
            call.terminal.line("no name found in: " + ", ".join(map(record.letter, one.silent)), indent=2)
        call.terminal.line()
    call.terminal.say(ORDER if found else "rashomon: no such name found")


def _counted(words: Words) -> str:
    return words.text if len(words.spans) == 1 else f"{words.text} ×{len(words.spans)}"


def answer(record: Record, found: list[Thing]) -> dict[str, Any]:
    """The answer as JSON shows it; a form that only grows."""
    from rashomon.export.jsonl import Objects  # noqa: PLC0415 - the help text does without
    from rashomon.record.namings import FULLEST, KINDS, ORDER, shown  # noqa: PLC0415

    objects = Objects(record)
    return {
        "order": f"{ORDER} {FULLEST}",
        "things": [
            {
                "kind": KINDS[one.kind],
                "about": one.about,
                "reports": [
                    {
                        "report": digest,
                        "label": record.label(digest),
                        "words": [
                            {
                                "text": each.text,
                                "quoted": each.quoted,
                                "count": len(each.spans),
                                "passages": [objects.span(span) for span in each.spans],
                            }
                            for each in words
                        ],
                    }
                    for digest, words in one.reports
                ],
                "silent": [{"report": digest, "label": record.label(digest)} for digest in one.silent],
            }
            for one in found
        ],
        "shown": [objects.span(span) for span in shown(found)[:SHOWN]],
    }
