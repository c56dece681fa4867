"""Takes this machine, gives the signs by which one sees whether Rashomon can work on it."""

from __future__ import annotations

import locale
import os
import platform
import shutil
import sqlite3
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from rashomon.cli.app import FAILED, MISSING, OK
from rashomon.errors import RashomonError, RecordLocked, RecordVersion, ToolMissing
from rashomon.lexicon import Lexicon
from rashomon.parse import Parser
from rashomon.record import Record

GOOD, LOOK, BAD = "ok", "look", "missing"

PYTHON = (3, 12)
SQLITE = (3, 38)
"""The first version whose `rank` and STRICT parsing of FTS5 queries the record was tested with."""

ROOM = 500_000_000
"""Bytes of a disk below which a large folder may not fit."""

PACKAGES = ("rashomon", "trafilatura", "charset-normalizer", "rapidfuzz", "click", "rich", "jinja2", "pyarrow")

SENTENCE = "The chancellor said that the talks would go on."


@dataclass(frozen=True, slots=True)
class Sign:
    """One thing that was looked at. `state` is `ok`, `look` (works, perhaps not as wished) or `missing`."""

    what: str
    state: str
    told: str


def signs(record: Path | None) -> Iterator[Sign]:
    """Everything that is looked at, in order."""
    good = sys.version_info >= PYTHON
    yield Sign("python", GOOD if good else BAD, f"{platform.python_version()} on {platform.platform(terse=True)}")
    yield from map(_package, PACKAGES)
    yield _model()
    yield _lexicon()
    yield _sqlite()
    yield _search()
    yield _disk(Path.cwd())
    yield _writable(Path.cwd())
    yield _encoding()
    if record is not None:
        yield _record(record)


def code(found: Iterable[Sign]) -> int:
    """The exit code: what is missing that Rashomon cannot do without."""
    missing = {sign.what for sign in found if sign.state == BAD}
    return OK if not missing else MISSING if missing - {"sqlite", "record", "python"} else FAILED


def _package(name: str) -> Sign:
    try:
        return Sign(name, GOOD, version(name))
    except PackageNotFoundError:
        return Sign(name, BAD, f"not installed; run: pip install {name}")


def _model() -> Sign:
    try:
        parser = Parser()
        parsed = parser([SENTENCE])[0]
        return Sign("model", GOOD if parsed.sentences else BAD, f"{parser.version}: parses a sentence")
    except ToolMissing as error:
        return Sign("model", BAD, str(error))


def _lexicon() -> Sign:
    lexicon = Lexicon()
    rows = len(lexicon.table("reporting_verbs"))
    told = (
        f"{lexicon.version}, {rows} reporting verbs" if rows else "its tables are not installed; install rashomon anew"
    )
    return Sign("lexicon", GOOD if rows else BAD, told)


def _sqlite() -> Sign:
    good = sqlite3.sqlite_version_info >= SQLITE
    wanted = "" if good else f"; {'.'.join(map(str, SQLITE))} or newer is wanted"
    return Sign("sqlite", GOOD if good else LOOK, sqlite3.sqlite_version + wanted)


def _search() -> Sign:
    try:
        with sqlite3.connect(":memory:") as connection:
            connection.execute("CREATE VIRTUAL TABLE t USING fts5(text)")
    except sqlite3.OperationalError:
        return Sign("full-text search", BAD, "this SQLite has no FTS5; use a Python that has (python.org, Debian, uv)")
    finally:
        connection.close()
    return Sign("full-text search", GOOD, "FTS5")


def _disk(folder: Path) -> Sign:
    free = shutil.disk_usage(folder).free
    return Sign("free disk", GOOD if free > ROOM else LOOK, f"{free / 1e9:,.1f} GB where you are")


def _writable(folder: Path) -> Sign:
    good = os.access(folder, os.W_OK)
    told = "this folder can be written" if good else "this folder cannot be written; use --record and --page"
    return Sign("folder", GOOD if good else LOOK, told)


def _encoding() -> Sign:
    said = (sys.stdout.encoding or locale.getpreferredencoding()).lower()
    good = said.replace("-", "") == "utf8"
    return Sign("encoding", GOOD if good else LOOK, said if good else f"{said}; set LANG=C.UTF-8 to see all letters")


def _record(path: Path) -> Sign:
    try:
        with Record(path) as record:
            pending = record.pending()
            told = f"{path}: {len(record.digests())} reports" + (f", {pending} rooms still to do" if pending else "")
            return Sign("record", LOOK if pending else GOOD, told)
    except (RecordLocked, RecordVersion) as error:
        return Sign("record", BAD, str(error))
    except RashomonError as error:
        return Sign("record", BAD, str(error))
