"""A disk that is full: one line says so, the record stays as it was, and the next run goes on."""

from __future__ import annotations

import contextlib
import os
import random
import resource
import signal
import sqlite3
import subprocess

import pytest

from rashomon import job
from rashomon.errors import RashomonError, RecordFull
from rashomon.findings import Arrival
from rashomon.record import Record
from tests.real import contents

WORDS = (
    "Korrin",
    "Maarven",
    "tunnel",
    "said",
    "minister",
    "talks",
    "border",
    "accord",
    "would",
    "the",
    "of",
    "a",
    "to",
)


def report(seed, size):
    """A report that does not compress to nothing."""
    rng = random.Random(seed)
    lines = (" ".join(rng.choices(WORDS, k=12)).capitalize() + f" {rng.random()}." for _ in range(size // 80))
    return "\n\n".join(lines)


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a.txt").write_text(report(1, 2_000))
    return folder


@contextlib.contextmanager
def no_file_grows_beyond(size):
    """What a quota does: a write beyond it fails, where without it the process would be ended by a signal."""
    before, handler = resource.getrlimit(resource.RLIMIT_FSIZE), signal.getsignal(signal.SIGXFSZ)
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)


def told(error, path):
    line = str(error.value)
    assert "\n" not in line
    assert str(path) in line
    assert "the disk is full; free some room and run the same command again" in line


def sound(path):
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    connection.close()


def whole(folder, tmp_path):
    """What a record says that was made in one go."""
    job.read([str(folder)], record=tmp_path / "whole.sqlite")
    return contents(tmp_path / "whole.sqlite")


ROOM = [8_192, 100_000, 310_000, 340_000, 400_000]
"""Bytes that a file may have, from less than an empty record to where reading is done and the work is under way."""


@pytest.mark.parametrize("room", ROOM)
def test_a_full_disk_is_said_in_one_line_and_the_next_run_goes_on(folder, tmp_path, room):
    (folder / "b.txt").write_text(report(2, 9_000))
    path = tmp_path / "r.sqlite"
    with no_file_grows_beyond(room), pytest.raises(RecordFull) as error:
        job.read([str(folder)], record=path)
    told(error, path)
    job.read([str(folder)], record=path)
    sound(path)
    assert contents(path) == whole(folder, tmp_path)


def test_what_was_read_before_the_disk_was_full_stays(folder, tmp_path):
    path = tmp_path / "r.sqlite"
    job.read([str(folder)], record=path)
    before = contents(path)
    (folder / "b.txt").write_text(report(2, 400_000))
    with no_file_grows_beyond(path.stat().st_size + 20_000), pytest.raises(RecordFull) as error:
        job.read([str(folder)], record=path)
    told(error, path)
    sound(path)
    with Record(path) as record:
        assert [arrival.path for arrival in record.all(Arrival)] == [str(folder / "a.txt")]
    assert contents(path) == before


@pytest.fixture
def small_disk(tmp_path):
    """A disk of four megabytes; only the superuser can make one."""
    place = tmp_path / "disk"
    place.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=4m", "none", str(place)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("no small disk can be mounted here: it needs the superuser")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_a_small_disk(folder, tmp_path, small_disk):
    path = small_disk / "r.sqlite"
    job.read([str(folder)], record=path)
    before = contents(path)
    ballast = small_disk / "ballast"
    with contextlib.suppress(OSError), ballast.open("wb", buffering=0) as out:
        while True:
            out.write(os.urandom(4096))
    (folder / "b.txt").write_text(report(2, 9_000))
    with pytest.raises(RecordFull) as error:
        job.read([str(folder)], record=path)
    told(error, path)
    ballast.unlink()
    assert contents(path) == before
    job.read([str(folder)], record=path)
    sound(path)
    assert contents(path) == whole(folder, tmp_path)


def test_a_record_in_a_place_that_cannot_be_is_said_in_one_line(folder, tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(RashomonError) as error:
        job.read([str(folder)], record=tmp_path / "file" / "r.sqlite")
    assert str(tmp_path / "file") in str(error.value)
    assert "\n" not in str(error.value)
