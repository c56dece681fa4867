"""Takes the path of a ledger, gives what humans decided: the corrections in it, one JSON object a line, in order.

A ledger is only ever appended to. It stands beside the record and not in it, so that a person can read it, keep it
under version control, and have a record made anew say the same. Nothing else of Rashomon's is written by hand.
"""

from __future__ import annotations

import dataclasses
import json
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rashomon.dates import days
from rashomon.errors import InputError
from rashomon.findings import KINDS, LABELS

LEDGER = "corrections.jsonl"
"""What a ledger is called, beside its record."""

CONTEXT = 32
"""Code points before and after a quote that an anchor keeps."""

SAME, DIFFERENT, NAME, NOT_AN_ACTOR, SOURCE, STORY, OTHER_STORY, LABEL, UNDO = (
    *("same", "different", "name", "not-an-actor", "source", "story", "other-story", "label", "undo"),
)
ACCEPT, REJECT, DATE, STATUS = ("accept", "reject", "date", "status")
ACTS = (*(SAME, DIFFERENT, NAME, NOT_AN_ACTOR, SOURCE, STORY, OTHER_STORY, LABEL, ACCEPT, REJECT, DATE, STATUS, UNDO),)
JOINING, PARTING = (SAME, STORY), (DIFFERENT, OTHER_STORY)
"""Acts that say of two actors, or of two articles, that they are of one group, and that they are not."""
ABOUT = (ACCEPT, REJECT, DATE, STATUS)
"""Acts that can be about several kinds, and name the kind."""
JUDGING = (ACCEPT, REJECT)
NOBODY = "none"
"""The value of a `source` entry by which nobody is the source."""

RIGHT, WRONG = "right", "wrong"
"""Values of a `label` entry: the label holds; the two passages are not on one question. Else the label that holds."""

SIDES = {
    **dict.fromkeys((SAME, DIFFERENT, STORY, OTHER_STORY, LABEL), 2),
    **dict.fromkeys((NAME, NOT_AN_ACTOR, SOURCE, ACCEPT, REJECT, DATE, STATUS), 1),
    UNDO: 0,
}
"""How many sides an act has; `source` has a second one unless nobody is the source."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """Characters of a report, with all that is needed to find them again when the report or its reading changed."""

    report: str
    """The digest of the report."""
    path: str
    """Where the report came from, told from the ledger's folder where it lies beneath it."""
    start: int
    end: int
    """Code points of the report's text, end excluded."""
    quote: str
    """The characters."""
    prefix: str
    suffix: str
    """At most `CONTEXT` code points before and after them."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One line of a ledger."""

    number: int
    made: str
    """ISO 8601, UTC."""
    by: str
    act: str
    """One of `ACTS`."""
    first: tuple[Anchor, ...] = ()
    """What it is about: an actor's names in several reports, a quote, a mention, a compared passage, or an article's
    opening. Any of them stands for the rest."""
    second: tuple[Anchor, ...] = ()
    """The other actor, or the source."""
    value: str = ""
    note: str = ""
    kind: str = ""
    """The kind of what it is about, for an act that can be about several kinds."""
    like: int = 0
    """The number of the decision that was applied to all like it, this among them; 0 where it was made alone."""

    def line(self) -> str:
        """The line of it, without its end."""
        values = dataclasses.asdict(self)
        told = {name: value for name, value in values.items() if value or name not in {"kind", "like"}}
        return json.dumps(told, ensure_ascii=False)


def beside(record: Path) -> Path:
    """The ledger of a record."""
    return record.with_name(LEDGER)


def read(path: Path) -> list[Decision]:
    """All decisions, in the order of the lines; none where there is no file. Raises `InputError` on a damaged line."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return []
    except (OSError, ValueError) as error:
        raise InputError(f"{path}: the corrections cannot be read ({error}); nothing was done") from error
    found: list[Decision] = []
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            found.append(_decision(line, f"{path} line {number}"))
            if len({decision.number for decision in found}) < len(found):
                raise InputError(f"{path} line {number}: {found[-1].number} stands twice; number the corrections anew")
    return found


def append(path: Path, *decisions: Decision) -> None:
    """Adds lines, and sees to it that they are on the disk. Raises `InputError` where they cannot be written."""
    lines = b"".join(decision.line().encode("utf-8", "backslashreplace") + b"\n" for decision in decisions)
    try:
        with path.open("a+b") as file:
            ends = file.seek(0, os.SEEK_END)
            if ends:
                file.seek(ends - 1)
            torn = bool(ends) and file.read(1) != b"\n"
            file.write((b"\n" if torn else b"") + lines)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise InputError(f"{path}: the correction cannot be written ({error.strerror}); nothing was changed") from error


def undone(decisions: Sequence[Decision]) -> dict[int, int]:
    """The numbers of decisions that are undone, and by which number; an undo may itself be undone.

    Who undoes a decision that was applied to all like it undoes it for all of them.
    """
    out: dict[int, int] = {}
    for decision in reversed(decisions):
        if decision.act == UNDO and decision.number not in out:
            out[int(decision.value)] = decision.number
    alike = {one.number: out[one.like] for one in decisions if one.like in out and one.number not in out}
    return out | alike


def _decision(line: str, where: str) -> Decision:
    try:
        values = json.loads(line)
        sides = [tuple(Anchor(**anchor) for anchor in values.pop(name, ())) for name in ("first", "second")]
        decision = Decision(**values, first=sides[0], second=sides[1])
    except (ValueError, TypeError, AttributeError) as error:
        raise InputError(f"{where}: no correction that can be read ({error}); mend the line or take it out") from error
    if wrong := _wrong(decision):
        raise InputError(f"{where}: {wrong}; mend the line or take it out")
    return decision


_FIELDS: Mapping[type, Mapping[str, type]] = {
    Decision: {"number": int, "like": int, **dict.fromkeys(("made", "by", "act", "value", "note", "kind"), str)},
    Anchor: {"start": int, "end": int, **dict.fromkeys(("report", "path", "quote", "prefix", "suffix"), str)},
}


def _wrong(decision: Decision) -> str:
    """What makes a decision unusable; empty where nothing does."""
    if wrong := [*_untyped([decision]), *_untyped([*decision.first, *decision.second])]:
        return wrong[0]
    if decision.act not in ACTS:
        return f"{decision.act!r} is no act; there are {', '.join(ACTS)}"
    if decision.act == UNDO and not decision.value.isdecimal():
        return "an undo names the number that it undoes"
    if decision.act == NAME and not decision.value.strip():
        return "a name has characters"
    if decision.act == LABEL and decision.value not in {RIGHT, WRONG, *LABELS}:
        return f"{decision.value!r} is no label; there are {', '.join((RIGHT, WRONG, *LABELS))}"
    if decision.act in ABOUT and decision.kind not in KINDS:
        return f"{decision.act} names the kind of what it is about"
    if decision.act == DATE and not days(decision.value):
        return f"{decision.value!r} is no date"
    wanted = SIDES[decision.act] + (decision.act == SOURCE and decision.value != NOBODY)
    if sum(map(bool, (decision.first, decision.second))) != wanted:
        return f"{decision.act} wants {wanted} sides with anchors"
    return ""


def _untyped(values: Iterable[Any]) -> Iterable[str]:
    for value in values:
        for name, kind in _FIELDS[type(value)].items():
            if type(getattr(value, name)) is not kind:
                yield f"{name} is not {'a number' if kind is int else 'a text'}"
        if isinstance(value, Anchor) and not (0 <= value.start < value.end and value.quote):
            yield f"{value.start}–{value.end} is no place"
