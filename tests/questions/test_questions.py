"""Twelve questions that users ask of the sample reports: which passages of the answer each command reaches today.

A question turns green when all passages of its answer are reached by what the command shows that is meant for it. What
fails today is an expected failure, and a test that passes unexpectedly fails the suite: then its mark is taken away.
Offsets alone are told here; questions and passages are read where they lie.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from rashomon import cli, job
from rashomon.findings import Arrival
from rashomon.record import Record
from tests.shared import pinned, scorer

DIGEST = "5dffdc0b47374e14093d37f56ec88e4831b3ba0c0f6249807430306a02bb218e"

QUESTIONS = [f"Q{number}" for number in range(1, 13)]

ANSWERED = {"Q4", "Q5", "Q7"}
"""Questions whose own command reaches every passage of the answer."""

WITHIN_REACH = {"Q5", "Q6", "Q8"}
"""Questions all of whose passages are told by a quote, or by `check` in the words of the question."""

BY_COMMAND = {"Q3": 6, "Q5": 6, "Q6": 7}
"""How many passages the command that is meant for a question reaches at least."""

REACHED = 67
"""How many of all 99 passages are told by a quote or by `check` at least: a floor that only rises."""


# The scorer leaves files to be closed by whoever comes after it.
pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")


@pytest.fixture(scope="module")
def texts(shared):
    return scorer(shared, "eval_questions").Texts(shared / "reports")


@pytest.fixture(scope="module")
def questions(shared):
    path = pinned(shared / "gold" / "sample" / "questions.json", DIGEST)
    return {question["id"]: question for question in json.loads(path.read_text(encoding="utf-8"))}


@pytest.fixture(scope="module")
def record(shared, tmp_path_factory):
    path = tmp_path_factory.mktemp("questions") / "r.sqlite"
    job.read([str(shared / "reports")], record=path, jobs=1)
    return path


@pytest.fixture
def shown(record, capsys):
    """What a command shows, as places in reports: everything in its JSON that has a report, a start and an end."""
    with Record(record) as opened:
        names = {arrival.report: Path(arrival.path).name for arrival in opened.all(Arrival)}

    def run(*arguments: str) -> list[dict[str, Any]]:
        capsys.readouterr()
        code = cli.run([*arguments, "--record", str(record), "--json"])
        told = capsys.readouterr().out
        places = places_in(json.loads(told)) if code == cli.OK else ()
        return [{"doc": names[report], "start": start, "end": end} for report, start, end in places]

    return run


def places_in(value: Any) -> Iterator[tuple[str, int, int]]:
    if isinstance(value, dict):
        if {"report", "start", "end"} <= set(value):
            yield value["report"], value["start"], value["end"]
        for inside in value.values():
            yield from places_in(inside)
    elif isinstance(value, list):
        for inside in value:
            yield from places_in(inside)


def missed(shared, texts, question, passages):
    """The places of the answer that no passage shown reaches, by the rule of the scorer."""
    (row,) = scorer(shared, "eval_questions").score([question], {question["id"]: passages}, texts)
    return [f"{place['doc'][:3]} {place['start']}–{place['end']}" for place in row["missed"]]


def marked(done):
    return [
        pytest.param(name, marks=() if name in done else pytest.mark.xfail(reason="not yet", strict=True))
        for name in QUESTIONS
    ]


def test_every_passage_is_a_place_in_a_report(texts, questions):
    assert sorted(questions) == sorted(QUESTIONS)
    places = [place for question in questions.values() for place in question["evidence"]]
    assert len(places) == 99
    assert all(texts.words(place)[1] for place in places)


@pytest.mark.parametrize("name", marked(ANSWERED))
def test_the_command_that_is_meant_for_it_reaches_every_passage(shared, texts, questions, shown, name):
    question = questions[name]
    assert missed(shared, texts, question, shown(*question["ask"])) == []


@pytest.mark.parametrize("name", BY_COMMAND)
def test_the_number_of_passages_that_a_command_reaches_only_rises(shared, texts, questions, shown, name):
    question = questions[name]
    left = missed(shared, texts, question, shown(*question["ask"]))
    assert len(question["evidence"]) - len(left) >= BY_COMMAND[name], left


@pytest.mark.parametrize("name", marked(WITHIN_REACH))
def test_every_passage_is_told_by_a_quote_or_by_check(shared, texts, questions, shown, name):
    question = questions[name]
    assert missed(shared, texts, question, today(shown, question)) == []


def today(shown, question):
    return shown("quotes", "--type", "all") + shown("check", question["question"]) + shown("check", question["ask"][-1])


def test_the_number_of_passages_within_reach_only_rises(shared, texts, questions, shown):
    left = sum(len(missed(shared, texts, question, today(shown, question))) for question in questions.values())
    assert 99 - left >= REACHED


def test_a_command_that_is_not_there_shows_nothing(shown):
    assert shown("no-such-command") == []
