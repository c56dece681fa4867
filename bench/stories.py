"""Prints the figures for stories, with a baseline in the same run: `python bench/stories.py [--shared ../shared]`.

What was looked at: in one language, constants were swept on half of the events of BASIL (those whose id has an even
MD5), and errors were read on all of it; across languages they were swept on MEANTIME in English with Italian and with
Dutch, and errors were read in English with Spanish too. The same 120 happenings are in all its languages, and the
figures for Spanish were seen beside the others: it is not unseen data, only never what a constant was chosen by. The
baseline is TF-IDF with average link, its threshold swept on the very set it is scored on; it needs scikit-learn, and
is left out without it. Only the stages that stories rest on run.
"""

from __future__ import annotations

import argparse
import importlib.util
import time
from pathlib import Path
from typing import Any

from predict import predict
from quality import SHARED, lines, scorer
from rashomon import job
from rashomon.findings import SameStory
from rashomon.pipeline import PIPELINE
from rashomon.stage import Grouping, Stage

NEEDED = ("within.articles", "within.metadata", "within.gists", "across.stories", "across.stories.hub")
SETS = {
    "BASIL undated": "basil/undated.jsonl",
    "BASIL dated": "basil/articles.jsonl",
    "MEANTIME en+es": "meantime/en_es_undated.jsonl",
}


def short() -> tuple[Any, ...]:
    """The part of the pipeline that stories rest on."""
    kept = [one for one in PIPELINE if isinstance(one, Stage) and one.name in NEEDED]
    return (*kept, *(one for one in PIPELINE if isinstance(one, Grouping) and one.link is SameStory))


def stories(source: Path) -> dict[str, str]:
    """The story of each row of a file."""
    whole, job.PIPELINE = job.PIPELINE, short()
    try:
        return {row["id"]: row["cluster"] for row in predict("stories", str(source), 1)[1]}
    finally:
        job.PIPELINE = whole


def figures(shared: Path, name: str) -> tuple[float, float, float]:
    """B-cubed precision, recall and F1 of a set."""
    path = shared / "gold/stories" / SETS[name]
    gold = {row["id"]: row["event_id"] for row in lines(path)}
    found: tuple[float, float, float] = scorer(shared, "eval_stories").bcubed(gold, stories(path))
    return found


def baseline(shared: Path, name: str) -> str:
    """The best F1 that TF-IDF with average link reaches at any threshold."""
    if importlib.util.find_spec("sklearn") is None:
        return "no scikit-learn"
    evaluate = scorer(shared, "eval_stories")
    rows, gold = evaluate.load(shared / "gold/stories" / SETS[name])
    alike = evaluate.vectors(rows, "tfidf")
    dated = [evaluate.mask_time(alike, rows, days) for days in (0, 5)]
    tries = ((one, step / 100) for one in dated for step in range(4, 60, 2))
    best = max(evaluate.bcubed(gold, evaluate.cluster(one, rows, "agglo", at))[2] for one, at in tries)
    return f"{best:.4f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=SHARED)
    shared = parser.parse_args().shared.resolve()
    if not (shared / "eval").is_dir():
        raise SystemExit(f"{shared}: no scorers there; name their folder with --shared")
    print(f"{'B-cubed':16}{'precision':>10}{'recall':>8}{'F1':>8}{'seconds':>9}   TF-IDF, swept on the set")
    for name in SETS:
        started = time.process_time()
        precision, recall, both = figures(shared, name)
        seconds = time.process_time() - started
        told = f"{name:16}{precision:10.4f}{recall:8.4f}{both:8.4f}{seconds:9.1f}"
        print(f"{told}   {baseline(shared, name)}", flush=True)


if __name__ == "__main__":
    main()
