"""How often a label is right: as data, in words, and silence where nothing was measured."""

from __future__ import annotations

import json

from rashomon import job
from rashomon.findings import LABELS
from rashomon.lexicon import shipped
from rashomon.measured import in_words, measured
from tests.cli.calls import Caller


def test_a_label_is_right_as_often_as_the_table_says():
    for row in shipped("comparison_measured"):
        assert row["label"] in LABELS
        assert 0 <= int(row["right"]) <= int(row["shown"])
        found = [one for one in measured(row["label"]) if one.set == row["set"]]
        assert [(one.right, one.shown, one.date) for one in found] == [
            (int(row["right"]), int(row["shown"]), row["date"])
        ]
        assert f"right in {row['right']} of {row['shown']} on {row['set']}" in in_words(measured(row["label"]))


def test_what_was_not_measured_is_said_to_be_unknown():
    assert measured("no such label") == ()
    assert in_words(()) == "how often it is right was not measured"


def test_the_command_tells_it_of_each_label_it_shows(tmp_path, capsys):
    text = "The ferry fund of Brannik will cost 300 million crowns, the harbour ministry announced.\n"
    more = "Nobody was surprised by the ferry fund of Brannik, which had been promised to the islands for years.\n"
    (tmp_path / "a.txt").write_text(f"{text}\n{more}", encoding="utf-8")
    (tmp_path / "b.txt").write_text(f"{text.replace('300', '450')}\n{more}", encoding="utf-8")
    job.read([str(tmp_path)], record=tmp_path / "rashomon.sqlite", jobs=1, strict=True)
    call = Caller(capsys)
    told = json.loads(call("compare", tmp_path, "--json").out)["measured"]
    assert told["differs"] == [one.plain() for one in measured("differs")]
    assert set(told) == set(LABELS)
    assert f"differs: {in_words(measured('differs'))}" in call("compare", tmp_path).err
