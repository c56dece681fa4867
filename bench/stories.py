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
import json
import random
import tempfile
import time
from collections.abc import Sequence
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


def invented(articles: int) -> list[dict[str, str]]:
    """Texts without sense, five to a story; people recur from story to story, as they do in news."""
    chance = random.Random(articles)
    syllables = [one + two for one in "bdfgklmnprstvz" for two in "aeiou"]

    def words(count: int) -> list[str]:
        return ["".join(chance.choices(syllables, k=4)) for _ in range(count)]

    people, common = [word.title() for word in words(articles // 3)], words(3000)
    rows = []
    for number in range(articles):
        if number % 5 == 0:
            names, told = [*chance.sample(people, 6), *(word.title() for word in words(4))], words(60)
        picked = [chance.choice(chance.choices((names, told, common), (12, 28, 60))[0]) for _ in range(220)]
        rows.append({"id": str(number), "title": " ".join(chance.sample(names, 2)), "text": " ".join(picked) + "."})
    return rows


def growth(sizes: Sequence[int]) -> None:
    """Prints the seconds that a record of each size takes, and those of five articles more, one run each."""
    whole, job.PIPELINE = job.PIPELINE, short()
    print(f"{'articles':>10}{'seconds':>9}{'one more':>10}   of which in stages, by the clock")
    try:
        for size in sizes:
            _grown(size)
    finally:
        job.PIPELINE = whole


def _grown(size: int, more: int = 5) -> None:
    rows = invented(size + more)
    seconds, told = [], []
    with tempfile.TemporaryDirectory() as folder:
        for name, some in (("all", rows[:-more]), *((f"more{row['id']}", [row]) for row in rows[-more:])):
            path = Path(folder) / f"{name}.jsonl"
            path.write_text("\n".join(map(json.dumps, some)), encoding="utf-8")
            started = time.process_time()
            told.append(job.read([folder], record=Path(folder) / "record.sqlite", jobs=1))
            seconds.append(time.process_time() - started)
    one = sorted(zip(seconds[1:], told[1:], strict=True), key=lambda pair: pair[0])[more // 2]
    stages = {name: spent for name, spent in one[1].stages.items() if "stor" in name}
    print(f"{size:10,}{seconds[0]:9.1f}{one[0]:10.2f}   {stages}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument(
        "--growth", type=int, nargs="+", metavar="ARTICLES", help="the cost of one more article at these sizes"
    )
    given = parser.parse_args()
    if given.growth:
        growth(given.growth)
        return
    shared = given.shared.resolve()
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
