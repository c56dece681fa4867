"""Who says nothing of an issue, in a record of several stories."""

from __future__ import annotations

from rashomon import job
from rashomon.record import Record
from rashomon.record.issues import FEW, issues
from tests.record.test_only_here import REPORTS

STORM = "Day {0}: a storm flooded harbour number {0} of the northern coast, and ferry {0} was lost with {0}0 crates."


def test_reports_of_other_stories_are_not_said_to_be_silent(tmp_path):
    for name, text in REPORTS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    for number in range(FEW):
        (tmp_path / f"z{number:02}.txt").write_text(STORM.format(number + 3), encoding="utf-8")
    job.read([str(tmp_path)], record=tmp_path / "r.sqlite", jobs=1, strict=True)
    with Record(tmp_path / "r.sqlite") as record:
        found = [one for one in issues(record) if {*map(record.letter, one.reports)} <= {"A", "B", "C"}]
        assert found
        assert all({*map(record.letter, one.silent)} <= {"A", "B", "C"} for one in found)
