"""Floors under the figures on comparisons: they only rise. The rules were written on these reports."""

from __future__ import annotations

import json

import pytest
from bench import predict

from rashomon import job
from rashomon.record import Record
from tests.shared import pinned, scorer

DIGEST = "de6669747247002a27ccf2915ed2ab51441e75b18092c3ce7d15e56026d42057"

pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")


def test_comparisons_of_the_sample(shared, tmp_path):
    gold = pinned(shared / "gold" / "sample" / "comparisons.json", DIGEST)
    path = tmp_path / "r.sqlite"
    job.read([str(shared / "reports")], record=path, jobs=1, strict=True)
    with Record(path) as record:
        rows = list(predict.KINDS["comparisons"](record))
    predicted = tmp_path / "rows.jsonl"
    predicted.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    agreement = scorer(shared, "eval_agreement")
    docs, digests, relations = agreement.load_gold(str(gold))
    found, _ = agreement.load_pred(str(predicted), set(docs))
    texts = agreement.Texts([str(shared / "reports")], digests)
    scored = agreement.evaluate(docs, relations, found, texts)
    differ, agree = scored["groups"]["conflict+differs"], scored["groups"]["same+copied"]
    assert differ["P"] >= 0.83, scored
    assert differ["R"] >= 0.52, scored
    assert agree["P"] >= 0.65, scored
    assert agree["R"] >= 0.59, scored
    assert scored["alignment_recall"]["relation_recall"] >= 0.63, scored
    assert scored["labels"]["conflict"]["R"] >= 0.6, scored
    assert scored["hard_negatives"]["hit_by_conflict"] == 0, scored
