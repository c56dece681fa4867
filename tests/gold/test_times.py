"""Floors under the figures for times on gold: they only rise. The gold is not part of the project."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from bench import times as bench_times
from bench.predict import predict

from tests.conftest import ROOT
from tests.shared import pinned

DIGESTS = {
    "times/timeml.jsonl": "235567714110daf8dc3ee4590d381b76c4386db7d1b660d8a468a3ad968a4084",
    "sample/times.json": "1d061dcb58b6b462e1980671b4dc1eb056448b721d4aa4cd7cfc4efb4ad8e2fb",
}

TIMEML = {"looked at": (0.935, 0.775), "held out": (0.905, 0.765)}
"""Relaxed F1 and value F1 of TimeBank and AQUAINT, the half the rules were looked at on and the half they were not."""

SAMPLE = (0.94, 0.85, 4)
"""Relaxed F1, value accuracy, and publication dates of 5."""


def scored(shared, tmp_path, gold, rows):
    answers = tmp_path / "answers.jsonl"
    answers.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    command = [sys.executable, str(shared / "eval/eval_times.py"), str(gold), "--jsonl", str(answers)]
    command += ["--texts", str(shared / "reports")]
    told = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    return json.loads(told.stdout)


@pytest.fixture(scope="module")
def timeml(shared):
    path = pinned(shared / "gold/times/timeml.jsonl", DIGESTS["times/timeml.jsonl"])
    return bench_times.lines(path), predict("times", str(path), 1)[1]


@pytest.mark.parametrize("half", sorted(TIMEML))
def test_times_of_news(shared, tmp_path, timeml, half):
    every, found = timeml
    gold = bench_times.written(tmp_path / "gold.jsonl", bench_times.halves(every)[half])
    told = scored(shared, tmp_path, gold, found)
    assert told["relaxed"]["F1"] >= TIMEML[half][0]
    assert told["value_F1"] >= TIMEML[half][1]


def test_times_of_the_sample(shared, tmp_path):
    gold = pinned(shared / "gold/sample/times.json", DIGESTS["sample/times.json"])
    told = scored(shared, tmp_path, gold, predict("times", str(shared / "reports"), 1)[1])
    assert told["relaxed"]["F1"] >= SAMPLE[0]
    if told["publication_dates"].startswith("4"):
        assert told["value_accuracy"] >= SAMPLE[1]
