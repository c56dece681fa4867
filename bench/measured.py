"""Prints how often what is shown was right, kind by kind: `python bench/measured.py [--write]`.

The figures are the scorers' precision. `--write` sets `lexicon/kinds_measured.csv`, which pages show in their footer.
What was looked at while rules were written: the sample, one half of TimeBank's documents and of the coded sentences
(see `bench/times.py` and `bench/quality_events.py`), and BASIL. The other halves, and GUM, were not.
"""

from __future__ import annotations

import argparse
import datetime
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from predict import predict
from quality import ROOT, SHARED, lines, scorer
from quality_events import is_fitted
from stories import figures
from times import halves, written

MEASURED = ROOT / "src/rashomon/lexicon/kinds_measured.csv"

HEAD = """\
# How often what is shown of a kind is right: so many of a hundred (precision), on texts that people had gone through.
# Written by `python bench/measured.py --write`. `seen`: whether the rules were written with these texts in view.
# Source: measured with this project's own answers. Date: {date}. Licence: CC0-1.0.
kind,right,figure,set,seen,date
"""

SAMPLE = "five reports of two summits"

type Figures = Iterator[tuple[str, str, float, str, bool]]
"""Kind, what counts as right, the figure, the set in words, and whether the rules were written on it."""


def rows(kind: str, source: Path) -> list[dict[str, Any]]:
    """What is found, one row each."""
    return list(predict(kind, str(source), 1)[1])


def told(shared: Path, name: str, *arguments: str | Path) -> str:
    """What a scorer prints."""
    command = [sys.executable, str(shared / "eval" / f"{name}.py"), *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout


def quotes(shared: Path, _: Path) -> Figures:
    """Direct, partly quoted and indirect speech, with its source."""
    evaluate, types = scorer(shared, "eval_quotes"), {"direct", "mixed", "indirect"}
    sets = (
        (SAMPLE, True, shared / "gold/sample/quotes.jsonl", shared / "reports"),
        ("news articles of the GUM corpus", False, *(shared / "gold/quotes/gum_news.jsonl",) * 2),
    )
    for name, seen, gold, source in sets:
        found = evaluate.score(lines(gold), rows("quotes", source), types)
        yield "quotes", "the words and who said them", found["end_to_end"]["P"] / 100, name, seen


def sample(shared: Path, scratch: Path) -> Figures:
    """What is scored on the sample alone."""
    gold = shared / "gold/sample"
    tests: tuple[tuple[str, str, str, str, tuple[str | Path, ...], str], ...] = (
        ("actors", "the actor a name or word is counted for", "actors", "eval_actors", (gold / "actors.json",), "P"),
        ("shared text", "the characters marked", "shared_text", "eval_copies", (gold / "copies.json",), "P"),
        (
            *("happenings", "its kind, status, a party and the passage", "happenings", "eval_happenings"),
            ("happenings", gold / "events.json"),
            "precision",
        ),
        (
            *("positions", "holder, matter, side and the passage", "positions", "eval_happenings"),
            ("positions", gold / "events.json"),
            "precision",
        ),
    )
    for name, right, kind, script, arguments, word in tests:
        answers = written(scratch / name.replace(" ", "_"), rows(kind, shared / "reports"))
        printed = told(shared, script, *arguments, answers)
        yield name, right, float(re.findall(rf"\b{word} ([\d.]+)", printed)[0]), SAMPLE, True


def times(shared: Path, scratch: Path) -> Figures:
    """Words that tell a time."""
    every = shared / "gold/times/timeml.jsonl"
    held = written(scratch / "held.jsonl", halves(lines(every))["held out"])
    sets = (
        (SAMPLE, True, shared / "reports", (shared / "gold/sample/times.json", "--texts", shared / "reports")),
        ("half of TimeBank", False, held, (held,)),
    )
    for name, seen, source, arguments in sets:
        answers = written(scratch / "times.jsonl", rows("times", source))
        found = json.loads(told(shared, "eval_times", *arguments, "--jsonl", answers))
        yield "times", "that the words tell a time", found["relaxed"]["P"], name, seen
        yield "times", "the day or days, of times found", found["value_accuracy"], name, seen


def events(shared: Path, _: Path) -> Figures:
    """The types of coded events, on the half of the sentences that was not read."""
    evaluate, path = scorer(shared, "eval_events"), shared / "gold/events/plover/gold.json"
    coded = json.loads(path.read_text(encoding="utf-8"))
    gold = evaluate.prep(coded, False, True)
    found = evaluate.prep(rows("events", path), False, False)
    names = [name for name in sorted({row["sent_id"] for row in coded}) if not is_fitted(name)]
    figure = evaluate.score(gold, found, names)["type_micro"]["P"]
    yield "event types", "the type", figure, "half of the sentences coded with PLOVER", False


def stories(shared: Path, _: Path) -> Figures:
    """Articles grouped by their main happening."""
    yield (
        "stories",
        "the story an article is put in",
        figures(shared, "BASIL undated")[0],
        "look-alike news, BASIL",
        True,
    )


TESTS: tuple[Callable[[Path, Path], Figures], ...] = (quotes, sample, times, events, stories)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--write", action="store_true")
    chosen = parser.parse_args()
    if not (chosen.shared / "eval").is_dir():
        raise SystemExit(f"{chosen.shared}: no scorers there; name their folder with --shared")
    shared, today = chosen.shared.resolve(), datetime.datetime.now(datetime.UTC).date().isoformat()
    found = []
    with tempfile.TemporaryDirectory() as scratch:
        for test in TESTS:
            for kind, right, figure, name, seen in test(shared, Path(scratch)):
                print(f"{kind:14}{figure:7.3f}  {right}; on {name}{' (written on)' if seen else ''}", flush=True)
                found.append(f'{kind},"{right}",{figure:.3f},"{name}",{"yes" if seen else "no"},{today}\n')
    if chosen.write:
        MEASURED.write_text(HEAD.format(date=today) + "".join(found), encoding="utf-8")


if __name__ == "__main__":
    main()
