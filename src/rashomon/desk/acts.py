"""Takes what a form of the desk sent, gives a correction in the ledger, replayed, or what stands against it."""

from __future__ import annotations

import getpass
import hmac
import os
from collections import Counter
from dataclasses import dataclass
from urllib.parse import parse_qs

from rashomon import decide, ledger
from rashomon.desk.leaf import Leaf
from rashomon.desk.library import Library
from rashomon.errors import InputError
from rashomon.findings import Correction
from rashomon.record import Record
from rashomon.record.corrected import corrections, said
from rashomon.replay import STATUSES

SIDES = ("a", "b")
"""The fields that say what an act is about."""

LONG = 500
"""Code points of a field at most."""

FIELDS = 12
"""Fields of a form at most."""


class Foreign(Exception):
    """The form is not one of this desk's pages, or of one that ran before."""


@dataclass(frozen=True, slots=True)
class Sent:
    """A form."""

    act: str
    words: tuple[str, ...]
    note: str
    everywhere: bool
    """Whether the act is applied to all like it."""
    back: str
    """The page that it stood on."""


def sent(body: bytes, secret: str) -> Sent:
    """A form as it was sent. Raises `Foreign` without the secret, `InputError` where it is no act."""
    try:
        fields = {
            name: values[-1].strip()  # the last: of a form with two buttons, the one that was pressed
            for name, values in parse_qs(body.decode("utf-8"), keep_blank_values=True, max_num_fields=FIELDS).items()
        }
    except ValueError as error:
        raise InputError("that form cannot be read") from error
    if not hmac.compare_digest(fields.get("secret", "").encode(), secret.encode()):
        raise Foreign
    if any(len(value) > LONG for value in fields.values()):
        raise InputError(f"a field holds at most {LONG} characters")
    act, words = fields.get("act", ""), tuple(fields[name] for name in SIDES if fields.get(name))
    if act not in {*ledger.ACTS, decide.MOVE}:
        raise InputError("that is no act of the ledger")
    return Sent(act, words, fields.get("note", ""), fields.get("all") == "1", _inside(fields.get("back", "")))


def _inside(address: str) -> str:
    """An address of the desk: never one of another host."""
    if address.startswith("/") and not address.startswith(("//", "/\\")) and address.isprintable():
        return address
    return "/corrections"


def done(library: Library, form: Sent) -> int:
    """Does what a form says; gives the number of the correction. Raises `InputError` where it does not fit."""
    with library.writing:
        if form.act == ledger.UNDO:
            number = int(form.words[0]) if form.words and form.words[0].isdecimal() else None
            return decide.undo(library.path, number, by=_by(), note=form.note).number
        made = decide.correct(library.path, form.act, form.words, by=_by(), note=form.note, all_like_it=form.everywhere)
        return made.number


def _by() -> str:
    """Who sits at this machine."""
    try:
        return os.environ.get("RASHOMON_BY") or getpass.getuser()
    except (KeyError, OSError):
        return "somebody"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the ledger, and what became of it."""

    number: int
    said: str
    status: str
    because: str
    by: str
    made: str
    note: str
    act: str
    entries: tuple[str, ...]
    undone: bool
    like: int
    """The number of the one that was applied to all like it, this among them; 0 where it was made alone."""
    also: int = 0
    """How many more were made with it."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """The ledger, the last line first."""

    lines: tuple[Line, ...]
    counts: tuple[tuple[str, int], ...]
    waiting: int
    """Lines that are not replayed yet."""


def book(record: Record) -> Leaf:
    """The page of the corrections."""
    found = corrections(record)
    with_it = Counter(one.like for one in found if one.like)
    waiting = {one.number for one in ledger.read(ledger.beside(record.path))} - {one.ordinal for one in found}
    counts = {status: sum(one.status == status and one.act != ledger.UNDO for one in found) for status in STATUSES}
    view = Ledger(
        tuple(_line(one, with_it[one.ordinal]) for one in reversed(found)),
        tuple((status, count) for status, count in counts.items() if count),
        len(waiting),
    )
    return Leaf("corrections_page.html", "Corrections", "/corrections", view=view)


def _line(one: Correction, also: int = 0) -> Line:
    entries = tuple(name[:12] for name in (*one.about, *one.others))
    return Line(
        one.ordinal,
        said(one),
        one.status,
        one.because,
        one.by,
        one.made[:16].replace("T", ", "),
        one.note,
        one.act,
        entries[:4],
        one.status == "undone",
        one.like,
        also,
    )


def outcome(record: Record, number: int) -> Line | None:
    """What became of one."""
    found = corrections(record)
    also = sum(one.like == number for one in found)
    return next((_line(one, also) for one in found if one.ordinal == number), None)
