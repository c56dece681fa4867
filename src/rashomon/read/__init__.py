"""Takes bytes, gives reports: one file for each kind of input.

The format is a function of the bytes, never of a file's name: rows of a table (JSON), a web page, or plain text.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from rashomon.errors import InputError
from rashomon.findings import Problem
from rashomon.read import html, refuse, rows, text
from rashomon.read.decode import decode
from rashomon.read.reading import STAGE, Reading

__all__ = ["STAGE", "Reading", "read", "readings"]


def read(raw: bytes, name: str, *, encoding: str | None = None) -> Reading:
    """The one report that `raw` is; `name` is what messages call it.

    `encoding` overrides what the bytes say of themselves. Raises `InputError` when the bytes are no report (empty,
    binary, too large, nothing but markup) or hold more than one.
    """
    found = list(islice(readings(raw, name, encoding=encoding), 2))
    if len(found) > 1:
        raise InputError(f"{name}: a table of several reports, where one was expected; read it as a file of rows")
    first = found[0]
    if isinstance(first, Problem):
        raise InputError(f"{first.subject}: {first.message}")
    return first


def readings(raw: bytes, name: str, *, encoding: str | None = None) -> Iterator[Reading | Problem]:
    """Every report in `raw`: one, or one for each row of a table; a row that cannot be read is a `Problem`.

    Raises `InputError` when the bytes are no report and no table.
    """
    refuse.check(raw, name)
    decoded = decode(raw, name, encoding)
    if table := rows.table(decoded.text):
        yield from rows.read(table, name)
    elif html.looks_like(decoded.text):
        yield html.read(raw, name, decoded)
    else:
        yield text.read(raw, name, decoded)
