"""Takes a path, gives an SQLite connection to a record of this version, made or brought up to date where allowed.

What came (reports, arrivals, metadata beside the text), runs and corrections are migrated by hand, see `MIGRATIONS`.
All other findings are not: where the digest of their schema differs they are dropped and made anew by the next run.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from rashomon.errors import NotARecord, RecordError, RecordFull, RecordLocked, RecordMissing, RecordVersion
from rashomon.findings import KINDS, Arrival, Finding, Given, Report
from rashomon.rows import CODECS, code, columns

APPLICATION = 0x52736D6E
"""SQLite's application_id of a record: "Rsmn"."""

VERSION = 3
"""SQLite's user_version of a record: the version of all that is migrated by hand."""

WRITTEN, READ = 16_384, 16_384
"""Kilobytes of a record that a writer and a reader keep in memory. A run has one writer and a reader or two; what a
reader asks for again the system keeps as well."""

CAME: tuple[type[Finding], ...] = (Report, Arrival, Given)

FIXED = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE run (
  number INTEGER PRIMARY KEY, started TEXT NOT NULL, finished TEXT, options TEXT NOT NULL, versions TEXT NOT NULL,
  counts TEXT
);
CREATE TABLE correction (number INTEGER PRIMARY KEY, made TEXT NOT NULL, entry TEXT NOT NULL);
CREATE TABLE finding (number INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, kind TEXT NOT NULL);
CREATE TABLE raw (number INTEGER PRIMARY KEY REFERENCES finding ON DELETE CASCADE, size INTEGER, bytes BLOB NOT NULL);
CREATE TABLE label (digest BLOB PRIMARY KEY, place INTEGER NOT NULL UNIQUE) WITHOUT ROWID;
CREATE TABLE step (number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, fingerprint TEXT NOT NULL);
CREATE TABLE room (
  step INTEGER NOT NULL, key INTEGER NOT NULL, finding INTEGER NOT NULL REFERENCES finding ON DELETE CASCADE,
  PRIMARY KEY (step, key, finding)
) WITHOUT ROWID;
CREATE INDEX room_finding ON room (finding);
CREATE TABLE pair (
  step INTEGER NOT NULL, key INTEGER NOT NULL, left INTEGER NOT NULL REFERENCES finding ON DELETE CASCADE,
  right INTEGER NOT NULL REFERENCES finding ON DELETE CASCADE, PRIMARY KEY (step, key, left, right)
) WITHOUT ROWID;
CREATE INDEX pair_left ON pair (left, right);
CREATE INDEX pair_right ON pair (right);
CREATE TABLE support (
  step INTEGER NOT NULL, unit INTEGER NOT NULL, finding INTEGER NOT NULL REFERENCES finding ON DELETE CASCADE,
  PRIMARY KEY (step, unit, finding)
) WITHOUT ROWID;
CREATE INDEX support_finding ON support (finding);
CREATE TABLE dirty (step INTEGER NOT NULL, key INTEGER NOT NULL, PRIMARY KEY (step, key)) WITHOUT ROWID;
"""
"""`finding` numbers every finding. `room` says which findings entered which room of a step, `support` which unit of
work (a room, or a pair) a finding rests on, `pair` in which rooms two findings met, `dirty` which rooms are to be
worked on again."""

SEARCH = """
CREATE VIRTUAL TABLE passage USING fts5(
  text, content='finding_block', content_rowid='number', tokenize="unicode61 remove_diacritics 2"
);
CREATE TRIGGER passage_in AFTER INSERT ON finding_block BEGIN
  INSERT INTO passage (rowid, text) VALUES (new.number, new.text);
END;
CREATE TRIGGER passage_out AFTER DELETE ON finding_block BEGIN
  INSERT INTO passage (passage, rowid, text) VALUES ('delete', old.number, old.text);
