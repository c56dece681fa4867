"""Takes a record, gives what only one report of a story has: `compare --only-here`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rashomon.cli.app import NOTHING, OK, Call
from rashomon.cli.filters import Sieve
from rashomon.cli.terminal import count, name_of

if TYPE_CHECKING:
    from rashomon.record import Record
    from rashomon.record.only_here import Alone

MOST = 15
"""Passages shown unless all are asked for."""


def tell(call: Call, record: Record, sieve: Sieve, *, everything: bool) -> int:
    """Shows the passages and the reports that say nothing of them, with the rule they are found by."""
    from rashomon.record.only_here import RULE, only_here  # noqa: PLC0415 - the help text does without
    from rashomon.record.used import lexicon_of  # noqa: PLC0415

    found = [one for one in only_here(record, lexicon_of(record)) if sieve.keeps(one.claim.span)]
    shown = found if everything else found[:MOST]
    terminal = call.terminal
    if terminal.json:
        terminal.object(answer(record, shown, len(found)))
        return OK if found else NOTHING
    for one in shown:
        terminal.line(f"{record.letter(one.claim.span.report)} ({voiced(one)}): {record.text(one.claim.span)}")
        terminal.line("says nothing of it: " + ", ".join(map(record.letter, one.silent)), indent=2)
    if len(found) > len(shown):
        terminal.line(f"and {count(len(found) - len(shown), 'more passage')}; --all shows them")
    if found:
        terminal.say(RULE)
        terminal.next(f"rashomon compare {name_of(record.path)}", "what several reports tell")
    else:
        terminal.say("rashomon: no passage found that only one report of a story has")
    return OK if found else NOTHING


def voiced(one: Alone) -> str:
    """Whose word the passage is."""
    return f"said by {one.claim.said_by or 'a source not found'}" if one.claim.voice == "said" else "own voice"


def answer(record: Record, found: list[Alone], total: int) -> dict[str, Any]:
    """The answer as JSON shows it; a form that only grows."""
    from rashomon.export.jsonl import Objects  # noqa: PLC0415 - the help text does without
    from rashomon.record.only_here import RULE  # noqa: PLC0415

    objects = Objects(record)
    return {
        "rule": RULE,
        "found": total,
        "only_here": [
            {
                **objects.of(one.claim),
                "label": record.label(one.claim.span.report),
                "whose": voiced(one),
                "silent": [{"report": digest, "label": record.label(digest)} for digest in one.silent],
            }
            for one in found
        ],
        "shown": [objects.span(one.claim.span) for one in found],
    }
