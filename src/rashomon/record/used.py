"""Takes a record, gives the lexicon of its last run."""

from __future__ import annotations

from pathlib import Path

from rashomon.lexicon import Lexicon
from rashomon.record import Record


def lexicon_of(record: Record) -> Lexicon:
    """The lexicon of the record's last run, or the shipped one where that file is gone."""
    runs = record.runs()
    path = runs[-1].options.get("lexicon") if runs else None
    return Lexicon.open(path if path and Path(path).is_file() else None)
