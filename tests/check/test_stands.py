"""Passages for, against and near a claim, on invented reports."""

from __future__ import annotations

import pytest

from rashomon import job
from rashomon.check import check
from rashomon.record import Record

REPORTS = {
    "a.txt": "Keldovia has offered a proposal for the withdrawal of troops from the Saddle valley.",
    "b.txt": "Keldovia’s plan includes no provision that Vessaria withdraw its troops from the Saddle valley.",
    "c.txt": "A general of Vessaria said the troops will stay, and asked for patience in the Saddle valley.",
    "d.txt": "The ferries of Brannik were late again on Monday, and nobody knew why.",
}


@pytest.fixture(scope="module")
def record(tmp_path_factory):
    folder = tmp_path_factory.mktemp("reports")
    for name, text in REPORTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    job.read([str(folder)], record=folder / "record.sqlite", jobs=1)
    with Record(folder / "record.sqlite") as opened:
        yield opened


def stands(record, asked):
    answer = check(record, asked)
    return {
        record.text(passage.span)[:12]: passage.stands for _, passages in answer.reports for passage in passages
    }, answer


def test_what_a_plan_asks_for(record):
    found, answer = stands(record, "The plan asks for a withdrawal of troops")
    assert found["Keldovia has"] == "for"
    assert found["Keldovia’s p"] == "against"
    assert answer.silent


def test_a_denied_claim_turns_the_sides(record):
    found, _ = stands(record, "The plan does not ask for a withdrawal of troops")
    assert found["Keldovia has"] == "against"
    assert found["Keldovia’s p"] == "for"


def test_what_is_told_of_something_else_is_near(record):
    found, _ = stands(record, "The plan asks for a withdrawal of troops")
    assert set(found.values()) <= {"for", "against", "near"}
    assert found.get("A general of", "near") == "near"
