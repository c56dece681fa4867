"""Takes paths and a store, gives reports in the store and the account of all that came: nothing is lost silently.

Each path is a unit of reading: what it gave before is replaced by what it gives now, so a file that changed takes its
old findings with it. A report is acknowledged when its transaction is done.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from rashomon import ledger, rooms
from rashomon.errors import InputError
from rashomon.findings import METADATA, Arrival, Finding, Given, Problem
from rashomon.plan import READING, Step, entering
from rashomon.read import STAGE, Reading, folder, readings, sidecar
from rashomon.read.folder import Found
from rashomon.record.store import Entry, Store
from rashomon.rows import pack
from rashomon.run import Progress


@dataclass(slots=True)
class Account:
    """What came in and what became of it: `files` is the sum of what follows it."""

    files: int = 0
    """Files and standard input that were met."""
    new: int = 0
    changed: int = 0
    """Known paths with other bytes than before."""
    unchanged: int = 0
    duplicates: int = 0
    """New paths with the bytes of a report that is known: one more arrival of it."""
    skipped: list[tuple[str, str]] = field(default_factory=list)
    """Paths that could not be read, and why."""
    passed_over: list[tuple[str, str]] = field(default_factory=list)
    """Files that are no reports by design (side files, records, pages), and what they are."""
    missing: list[str] = field(default_factory=list)
    """Known paths under the folders named that are no longer there; their reports are kept."""
    reports: int = 0
    """Reports behind the files; a table of rows holds many."""

    def adds_up(self) -> bool:
        """Whether every file is accounted for."""
        read = self.new + self.changed + self.unchanged + self.duplicates
        return self.files == read + len(self.skipped) + len(self.passed_over)

    def counts(self) -> dict[str, int]:
        """The figures alone."""
        values = ((f.name, getattr(self, f.name)) for f in dataclasses.fields(Account))
        return {name: value if isinstance(value, int) else len(value) for name, value in values}


class Intake:
    """Reads paths into a store."""

    def __init__(
        self,
        store: Store,
        plan: Sequence[Step],
        *,
        given: Mapping[str, str],
        encoding: str | None,
        progress: Progress,
    ) -> None:
        if unknown := sorted(set(given) - set(METADATA)):
            raise InputError(f"{unknown[0]}: no such metadatum; there are {', '.join(METADATA)}")
        self._store, self._plan, self._given = store, plan, given
        self._encoding, self._progress = encoding, progress
        self.account = Account()

    def take(self, paths: Sequence[str], stdin: bytes | None = None) -> Account:
        """Reads everything under `paths`. Raises `InputError` for a path that is not there."""
        met = list(folder.walk(paths))
        if self._given and sum(not found.reason for found in met) > 1:
            raise InputError("metadata by hand is for a single report; for several use a reports.csv beside them")
        for done, found in enumerate(met, start=1):
            self._one(found, stdin)
            self._progress("read", done, len(met))
        places = {self._place(found.path) for found in met}
        for parent in sorted({Path(place).parent for place in places if place != folder.STDIN}):
            self._sidecar(parent / folder.SIDECAR)
        folders = {self._place(path).rstrip("/") + "/" for path in paths if path != folder.STDIN}
        known = {path for name in folders for path in self._store.paths(name)}
        self.account.missing = sorted(known - places)
        return self.account

    def _own(self, found: Found) -> bool:
        """Whether a file is the project's own: the record and what stands beside it, its ledger, its page."""
        place, record = Path(self._place(found.path)), self._store.path.absolute()
        if not found.reason or place.parent != record.parent:
            return False
        return place.name.startswith(record.name) or place == ledger.beside(record) or found.reason == folder.DOSSIER

    def _one(self, found: Found, stdin: bytes | None) -> None:
        if self._own(found):
            return
        self.account.files += 1
        if found.skipped:
            self._refuse(found.path, found.reason)
        elif found.reason:
            self.account.passed_over.append((found.path, found.reason))
        else:
            self._read(found.path, stdin)

    def _read(self, path: str, stdin: bytes | None) -> None:
        try:
            raw = (stdin or b"") if path == folder.STDIN else Path(path).read_bytes()
            made = list(readings(raw, path, encoding=self._encoding))
        except InputError as error:
            self._refuse(path, str(error))
        except OSError as error:
            self._refuse(path, f"cannot be read ({error.strerror}); check its permissions")
        else:
            self._settle(path, made)

    def _refuse(self, path: str, message: str) -> None:
        reason = message.removeprefix(f"{path}: ")
        self.account.skipped.append((path, reason))
        place = self._place(path)
        known = self._store.arrivals(place)
        if not known:  # what was read from there before stays: a file that is damaged now is no reason to forget it
            with self._store.transaction():
                self._store.settle(
                    READING, rooms.key(place), self._entries([Problem(place, STAGE, reason)]), fixed=True
                )

    def _settle(self, path: str, made: Sequence[Reading | Problem]) -> None:
        place = self._place(path)
        found = [made_one for made_one in made if isinstance(made_one, Reading)]
        before = self._store.arrivals(place)
        self._count({reading.report.digest for reading in found}, {digest for digest, _ in before.values()})
        findings: list[Finding] = [made_one for made_one in made if isinstance(made_one, Problem)]
        for reading in found:
            findings += self._findings(place, reading, before)
        with self._store.transaction():
            self._store.settle(READING, rooms.key(place), self._entries(findings), fixed=True)
            for reading in found:
                self._store.keep_raw(reading.report, reading.raw)

    def _count(self, now: set[str], before: set[str]) -> None:
        account = self.account
        account.reports += len(now)
        if before:
            account.unchanged += now == before
            account.changed += now != before
        elif now and all(self._store.knows(digest) for digest in now):
            account.duplicates += 1
        else:
            account.new += 1

    def _findings(self, place: str, reading: Reading, before: Mapping[str, tuple[str, str]]) -> Iterator[Finding]:
        report = reading.report
        row = f"#{reading.name.rpartition('#')[2]}" if report.format == "row" else ""
        digest, seen = before.get(place + row, ("", ""))
        seen = seen if digest == report.digest else datetime.now(UTC).isoformat(timespec="seconds")
        yield report
        yield Arrival(report.digest, place + row, len(reading.raw), seen)
        yield from reading.given
        yield from reading.problems
        for name, value in self._given.items():
            yield Given(report.digest, name, value, f"flag --{name}")

    def _sidecar(self, path: Path) -> None:
        """A `reports.csv` is a unit of reading too: what it says now replaces what it said before."""
        if not path.is_file():
            return
        digests = self._store.reports_by_path()
        found: list[Finding] = []
        for said in sidecar.read(path):
            if isinstance(said, Problem):
                found.append(said)
            elif digest := digests.get(str(path.parent / said.file)):
                found.append(Given(digest, said.name, said.value, said.source))
        with self._store.transaction():
            self._store.settle(READING, rooms.key(str(path)), self._entries(found), fixed=True)

    def _entries(self, findings: Iterable[Finding]) -> list[Entry]:
        return [
            Entry(finding.id, finding.kind, pack(finding), entering(self._plan, finding, READING))
            for finding in findings
        ]

    def _place(self, path: str) -> str:
        """A path as the record knows it: absolute, so that a later run from another folder finds it again."""
        return path if path == folder.STDIN else str(Path(path).absolute())
