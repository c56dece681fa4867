"""Prints the scorers' figures for quotes, actors and questions: `python bench/quality.py quotes|actors|questions`.

The scorers and the gold are read from `--shared`; without that folder there is nothing to print. What was looked at
while rules were written: the five sample reports and PolNeAR train and dev. GUM was not.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from types import ModuleType
from typing import Any

import predict_questions
from predict import predict

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"


def scorer(shared: Path, name: str) -> ModuleType:
    """A scorer as a module."""
    spec = importlib.util.spec_from_file_location(name, shared / "eval" / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def quotes(shared: Path) -> None:
    """End-to-end F1 by type, and the right source given the content."""
    eval_quotes = scorer(shared, "eval_quotes")
    sets = {
        "sample": (shared / "gold/sample/quotes.jsonl", shared / "reports"),
        "PolNeAR dev": (shared / "gold/quotes/polnear_dev.jsonl",) * 2,
        "GUM news": (shared / "gold/quotes/gum_news.jsonl",) * 2,
    }
    print(f"{'end-to-end F1':14}{'all':>8}{'direct':>8}{'mixed':>8}{'indirect':>10}{'source':>8}")
    for name, (gold, source) in sets.items():
        documents, (_, rows) = lines(gold), predict("quotes", str(source))
        every = {"direct", "mixed", "indirect"}
        found = [eval_quotes.score(documents, rows, types) for types in (every, {"direct"}, {"mixed"}, {"indirect"})]
        figures = [one["end_to_end"]["F1"] for one in found]
        print(
            f"{name:14}{figures[0]:8.1f}{figures[1]:8.1f}{figures[2]:8.1f}{figures[3]:10.1f}{found[0]['speaker_acc']:8.1f}"
        )


def actors(shared: Path) -> None:
    """Mentions to the right actor, utterances across reports, pronouns on news that no rule was fitted to."""
    sample = shared / "gold/sample"
    with tempfile.TemporaryDirectory() as scratch:
        for kind in ("actors", "words"):
            rows = predict(kind, str(shared / "reports"))[1]
            Path(scratch, kind).write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        tell("sample actors", shared, "eval_actors", sample / "actors.json", Path(scratch, "actors"))
        words = Path(scratch, "words")
        tell("sample utterances", shared, "eval_words", sample / "quotes.jsonl", sample / "copies.json", words)
    gum = shared / "gold/actors/gum"
    tell("GUM news", shared, "eval_coreference", "gum", gum, "--genre", "news", "--system", "bench.gum:clusters")


def questions(shared: Path) -> None:
    """Question by question: the passages of its answer that its command shows, and how much else."""
    asked = shared / "gold/sample/questions.json"
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch, "questions")
        rows = predict_questions.rows(json.loads(asked.read_text(encoding="utf-8")), shared / "reports")
        path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        tell("questions", shared, "eval_questions", asked, path, "--texts", shared / "reports", "--misses")


def tell(title: str, shared: Path, name: str, *arguments: str | Path) -> None:
    print(f"\n{title}", flush=True)
    command = [sys.executable, str(shared / "eval" / f"{name}.py"), *map(str, arguments)]
    subprocess.run(command, cwd=ROOT, check=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["quotes", "actors", "questions"])
    parser.add_argument("--shared", type=Path, default=SHARED)
    chosen = parser.parse_args()
    if not (chosen.shared / "eval").is_dir():
        raise SystemExit(f"{chosen.shared}: no scorers there; name their folder with --shared")
    {"quotes": quotes, "actors": actors, "questions": questions}[chosen.what](chosen.shared.resolve())


if __name__ == "__main__":
    main()
