import sqlite3

import pytest

from rashomon.audit import audit
from rashomon.record import Record
from tests import toy
from tests.pages.invented import summit

TEXT = "Orlen spoke in Tarn\nNobody answered Orlen\n"


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "r.sqlite"
    toy.make(path, {"a.txt": TEXT, "b.txt": "Tarn is quiet\n"})
    return path


def faults(path):
    with Record(path) as record:
        return audit(record).faults


def spoil(path, statement, *values):
    connection = sqlite3.connect(path, isolation_level=None)
    assert connection.execute(statement, values).rowcount > 0
    connection.close()


def test_a_sound_record_holds(path, tmp_path):
    assert faults(path) == []
    with summit(tmp_path / "s.sqlite") as record:
        found = audit(record)
    assert found.holds
    for what in ("digests", "texts", "byte ranges", "ids", "spans", "texts of spans", "references", "search index"):
        assert found.counts[what] > 0, what


@pytest.mark.parametrize(
    ("statement", "says"),
    [
        ("UPDATE finding_mention SET text = 'Somebody'", "says 'Somebody'"),
        ("UPDATE finding_block SET text = 'Other words' || text", "search index"),
        ("UPDATE finding_report SET text = 'x' || text", "do not give its text"),
        ("UPDATE raw SET bytes = (SELECT bytes FROM raw AS other WHERE other.number != raw.number)", "its digest"),
        (
            "UPDATE finding_quote SET content = substr(content, 1, instr(content, ':')) || '900000-900001'",
            "lies outside its report",
        ),
        ("UPDATE finding_quote SET type = 'mixed'", "its id is not the digest"),
        ("UPDATE finding_actor SET article = 'ffff'", "its article ffff is not in the record"),
        ("INSERT INTO passage (passage, rowid, text) SELECT 'delete', number, text FROM finding_block", "search index"),
    ],
)
def test_what_was_tampered_with_is_told(path, statement, says):
    spoil(path, statement)
    told = [f"{fault.where}: {fault.what}" for fault in faults(path)]
    assert any(says in line for line in told), told


def test_a_damaged_source_map_is_told(path):
    spoil(path, """UPDATE finding_report SET source_map = '["latin-1", [], []]'""")
    assert any("source map" in fault.what for fault in faults(path))


def test_an_audit_changes_nothing(path):
    before = path.read_bytes()
    faults(path)
    assert path.read_bytes() == before


def test_progress_is_told(path):
    seen = []
    with Record(path) as record:
        audit(record, lambda *told: seen.append(told))
    assert ("reports", 2, 2) in seen
    assert seen[-1][0] == "findings"
    assert seen[-1][1] == seen[-1][2]
