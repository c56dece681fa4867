"""What stands at the path of a record: another kind of file, a newer record, one that may not be read or written."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3

import pytest

from rashomon.errors import NotARecord, RecordError, RecordLocked, RecordMissing, RecordVersion
from rashomon.findings import Mention, Report
from rashomon.record import Record, schema
from rashomon.record.store import Store
from tests import toy
from tests.record.unprivileged import folder, unprivileged

TEXTS = {"a.txt": "Ada met Bo\nBo said yes", "b.txt": "Cyr said no to Ada"}


@pytest.fixture
def path(tmp_path):
    toy.make(tmp_path / "r.sqlite", TEXTS)
    return tmp_path / "r.sqlite"


def opening(path, write):
    return (Store if write else Record)(path)


def told(error, path):
    line = str(error.value)
    assert "\n" not in line
    assert str(path) in line
    return line


BOTH = pytest.mark.parametrize("write", [False, True], ids=["reading", "writing"])


@BOTH
@pytest.mark.parametrize(
    "content",
    [b"Talks in Tarn ended on Monday.\n" * 99, b"SQLite format 3\0" + b"\xff" * 5000],
    ids=["text", "damaged"],
)
def test_a_file_that_is_no_record(tmp_path, content, write):
    path = tmp_path / "notes.txt"
    path.write_bytes(content)
    with pytest.raises(NotARecord) as error:
        opening(path, write)
    assert "name another file" in told(error, path)
    assert path.read_bytes() == content, "it is left as it was"


@BOTH
def test_a_database_of_another_program(tmp_path, write):
    path = tmp_path / "history.sqlite"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE visit (url TEXT)")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(NotARecord) as error:
        opening(path, write)
    assert "name another file with --record" in told(error, path)
    assert path.read_bytes() == before


def test_an_empty_file_becomes_a_record_and_is_none_to_read(tmp_path):
    path = tmp_path / "r.sqlite"
    path.touch()
    with pytest.raises(NotARecord):
        Record(path)
    Store(path).close()
    Record(path).close()


@BOTH
def test_a_record_of_a_newer_version(path, write):
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
    connection.close()
    with pytest.raises(RecordVersion) as error:
        opening(path, write)
    assert "newer Rashomon" in told(error, path)
    assert "install that version" in told(error, path)


def test_a_record_whose_findings_were_made_by_another_version_is_brought_up_to_date(path):
    before = toy.contents(path)
    connection = sqlite3.connect(path)
    connection.execute("UPDATE meta SET value = 'another' WHERE name = 'findings'")
    connection.execute("ALTER TABLE finding_mention ADD COLUMN old TEXT")
    connection.commit()
    connection.close()
    with pytest.raises(RecordVersion) as error:
        Record(path)
    assert "rashomon read" in told(error, path)
    Store(path).close()
    with Record(path) as record:
        assert record.count(Report) == 2
        assert record.count(Mention) == 0, "findings are made anew by the next run"
    assert toy.make(path, {}) == before


def test_a_record_of_version_1_is_brought_up_to_date(path):
    """It told ids and digests in full."""
    before = toy.contents(path)
    connection = sqlite3.connect(path)
    named = [("finding", "id"), ("label", "digest"), ("finding_report", "digest"), ("finding_arrival", "report")]
    for table, column in named:
        connection.execute(f"UPDATE {table} SET {column} = lower(hex({column}))")
    connection.execute("UPDATE meta SET value = 'another' WHERE name = 'findings'")
    connection.execute("PRAGMA user_version = 1")
    connection.commit()
    connection.close()
    with pytest.raises(RecordVersion) as error:
        Record(path)
    assert "rashomon read" in told(error, path)
    Store(path).close()
    assert toy.make(path, {}) == before


@BOTH
def test_a_folder(tmp_path, write):
    with pytest.raises(RecordError) as error:
        opening(tmp_path, write)
    told(error, tmp_path)


def test_no_record(tmp_path):
    with pytest.raises(RecordMissing) as error:
        Record(tmp_path / "r.sqlite")
    assert "rashomon read FOLDER" in told(error, tmp_path / "r.sqlite")


def test_a_second_writer_is_sent_away_while_readers_read(path):
    with Store(path) as store, Record(path) as record:
        with pytest.raises(RecordLocked) as error:
            Store(path)
        assert "another process is writing" in told(error, path)
        with store.transaction():
            store.settle(1, 0, ())
            store._sql("DELETE FROM finding WHERE kind = 'mention'")
            assert record.count(Mention) > 0, "what is not written yet is not seen"
        assert record.count(Mention) == 0
    Store(path).close()


def test_a_transaction_is_done_whole_or_not_at_all(path):
    before = toy.contents(path)
    with Store(path) as store, contextlib.suppress(ZeroDivisionError), store.transaction():
        assert store._sql("DELETE FROM finding").rowcount > 0
        raise ZeroDivisionError
    assert toy.contents(path) == before


# ── permissions ──────────────────────────────────────────────────────────────────────────────────────────────────


@BOTH
def test_a_record_that_may_not_be_read(path, write):
    with folder() as place:
        shutil.copy(path, place / "r.sqlite")
        (place / "r.sqlite").chmod(0)
        place.chmod(0o777)
        with unprivileged(), pytest.raises(RecordError) as error:
            opening(place / "r.sqlite", write)
        assert "permissions" in told(error, place / "r.sqlite")


def test_a_record_in_a_folder_that_may_not_be_written_can_be_read(path):
    expected = toy.contents(path)
    with folder() as place:
        shutil.copy(path, place / "r.sqlite")
        with unprivileged():
            assert toy.contents(place / "r.sqlite") == expected
        assert [one.name for one in place.iterdir()] == ["r.sqlite"]


def test_a_record_in_a_folder_that_may_not_be_written_cannot_be_written(path):
    with folder() as place:
        shutil.copy(path, place / "r.sqlite")
        with unprivileged(), pytest.raises(RecordError) as error:
            Store(place / "r.sqlite")
        assert "cannot be written" in told(error, place / "r.sqlite")
        assert "--record" in told(error, place / "r.sqlite")


@pytest.mark.parametrize("shared_memory", [True, False])
def test_what_a_killed_writer_left_in_its_log_is_read_or_said_to_be_out_of_reach(path, shared_memory):
    """The last transactions stand in the log beside the record until a writer closes it."""
    with folder() as place:
        killed = place / "r.sqlite"
        with Store(path) as store:
            with store.transaction():
                store._sql("DELETE FROM finding WHERE kind = 'mention'")
            for ending in ("", "-wal", "-shm"):
                shutil.copy(f"{path}{ending}", f"{killed}{ending}")
        if not shared_memory:
            (place / "r.sqlite-shm").unlink()
        with unprivileged():
            if shared_memory:
                with Record(killed) as record:
                    assert record.count(Mention) == 0
            else:
                with pytest.raises(RecordError) as error:
                    Record(killed)
                assert "permissions" in told(error, killed)
