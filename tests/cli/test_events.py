"""`events` and `codebook`: what they show, as text and as JSON."""

from __future__ import annotations

import json
import shutil

import pytest

from rashomon import job
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def example(tmp_path_factory):
    """The bundled example, read."""
    folder = tmp_path_factory.mktemp("example") / "summit"
    shutil.copytree(ROOT / "examples", folder)
    job.read([str(folder)], record=folder / "rashomon.sqlite", lexicon=str(folder / "lexicon.toml"), jobs=1)
    return folder


def happenings(call, *arguments):
    told = call("events", *arguments, "--json")
    return json.loads(told.out)["happenings"] if told.code == 0 else []


def test_happenings_stand_once_with_their_passages(call, example):
    told = call("events", example)
    assert told.code == 0
    assert "Suldane → Vessaria: rejection" in told.out
    assert told.out.count("Suldane → Vessaria: rejection") == 1
    assert "next: rashomon explain" in told.err


def test_every_passage_reads_as_it_claims(call, example):
    found = happenings(call, example)
    assert found
    for one in found:
        assert one["passages"]
        assert one["independent_texts"] <= len(one["reports"])
        for passage in one["passages"]:
            assert passage["span"]["end"] - passage["span"]["start"] == len(passage["span"]["text"])


def test_happenings_are_chosen(call, example):
    every = happenings(call, example)
    assert {one["type"] for one in happenings(call, example, "--type", "reject")} == {"REJECT"}
    assert {one["status"] for one in happenings(call, example, "--status", "occurred")} == {"occurred"}
    assert 0 < len(happenings(call, example, "--actor", "Suldane")) < len(every)
    assert 0 < len(happenings(call, example, "--report", "A")) < len(every)
    assert 0 < len(happenings(call, example, "--date", "2019")) < len(every)
    assert len(happenings(call, example, "--limit", "2")) == 2


def test_nothing_found_is_code_4(call, example):
    told = call("events", example, "--type", "MOBILIZE", "--status", "ongoing")
    assert told.code == 4
    assert "codebook" in told.err


def test_the_codebook_says_what_each_type_means(call, here):
    told = call("codebook")
    assert told.code == 0
    assert "Rule: What is demanded has not happened." in told.out
    assert "visit (“visit”)" in told.out
    rows = json.loads(call("codebook", "--json").out)["types"]
    assert next(row["titles"] for row in rows if row["type"] == "AGREE")["invite"] == "invitation"
    assert all(set(row["titles"]) <= set(row["modes"]) for row in rows)
    assert len(rows) == 16
    assert call("codebook", "--type", "NONSENSE").code == 4


def test_the_timeline_has_happenings_and_positions_once_and_in_order(call, example):
    told = json.loads(call("timeline", example, "--json").out)
    for kind in ("happenings", "positions"):
        assert told[kind]
        first = [one["first"] for one in told[kind] if one["first"]]
        assert first == sorted(first)
        assert [bool(one["first"]) for one in told[kind]] == [True] * len(first) + [False] * (
            len(told[kind]) - len(first)
        )
        assert len({one["id"] for one in told[kind]}) == len(told[kind])
        for one in told[kind]:
            assert len(one["spans"]) == len(one["reports"]) >= one["independent_texts"] > 0
    shown = happenings(call, example)
    assert {one["id"] for one in shown} == {one["id"] for one in told["happenings"]}
    assert {(one["day"] and one["day"]["first"]) or "" for one in shown} == {one["first"] for one in told["happenings"]}
    table = call("timeline", example, "--format", "csv").out
    assert table.count("HAPPENING") == len(shown)
    assert "Happenings" in call("timeline", example).out


def test_a_later_report_of_an_earlier_time_is_a_later_account(call, example):
    told = json.loads(call("timeline", example, "--json").out)["positions"]
    assert any(one["later_account"] for one in told)


def test_positions_over_time_are_in_order_and_each_has_its_passages(call, example):
    subjects = json.loads(call("positions", example, "--json").out)["subjects"]
    parties = [party for subject in subjects for party in subject["over_time"]]
    assert any(len({step["first"] for step in party["steps"]}) > 1 for party in parties)
    for party in parties:
        known = [step["first"] for step in party["steps"] if step["first"]]
        assert known == sorted(known)
        assert all(step["spans"] for step in party["steps"])
    told = call("positions", example, "--over-time")
    assert "a later account" in told.out


def test_parties_go_by_one_name_over_all_reports(call, tmp_path):
    texts = {
        "a": "The U.S. rejected the plan of Velmar on Monday. U.S. officials said the United States wanted more.",
        "b": "The US rejected the plan of Velmar on Monday.",
        "c": "The United States rejected the plan of Velmar. The United States said no more.",
    }
    for name, text in texts.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    job.read([str(tmp_path)], record=tmp_path / "rashomon.sqlite", jobs=1)
    titles = [one["title"] for one in happenings(call, tmp_path)]
    assert titles
    assert all(title.startswith("United States") for title in titles), titles
