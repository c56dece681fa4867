"""`timeline`: in order, with what is unknown; filters; the forms it is exported in."""

from __future__ import annotations

import csv
import io
import json

import pytest

REPORT = """Ferry raised

HALVENNE, 9 October 2018: The ferry sank on Saturday, Joren Talle said on Tuesday.

The ferry was built in 1987. It will be towed to Brannik next month, after two days of work.
"""

OTHER = """Harbour shut

The harbour was shut on Sunday, Ilka Maarven said in Brannik.
"""


@pytest.fixture
def ferry(call, tmp_path):
    (tmp_path / "a.txt").write_text(REPORT, encoding="utf-8")
    (tmp_path / "b.txt").write_text(OTHER, encoding="utf-8")
    assert call("read", tmp_path, "--jobs", "1").code == 0
    return tmp_path


def entries(called):
    return json.loads(called.out)["timeline"]


def test_moments_stand_in_order_and_what_has_no_day_comes_last(call, ferry):
    found = entries(call("timeline", ferry, "--json"))
    placed = [one["first"] for one in found if one["first"]]
    assert placed == sorted(placed)
    assert [one["place"] for one in found if not one["first"]] == ["length", "unplaced"]
    assert {one["time"]["text"]: one["place"] for one in found}["1987"] == "background"
    assert {one["time"]["text"]: one["place"] for one in found}["next month"] == "ahead"
    told = call("timeline", ferry)
    assert "folder’s choice" in told.out
    assert "published unknown" in told.out
    assert "published 2018-10-09" in told.out


def test_filters(call, ferry):
    assert {one["time"]["text"] for one in entries(call("timeline", ferry, "--to", "2000", "--json"))} == {"1987"}
    found = entries(call("timeline", ferry, "--from", "2018-10-06", "--to", "2018-10-09", "--json"))
    assert "Saturday" in {one["time"]["text"] for one in found}
    assert all(one["last"] >= "2018-10-06" and one["first"] <= "2018-10-09" for one in found)
    assert {one["label"][0] for one in entries(call("timeline", ferry, "--actor", "Maarven", "--json"))} == {"B"}
    assert call("timeline", ferry, "--from", "2031").code == 4
    assert call("timeline", ferry, "--from", "soon").code == 2


def test_forms(call, ferry):
    events = json.loads(call("timeline", ferry, "--format", "timelinejs").out)["events"]
    assert all(one["start_date"]["year"] for one in events)
    calendar = call("timeline", ferry, "--format", "ical").out
    assert calendar.startswith("BEGIN:VCALENDAR")
    assert calendar.count("BEGIN:VEVENT") == calendar.count("END:VEVENT") == len(events)
    assert all(len(line.encode()) <= 75 for line in calendar.splitlines())
    rows = list(csv.DictReader(io.StringIO(call("timeline", ferry, "--format", "csv").out)))
    assert len(rows) == len(events) + 2
