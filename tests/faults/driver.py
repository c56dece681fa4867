"""Runs `rashomon` or a pipeline in a process of its own, tells of its progress line by line, and may end it anywhere.

`python -m tests.faults.driver cli ARGUMENT…` is the command line with a line on standard output for each progress.
`python -m tests.faults.driver toy FOLDER RECORD [STATEMENT]` reads a folder with the toy pipeline and, at that SQL
statement, is killed; without one it tells how many statements it took.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from pathlib import Path

from rashomon import cli, run
from rashomon.cli.terminal import Terminal
from rashomon.engines.local import Local
from rashomon.intake import Intake
from rashomon.plan import steps
from rashomon.record import schema
from rashomon.record.store import Store
from rashomon.tools import Options
from tests import toy

PLAN = steps(toy.pipeline())


def tell(name: str, done: int, total: int) -> None:
    print(name, done, total, flush=True)


class Counter:
    """Counts SQL statements, and ends the process at one of them."""

    def __init__(self, last: int | None) -> None:
        self.count, self._last = 0, last

    def __call__(self, _statement: str) -> None:
        self.count += 1
        if self.count == self._last:
            os.kill(os.getpid(), signal.SIGKILL)


def toy_read(folder: str, record: str, last: str | None = None) -> None:
    """Small transactions, so that there are many places to be killed at."""
    run.HELD = 4
    counter = Counter(int(last) if last else None)
    connect = schema.connect

    def counted(path: Path, *, write: bool):
        connection = connect(path, write=write)
        if write:
            connection.set_trace_callback(counter)
        return connection

    schema.connect = counted
    with Store(Path(record)) as store:
        Intake(store, PLAN, given={}, encoding=None, progress=tell).take([folder])
        run.bring_up(store, PLAN, Local(), Options(), progress=tell)
    print("statements", counter.count, flush=True)


if __name__ == "__main__":
    what, *arguments = sys.argv[1:]
    if what == "toy":
        toy_read(*arguments)
    else:
        Terminal.progress = lambda self: contextlib.nullcontext(tell)
        sys.argv[1:] = arguments
        cli.main()
