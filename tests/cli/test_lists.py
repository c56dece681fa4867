"""What all lists share: the same filters, a time that is known or counted, and a table with commas."""

from __future__ import annotations

import csv
import io
import json

import pytest

from rashomon import cli, job
from rashomon.cli.app import NOTHING
from rashomon.cli.comma import table
from rashomon.timeline import when

REPORTS = {
    "a.txt": (
        "Salt talks\n\nTARN, 4 May 2021 – Aldra Venn of Vessary said on Tuesday that the salt works will stay open.\n\n"
        "In March 2019 Doran Pell of Korland visited the salt works.\n"
    ),
    "b.txt": "Bread\n\nBakers in Lowmere want better flour, Oren Tal said. “=1+1 is two,” Mila Orr said.\n",
}
LISTS = [
    *("reports", "quotes", "mentions", "actors", "stories", "timeline", "open", "facts", "sourcing", "documents"),
    *("positions", "compare", "shared", "events", "wording"),
]


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    place = tmp_path_factory.mktemp("lists")
    for name, text in REPORTS.items():
        (place / name).write_text(text, encoding="utf-8")
    job.read([str(place)], record=place / "r.sqlite", jobs=1, strict=True)
    return place / "r.sqlite"


@pytest.fixture
def run(path, capsys):
    def call(*arguments: str) -> str:
        capsys.readouterr()
        assert cli.run([*arguments, "--record", str(path)]) in {cli.OK, NOTHING}
        return capsys.readouterr().out

    return call


@pytest.mark.parametrize("name", LISTS)
def test_every_list_takes_the_same_filters_and_has_a_table(run, name):
    both = ["--about", "salt works", "--actor", "Venn", "--report", "A", "--story", "1"]
    run(name, *both, "--by", "Venn", "--from", "2021-05-01", "--to", "2021-05-31")
    rows = list(csv.reader(io.StringIO(run(name, "--csv"))))
    assert len({len(row) for row in rows}) == 1


def test_an_entry_is_of_its_own_time_or_of_that_of_its_report(run):
    early = json.loads(run("mentions", "--from", "2019-01-01", "--to", "2019-12-31", "--json"))
    late = json.loads(run("quotes", "--from", "2021-05-01", "--to", "2021-05-31", "--json"))
    assert early["mentions"] == []
    assert [quote["label"][0] for quote in late["quotes"]] == ["A"]


def test_what_has_no_known_time_is_left_out_and_counted(run):
    told = json.loads(run("quotes", "--from", "2021", "--json"))
    assert told["left_out_time_not_known"] >= 2


def test_reports_are_filtered_by_their_publication(run):
    assert [row["letter"] for row in json.loads(run("reports", "--to", "2021-12-31", "--json"))["reports"]] == ["A"]


def test_a_span_has_four_columns_and_no_cell_is_a_formula(run):
    rows = list(csv.DictReader(io.StringIO(run("quotes", "--csv"))))
    assert {"content_report", "content_start", "content_end", "content_text"} <= set(rows[0])
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row.values())


def test_a_row_is_repeated_for_what_is_listed_within_it():
    answer = {"order": "any", "things": [{"name": "a", "parts": [{"n": 1}, {"n": 2}]}, {"name": "b", "parts": []}]}
    assert table(answer) == "name,parts_n,parts\na,1,\na,2,\nb,,\n"


def test_a_day_that_is_open_to_one_side_is_told_so():
    assert when("2014-05-02", "") == "2 May 2014 or later"
    assert when("", "2014-05-02") == "2 May 2014 or earlier"
