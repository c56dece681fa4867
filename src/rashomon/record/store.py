"""Takes what reading and stages give, writes the record: units of work, the rooms they open, what rests on what.

Everything a unit gives is written in one transaction with the marks that later steps have to follow up, so that a
run that is killed goes on where it was.
"""

from __future__ import annotations

import contextlib
import fcntl
import itertools
import json
import os
import zlib
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from rashomon.errors import RecordLocked
from rashomon.findings import KINDS, Report
from rashomon.record import schema
from rashomon.rooms import Key
from rashomon.rows import Row, code, columns, merge, shorten, told

MANY = 1000
"""Marks from which on they are taken away in one stroke."""

type Number = int
"""What the record calls a finding by; its id is what everybody else calls it by."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A finding as a unit of work gives it: id, kind, row, and the rooms of later steps that it enters."""

    id: str
    kind: str
    row: Row
    rooms: tuple[tuple[int, Key], ...] = ()


class Store:
    """The one writer of a record.

    Raises the errors of `schema.connect`, and `RecordLocked` where another process is writing.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        with schema.speaking(path):
            path.parent.mkdir(parents=True, exist_ok=True)
        self._lock = _lock(path)
        try:
            self._connection = schema.connect(path, write=True)
        except BaseException:
            os.close(self._lock)
            raise
        self._sql = self._connection.execute
        self._places: dict[str, int] = {}
        self.meeting: Collection[int] = ()
        """Steps in whose rooms a finding alone has nothing to do: they are marked only where it meets another."""
        self._next: Number = self._sql("SELECT coalesce(max(number), 0) + 1 FROM finding").fetchone()[0]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Ends writing; others may write."""
        self._connection.close()
        os.close(self._lock)

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing. Raises `RecordFull` when the disk has no room; the record then stays as it was."""
        with schema.speaking(self.path):
            self._sql("BEGIN IMMEDIATE")
            try:
                yield
                self._sql("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._sql("ROLLBACK")
                raise

    # ── steps ────────────────────────────────────────────────────────────────────────────────────────────────────

    def fingerprints(self) -> dict[int, str]:
        """What each step was when it last ran, by number."""
        return dict(self._sql("SELECT number, fingerprint FROM step"))

    def set_step(self, number: int, name: str, fingerprint: str) -> None:
        """Notes what a step is now."""
        self._sql("INSERT OR REPLACE INTO step VALUES (?, ?, ?)", (number, name, fingerprint))

    def clear_step(self, number: int) -> None:
        """Forgets the rooms of a step and marks all its units as to be done again."""
        self._sql(
            "INSERT OR IGNORE INTO dirty SELECT step, key FROM room WHERE step = ? "
            "UNION SELECT step, unit FROM support WHERE step = ?",
            (number, number),
        )
        self._sql("DELETE FROM room WHERE step = ?", (number,))
        self._sql("DELETE FROM pair WHERE step = ?", (number,))

    def end_step(self, number: int) -> None:
        """Takes back all that a step gave, and the step."""
        for (unit,) in self._sql("SELECT DISTINCT unit FROM support WHERE step = ?", (number,)).fetchall():
            self.settle(number, unit, ())
        for name in ("room", "pair", "dirty"):
            self._sql(f"DELETE FROM {name} WHERE step = ?", (number,))
        self._sql("DELETE FROM step WHERE number = ?", (number,))

    def enter(self, entries: Iterable[tuple[int, Key, Number]]) -> None:
        """Lets findings into rooms, which are marked as to be worked on: where something can be done, see `meeting`."""
        rooms, many = list(entries), self._connection.executemany
        marks = self._marks(rooms)
        many("INSERT OR IGNORE INTO room VALUES (?, ?, ?)", rooms)
        many("INSERT OR IGNORE INTO dirty VALUES (?, ?)", marks)

    def _marks(self, rooms: Sequence[tuple[int, Key, Number]]) -> list[tuple[int, Key]]:
        """The rooms, as (step, key), in which something can be done once these findings have entered."""
        entered: dict[int, Counter[Key]] = defaultdict(Counter)
        for step, key, _ in rooms:
            entered[step][key] += 1
        marks: list[tuple[int, Key]] = []
        for step, keys in entered.items():
            several = keys if step not in self.meeting else {key for key, count in keys.items() if count > 1}
            alone = [key for key in keys if key not in several]
            marks += ((step, key) for key in {*several, *self._entered(step, alone)})
        return sorted(marks)

    def _entered(self, step: int, keys: Sequence[Key]) -> Iterator[Key]:
        """Which of these rooms of a step somebody has entered."""
        for batch in itertools.batched(keys, 500):
            marks = ", ".join("?" * len(batch))
            rows = self._sql(f"SELECT DISTINCT key FROM room WHERE step = ? AND key IN ({marks})", (step, *batch))
            yield from (key for (key,) in rows)

    def dirty(self, step: int) -> list[Key]:
        """The keys of a step that are to be worked on, in order."""
        return [key for (key,) in self._sql("SELECT key FROM dirty WHERE step = ? ORDER BY key", (step,))]

    def entered(self, step: int, keys: Iterable[Key]) -> Iterator[Number]:
        """Those who entered these rooms; who entered several comes more than once."""
        for batch in itertools.batched(keys, 500):
            marks = ", ".join("?" * len(batch))
            rows = self._sql(f"SELECT finding FROM room WHERE step = ? AND key IN ({marks})", (step, *batch))
            yield from (number for (number,) in rows.fetchall())

    def linked(self, link: str, numbers: Iterable[Number]) -> Iterator[tuple[Number, str, str, float]]:
        """Of those that are links of this kind: number, ends and score."""
        for batch in itertools.batched(numbers, 500):
            marks = ", ".join("?" * len(batch))
            rows = self._sql(
                f'SELECT number, "left", "right", score FROM finding_{link} WHERE number IN ({marks})', batch
            )
            for number, left, right, score in rows.fetchall():
                yield number, told(left), told(right), float(score)

    def met(self, step: int, first: Key, last: Key) -> list[tuple[Key, Number]]:
        """(key, number) pairs of those who entered the marked rooms of a step, from one key to another."""
        # The sign keeps SQLite from looking through all rooms between the two keys for each of them.
        return self._sql(
            "SELECT r.key, r.finding FROM dirty d CROSS JOIN room r ON r.step = d.step AND r.key = +d.key "
            "WHERE d.step = ? AND d.key BETWEEN ? AND ?",
            (step, first, last),
        ).fetchall()

    def giving(self, step: int, keys: Iterable[Key]) -> set[Key]:
        """Those of these units of a step that give anything."""
        out: set[Key] = set()
        for batch in itertools.batched(keys, 500):
            marks = ", ".join("?" * len(batch))
            rows = self._sql(f"SELECT DISTINCT unit FROM support WHERE step = ? AND unit IN ({marks})", (step, *batch))
            out.update(unit for (unit,) in rows)
        return out

    def paired(self, step: int, first: Key, last: Key) -> set[Key]:
        """The marked rooms of a step in which pairs meet, from one key to another."""
        rows = self._sql(
            "SELECT DISTINCT p.key FROM dirty d CROSS JOIN pair p ON p.step = d.step AND p.key = +d.key "
            "WHERE d.step = ? AND d.key BETWEEN ? AND ?",
            (step, first, last),
        )
        return {key for (key,) in rows}

    def mark(self, step: int, keys: Iterable[Key]) -> None:
        """Marks rooms or units of a step as to be worked on."""
        self._connection.executemany("INSERT OR IGNORE INTO dirty VALUES (?, ?)", ((step, key) for key in keys))

    def clean(self, step: int, keys: Iterable[Key]) -> None:
        """Takes the mark from rooms that need no work of their own."""
        done = set(keys)
        if len(done) > MANY:
            self._clean_many(step, done)
        elif done:
            self._connection.executemany("DELETE FROM dirty WHERE step = ? AND key = ?", ((step, key) for key in done))

    def _clean_many(self, step: int, keys: set[Key]) -> None:
        """Takes the marks of a step away in one stroke, from the first of these to the last, where few stay."""
        some = (step, min(keys), max(keys))
        rows = self._sql("SELECT key FROM dirty WHERE step = ? AND key BETWEEN ? AND ?", some)
        left = [(step, key) for (key,) in rows if key not in keys]
        if len(left) > len(keys):
            self._connection.executemany("DELETE FROM dirty WHERE step = ? AND key = ?", ((step, key) for key in keys))
            return
        self._sql("DELETE FROM dirty WHERE step = ? AND key BETWEEN ? AND ?", some)
        self._connection.executemany("INSERT INTO dirty VALUES (?, ?)", left)

    # ── pairs ────────────────────────────────────────────────────────────────────────────────────────────────────

    def meet(
        self, step: int, key: Key, pairs: Collection[tuple[Number, Number]], least: int
    ) -> tuple[set[tuple[Number, Number]], set[tuple[Number, Number]]]:
        """Writes which pairs meet in a room now.

        Gives those that by this came to meet in `least` rooms, and those that by this no longer do.
        """
        before = set(self._sql("SELECT left, right FROM pair WHERE step = ? AND key = ?", (step, key)))
        new, gone = set(pairs) - before, before - set(pairs)
        if not new and not gone:
            return set(), set()
        self._connection.executemany("INSERT INTO pair VALUES (?, ?, ?, ?)", [(step, key, *pair) for pair in new])
        self._connection.executemany(
            "DELETE FROM pair WHERE step = ? AND key = ? AND left = ? AND right = ?",
            [(step, key, *pair) for pair in gone],
        )
        first = {pair for pair in new if self.meetings(step, *pair) == least}
        return first, {pair for pair in gone if self.meetings(step, *pair) == least - 1}

    def least(self, numbers: Sequence[Number]) -> Number:
        """The one with the smallest id: whoever came when."""
        found: list[tuple[str, Number]] = []
        for batch in itertools.batched(numbers, 500):
            marks = ", ".join("?" * len(batch))
            found += self._sql(f"SELECT min(id), number FROM finding WHERE number IN ({marks})", batch).fetchall()
        return min(found)[1]

    def meetings(self, step: int, left: Number, right: Number) -> int:
        """In how many rooms of a step two findings meet."""
        row = self._sql("SELECT count(*) FROM pair WHERE left = ? AND right = ? AND step = ?", (left, right, step))
        return int(row.fetchone()[0])

    # ── units ────────────────────────────────────────────────────────────────────────────────────────────────────

    def settle(self, step: int, unit: Key, entries: Iterable[Entry], *, fixed: bool = False) -> None:
        """What a unit of work gives now, in the place of what it gave before.

        Where a finding loses one of several supports it is dropped, and the units that still give it are marked,
        so that what is thought of it never depends on the order of events. `fixed` findings (what came) stay.
        """
        rows = self._sql(
            "SELECT f.id, f.number FROM support s JOIN finding f ON f.number = s.finding "
            "WHERE s.step = ? AND s.unit = ?",
            (step, unit),
        )
        before = {told(name): number for name, number in rows}
        now = {entry.id: self._short(entry) for entry in entries}
        known = self._known(now)
        new = [entry for entry in now.values() if not self._keep(step, unit, entry, known.get(entry.id), before)]
        self._insert(step, unit, new)
        for name, number in before.items():
            if name not in now:
                self._drop(step, unit, number, fixed=fixed)
        self._sql("DELETE FROM dirty WHERE step = ? AND key = ?", (step, unit))

    def _known(self, ids: Collection[str]) -> dict[str, Number]:
        """The numbers of those findings that are in the record."""
        out: dict[str, Number] = {}
        for batch in itertools.batched(ids, 500):
            marks = ", ".join("?" * len(batch))
            rows = self._sql(f"SELECT id, number FROM finding WHERE id IN ({marks})", list(map(code, batch)))
            out.update((told(name), number) for name, number in rows)
        return out

    def _short(self, entry: Entry) -> Entry:
        return Entry(entry.id, entry.kind, shorten(KINDS[entry.kind], entry.row, self._place), entry.rooms)

    def _place(self, digest: str) -> int | None:
        """The place of a report among all that came: never given again, so that it can stand for the digest."""
        if digest not in self._places:
            row = self._sql("SELECT place FROM label WHERE digest = ?", (code(digest),)).fetchone()
            if row is None:
                return None
            self._places[digest] = row[0]
        return self._places[digest]

    def _keep(self, step: int, unit: Key, entry: Entry, number: Number | None, before: Mapping[str, Number]) -> bool:
        """Brings a finding that is in the record up to date; gives whether it still is."""
        if number is None:
            return False
        if entry.id in before and self._stale(step, unit, entry, number):
            self._drop(step, unit, number, fixed=False)
            return False
        self._update(step, unit, entry, number)
        self._sql("INSERT OR IGNORE INTO support VALUES (?, ?, ?)", (step, unit, number))
        return True

    def _insert(self, step: int, unit: Key, entries: Sequence[Entry]) -> None:
        if not entries:
            return
        many = self._connection.executemany
        numbered = list(enumerate(entries, start=self._next))
        self._next += len(entries)
        many(
            "INSERT INTO finding VALUES (?, ?, ?)", [(number, code(entry.id), entry.kind) for number, entry in numbered]
        )
        tables: dict[str, list[Row]] = {}
        for number, entry in numbered:
            tables.setdefault(entry.kind, []).append((number, *entry.row))
        for kind, rows in tables.items():
            many(f"INSERT INTO finding_{kind} VALUES ({', '.join('?' * len(rows[0]))})", rows)
        self.enter([(later, key, number) for number, entry in numbered for later, key in entry.rooms])
        many("INSERT INTO support VALUES (?, ?, ?)", [(step, unit, number) for number, _ in numbered])

    def _stale(self, step: int, unit: Key, entry: Entry, number: Number) -> bool:
        """Whether this unit thinks otherwise now of a finding that rests on other units too."""
        return self._row(entry.kind, number) != entry.row and bool(self._others(step, unit, number))

    def _others(self, step: int, unit: Key, number: Number) -> list[tuple[int, Key]]:
        return self._sql(
            "SELECT step, unit FROM support WHERE finding = ? AND NOT (step = ? AND unit = ?)", (number, step, unit)
        ).fetchall()

    def _update(self, step: int, unit: Key, entry: Entry, number: Number) -> None:
        old = self._row(entry.kind, number)
        row = merge(old, entry.row) if self._others(step, unit, number) else entry.row
        if row == old:
            return
        names = ", ".join(f'"{column.name}" = ?' for column in columns(KINDS[entry.kind]))
        self._sql(f"UPDATE finding_{entry.kind} SET {names} WHERE number = ?", (*row, number))
        self._mark(number)
        if row == entry.row:  # its rooms may hang on what is thought of it
            self._sql("DELETE FROM room WHERE finding = ?", (number,))
            self.enter((later, key, number) for later, key in entry.rooms)

    def _row(self, kind: str, number: Number) -> Row:
        row = self._sql(f"SELECT * FROM finding_{kind} WHERE number = ?", (number,)).fetchone()
        return tuple(row[1:])

    def _drop(self, step: int, unit: Key, number: Number, *, fixed: bool) -> None:
        self._sql("DELETE FROM support WHERE step = ? AND unit = ? AND finding = ?", (step, unit, number))
        others = self._others(step, unit, number)
        if others and fixed:
            return
        self._connection.executemany("INSERT OR IGNORE INTO dirty VALUES (?, ?)", others)
        self._mark(number)
        self._unpair(number)
        self._sql("DELETE FROM finding WHERE number = ?", (number,))

    def _mark(self, number: Number) -> None:
        self._sql("INSERT OR IGNORE INTO dirty SELECT step, key FROM room WHERE finding = ?", (number,))
        for side in ("left", "right"):
            self._sql(
                f"INSERT OR IGNORE INTO dirty SELECT step, (left << 31) | right FROM pair WHERE {side} = ?", (number,)
            )

    def _unpair(self, number: Number) -> None:
        pairs = self._sql(
            "SELECT DISTINCT step, left, right FROM pair WHERE left = ? OR right = ?", (number, number)
        ).fetchall()
        for step, left, right in pairs:
            self.settle(step, pair_unit(left, right), ())

    # ── what came ────────────────────────────────────────────────────────────────────────────────────────────────

    def keep_raw(self, report: Report, raw: bytes) -> None:
        """Keeps a report's bytes, compressed, and gives it the next label if it has none."""
        name = code(report.id)
        number = self._sql("SELECT number FROM finding WHERE id = ?", (name,)).fetchone()[0]
        self._sql("INSERT OR IGNORE INTO raw VALUES (?, ?, ?)", (number, len(raw), zlib.compress(raw, 6)))
        self._sql("INSERT OR IGNORE INTO label SELECT ?, coalesce(max(place) + 1, 0) FROM label", (name,))

    def arrivals(self, path: str) -> dict[str, tuple[str, str]]:
        """Digest and time of what came by a path, and by its rows (`path#row`)."""
        rows = self._sql(
            "SELECT path, report, seen FROM finding_arrival WHERE path = ? OR (path > ? AND path < ?)",
            (path, path + "#", path + "$"),
        )
        return {place: (told(report), seen) for place, report, seen in rows}

    def paths(self, under: str) -> list[str]:
        """The files in a folder that reports came by, in order; `under` ends with a slash."""
        rows = self._sql(
            "SELECT path, format FROM finding_arrival a CROSS JOIN finding f ON f.id = a.report "
            "CROSS JOIN finding_report r ON r.number = f.number WHERE path >= ? AND path < ?",
            (under, under[:-1] + "0"),  # the sign after the slash
        )
        return sorted({path.rpartition("#")[0] if kind == "row" else path for path, kind in rows})

    def reports_by_path(self) -> dict[str, str]:
        """The digest of the report that came by each path."""
        return {path: told(report) for path, report in self._sql("SELECT path, report FROM finding_arrival")}

    def knows(self, digest: str) -> bool:
        """Whether a report is in the record."""
        return self._sql("SELECT 1 FROM finding WHERE id = ?", (code(digest),)).fetchone() is not None

    def shrink(self) -> None:
        """Writes everything to the file itself, so that nothing forgotten is left in the log beside it."""
        with schema.speaking(self.path):
            self._sql("PRAGMA wal_checkpoint(TRUNCATE)")

    def units_of(self, step: int, report: str) -> list[Key]:
        """The units of a step that a report rests on."""
        return [
            unit
            for (unit,) in self._sql(
                "SELECT s.unit FROM support s JOIN finding f ON f.number = s.finding WHERE s.step = ? AND f.id = ?",
                (step, code(report)),
            )
        ]

    def numbers(self, kinds: Collection[str]) -> Iterator[tuple[Number, str]]:
        """Number and kind of every finding of these kinds."""
        marks = ", ".join("?" * len(kinds))
        yield from self._connection.execute(f"SELECT number, kind FROM finding WHERE kind IN ({marks})", tuple(kinds))

    # ── runs ─────────────────────────────────────────────────────────────────────────────────────────────────────

    def begin_run(self, started: str, options: Mapping[str, object], versions: Mapping[str, str]) -> int:
        """Notes a run: when, with which options, tools and models. Gives its number."""
        row = (started, json.dumps(options, sort_keys=True), json.dumps(versions, sort_keys=True))
        return self._sql("INSERT INTO run (started, options, versions) VALUES (?, ?, ?)", row).lastrowid or 0

    def end_run(self, number: int, finished: str, counts: Mapping[str, object]) -> None:
        """Notes that a run came to its end."""
        row = (finished, json.dumps(counts, sort_keys=True), number)
        self._sql("UPDATE run SET finished = ?, counts = ? WHERE number = ?", row)


def pair_unit(left: Number, right: Number) -> Key:
    """The unit of work of a pair, the smaller number first: unique within a record of fewer than 2^31 findings."""
    return (left << 31) | right


def pair_of(unit: Key) -> tuple[Number, Number]:
    """The inverse of `pair_unit`."""
    return unit >> 31, unit & ((1 << 31) - 1)


def _lock(path: Path) -> int:
    # A lock of our own beside the file: SQLite's lasts one transaction, ours a whole run. It dies with the process.
    lock = path.with_name(path.name + "-lock")
    with schema.speaking(path):
        try:
            handle = os.open(lock, os.O_RDWR | os.O_CREAT, 0o600)
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise RecordLocked(f"{path}: another process is writing it; try again when it is done") from error
    return handle
