"""Prints what one more article costs as a record grows, shared text alone: `python bench/growth.py [NUMBER ...]`.

Invented texts, of which a tenth are copies; the stages that find shared text and those they rest on, nothing else. Each
further article is read by a process of its own, as from the command line: what the first run left in memory is no help
and no load. What a process opens before it reads is counted, importing is not.
"""

from __future__ import annotations

import json
import multiprocessing
import sys
import tempfile
import time
from pathlib import Path

import edits
from rashomon import job
from rashomon.findings import SameOrigin
from rashomon.pipeline import PIPELINE
from rashomon.record import Record

STAGES = {"within.articles", "within.metadata", "within.bodies", "across.shared_text", "groups.same_origin"}
ALONE = tuple(entry for entry in PIPELINE if entry.name in STAGES)
"""What shared text rests on."""
SIZES, LENGTH, MORE = (1_000, 10_000, 50_000), 170, 7


def main() -> None:
    sizes = [int(number) for number in sys.argv[1:]] or SIZES
    job.PIPELINE = ALONE
    print(f"\n{'one more article, a copy':36}{'CPU ms':>10}{'first run, articles/s':>24}{'links':>8}")
    for size in sizes:
        more, speed, links = grown(size)
        print(f"{f'at {size:,} articles':36}{more * 1000:10,.0f}{speed:24,.0f}{links:8,}")


def grown(size: int) -> tuple[float, float, int]:
    """Seconds for one more article, articles a second before, links after."""
    texts = edits.invented(size, LENGTH, size)
    for at in range(size // 10):
        texts[at] = edits.edited(texts[size // 10 + at], texts[-1 - at], 3, at).text
    with tempfile.TemporaryDirectory() as folder:
        rows, path = Path(folder, "rows.jsonl"), Path(folder, "r.sqlite")
        rows.write_text("".join(json.dumps({"id": str(n), "text": text}) + "\n" for n, text in enumerate(texts)))
        started = time.process_time()
        job.read([str(rows)], record=path, jobs=1)
        first = time.process_time() - started
        for at in range(MORE):
            Path(folder, f"{at}.txt").write_text(edits.edited(texts[-1 - at], texts[0], 3, at).text)
        with multiprocessing.get_context("spawn").Pool(1, maxtasksperchild=1) as pool:
            articles = [(Path(folder, f"{at}.txt"), path) for at in range(MORE)]
            costs = sorted(pool.starmap(one_more, articles, chunksize=1))
        with Record(path) as record:
            return costs[MORE // 2], size / first, record.count(SameOrigin)


def one_more(article: Path, record: Path) -> float:
    """Seconds of work for one article."""
    job.PIPELINE = ALONE
    started = time.process_time()
    job.read([str(article)], record=record, jobs=1)
    return time.process_time() - started


if __name__ == "__main__":
    main()
