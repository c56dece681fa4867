"""Prints words per second, the share of each stage and peak memory, as ratios to bare parsing of the same paragraphs.

`python bench/speed.py [--articles 100] [--repeats 3] [--texts FILE.jsonl]`.
Bare parsing is `nlp.pipe` over the paragraphs that Rashomon
parses, in batches of the same size, in a process of its own that runs in turn with the measured one; both load the
model. Medians of the pairs are shown. `--flat N` reads N short articles and prints memory as it goes. Texts are news
(the `text` of each row of `--texts`) where there are any, else invented ones, whose phrases recur: they cost more in
comparing quotes than news does.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import corpus


@dataclass(frozen=True)
class Measure:
    """One whole process."""

    wall: float
    cpu: float
    peak: float
    """Megabytes."""
    told: dict


def run(*arguments: str) -> Measure:
    """Runs this file again with other arguments, alone, and measures the process from outside."""
    # Modules are compiled once, as where they are installed; the first run is for that.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    started = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, __file__, *arguments], stdout=subprocess.PIPE, text=True, env=environment
    )
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{arguments[0]} failed")
    scale = 1024 if sys.platform != "darwin" else 1024 * 1024
    cpu = usage.ru_utime + usage.ru_stime
    return Measure(time.perf_counter() - started, cpu, usage.ru_maxrss / scale, json.loads(output.splitlines()[-1]))


def bare(paragraphs: str) -> dict:
    """Only the parse."""
    from rashomon.parse import BATCH, load

    texts = json.loads(Path(paragraphs).read_text(encoding="utf-8"))
    nlp, words = load(), 0
    for start in range(0, len(texts), BATCH):
        with nlp.memory_zone():
            words += sum(len(doc) for doc in nlp.pipe(texts[start : start + BATCH], batch_size=BATCH))
    return {"words": words}


def whole(folder: str, record: str) -> dict:
    """The main job: a folder of reports to a record."""
    from rashomon import job

    summary = job.read([folder], record=Path(record), jobs=1)
    return {"stages": dict(summary.stages), "seconds": time.process_time()}


def parsed(record: str) -> list[str]:
    """The paragraphs that were parsed, each once, in the order of the reports."""
    from rashomon.findings import ARTICLE_ROLES, Block
    from rashomon.record import Record
    from rashomon.text import fold

    with Record(record) as opened:
        blocks = [block for block in opened.all(Block) if block.role in ARTICLE_ROLES]
    return list(dict.fromkeys(fold(block.text) for block in blocks))


NEWS = Path(__file__).parents[2] / "shared/gold/quotes/polnear_train.jsonl"


def news(folder: Path, source: Path, count: int) -> None:
    """The first texts of a file of rows, each a report."""
    folder.mkdir()
    rows = source.read_text(encoding="utf-8").splitlines()[:count]
    for number, row in enumerate(rows):
        (folder / f"{number:05}.txt").write_text(json.loads(row)["text"], encoding="utf-8")


def compare(name: str, count: int, repeats: int, source: Path | None = None, *, repeat: bool = False) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        folder, paragraphs = Path(scratch) / "reports", Path(scratch) / "paragraphs.json"
        if source:
            news(folder, source, count)
        else:
            corpus.write(folder, count, repeat=repeat)
        pairs = []
        for turn in range(repeats + 1):
            record = str(Path(scratch) / f"{turn}.sqlite")
            ours = run("--whole", str(folder), record)
            if turn == 0:  # the first is the warm-up, and tells what is parsed
                paragraphs.write_text(json.dumps(parsed(record)), encoding="utf-8")
                continue
            pairs.append((ours, run("--bare", str(paragraphs))))
        show(name, count, pairs)


def show(name: str, count: int, pairs: list[tuple[Measure, Measure]]) -> None:
    words = pairs[0][1].told["words"]
    median = statistics.median
    print(f"\n{name}: {count} articles, {words:,} words parsed, median of {len(pairs)} pairs")
    print(f"  {'':24}{'Rashomon':>12}{'bare parse':>12}{'ratio':>8}")
    for title, of in (("seconds", "wall"), ("CPU seconds", "cpu"), ("peak memory, MB", "peak")):
        ours, base = (median(getattr(pair[side], of) for pair in pairs) for side in (0, 1))
        ratio = median(getattr(a, of) / getattr(b, of) for a, b in pairs)
        print(f"  {title:24}{ours:12.1f}{base:12.1f}{ratio:8.2f}")
    ours, base = (median(words / pair[side].wall for pair in pairs) for side in (0, 1))
    print(f"  {'words per second':24}{ours:12,.0f}{base:12,.0f}{ours / base:8.2f}")
    told = pairs[0][0].told
    total = told["seconds"]
    rest = total - sum(told["stages"].values())
    for stage, seconds in [
        *sorted(told["stages"].items(), key=lambda item: -item[1]),
        ("all else: read, write, import", rest),
    ]:
        print(f"    {stage:32}{seconds:8.2f} s{seconds / total:7.1%}")
    show_groups(told["stages"], total, base_cpu=median(pair[1].cpu for pair in pairs))


GROUPS = {
    "quotes and actors": ("mentions", "quotes", "coreference", "attributions", "actors"),
    "events and positions": ("events", "positions", "documents"),
    "claims and comparisons": ("quantities", "claims", "comparisons"),
    "times and dates": ("times", "dates", "published"),
    "shared text and words": ("shared_text", "verbatim", "words"),
}
"""Stages by what a reader asks for, by the second part of their names."""


def show_groups(stages: dict[str, float], total: float, base_cpu: float) -> None:
    """CPU seconds of each group of stages, of the parse and of the rest, as ratios to bare parsing."""
    groups: dict[str, float] = {}
    for stage, seconds in stages.items():
        part = stage.partition(".")[2].partition(".")[0]
        name = next((name for name, parts in GROUPS.items() if part in parts), "all other stages")
        name = "parse" if stage == "parse" else name
        groups[name] = groups.get(name, 0.0) + seconds
    groups["all else: read, write, import"] = total - sum(stages.values())
    groups["everything beside the parse"] = total - stages.get("parse", 0.0)
    print("  as ratios to bare parsing, CPU seconds:")
    for name, seconds in groups.items():
        print(f"    {name:32}{seconds:8.2f} s{seconds / base_cpu:8.2f}")


SHORT = 3
"""Paragraphs of a short article, as memory is measured on: some hundred words."""


def short(folder: Path, source: Path | None, count: int) -> None:
    """Short articles without a paragraph in common: news in pieces where there is any, else invented ones."""
    if source is None:
        corpus.write(folder, count)
        return
    folder.mkdir()
    texts = (json.loads(row)["text"] for row in source.read_text(encoding="utf-8").splitlines())
    pieces = (piece for text in texts for piece in itertools.batched(filter(str.strip, text.split("\n")), SHORT))
    for number, piece in enumerate(itertools.islice(pieces, count)):
        (folder / f"{number:05}.txt").write_text("\n\n".join(piece), encoding="utf-8")


def flat(count: int, source: Path | None) -> None:
    """Memory while a long run goes on."""
    from rashomon import job

    tenths: dict[int, float] = {}
    steps: dict[str, float] = {}

    def note(step: str, done: int, total: int) -> None:
        now = resident()
        steps[step] = max(steps.get(step, 0.0), now)
        if step == "within":
            tenths[done * 10 // max(1, total)] = now

    with tempfile.TemporaryDirectory() as scratch:
        folder, record = Path(scratch) / "reports", Path(scratch) / "r.sqlite"
        short(folder, source, count)
        summary = job.read([str(folder)], record=record, jobs=1, progress=note)
        size = record.stat().st_size / 2**20
    print(f"\nmemory over {summary.reports:,} articles (one process), MB resident at each tenth:")
    print("  " + "  ".join(f"{tenths[tenth]:.0f}" for tenth in sorted(tenths)))
    print("  at most in each step: " + ", ".join(f"{step} {most:.0f}" for step, most in steps.items()))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    cpu = time.process_time()
    print(f"  peak {peak:.0f} MB, record {size:.0f} MB, {summary.seconds:.0f} s, {cpu:.0f} s of CPU")
    for stage, seconds in sorted(summary.stages.items(), key=lambda item: -item[1])[:8]:
        print(f"    {stage:32}{seconds:8.1f} s")


def resident() -> float:
    """Megabytes this process holds now (Linux), or held at most (elsewhere)."""
    status = Path("/proc/self/statm")
    if status.exists():
        return int(status.read_text().split()[1]) * resource.getpagesize() / 2**20
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=100)
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--texts", type=Path, default=NEWS if NEWS.exists() else None)
    parser.add_argument("--flat", type=int, default=0)
    parser.add_argument("--bare")
    parser.add_argument("--whole", nargs=2)
    chosen = parser.parse_args()
    if chosen.bare:
        print(json.dumps(bare(chosen.bare)))
    elif chosen.whole:
        print(json.dumps(whole(*chosen.whole)))
    elif chosen.flat:
        flat(chosen.flat, chosen.texts)
    else:
        if chosen.texts:
            compare(f"news ({chosen.texts.name})", chosen.articles, chosen.repeats, chosen.texts)
        compare("invented text", chosen.articles, chosen.repeats)
        compare("every paragraph ten times", chosen.articles, chosen.repeats, repeat=True)


if __name__ == "__main__":
    main()
