"""Twelve questions that users ask of the sample reports: which passages of the answer each command reaches today.

A question turns green when all passages of its answer are reached by what the command shows that is meant for it. What
fails today is an expected failure, and a test that passes unexpectedly fails the suite: then its mark is taken away.
Offsets alone are told here; questions and passages are read where they lie.
"""

from __future__ import annotations

import importlib
import json
import re
import sys
from pathlib import Path

import pytest

from rashomon import cli, job
from rashomon.findings import Arrival
from rashomon.record import Record
from tests.shared import pinned, scorer

BENCH = Path(__file__).parents[2] / "bench"

DIGEST = "5dffdc0b47374e14093d37f56ec88e4831b3ba0c0f6249807430306a02bb218e"

QUESTIONS = [f"Q{number}" for number in range(1, 13)]

ANSWERED = {"Q1", "Q2", "Q3", "Q4", "Q5", "Q7", "Q8", "Q10", "Q12"}
"""Questions whose own command reaches every passage of the answer, as `bench/predict_questions.py` reads it."""

BY_COMMAND = {"Q6": 9, "Q9": 6, "Q11": 7}
"""How many passages the command that is meant for a question reaches at least."""

REACHED, PRECISE = 95, 0.46
"""How many of all 99 passages are reached at least, and the share of the passages shown that reach one: floors."""

LISTS = (
    *("reports", "quotes", "stories", "timeline", "open", "facts", "sourcing", "documents", "positions", "compare"),
    *("shared", "events", "wording", "brief"),
)
"""The commands whose words are held against what must not be said."""

UNDATED = 4
"""Reports of the sample that name no outlet: all but the first."""

ORPHAN = ("003", 1611, 1663)
"""A quotation for which its report names nobody."""

VERDICTS = ("error", "false", "garbled", "misleading", "debunked")
"""Words that the product does not say of a report."""


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


@pytest.fixture(scope="module")
def answers(record, questions):
    """The passages that each question's command shows, at most as many as are scored."""
    sys.path.insert(0, str(BENCH))
    try:
        answer = importlib.import_module("predict_questions").answer
    finally:
        sys.path.remove(str(BENCH))
    return {name: answer(record, question["ask"]) for name, question in questions.items()}


@pytest.fixture(scope="module")
def scored(shared, texts, questions, answers):
    """The scorer's row for each question."""
    rows = scorer(shared, "eval_questions").score(list(questions.values()), answers, texts)
    return dict(zip(questions, rows, strict=True))


@pytest.fixture
def told(record, capsys):
    """What a command says, as text or as JSON."""

    def run(*arguments: str) -> str:
        capsys.readouterr()
        cli.run([*arguments, "--record", str(record)])
        return capsys.readouterr().out

    return run


def test_every_passage_is_a_place_in_a_report(texts, questions):
    assert sorted(questions) == sorted(QUESTIONS)
    places = [place for question in questions.values() for place in question["evidence"]]
    assert len(places) == 99
    assert all(texts.words(place)[1] for place in places)


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(name, marks=() if name in ANSWERED else pytest.mark.xfail(reason="not yet", strict=True))
        for name in QUESTIONS
    ],
)
def test_the_command_that_is_meant_for_it_reaches_every_passage(scored, name):
    assert scored[name]["missed"] == []


@pytest.mark.parametrize("name", BY_COMMAND)
def test_the_number_of_passages_that_a_command_reaches_only_rises(questions, scored, name):
    assert len(questions[name]["evidence"]) - len(scored[name]["missed"]) >= BY_COMMAND[name], scored[name]["missed"]


def test_the_number_of_passages_reached_and_their_share_only_rise(shared, texts, questions, answers, scored):
    reached = sum(len(questions[name]["evidence"]) - len(row["missed"]) for name, row in scored.items())
    assert reached >= REACHED
    shown = sum(map(len, answers.values()))
    nothing = sum(row["nothing"] for row in scored.values())
    assert (shown - nothing) / shown >= PRECISE


# ── what must not be said ────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("name", LISTS)
def test_no_day_is_given_that_no_report_tells(told, name):
    for form in ((), ("--json",)):
        assert not re.search(r"16 May 2024|2024-05-16(?!\d)|May 16, 2024", told(name, *form))


@pytest.mark.parametrize("name", LISTS)
def test_no_verdict_is_given(shared, told, name):
    texts = " ".join(path.read_text(encoding="utf-8") for path in (shared / "reports").glob("00*")).casefold()
    said = told(name).casefold()
    assert [word for word in VERDICTS if word in said and word not in texts] == []


def test_a_report_that_names_no_outlet_has_none(told):
    outlets = [row["outlet"] for row in json.loads(told("reports", "--json"))["reports"]]
    assert outlets[1:] == [None] * UNDATED


def test_the_quotation_of_nobody_has_no_speaker(shared, record, told):
    quotes = json.loads(told("quotes", "--type", "all", "--json"))["quotes"]
    with Record(record) as opened:
        names = {arrival.report: Path(arrival.path).name[:3] for arrival in opened.all(Arrival)}
    places = [
        (names[piece["report"]], piece["start"], piece["end"], quote["speaker"])
        for quote in quotes
        for piece in (quote["content"] if isinstance(quote["content"], list) else [quote["content"]])
    ]
    report, start, end = ORPHAN
    found = [speaker for name, low, high, speaker in places if name == report and low < end and high > start]
    assert found
    assert set(found) == {None}


def test_no_position_is_made_up(told):
    subjects = json.loads(told("positions", "--about", "China’s peace plan", "--json"))
    parties = {place for one in subjects["subjects"] for place in (row["party"] for row in one["parties"])}
    assert parties
    assert not parties & {"NATO", "European Union", "EU"}
