"""Floors under the figures on positions: they only rise. The stance words were looked over on these reports too."""

from __future__ import annotations

import contextlib
import io
import json
import re

import pytest
from bench import predict

from rashomon import job
from rashomon.record import Record
from tests.shared import pinned, scorer

DIGEST = "9509cf7eebacc570364de7555fe5d6107de299ad06d390d54912f789290181eb"

RIGHT, PRECISION = 26, 0.62
"""Positions right of 30, and the share of those shown that are in the gold, which is not complete."""

pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")


def test_positions_of_the_sample(shared, tmp_path):
    gold = pinned(shared / "gold" / "sample" / "events.json", DIGEST)
    path = tmp_path / "r.sqlite"
    job.read([str(shared / "reports")], record=path, jobs=1, strict=True)
    with Record(path) as record:
        rows = list(predict.KINDS["positions"](record))
    predicted = tmp_path / "positions.jsonl"
    predicted.write_text("".join(json.dumps(row) + "\n" for row in rows))
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        scorer(shared, "eval_happenings").main("positions", gold, predicted)
    told = out.getvalue()
    assert int(re.search(r"right (\d+)", told)[1]) >= RIGHT, told
    assert float(re.search(r"precision ([\d.]+)", told)[1]) >= PRECISION, told
