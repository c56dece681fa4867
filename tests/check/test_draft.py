"""A draft held against a folder: each sentence with the passages for, against and near it, or with none."""

from __future__ import annotations

import json

import pytest

from rashomon import cli, job
from rashomon.check.draft import Draft
from rashomon.errors import InputError
from rashomon.record import Record
from rashomon.record.used import lexicon_of

REPORTS = {
    "a.txt": "The harbour strike\n\nTARN, 4 May 2021 – Vessary signed an agreement on the Harrow bridge on Tuesday.\n",
    "b.txt": "Talks fail\n\nVessary did not sign an agreement on the Harrow bridge, a minister said.\n",
    "c.txt": "A bridge\n\nTARN, 9 May 2021 – Last week Vessary signed an agreement on the Harrow bridge.\n",
    "d.txt": "Bread\n\nBakers in Lowmere want better flour, and they want it soon.\n",
}
DRAFT = "Vessary signed an agreement on the Harrow bridge. The dragons of Quill sleep.\n\nAnd so it was."


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    place = tmp_path_factory.mktemp("draft")
    for name, text in REPORTS.items():
        (place / name).write_text(text, encoding="utf-8")
    job.read([str(place)], record=place / "r.sqlite", jobs=1, strict=True)
    (place / "draft.md").write_text(DRAFT, encoding="utf-8")
    return place / "r.sqlite"


@pytest.fixture
def checked(path):
    with Record(path) as record:
        yield list(Draft(record, lexicon_of(record)).check(DRAFT))


def test_every_sentence_is_checked_at_its_place(checked):
    assert [one.text for one in checked] == [DRAFT[one.start : one.end] for one in checked]
    assert [one.text for one in checked] == [
        "Vessary signed an agreement on the Harrow bridge.",
        "The dragons of Quill sleep.",
        "And so it was.",
    ]


def test_what_speaks_for_and_against_stands_apart(checked, path):
    sides = {side.stands: side for side in checked[0].sides}
    with Record(path) as record:
        letters = {name: [record.letter(one.span.report) for one in side.passages] for name, side in sides.items()}
    assert letters["for"] == ["A", "C"]
    assert letters["against"] == ["B"]


def test_the_first_appearance_is_by_known_dates_only(checked, path):
    with Record(path) as record:
        assert checked[0].first.told(record) == "earliest by known date: A (2021-05-04, stated)"


def test_what_no_report_says_is_told_so(path, capsys):
    assert cli.run(["check", "--file", str(path.with_name("draft.md")), str(path)]) == cli.OK
    told = capsys.readouterr().out
    assert "no report here says so" in told
    assert "not so" not in told


def test_json_gives_each_sentence_with_spans(path, capsys):
    assert cli.run(["check", "--file", str(path.with_name("draft.md")), "--record", str(path), "--json"]) == cli.OK
    told = json.loads(capsys.readouterr().out)
    first, second, _ = told["sentences"]
    assert first["said_here"]
    assert first["against"][0]["span"]["text"].startswith("Vessary did not sign")
    assert not second["said_here"]
    assert second["told"] == "no report here says so"
    assert told["shown"]


@pytest.mark.parametrize(
    ("raw", "why"), [(None, "cannot be read"), (b"\xff\xfe\x00", "UTF-8"), (b"  \n", "no sentence")]
)
def test_a_draft_that_cannot_be_used_is_an_error_of_usage(path, tmp_path, capsys, raw, why):
    if raw is not None:
        (tmp_path / "draft.txt").write_bytes(raw)
    assert cli.run(["check", "--file", str(tmp_path / "draft.txt"), "--record", str(path)]) == cli.USAGE
    assert why in capsys.readouterr().err


def test_neither_a_claim_nor_a_draft_is_an_error_of_usage(path):
    assert cli.run(["check", "--record", str(path)]) == cli.USAGE


def test_a_draft_that_is_too_long_is_refused(path):
    with Record(path) as record, pytest.raises(InputError, match="at most"):
        list(Draft(record).check("Vessary wrote. " * 600))
