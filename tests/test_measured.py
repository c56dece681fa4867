"""How often a label is right: as data, in words, and silence where nothing was measured."""

from __future__ import annotations

from rashomon.findings import LABELS
from rashomon.lexicon import shipped
from rashomon.measured import in_words, measured


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
