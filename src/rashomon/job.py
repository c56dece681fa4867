"""Takes paths, gives a record that is brought up to date, and the account of what came in."""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from rashomon import ledger
from rashomon.engines import Engine
from rashomon.engines.local import Local
from rashomon.engines.processes import Processes
from rashomon.errors import InputError
from rashomon.findings import Arrival, Correction, Problem
from rashomon.intake import Account, Intake
from rashomon.ledger import Decision
from rashomon.pipeline import PIPELINE
from rashomon.plan import READING, Step, steps
from rashomon.record import Record
from rashomon.record.store import Store
from rashomon.replay import STATUSES
from rashomon.run import Progress, Tally, bring_up, correct, silent, versions
from rashomon.tools import Options

RECORD = "rashomon.sqlite"
PAGE = "dossier.html"
LEXICON = "lexicon.toml"
"""What a project's files are called, beside its reports."""

FEW = 24
"""Reports below which one process is faster than several, each of which has to open the model first."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where a project keeps its files."""

    record: Path
    page: Path
    lexicon: str | None
    """None where there is no project lexicon."""

    @property
    def corrections(self) -> Path:
        """The ledger."""
        return ledger.beside(self.record)


@dataclass(slots=True)
class Summary(Account):
    """What a run did: the account of what came in, and what was made of it."""

    record: Path = Path(RECORD)
    problems: int = 0
    """Problems in the record, old ones included."""
    corrections: Mapping[str, int] = field(default_factory=dict)
    """How many entries of the ledger, undos left out, have each status."""
    crowded: int = 0
    """Rooms passed over because too much met there."""
    units: int = 0
    """Units of work done."""
    seconds: float = 0.0
    stages: Mapping[str, float] = field(default_factory=dict)
    """Seconds of work by stage, all processes together."""


def default_paths(paths: Sequence[str]) -> Places:
    """Where record, page and lexicon stand for these paths: in the first folder named, or beside the first file."""
    first = Path(paths[0]) if paths and paths[0] != "-" else Path()
    folder = first if first.is_dir() else first.parent
    lexicon = folder / LEXICON
    return Places(folder / RECORD, folder / PAGE, str(lexicon) if lexicon.is_file() else None)


def read(
    paths: Sequence[str],
    *,
    record: Path,
    lexicon: str | None = None,
    given: Mapping[str, str] | None = None,
    encoding: str | None = None,
    jobs: int | None = None,
    strict: bool = False,
    progress: Progress = silent,
    stdin: bytes | None = None,
) -> Summary:
    """Reads files and folders (`-` for `stdin`) into the record at `record` and brings all findings up to date.

    `given` is metadata by hand (`outlet`, `title`, …) for a single report. `jobs` is the number of processes, by
    default one for few reports and one for each processor for many. `strict` raises programming errors.

    Raises `InputError` for a path that is not there and a ledger that cannot be read, the errors of `Store`, and
    `ToolMissing`.
    """
    started, options = time.monotonic(), Options(lexicon)
    ledger.read(ledger.beside(record))  # what cannot be read is told before any work is done
    plan = steps(PIPELINE)
    tools = versions(plan, options)
    with Store(record) as store:
        asked = {"paths": list(paths), "lexicon": lexicon, "encoding": encoding, "strict": strict, "jobs": jobs}
        with store.transaction():
            run = store.begin_run(_now(), asked, {"rashomon": version("rashomon"), **tools})
        intake = Intake(store, plan, given=given or {}, encoding=encoding, progress=progress)
        account = intake.take(paths, stdin)
        tally = _bring_up(store, plan, options, jobs=jobs, strict=strict, progress=progress)
        with store.transaction():
            store.end_run(run, _now(), account.counts())
    return _summary(record, account, tally, time.monotonic() - started)


def forget(record: Path, report: str) -> list[str]:
    """Takes reports out of a record with all that was found in them; gives their labels.

    `report` is a letter, the beginning of a digest, or a path it came by. Raises `InputError` when it names none.
    """
    plan = steps(PIPELINE)
    with Store(record) as store:
        with Record(record) as open_record:
            digests = named(open_record, report)
            labels = [open_record.label(digest) for digest in digests]
        with store.transaction():
            for digest in digests:
                for unit in store.units_of(READING, digest):
                    store.settle(READING, unit, (), fixed=True)
        _bring_up(store, plan, _last_options(record), jobs=1)
        store.shrink()
    return labels


def decide(record: Path, decision: Callable[[Record, Sequence[Decision]], Sequence[Decision]]) -> Decision:
    """Appends decisions to the ledger of a record and replays it; the record is the writer's all the while.

    `decision` is given the open record and the ledger so far; the first that it gives is given back. Raises
    `InputError` where it does, and where the ledger cannot be read or written.
    """
    path, plan = ledger.beside(record), steps(PIPELINE)
    with Record(record):
        pass  # one that is not there, or of another version, is not made by correcting it
    with Store(record) as store:
        with Record(record) as open_record:
            made = decision(open_record, ledger.read(path))
        ledger.append(path, *made)
        correct(store, plan, Local(), _last_options(record))
    return made[0]


def named(record: Record, report: str) -> list[str]:
    """The digests of the reports that a letter, the beginning of a digest or a path names. Raises `InputError`."""
    if lettered := record.lettered(report):
        return [lettered]
    digests = record.digests()
    paths = {report, str(Path(report).absolute())}
    by_path = {arrival.report for arrival in record.all(Arrival) if arrival.path in paths}
    by_digest = [digest for digest in digests if len(report) >= 6 and digest.startswith(report.lower())]
    found = sorted(by_path) or by_digest
    if not found:
        raise InputError(
            f"{report!r}: no report in {record.path} has that letter, digest or path; see: rashomon reports"
        )
    return found


def _last_options(record: Path) -> Options:
    with Record(record) as open_record:
        runs = open_record.runs()
    return Options(runs[-1].options.get("lexicon") if runs else None)


def _bring_up(
    store: Store,
    plan: tuple[Step, ...],
    options: Options,
    *,
    jobs: int | None,
    strict: bool = False,
    progress: Progress = silent,
) -> Tally:
    engine = _engine(jobs, len(store.dirty(1)))
    try:
        return bring_up(store, plan, engine, options, strict=strict, progress=progress)
    finally:
        engine.close()


def _engine(jobs: int | None, reports: int) -> Engine:
    count = jobs or (1 if reports < FEW else len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 2)
    return Local() if count == 1 else Processes(count)


def _summary(record: Path, account: Account, tally: Tally, seconds: float) -> Summary:
    with Record(record) as open_record:
        problems = open_record.count(Problem)
        statuses = Counter(one.status for one in open_record.each(Correction) if one.act != ledger.UNDO)
    return Summary(
        **{f.name: getattr(account, f.name) for f in fields(Account)},
        record=record,
        problems=problems,
        corrections={status: statuses[status] for status in STATUSES if statuses[status]},
        crowded=sum(tally.crowded.values()),
        units=sum(tally.units.values()),
        seconds=seconds,
        stages=dict(tally.seconds),
    )


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
