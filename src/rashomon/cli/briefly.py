"""Takes a record, gives its brief: `brief`, as text, Markdown, HTML or JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from rashomon.cli.app import NOTHING, OK, Call, Command
from rashomon.cli.filters import Filters, filtered
from rashomon.cli.looking import where_argument
from rashomon.cli.terminal import name_of, plain

if TYPE_CHECKING:
    from rashomon.brief import Heading
    from rashomon.record import Record

WORDS = 300
"""Words unless another number is asked for: a page of notes."""


@click.command(
    cls=Command,
    examples=[
        "rashomon brief summit",
        "rashomon brief summit --words 150 --format md > brief.md",
        'rashomon brief summit --about "the tunnel"',
    ],
)
@where_argument
@click.option("--words", type=click.IntRange(20), default=WORDS, show_default=True, help="Words at most, notes aside.")
@click.option(
    "--format", "form", type=click.Choice(["text", "md", "html"]), default="text", show_default=True, help="The form."
)
@filtered
@click.pass_obj
def brief(call: Call, /, *, where: str | None, words: int, form: str, filters: Filters) -> int:
    """Say in few words what happened, who said what, what differs, what is open and what is not known.

    Each sentence is a fixed form filled with lines of the record, or a passage in quotation marks; each has its notes.
    """
    from rashomon.brief import RULE  # noqa: PLC0415 - the help text does without
    from rashomon.brief import brief as tell  # noqa: PLC0415
    from rashomon.brief.forms import FORMS, write  # noqa: PLC0415
    from rashomon.cli.filters import Sieve  # noqa: PLC0415

    with call.record(where) as record:
        sieve = Sieve(record, filters)
        parts = tell(record, words, keeps=lambda spans: sieve.keeps(*spans))
        if call.terminal.json:
            call.terminal.object(answer(record, parts))
        else:
            for each in write(record, parts, RULE, FORMS[form]).splitlines():
                click.echo(each if not each.strip() else plain(each))
            call.terminal.next(f"rashomon compare {name_of(record.path)}", "all that differs, question by question")
    return OK if any(line.spans for part in parts for line in part.lines) else NOTHING


def answer(record: Record, parts: tuple[Heading, ...]) -> dict[str, Any]:
    """The brief as JSON; a form that only grows."""
    from rashomon.brief import RULE  # noqa: PLC0415 - the help text does without
    from rashomon.brief.forms import TEXT, Notes, sentence  # noqa: PLC0415
    from rashomon.export.jsonl import Objects  # noqa: PLC0415

    objects, notes = Objects(record), Notes(record)
    lines = [
        {
            "part": part.id,
            "text": sentence(record, line, notes, TEXT),
            "spans": [objects.span(span) for span in line.spans],
        }
        for part in parts
        for line in part.lines
    ]
    shown = dict.fromkeys(span for part in parts for line in part.lines for span in line.spans)
    return {
        "rule": RULE,
        "brief": lines,
        "notes": [{"number": number, "text": text} for number, text in notes.lines()],
        "shown": [objects.span(span) for span in shown],
    }
