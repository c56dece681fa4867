"""Takes a record, gives the lexicon of its last run."""

from __future__ import annotations

import functools
from pathlib import Path

from rashomon.lexicon import Lexicon
from rashomon.record import Record
from rashomon.record.keeping import once


def lexicon_of(record: Record) -> Lexicon:
    """The lexicon of the record's last run, or the shipped one where that file is gone."""
    return once(record, _used)


def _used(record: Record) -> Lexicon:
    runs = record.runs()
    path = runs[-1].options.get("lexicon") if runs else None
    if not path or not Path(path).is_file():
        return _opened(None, 0, 0)
    now = Path(path).stat()
    return _opened(path, now.st_mtime_ns, now.st_size)


@functools.lru_cache(maxsize=4)
def _opened(path: str | None, _changed: int, _size: int) -> Lexicon:
    """What a lexicon makes of itself outlives a record that changes."""
    return Lexicon.open(path)
