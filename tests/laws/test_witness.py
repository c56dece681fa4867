"""The law of the witness, view by view: a copy of a report raises no number of independent texts."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from rashomon import job
from rashomon.cli import run
from rashomon.cli.uttered import Uttered
from rashomon.findings import Quote
from rashomon.happenings import Happenings
from rashomon.record import Record
from rashomon.record.issues import issues

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The example, read; `copy` is read afterwards, beside it."""
    place = tmp_path_factory.mktemp("witness") / "reports"
    shutil.copytree(EXAMPLES, place)
    job.read([str(place)], record=place / "r.sqlite", jobs=1)
    return place


def quotes(record):
    uttered = Uttered(record)
    return {quote.id: uttered.counts(quote) for quote in record.all(Quote)}


def happened(record):
    known = Happenings(record)
    return {one: known.witnesses(one) for one in known.all}


def compared(record):
    return [({claim.id for claim in one.claims}, one.independent) for one in issues(record)]


def dates(place, capsys):
    capsys.readouterr()
    assert run(["timeline", str(place / "r.sqlite"), "--json"]) == 0
    return {one["when"]: one["independent_texts"] for one in json.loads(capsys.readouterr().out)["dates"]}


def checked(place, capsys):
    capsys.readouterr()
    assert run(["check", "the tunnel accord was signed", str(place / "r.sqlite"), "--json"]) == 0
    return {side: one["independent_texts"] for side, one in json.loads(capsys.readouterr().out)["bases"].items()}


def test_a_copy_of_a_report_raises_no_number(folder, capsys):
    path = folder / "r.sqlite"
    with Record(path) as record:
        said, happenings, asked = quotes(record), happened(record), compared(record)
    when, claim = dates(folder, capsys), checked(folder, capsys)
    assert claim
    first = sorted(folder.glob("*.txt"))[0]
    (folder / "again.txt").write_bytes(b"\n\n" + first.read_bytes() + b"\n")
    job.read([str(folder)], record=path, jobs=1)
    with Record(path) as record:
        after = quotes(record)
        assert len(after) > len(said)
        assert {name: after[name]["independent_texts"] for name in said} == {
            name: found["independent_texts"] for name, found in said.items()
        }
        assert sum(after[name]["reports"] > found["reports"] for name, found in said.items()) > 5
        for one, texts in happened(record).items():
            same = [n for old, n in happenings.items() if {e.id for e in old.events} & {e.id for e in one.events}]
            assert not same or texts <= max(same)
        for claims, texts in compared(record):
            same = [n for old, n in asked if old & claims]
            assert not same or texts <= max(same)
    assert {name: n for name, n in dates(folder, capsys).items() if n > when.get(name, 1)} == {}
    assert checked(folder, capsys) == claim
