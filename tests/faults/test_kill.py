"""A process that is killed, interrupted or loses a worker: no acknowledged report is lost, and the next run goes on."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys

import pytest

from rashomon.cli.app import FAILED, INTERRUPTED
from rashomon.engines.local import Local
from rashomon.engines.processes import Processes
from rashomon.errors import WorkerLost
from rashomon.findings import Arrival
from rashomon.intake import Intake
from rashomon.record import Record
from rashomon.record.store import Store
from rashomon.run import bring_up, silent
from rashomon.tools import Options
from tests.faults.driver import PLAN
from tests.real import contents, files, take

TEXTS = [
    "Ada met Bo\nBo said yes to the tunnel",
    "Bo said no\nAda met Cyr",
    "Bo said yes to the tunnel\nCyr met Ada Dun",
    "Cyr said no to the tunnel\nDun met Bo",
    "Dun said yes\nAda said yes to the tunnel",
    "Ada met Dun\nCyr said yes",
]

PATIENCE = 300
"""Seconds until a process that hangs fails the test."""


def command(*arguments):
    return [sys.executable, "-m", "tests.faults.driver", *map(str, arguments)]


def start(*arguments):
    return subprocess.Popen(
        command(*arguments), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )


def until(process, *names):
    """The progress that a process tells, up to the first line that begins as asked."""
    told = []
    for line in process.stdout:
        told.append(line.split())
        if line.startswith(names):
            break
    return told


def sound(path, acknowledged):
    """The record opens, SQLite finds no damage, and the reports that were told as read are in it."""
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    connection.close()
    with Record(path) as record:
        arrivals = {arrival.path for arrival in record.all(Arrival)}
        assert set(acknowledged) <= arrivals
        for report in record.reports():
            assert record.raw(report.digest)
            assert record.letter(report.digest) != "?"


# ── kill -9 at any statement ─────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("reports")
    for number, text in enumerate(TEXTS):
        (folder / f"{number}.txt").write_text(text)
    return folder


@pytest.fixture(scope="module")
def whole(folder, tmp_path_factory):
    """What a record made in one go says, and how many SQL statements that took."""
    path = tmp_path_factory.mktemp("whole") / "r.sqlite"
    done = subprocess.run(command("toy", folder, path), capture_output=True, text=True, check=True)
    return contents(path), int(done.stdout.split()[-1])


MOMENTS = [0.02, 0.1, 0.17, 0.26, 0.38, 0.5, 0.63, 0.75, 0.88, 0.99]
"""Where in its work a process is killed, as a share of all its statements: reading is the first third."""


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_kill_at_any_statement_loses_nothing_that_was_acknowledged(moment, folder, whole, tmp_path):
    expected, statements = whole
    path = tmp_path / "r.sqlite"
    killed = start("toy", folder, path, round(statements * moment))
    told = [line.split() for line in killed.communicate(timeout=PATIENCE)[0].splitlines()]
    assert killed.returncode == -signal.SIGKILL
    read = [int(done) for name, done, _ in told if name == "read"]
    sound(path, [str(folder / f"{number}.txt") for number in range(max(read, default=0))])
    again(folder, path)
    assert contents(path) == expected
    sound(path, [str(one) for one in folder.iterdir()])


def again(folder, path):
    """The next run, in this process."""
    with Store(path) as store:
        Intake(store, PLAN, given={}, encoding=None, progress=silent).take([str(folder)])
        bring_up(store, PLAN, Local(), Options(), strict=True)
    with Record(path) as record:
        assert record.pending() == 0


def test_one_kill_after_another_ends_in_the_same_record(folder, whole, tmp_path):
    expected, statements = whole
    path = tmp_path / "r.sqlite"
    for part in (3, 4, 5):
        start("toy", folder, path, statements // part).communicate(timeout=PATIENCE)
        sound(path, [])
    again(folder, path)
    assert contents(path) == expected


# ── kill -9 from outside, on the real pipeline ───────────────────────────────────────────────────────────────────


@pytest.fixture(scope="module")
def example(examples, tmp_path_factory):
    path = tmp_path_factory.mktemp("example") / "r.sqlite"
    take(path, [str(examples)])
    return contents(path)


@pytest.mark.parametrize("moment", ["read 3", "read 9", "within"])
def test_a_killed_command_goes_on_where_it_was(moment, examples, example, tmp_path):
    path = tmp_path / "r.sqlite"
    process = start("cli", "read", examples, "--record", path, "--no-page")
    told = until(process, moment)
    process.kill()
    process.communicate(timeout=PATIENCE)
    assert process.returncode == -signal.SIGKILL
    acknowledged = sorted(str(one) for one in examples.iterdir())[: sum(name == "read" for name, *_ in told)]
    sound(path, set(acknowledged) & set(files(examples)))
    take(path, [str(examples)])
    assert contents(path) == example
    with Record(path) as record:
        assert [run.finished is None for run in record.runs()] == [True]


# ── Ctrl-C, and a worker that is lost ────────────────────────────────────────────────────────────────────────────


def children(process):
    """The ids of the workers of a process: what it started that imports the engine's entry point."""
    listed = ["ps", "-ww", "-o", "pid=,args=", "--ppid", str(process.pid)]
    done = subprocess.run(listed, capture_output=True, text=True, check=False)
    return [int(line.split()[0]) for line in done.stdout.splitlines() if "spawn_main" in line]


def test_ctrl_c_ends_all_processes_and_the_next_run_goes_on(examples, example, tmp_path):
    path = tmp_path / "r.sqlite"
    process = start("cli", "read", examples, "--record", path, "--no-page", "--jobs", "2")
    until(process, "within")
    os.killpg(process.pid, signal.SIGINT)
    # The pipes end when the last process that holds them ends: an orphan would hang here.
    _, errors = process.communicate(timeout=PATIENCE)
    assert process.returncode == INTERRUPTED
    assert errors == "rashomon: stopped; run the same command again to go on\n"
    sound(path, files(examples))
    take(path, [str(examples)])
    assert contents(path) == example


def test_a_worker_that_is_killed_is_said_in_one_line_and_the_next_run_goes_on(examples, example, tmp_path):
    path = tmp_path / "r.sqlite"
    process = start("cli", "read", examples, "--record", path, "--no-page", "--jobs", "2")
    until(process, "read 9")
    while not (workers := children(process)):
        assert process.poll() is None
    os.kill(workers[0], signal.SIGKILL)
    _, errors = process.communicate(timeout=PATIENCE)
    assert process.returncode == FAILED
    assert errors.startswith("rashomon: a worker process was ended from outside")
    assert errors.count("\n") == 1
    assert "run the same command again" in errors
    sound(path, files(examples))
    take(path, [str(examples)])
    assert contents(path) == example


class Deadly:
    """A worker that does not come back from one of its units."""

    def __call__(self, unit):
        if unit == 3:
            os.kill(os.getpid(), signal.SIGKILL)
        return unit

    def close(self):
        """Nothing to let go of."""


def test_the_engine_can_be_used_again_after_a_worker_was_lost():
    engine = Processes(2)
    with pytest.raises(WorkerLost, match="--jobs 1"):
        list(engine.run(Deadly, range(6)))
    assert sorted(engine.run(Deadly, [1, 2])) == [1, 2]
    engine.close()
