"""Floors under the figures on shared text: they only rise. The gold is not part of the project, and may not be here."""

from __future__ import annotations

import contextlib
import io
import json
import re

import pytest
from bench import predict, shared_text

from tests.shared import pinned, scorer

COPIES = "4facd6df6419f1ee3c9f58ff72c005367628d40217e47d891d27489ed611fecf"
"""Digest of the gold on the sample."""

SAMPLE = {"F1": 0.97, "passages": 7, "hard": 0}
"""Character F1, passages found of 7, hard negatives called copied of 5."""

GENERATED = (0.98, 0.97)
"""Character F1 of what differs, and the share of planted edits whose type is told, on articles nobody looked at."""

# The scorers leave files to be closed by whoever comes after them.
pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")


def test_passages_of_the_sample(shared, tmp_path):
    gold = pinned(shared / "gold/sample/copies.json", COPIES)
    path = tmp_path / "shared"
    rows = predict.predict("shared_text", str(shared / "reports"), 1)[1]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    told = io.StringIO()
    with contextlib.redirect_stdout(told):
        scorer(shared, "eval_copies").main(str(gold), str(path))
    figures = re.search(r"F1 ([\d.]+) · passages (\d+)/7 · hard negatives called copied (\d+)/5", told.getvalue())
    assert figures is not None, told.getvalue()
    assert float(figures[1]) >= SAMPLE["F1"]
    assert int(figures[2]) >= SAMPLE["passages"]
    assert int(figures[3]) <= SAMPLE["hard"]


def test_generated_differences(shared):
    score, right, edits = shared_text.generated(shared_text.meantime(shared)[1::2])
    assert edits > 300
    assert score >= GENERATED[0]
    assert right >= GENERATED[1]


def test_near_duplicates():
    texts, pairs = shared_text.planted(800)
    found = {
        (one, other) for one, other, _ in shared_text.duplicates.near(list(map(shared_text.duplicates.sketch, texts)))
    }
    assert len(found & pairs) >= 0.97 * len(pairs)
    assert found <= pairs
