"""Takes what is wrong in a record, gives a line of its ledger (`correct`, `undo`), and the ledger (`corrections`)."""

from __future__ import annotations

import getpass
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import click

from rashomon.cli.app import NOTHING, OK, Call, Command
from rashomon.cli.filters import csv_option
from rashomon.cli.looking import where_argument
from rashomon.cli.terminal import count, name_of

if TYPE_CHECKING:
    from pathlib import Path

    from rashomon.findings import Correction

ACTS = (
    *("same", "different", "name", "not-an-actor", "source", "story", "other-story", "move", "label"),
    *("accept", "reject", "date", "status"),
)

by_option = click.option("--by", metavar="NAME", envvar="RASHOMON_BY", help="Who decides. By default your login name.")
note_option = click.option("--note", metavar="TEXT", default="", help="Why; kept in the ledger and shown beside it.")


@click.command(
    cls=Command,
    examples=[
        'rashomon correct same "Ilsabet Korrin" Korryn',
        "rashomon correct different A:Lamm C:Lamm --note 'father and daughter'",
        'rashomon correct name Korrin "Chancellor Ilsabet Korrin"',
        "rashomon correct not-an-actor 5c1e0b77aa",
        "rashomon correct source 3f2a91c0de Korrin",
        "rashomon correct source 3f2a91c0de none",
        "rashomon correct story D A --note 'the same summit'",
        "rashomon correct label 2053fb87cc wrong",
        "rashomon correct date C 2031-05-04 --note 'the paper edition'",
        "rashomon correct reject 61f0c2aa90 --all-like-it",
    ],
)
@click.argument("act", type=click.Choice(ACTS))
@click.argument("words", nargs=-1, required=True, metavar="WHAT...")
@click.option("--all-like-it", is_flag=True, help="Say the same of what is like it; one `undo` takes all back.")
@by_option
@note_option
@click.pass_obj
def correct(call: Call, act: str, words: tuple[str, ...], by: str | None, note: str, *, all_like_it: bool) -> int:
    """Mend what was found wrongly.

    The correction is added to corrections.jsonl beside the record, and replayed after every run.

    same A B: they are one actor. different A B: they are not. name A NAME: what it is called. not-an-actor MENTION:
    these words name no actor. source QUOTE ACTOR: who said it; none for nobody.

    story REPORT REPORT: the first belongs to the story of the second. other-story REPORT REPORT: it does not. move
    REPORT REPORT: both, into the story of the second and out of its own; none for a story of its own.

    label COMPARISON right, wrong or LABEL: how two passages compare; wrong where they are not on one question.

    accept ENTRY: it is right. reject ENTRY: it is none, and is shown no more. date REPORT|ENTRY DATE: when a report was
    published, or the day of a time or of an event: 2031-05-04, 2031-05, 2031 or two of these with a slash. status
    ENTRY STATUS: whether an event occurred, is planned, denied …, or where the holder of a position stands.

    A, B and ACTOR are names as shown or printed, beginnings of ids, or A:"name" for what report A alone has. QUOTE,
    MENTION and ENTRY are ids, as `rashomon quotes`, `rashomon mentions` and other lists show them; COMPARISON as
    `rashomon compare` does.
    """
    from rashomon import decide  # noqa: PLC0415 - the pipeline takes its time to load

    path = call.path()
    made = decide.correct(path, act, words, by=by or _somebody(), note=note, all_like_it=all_like_it)
    return _told(call, path, made.number)


@click.command(cls=Command, examples=["rashomon undo", "rashomon undo 3"])
@click.argument("number", required=False, type=click.IntRange(min=1), metavar="[NUMBER]")
@by_option
@note_option
@click.pass_obj
def undo(call: Call, number: int | None, by: str | None, note: str) -> int:
    """Take back a correction, by default the last one.

    That, too, is a line of the ledger; undoing it restores what it took back.
    """
    from rashomon import decide  # noqa: PLC0415 - the pipeline takes its time to load

    path = call.path()
    made = decide.undo(path, number, by=by or _somebody(), note=note)
    return _told(call, path, made.number)


def _somebody() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "somebody"


def _told(call: Call, path: Path, number: int) -> int:
    from rashomon.record import Record  # noqa: PLC0415 - the help text does without
    from rashomon.record.corrected import corrections as all_of  # noqa: PLC0415

    with Record(path) as record:
        found = all_of(record)
        made = next(one for one in found if one.ordinal == number)
        if call.terminal.json:
            call.terminal.object({"record": str(path), "correction": _object(record, made), "counts": _counts(found)})
        else:
            call.terminal.line(_line(made))
            call.terminal.next(
                f"rashomon dossier {name_of(path)}", "the page as corrected; rashomon undo takes it back"
            )
    return OK


@click.command(cls=Command, examples=["rashomon corrections summit"])
@where_argument
@csv_option
@click.pass_obj
def corrections(call: Call, where: str | None) -> int:
    """List the corrections, and what became of each.

    That is: applied; moved (found in another place, as the report or its reading changed); orphaned (not found);
    contradicted (a later one says otherwise); or undone.
    """
    from rashomon import ledger  # noqa: PLC0415 - the help text does without
    from rashomon.record.corrected import corrections as all_of  # noqa: PLC0415

    with call.record(where) as record:
        found = all_of(record)
        path = ledger.beside(record.path)
        missing = {one.number for one in ledger.read(path)} - {one.ordinal for one in found}
        if call.terminal.json:
            listed = [_object(record, one) for one in found]
            call.terminal.object({"ledger": str(path), "counts": _counts(found), "corrections": listed})
        else:
            for one in found:
                call.terminal.line(_line(one))
                call.terminal.line(_more(one), indent=4)
            if found:
                call.terminal.say(tally(_counts(found)))
    if missing:
        call.terminal.warn(f"{count(len(missing), 'correction')} not replayed yet; that is done by: rashomon read")
    if not found:
        call.terminal.say("rashomon: no correction found")
    return OK if found else NOTHING


def _line(one: Correction) -> str:
    from rashomon.record.corrected import said  # noqa: PLC0415 - the help text does without

    return f"{one.ordinal}  {one.status}  {said(one)}"


def _more(one: Correction) -> str:
    return " · ".join(filter(None, [f"by {one.by}, {one.made[:10]}", one.because, one.note]))


def _object(record: Any, one: Correction) -> dict[str, Any]:
    from rashomon.export.jsonl import Objects  # noqa: PLC0415 - the help text does without

    return dict(Objects(record).of(one))


def _counts(found: Iterable[Correction]) -> dict[str, int]:
    """How many have each status; undos are not counted."""
    from rashomon.replay import STATUSES  # noqa: PLC0415 - the help text does without

    counts = Counter(one.status for one in found if one.act != "undo")
    return {status: counts[status] for status in STATUSES if counts[status]}


def tally(counts: Any) -> str:
    """`3 corrections: 2 applied, 1 orphaned`."""
    return f"{count(sum(counts.values()), 'correction')}: {', '.join(f'{n} {status}' for status, n in counts.items())}"