END;
"""
"""The index of all paragraphs, kept in step with the blocks."""

INDEXES = {
    "coreference": ("mention", "actor"),
    "quote": ("mention",),
    "membership": ("member", "group"),
    "report": ("digest",),
    "arrival": ("report", "path"),
    "given": ("report",),
    "article": ("report",),
    "same_actor": ("right",),
    "same_words": ("right",),
    "shared_text": ("right",),
    "decided": ("right",),
}
"""Columns that pages and commands look up, beside those of `LOOKED_UP`."""

LOOKED_UP = ("article", "left")
"""Columns that every kind which has them is looked up by: what a few reports hold is found without the others."""

MIGRATIONS: dict[int, str] = {
    1: "UPDATE finding SET id = code(id); UPDATE label SET digest = code(digest);"
    + "".join(
        f'UPDATE finding_{kind.kind} SET "{column.name}" = code("{column.name}");'
        for kind in CAME
        for column in columns(kind)
        if column.codec is CODECS[str]
    ),
    2: 'CREATE INDEX IF NOT EXISTS "report_digest" ON finding_report ("digest");',
}
"""SQL that leads from a version to the next one; `code` is that of `rows`.

From 1 to 2: ids and digests are stored in half their length, and spans name their report by its place. From 2 to 3:
reports are looked up by their digests.
"""


def table(kind: type[Finding]) -> str:
    """The DDL of a kind's table: derived from its fields."""
    fields = ", ".join(
        f'"{column.name}" {column.codec.sql}{"" if column.optional else " NOT NULL"}' for column in columns(kind)
    )
    ddl = (
        f"CREATE TABLE finding_{kind.kind} (number INTEGER PRIMARY KEY REFERENCES finding ON DELETE CASCADE, {fields});"
    )
    names = [column.name for column in columns(kind) if column.name in LOOKED_UP] + list(INDEXES.get(kind.kind, ()))
    indexes = (f'CREATE INDEX "{kind.kind}_{name}" ON finding_{kind.kind} ("{name}");' for name in names)
    return "\n".join([ddl, *indexes])


def derived() -> list[type[Finding]]:
    """The kinds that are made anew when their schema changes."""
    return [kind for kind in KINDS.values() if kind not in CAME]


def digest() -> str:
    """A digest of the schema of all derived findings."""
    ddl = "\n".join([*(table(kind) for kind in derived()), SEARCH, str(VERSION)])
    return hashlib.blake2b(ddl.encode(), digest_size=8).hexdigest()


@contextlib.contextmanager
def speaking(path: Path) -> Iterator[None]:
    """Turns SQLite's errors into ours: one line that names the file and the way out."""
    try:
        yield
    except sqlite3.OperationalError as error:
        text = str(error)
        if "full" in text or "disk I/O" in text:
            raise RecordFull(f"{path}: the disk is full; free some room and run the same command again") from error
        if "locked" in text:
            raise RecordLocked(f"{path}: another process is writing it; try again when it is done") from error
        if "readonly" in text or "unable to open" in text:
            raise RecordError(f"{path}: cannot be opened ({text}); check the folder and its permissions") from error
        raise RecordError(f"{path}: {text}") from error
    except sqlite3.DatabaseError as error:
        raise NotARecord(f"{path}: not a Rashomon record, or damaged ({error}); name another file") from error
    except OSError as error:
        if error.errno in {errno.ENOSPC, errno.EDQUOT}:
            raise RecordFull(f"{path}: the disk is full; free some room and run the same command again") from error
        raise RecordError(f"{path}: cannot be written ({error.strerror}); name another place with --record") from error


def connect(path: Path, *, write: bool) -> sqlite3.Connection:
    """A connection to the record at `path`; made when it is not there and `write` is asked for.

    Raises `RecordMissing`, `NotARecord`, `RecordVersion`, `RecordFull` or `RecordError`.
    """
    if not write and not path.exists():
        raise RecordMissing(f"{path}: there is no record; make one with: rashomon read FOLDER")
    with speaking(path):
        connection = _open(path, write=write)
        try:
            _set(connection, write=write)
            _check(connection, path, write=write)
        except BaseException:
            connection.close()
            raise
        return connection


