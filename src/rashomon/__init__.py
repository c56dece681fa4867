"""Rashomon reads many news reports of the same events and builds one record of them; every word is traceable.

>>> import rashomon
>>> record = rashomon.read(["reports/"])
>>> for quote in record.all(rashomon.Quote):
...     print(record.label(quote.content.report), record.text(quote.content))
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rashomon.errors import RashomonError
    from rashomon.findings import KINDS, Article, Finding, Mention, Quote, Report
    from rashomon.record import Record
    from rashomon.text import Span

__all__ = ["KINDS", "Article", "Finding", "Mention", "Quote", "RashomonError", "Record", "Report", "Span", "read"]

_HOMES = {
    "RashomonError": "errors",
    "KINDS": "findings",
    "Article": "findings",
    "Finding": "findings",
    "Mention": "findings",
    "Quote": "findings",
    "Report": "findings",
    "Record": "record",
    "Span": "text",
}


def __getattr__(name: str) -> Any:
    # Loaded when asked for: the command line must answer `--help` before a parser could be imported.
    from importlib import import_module  # noqa: PLC0415

    if name not in _HOMES:
        raise AttributeError(f"module 'rashomon' has no attribute {name!r}")
    return getattr(import_module(f"rashomon.{_HOMES[name]}"), name)


def read(
    paths: Sequence[str | Path],
    *,
    record: str | Path | None = None,
    lexicon: str | Path | None = None,
    given: Mapping[str, str] | None = None,
    jobs: int | None = None,
    strict: bool = False,
) -> Record:
    """Reads files and folders into a record, brings all findings up to date, and opens the record.

    `record` is by default `rashomon.sqlite` in the first folder named, `lexicon` the `lexicon.toml` beside it. `given`
    is metadata by hand (`outlet`, `title`, `published`, …) for a single report; `jobs` the number of processes.

    Raises `RashomonError` for paths, records and models that cannot be used; single files that cannot be read become
    `Problem` findings.
    """
    from rashomon import job  # noqa: PLC0415 - see above
    from rashomon.record import Record  # noqa: PLC0415

    named = [str(path) for path in paths]
    places = job.default_paths(named)
    chosen = Path(record) if record else places.record
    words = str(lexicon) if lexicon else places.lexicon
    job.read(named, record=chosen, lexicon=words, given=given, jobs=jobs, strict=strict)
    return Record(chosen)
