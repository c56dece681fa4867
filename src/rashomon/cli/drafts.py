"""Takes a record and the file of a draft, gives each of its sentences with what the reports say: `check --file`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rashomon.cli.app import NOTHING, OK, Call
from rashomon.cli.terminal import count
from rashomon.errors import InputError

if TYPE_CHECKING:
    from rashomon.check.draft import Checked, Side
    from rashomon.check.earliest import First
    from rashomon.record import Record

EACH = 3
"""Passages shown of those that stand to a sentence in one way, unless all are asked for."""

SILENT = "no report here says so"


def read(name: str) -> str:
    """The text of a draft; `-` is standard input. Raises `InputError` where it cannot be read."""
    try:
        raw = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        return raw.decode("utf-8-sig")
    except OSError as error:
        raise InputError(f"{name}: cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{name}: is no text in UTF-8; save the draft as plain text") from error


def show(call: Call, record: Record, text: str, most: int | None) -> int:
    """Checks a draft and shows it; the exit code."""
    from rashomon.check.draft import Draft  # noqa: PLC0415 - the help text does without
    from rashomon.record.used import lexicon_of  # noqa: PLC0415

    checked = list(Draft(record, lexicon_of(record)).check(text))
    if call.terminal.json:
        call.terminal.object(answer(record, checked, most))
    else:
        for number, one in enumerate(checked, 1):
            _sentence(call, record, number, one, most)
        said = sum(one.said for one in checked)
        call.terminal.say(f"{count(len(checked), 'sentence')}; a report here says so of {said}: that is no judgement")
    return OK if any(one.sides for one in checked) else NOTHING


def _sentence(call: Call, record: Record, number: int, one: Checked, most: int | None) -> None:
    terminal = call.terminal
    terminal.line(f"{number}. {one.text}")
    if one.answer is None:
        terminal.line("holds no word to look for", indent=3)
    elif not one.said:
        terminal.line(SILENT, indent=3)
    for side in one.sides:
        terminal.line(_counted(record, side), indent=3)
        for passage in side.passages[:most]:
            letter = record.letter(passage.span.report)
            terminal.line(f"{letter} {passage.span.start}–{passage.span.end}: {passage.text}", indent=6)
    if one.first:
        terminal.line(one.first.told(record), indent=3)
    if one.answer and one.answer.absent:
        terminal.line("in no report: " + ", ".join(one.answer.absent), indent=3)
    terminal.line()


def _counted(record: Record, side: Side) -> str:
    letters = dict.fromkeys(record.letter(passage.span.report) for passage in side.passages)
    return f"{side.stands}: {', '.join(letters)} ({count(side.texts, 'independent text')})"


def answer(record: Record, checked: list[Checked], most: int | None) -> dict[str, Any]:
    """The draft, sentence by sentence, as JSON shows it; a form that only grows."""
    from rashomon.export.jsonl import Objects  # noqa: PLC0415 - the help text does without

    objects = Objects(record)
    spans = dict.fromkeys(passage.span for one in checked for side in one.sides for passage in side.passages[:most])
    return {
        "sentences": [
            {
                "start": one.start,
                "end": one.end,
                "text": one.text,
                "said_here": one.said,
                "told": None if one.said else SILENT if one.answer else "holds no word to look for",
                "in_no_report": list(one.answer.absent) if one.answer else [],
                "silent": [record.label(digest) for digest in one.answer.silent] if one.answer else [],
                **{
                    name: [_passage(objects, record, passage) for passage in side.passages[:most]]
                    for name, side in _sides(one).items()
                },
                "independent_texts": {name: side.texts for name, side in _sides(one).items()},
                "earliest": earliest(record, one.first) if one.first else None,
            }
            for one in checked
        ],
        "shown": [objects.span(span) for span in spans],
    }


def _sides(one: Checked) -> dict[str, Side]:
    return {side.stands: side for side in one.sides}


def _passage(objects: Any, record: Record, passage: Any) -> dict[str, Any]:
    return {"label": record.label(passage.span.report), "score": passage.score, "span": objects.span(passage.span)}


def earliest(record: Record, first: First) -> dict[str, Any]:
    """Where something stands first, by known dates of publication, as JSON."""
    return {
        "told": first.told(record),
        "reports": [
            {"report": span.report, "label": record.label(span.report), "published": dated.edtf, "basis": dated.basis}
            for span, dated in first.places
        ],
        "date_not_known": [record.label(digest) for digest in first.undated],
    }
