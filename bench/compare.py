"""Prints the scorer's figures for comparisons: `python bench/compare.py [--shared ../shared] [--write]`.

Natural and generated apart. The natural set is the sample of five reports, on which rules were written. The generated
suite is made of the second half of the English MEANTIME articles; the first half was looked at when rules were made.
`--write` sets what the pages and `rashomon compare` say of how often a label is right.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path
from typing import Any

from generate_comparisons import generate
from predict import predict
from predict_comparisons import LATER
from quality import ROOT, SHARED, scorer

HELD = (60, 120)
"""The articles that the generated suite is made of."""

MEASURED = ROOT / "src/rashomon/lexicon/comparison_measured.csv"

DATE = "2026-11-25"

SETS = {
    "the sample": "five reports of two summits, which the rules were written on",
    "generated": "altered copies of news articles that no rule was written on",
}
"""The sets, as readers are told of them."""

HEAD = f"""\
# How often a label of two compared passages is right: `right` of those `shown`.
# Written by `python bench/compare.py --write`. `same` and `copied` count as right where the gold has either; a label
# that the gold of a set does not hold is left out there; a later position or account counts as right where the gold
# has a difference.
# Source: measured with this project's own comparisons. Date: {DATE}. Licence: CC0-1.0.
label,set,right,shown,date
"""

AGREE = {"same", "copied"}


def tell(title: str, shared: Path, gold: Path, texts: Path) -> Any:
    """The figures of one set. Only comparisons of an article with its own copy are asked for in a generated one."""
    agreement = scorer(shared, "eval_agreement")
    rows = predict("comparisons", str(texts), 1)[1]
    if texts != shared / "reports":
        rows = [row for row in rows if _own(row["left"]["doc"], row["right"]["doc"])]
    docs, digests, relations = agreement.load_gold(str(gold))
    read = agreement.Texts([str(texts)], digests)
    found = _loaded(agreement, rows, docs)
    print(f"\n{title}", flush=True)
    agreement.show(scored := agreement.evaluate(docs, relations, found, read))
    for label in AGREE:
        those = [_alike(one) for one in found if one["label"] == label]
        either = agreement.evaluate(docs, [_alike(one) for one in relations], those, read)
        scored["labels"][label]["P"] = either["labels"]["same"]["P"]
    for label, (counted_as, _) in LATER.items():
        those = _loaded(agreement, [row for row in rows if row["shown_as"] == label], docs)
        scored["labels"][label] = agreement.evaluate(docs, relations, those, read)["labels"][counted_as]
    return scored


def _loaded(agreement: Any, rows: list[dict[str, Any]], docs: list[str]) -> list[dict[str, Any]]:
    """Rows as the scorer reads them."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "rows.jsonl")
        path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        found, _ = agreement.load_pred(str(path), set(docs))
    return found


def _alike(one: dict[str, Any]) -> dict[str, Any]:
    return {**one, "label": "same"} if one["label"] in AGREE else one


def measured(scored: Any, name: str) -> list[str]:
    """The rows of the table for one set."""
    out = []
    for label, one in scored["labels"].items():
        if one["n_gold"] and one["n_pred"]:
            right = round(one["P"] * one["n_pred"])
            out.append(f'{label},"{SETS[name]}",{right},{one["n_pred"]},{DATE}\n')
    return out


def _own(left: str, right: str) -> bool:
    return left != right and left.replace("_copy", "") == right.replace("_copy", "")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--write", action="store_true")
    chosen = parser.parse_args()
    shared = chosen.shared.resolve()
    if not (shared / "eval").is_dir():
        raise SystemExit(f"{shared}: no scorers there; name their folder with --shared")
    sample = tell("natural: the sample", shared, shared / "gold/sample/comparisons.json", shared / "reports")
    with tempfile.TemporaryDirectory() as folder:
        texts = Path(folder, "suite")
        generate(shared / "gold/stories/meantime/articles.jsonl", texts, HELD)
        made = tell("generated, articles not looked at", shared, Path(folder, "suite.json"), texts)
    if chosen.write:
        rows = measured(sample, "the sample") + measured(made, "generated")
        MEASURED.write_text(HEAD + "".join(rows), encoding="utf-8")


if __name__ == "__main__":
    main()
