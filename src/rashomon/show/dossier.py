"""Takes a record and a path, gives the dossier there: the record as one self-contained HTML file."""

from __future__ import annotations

import contextlib
import errno
import os
from dataclasses import dataclass
from pathlib import Path

from rashomon.errors import InputError, RecordFull
from rashomon.findings import Report
from rashomon.record import Record
from rashomon.show.claims import Shown as Claim
from rashomon.show.claims import digests_of, spans_of
from rashomon.show.material import load
from rashomon.show.page import html, page
from rashomon.show.passages import CONTEXT, Shown

__all__ = ["Claim", "Shown", "Written", "digests_of", "spans_of", "write"]


HELD = 500
"""Reports up to which what is read of a record is held until its page is made: each section asks for the same."""


@dataclass(frozen=True, slots=True)
class Written:
    """A page that was written."""

    path: Path
    size: int
    """Bytes."""
    reports: int
    quotes: int
    share: bool
    shown: tuple[Shown, ...]
    """On a shared page, how many of the words of each article it shows; empty on a full one."""


def write(record: Record, path: Path, *, share: bool = False, context: int = CONTEXT) -> Written:
    """Writes the page to `path`, whole or not at all; a page that was there stays until the new one is complete.

    `share` writes short excerpts in the place of full texts; `context` is how many characters, 240 at most, each has
    before and after. Raises `InputError` where the page cannot be written or `context` is out of range, `RecordFull`
    where the disk is full, and the errors of `Record`.
    """
    if record.count(Report) <= HELD:
        record.keep()
    view = page(load(record, share=share), share=share, context=context)
    content = html(view).encode("utf-8", "replace")
    _replace(Path(path), content)
    return Written(Path(path), len(content), view.reports, view.quotes, share, view.shown)


def _replace(path: Path, content: bytes) -> None:
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as error:
        if error.errno in {errno.ENOSPC, errno.EDQUOT}:
            raise RecordFull(f"{path}: the disk is full; free some room and run the same command again") from error
        raise InputError(f"{path}: cannot be written ({error.strerror}); name another place with --page") from error
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