def _open(path: Path, *, write: bool) -> sqlite3.Connection:
    # A reader's connection is opened for writing too, and told not to: SQLite needs the -shm file beside a WAL.
    # `os.access`, not a trial open: closing a second handle would drop this process's locks on the file.
    mode = "rwc" if write else "rw" if _may_write(path) and _may_write(path.parent) else _only_read(path)
    uri = path.resolve().as_uri() + f"?mode={mode}"
    return sqlite3.connect(uri, uri=True, timeout=30, isolation_level=None, check_same_thread=False)


def _set(connection: sqlite3.Connection, *, write: bool) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute(f"PRAGMA cache_size = {-(WRITTEN if write else READ)}")
    if write:
        # A report that is forgotten must be gone: licensed texts may not linger in free pages of the file.
        connection.execute("PRAGMA secure_delete = ON")
    else:
        connection.execute("PRAGMA query_only = ON")


def _may_write(path: Path) -> bool:
    return os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids)


def _only_read(path: Path) -> str:
    # Immutable needs no file beside the record, and sees none: what a killed writer left in the log would be missed.
    log = path.with_name(path.name + "-wal")
    return "ro" if log.exists() and log.stat().st_size else "ro&immutable=1"


def _check(connection: sqlite3.Connection, path: Path, *, write: bool) -> None:
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    empty = not connection.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone()
    if empty and write:
        _make(connection)
        return
    if application != APPLICATION:
        raise NotARecord(f"{path}: not a Rashomon record; name another file with --record")
    if version > VERSION:
        raise RecordVersion(f"{path}: written by a newer Rashomon (record version {version}); install that version")
    if write:
        _bring_up(connection, version)
    elif version < VERSION or _made_with(connection) != digest():
        raise RecordVersion(f"{path}: made by another version of Rashomon; bring it up to date with: rashomon read")


def _made_with(connection: sqlite3.Connection) -> str | None:
    row = connection.execute("SELECT value FROM meta WHERE name = 'findings'").fetchone()
    return row[0] if row else None


def _make(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA journal_mode = WAL")
    came = "\n".join(table(kind) for kind in CAME)
    head = f"PRAGMA application_id = {APPLICATION}; PRAGMA user_version = {VERSION};"
    connection.executescript(f"BEGIN IMMEDIATE;\n{head}\n{FIXED}\n{came}\n{_derive()}\nCOMMIT;")


def _derive() -> str:
    tables = "\n".join(table(kind) for kind in derived())
    # The index, too, forgets at once, where SQLite can do it (3.42 and later).
    forget = "INSERT INTO passage (passage, rank) VALUES ('secure-delete', 1);"
    extra = forget if sqlite3.sqlite_version_info >= (3, 42) else ""
    return f"{tables}\n{SEARCH}\n{extra}\nINSERT OR REPLACE INTO meta VALUES ('findings', '{digest()}');"


def _bring_up(connection: sqlite3.Connection, version: int) -> None:
    connection.execute("PRAGMA journal_mode = WAL")
    connection.create_function("code", 1, lambda value: code(value) if isinstance(value, str) else value)
    for step in range(version, VERSION):
        connection.executescript(f"BEGIN IMMEDIATE;\n{MIGRATIONS[step]}\nPRAGMA user_version = {step + 1};\nCOMMIT;")
    if _made_with(connection) == digest():
        return
    kinds = ", ".join(f"'{kind.kind}'" for kind in CAME)
    names = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name LIKE 'finding!_%' ESCAPE '!'"
    ).fetchall()
    kept = {f"finding_{kind.kind}" for kind in CAME}
    drops = "\n".join(f"DROP TABLE {name};" for (name,) in names if name not in kept)
    connection.executescript(
        f"BEGIN IMMEDIATE;\nDROP TABLE IF EXISTS passage;\n{drops}\nDELETE FROM finding WHERE kind NOT IN ({kinds});\n"
        f"UPDATE step SET fingerprint = '';\n{_derive()}\nCOMMIT;"
    )
